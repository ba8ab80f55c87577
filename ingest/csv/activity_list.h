// Lists of activities with one row each: what a portal shows, without samples. Columns are found by name in
// any language; the set of columns varies with the sports in the list.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "ingest/csv/dialect.h"

namespace freshlegs::csv {

enum class ActivityField : std::uint8_t {
  sport,
  start,
  title,
  distance,  ///< km or miles as the account is set: found from steps and stride, else from the configuration
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
inline constexpr std::size_t kActivityFields = 23;

struct ActivityColumn {
  std::string_view name;
  ActivityField field;
  std::size_t nth = 0;  ///< which of several columns of that name
};

struct ActivityListSpec {
  std::string_view name, app;
  std::span<const ActivityColumn> columns;
  std::span<const std::string_view> first;  ///< names of the first column by which the list is known
  Clock clock = Clock::wall;
};

/// Each row becomes a recording with a summary and no samples.
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
