// Long FIT files for measuring: twelve hours at one sample a second.
#pragma once

#include "tests/support/fit_writer.h"

namespace freshlegs::bench {

/// Seventeen fields a record, as a watch with running dynamics writes them; with developer fields, the six of
/// a Stryd pod stand behind.
inline std::vector<std::byte> twelve_hours(bool developer_fields, int seconds = 12 * 3600) {
  using test::BaseType;
  test::FitWriter w;
  const std::uint32_t start = test::fit_time(1714543200);
  w.define(0, 0, {{0, BaseType::enum8}, {1, BaseType::uint16}, {2, BaseType::uint16}, {4, BaseType::uint32}});
  w.message(0, {4, 1, 4024, start});
  std::vector<test::FitDeveloperField> slots;
  if (developer_fields) {
    struct {
      const char *name, *units;
      BaseType type;
    } const stryd[] = {{"Power", "Watts", BaseType::uint16},
                       {"Cadence", "RPM", BaseType::uint8},
                       {"Ground Time", "Milliseconds", BaseType::uint16},
                       {"Vertical Oscillation", "Centimeters", BaseType::float32},
                       {"Form Power", "Watts", BaseType::uint16},
                       {"Leg Spring Stiffness", "kN/m", BaseType::float32}};
    w.define(1, 206,
             {{0, BaseType::uint8},
              {1, BaseType::uint8},
              {2, BaseType::uint8},
              {3, BaseType::string, 24},
              {8, BaseType::string, 14}});
    for (std::uint8_t i = 0; i < std::size(stryd); ++i) {
      w.message(1, {0, i, static_cast<int>(stryd[i].type), stryd[i].name, stryd[i].units});
      slots.push_back({i, 0, stryd[i].type});
    }
  }
  w.define(2, 20,
           {{253, BaseType::uint32},
            {0, BaseType::sint32},
            {1, BaseType::sint32},
            {5, BaseType::uint32},
            {73, BaseType::uint32},
            {78, BaseType::uint32},
            {39, BaseType::uint16},
            {40, BaseType::uint16},
            {41, BaseType::uint16},
            {83, BaseType::uint16},
            {84, BaseType::uint16},
            {85, BaseType::uint16},
            {7, BaseType::uint16},
            {3, BaseType::uint8},
            {4, BaseType::uint8},
            {13, BaseType::sint8},
            {53, BaseType::uint8}},
           slots);
  for (int i = 0; i < seconds; ++i) {
    std::vector<test::FitValue> row{start + static_cast<unsigned>(i),
                                    500000000 + 40 * i,
                                    100000000 + 30 * i,
                                    280 * i,
                                    2800 + i % 90,
                                    2600 + i % 300,
                                    800 + i % 40,
                                    3500 + i % 50,
                                    2480 + i % 60,
                                    700 + i % 30,
                                    5000 + i % 80,
                                    11000 + i % 200,
                                    250 + i % 50,
                                    140 + i % 30,
                                    84 + i % 4,
                                    18,
                                    i % 2 * 64};
    if (developer_fields)
      for (const double v : {230.0, 85.0, 260.0, 7.75, 61.0, 9.375}) row.emplace_back(v);
    w.message(2, row);
  }
  w.define(3, 18,
           {{253, BaseType::uint32}, {2, BaseType::uint32}, {5, BaseType::enum8}, {7, BaseType::uint32}});
  w.message(3, {start + static_cast<unsigned>(seconds), start, 1, seconds * 1000});
  return w.finish();
}

}  // namespace freshlegs::bench
