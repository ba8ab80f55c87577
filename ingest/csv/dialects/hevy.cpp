// Hevy: one row a set, start and end of the workout in the language of the phone, units in the column names.
#include "ingest/csv/set_log.h"

namespace freshlegs::csv {
namespace {

using enum SetField;
constexpr SetColumn kColumns[] = {
    {"title", title},
    {"start_time", start},
    {"end_time", end},
    {"exercise_title", exercise},
    {"set_index", order},
    {"set_type", kind},
    {"weight_kg", weight, Unit::kg},
    {"weight_lbs", weight, Unit::lb},
    {"reps", reps},
    {"distance_km", distance, Unit::km},
    {"distance_miles", distance, Unit::mi},
    {"distance_meters", distance, Unit::m},
    {"duration_seconds", seconds},
    {"rpe", rpe},
    {"description", ignored},
    {"superset_id", ignored},
    {"exercise_notes", ignored},
};
constexpr std::string_view kRequired[] = {"start_time", "exercise_title", "set_index"};
constexpr KindWord kKinds[] = {
    {"normal", StrengthSet::Kind::active},
    {"warmup", StrengthSet::Kind::warm_up},
    {"dropset", StrengthSet::Kind::drop},
    {"failure", StrengthSet::Kind::failure},
};

}  // namespace

const Dialect& hevy() {
  static const SetLog dialect(
      {.name = "hevy", .app = "Hevy", .required = kRequired, .columns = kColumns, .kinds = kKinds});
  return dialect;
}

}  // namespace freshlegs::csv
