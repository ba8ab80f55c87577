// Strength logs with one row a set: most lifting apps. A dialect of this kind is a table of columns and
// words.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "ingest/csv/date_text.h"
#include "ingest/csv/dialect.h"
#include "ingest/csv/number.h"
#include "ingest/csv/units.h"

namespace freshlegs::csv {

enum class SetField : std::uint8_t {
  start,      ///< date and clock of the workout, or the date alone
  set_clock,  ///< clock of the set: the workout then spans its sets
  end,        ///< of the workout
  duration,   ///< of the workout
  title,      ///< of the workout
  exercise,
  order,  ///< number of the set, or a word of `kinds`
  sets,   ///< how many sets like this one the row stands for
  kind,   ///< a word of `kinds`
  weight,
  weight_unit,  ///< cell says kg or lb
  reps,
  distance,
  distance_unit,  ///< cell says km, m, mi, ...
  seconds,        ///< length of the set
  rpe,            ///< CR10
  rir,      ///< repetitions left in reserve; RPE = 10 - RIR (Zourdos 2016, doi 10.1519/JSC.0000000000001049)
  muscles,  ///< names of muscles or a category, separated by commas
  skipped,  ///< a word of `yes`: the set was planned, not done
  ignored,  ///< known, but nothing is read from it
};
inline constexpr std::size_t kSetFields = 19;  ///< that are read: all but `ignored`

struct SetColumn {
  std::string_view name;
  SetField field;
  Unit unit = Unit::none;
};

/// What a word in the order or kind column means; `leave_out` for rows that are no set.
struct KindWord {
  std::string_view word;
  StrengthSet::Kind kind;
  bool leave_out = false;
};

struct SetLogSpec {
  std::string_view name, app;
  std::span<const std::string_view> required;  ///< columns without which it is another dialect
  std::span<const SetColumn>
      columns;  ///< several names for one field: the first cell that is not empty counts
  std::span<const KindWord> kinds = {};
  DateOrder date_order = DateOrder::day_first;
  Decimal decimal = Decimal::point;
  /// Columns of files that came without a header row; recognised by a date in the first and a unit in
  /// `weight_unit`.
  std::span<const std::string_view> headerless = {};
  std::string_view yes = {};  ///< values of a `skipped` column that leave the set out: "Si|Ja|Yes"
};

/// Each workout becomes a recording: sport training / strength_training, wall clock, end unknown without
/// duration.
class SetLog final : public Dialect {
 public:
  explicit constexpr SetLog(const SetLogSpec& spec) : spec_(spec) {}
  [[nodiscard]] std::string_view name() const override { return spec_.name; }
  [[nodiscard]] std::string_view app() const override { return spec_.app; }
  [[nodiscard]] double confidence(const Probe& probe) const override;
  void read(const Input& input, FileContent& content) const override;

 private:
  SetLogSpec spec_;
};

}  // namespace freshlegs::csv
