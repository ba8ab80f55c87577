// Lists of activities with one row each: what a portal shows, without samples. Columns are found by name in
// any language; the set of columns varies with the sports in the list.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "ingest/csv/date_text.h"
#include "ingest/csv/dialect.h"

namespace freshlegs::csv {

enum class ActivityField : std::uint8_t {
  sport,
  start,
  time_of_day,  ///< where `start` has the day alone
  title,
  distance,  ///< km or miles as the account is set: found from steps and stride, else from the configuration
  distance_km,
  distance_mi,  ///< `speed` is in its unit too, `ascent` in feet
  distance_m,
  timer,
  elapsed,
  calories,
  avg_heart_rate,
  max_heart_rate,
  cadence,      ///< steps a minute
  cadence_rpm,  ///< turns or strides a minute; doubled for running and walking
  speed,        ///< pace (m:ss) or speed per hour, in the unit of `distance`
  speed_mps,
  ascent,
  descent,      ///< metres, feet when `distance` is in miles
  step_length,  ///< metres
  vertical_ratio,
  vertical_oscillation /* cm */,
  contact_time /* ms */,
  balance,  ///< "51.8% L / 48.2% R": the left share
  rpe,
  temperature,  ///< read for its unit only: Fahrenheit means an account in miles
};
inline constexpr std::size_t kActivityFields = 26;

struct ActivityColumn {
  std::string_view name;
  ActivityField field;
  std::size_t nth = 0;  ///< which of several columns of that name
};

/// A field by the number of its column.
struct ActivityPlace {
  std::size_t index;
  ActivityField field;
};

struct ActivityListSpec {
  std::string_view name, app;
  std::span<const ActivityColumn> columns;
  /// Names of the column by which the list is known, usually the first. The one of English comes first: under
  /// it 3/4/2025 is read with the month first unless the column shows otherwise.
  std::span<const std::string_view> first;
  Clock clock = Clock::wall;
  std::optional<DateOrder> usual_order = std::nullopt;  ///< instead of what the language says
  std::string_view usual_sport = {};                    ///< where no column says it
  std::size_t columns_needed = 4;
  /// For a header in a language that is not known: the layout of a file with at least `columns_at_least`
  /// columns whose first cell is a number and whose second one a date with a clock.
  std::span<const ActivityPlace> places = {};
  std::size_t columns_at_least = 0;
};

/// Each row becomes a recording with a summary and no samples. A line or two may stand above the header.
class ActivityList final : public Dialect {
 public:
  explicit constexpr ActivityList(const ActivityListSpec& spec) : spec_(spec) {}
  [[nodiscard]] std::string_view name() const override { return spec_.name; }
  [[nodiscard]] std::string_view app() const override { return spec_.app; }
  [[nodiscard]] double confidence(const Probe& probe) const override;
  void read(const Input& input, FileContent& content) const override;

 private:
  ActivityListSpec spec_;
};

}  // namespace freshlegs::csv
