// Strong (iOS and Android): one row a set, every row repeats its workout. All layouts since 2016 have these
// columns under these names; the newest say the unit in the column, the Android one in the row, the commonest
// nowhere.
#include "ingest/csv/set_log.h"

namespace freshlegs::csv {
namespace {

using enum SetField;
constexpr SetColumn kColumns[] = {
    {"Date", start},
    {"Workout Name", title},
    {"Duration", duration},
    {"Workout Duration", duration},
    {"Duration (sec)", duration},
    {"Exercise Name", exercise},
    {"Set Order", order},
    {"Weight", weight, Unit::unstated},
    {"kg", weight, Unit::kg},
    {"lb", weight, Unit::lb},
    {"lbs", weight, Unit::lb},
    {"Weight (kg)", weight, Unit::kg},
    {"Weight (lb)", weight, Unit::lb},
    {"Weight (lbs)", weight, Unit::lb},
    {"Weight Unit", weight_unit},
    {"Reps", reps},
    {"Distance", distance, Unit::unstated},
    {"km", distance, Unit::km},
    {"mi", distance, Unit::mi},
    {"Distance (meters)", distance, Unit::m},
    {"Distance Unit", distance_unit},
    {"Seconds", seconds},
    {"RPE", rpe},
    {"Workout #", ignored},
    {"Notes", ignored},
    {"Workout Notes", ignored},
};
constexpr std::string_view kRequired[] = {"Date", "Workout Name", "Exercise Name", "Set Order"};
constexpr std::string_view kHeaderless[] = {
    "Date", "Workout Name", "Exercise Name", "Set Order", "Weight", "Weight Unit",  "Reps",
    "RPE",  "Distance",     "Distance Unit", "Seconds",   "Notes",  "Workout Notes"};
constexpr KindWord kKinds[] = {
    {"W", StrengthSet::Kind::warm_up},         {"D", StrengthSet::Kind::drop},
    {"F", StrengthSet::Kind::failure},         {"Rest Timer", StrengthSet::Kind::rest},
    {"Note", StrengthSet::Kind::active, true},
};

}  // namespace

const Dialect& strong() {
  static const SetLog dialect({.name = "strong",
                               .app = "Strong",
                               .required = kRequired,
                               .columns = kColumns,
                               .kinds = kKinds,
                               .headerless = kHeaderless});
  return dialect;
}

}  // namespace freshlegs::csv
