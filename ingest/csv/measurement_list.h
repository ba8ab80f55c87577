// Lists with one row a morning: heart-rate variability, resting heart rate, how the athlete felt.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "ingest/csv/date_text.h"
#include "ingest/csv/dialect.h"

namespace freshlegs::csv {

struct MeasurementColumn {
  enum class Form : std::uint8_t {
    positive,   ///< a number; 0 stands for nothing measured
    with_unit,  ///< a number and a unit that is always the same: "53 bpm"
    hours,      ///< hh:mm, to seconds; 0:00 stands for nothing measured
    duration,   ///< "8h 37min", to seconds
    yes_word,   ///< 1 where the cell is the word, 0 otherwise
  };
  std::string_view name;
  Measurement::Kind kind;
  Form form = Form::positive;
  std::string_view word = {};
};

struct MeasurementListSpec {
  std::string_view name, app;
  std::span<const std::string_view> required;
  std::span<const MeasurementColumn> columns;
  std::span<const std::string_view>
      when;                               ///< date and clock in one column; the first that can be read counts
  std::string_view day = {}, clock = {};  ///< or in two
  DateOrder date_order = DateOrder::day_first;
  std::string_view filter = {}, filter_word = {};  ///< only rows with that word in that column
};

/// Each row becomes a recording without a sport; rows without a measurement are passed over.
class MeasurementList final : public Dialect {
 public:
  explicit constexpr MeasurementList(const MeasurementListSpec& spec) : spec_(spec) {}
  [[nodiscard]] std::string_view name() const override { return spec_.name; }
  [[nodiscard]] std::string_view app() const override { return spec_.app; }
  [[nodiscard]] double confidence(const Probe& probe) const override;
  void read(const Input& input, FileContent& content) const override;

 private:
  MeasurementListSpec spec_;
};

}  // namespace freshlegs::csv
