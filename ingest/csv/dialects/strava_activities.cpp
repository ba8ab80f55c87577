// Strava bulk export, activities.csv: times in UTC, metric units, names that repeat (the first Distance is
// what the page shows, the second one is in metres). The activities themselves lie beside it as FIT files.
#include "ingest/csv/activity_list.h"

namespace freshlegs::csv {
namespace {

using enum ActivityField;
constexpr std::string_view kFirst[] = {"Activity ID"};
constexpr ActivityColumn kColumns[] = {
    {"Activity Type", sport},
    {"Activity Date", start},
    {"Activity Name", title},
    {"Distance", distance_m, 1},
    {"Moving Time", timer},
    {"Elapsed Time", elapsed, 1},
    {"Elapsed Time", elapsed},
    {"Calories", calories},
    {"Average Heart Rate", avg_heart_rate},
    {"Max Heart Rate", max_heart_rate, 1},
    {"Max Heart Rate", max_heart_rate},
    {"Average Cadence", cadence_rpm},
    {"Average Speed", speed_mps},
    {"Elevation Gain", ascent},
    {"Elevation Loss", descent},
    {"Perceived Exertion", rpe},
};

}  // namespace

const Dialect& strava_activities() {
  static const ActivityList dialect({.name = "strava_activities",
                                     .app = "Strava activity list",
                                     .columns = kColumns,
                                     .first = kFirst,
                                     .clock = Clock::utc});
  return dialect;
}

}  // namespace freshlegs::csv
