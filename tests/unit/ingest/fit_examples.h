// Small FIT files for the tests, and short ways to look into what was read.
#pragma once

#include <optional>

#include "ingest/fit/read_fit.h"
#include "tests/support/fit_writer.h"

namespace freshlegs::fit {

using test::BaseType;
using test::FitWriter;
using test::ints;
using test::Invalid;
using test::reals;

/// 2024-05-01T06:00:00Z
inline constexpr std::uint32_t kMorning = test::fit_time(1714543200);

inline FileContent read(const std::vector<std::byte>& file) { return read_fit(file, {.census = true}, sha256(file)); }

inline void define_file_id(FitWriter& w, std::uint8_t local = 0) {
  w.define(local, 0,
           {{0, BaseType::enum8}, {1, BaseType::uint16}, {2, BaseType::uint16}, {4, BaseType::uint32}});
}

/// An activity file of Garmin's fr955 up to its first record.
inline FitWriter activity(std::uint8_t header_size = 14) {
  FitWriter w(header_size);
  define_file_id(w);
  w.message(0, {4, 1, 4024, kMorning});
  return w;
}

/// timestamp and heart rate, as local type 1.
inline void define_heart_rate(FitWriter& w) {
  w.define(1, 20, {{253, BaseType::uint32}, {3, BaseType::uint8}});
}

/// sport, start, elapsed s, as local type 2.
inline void define_session(FitWriter& w) {
  w.define(2, 18,
           {{253, BaseType::uint32}, {2, BaseType::uint32}, {5, BaseType::enum8}, {7, BaseType::uint32}});
}

inline void add_session(FitWriter& w, int sport, std::uint32_t start, std::uint32_t elapsed_s) {
  define_session(w);
  w.message(2, {start + elapsed_s, start, sport, elapsed_s * 1000});
}

/// A run of n seconds at 1 Hz, heart rate 100, 101, ...
inline FitWriter run_of(int n, std::uint8_t header_size = 14) {
  FitWriter w = activity(header_size);
  define_heart_rate(w);
  for (int i = 0; i < n; ++i) w.message(1, {kMorning + static_cast<unsigned>(i), 100 + i % 100});
  add_session(w, 1, kMorning, static_cast<unsigned>(n));
  return w;
}

inline std::vector<double> values(const Recording& r, ChannelKind kind,
                                  ChannelSource source = ChannelSource::native) {
  std::vector<double> out;
  const Channel* channel = r.samples.find(kind, source);
  for (std::size_t i = 0; channel != nullptr && i < channel->ticks.size(); ++i)
    out.push_back(channel->ticks[i] == kMissing ? -1 : channel->value(i));
  return out;
}

inline std::uint64_t count_of(const FileContent& content, std::string_view note) {
  for (const auto& n : content.notes)
    if (n.code == note) return n.count;
  return 0;
}

inline std::string code_of(const FileContent& content) { return content.reason ? content.reason->code : ""; }

}  // namespace freshlegs::fit
