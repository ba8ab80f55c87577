// FitNotes (Android): one row a set, date without clock, so a session can only be placed on its day.
#include "ingest/csv/set_log.h"

namespace freshlegs::csv {
namespace {

using enum SetField;
constexpr SetColumn kColumns[] = {
    {"Date", start},
    {"Exercise", exercise},
    {"Category", muscles},
    {"Weight", weight, Unit::unstated},
    {"Weight (kgs)", weight, Unit::kg},
    {"Weight (kg)", weight, Unit::kg},
    {"Weight (lbs)", weight, Unit::lb},
    {"Weight (lb)", weight, Unit::lb},
    {"Weight Unit", weight_unit},
    {"Reps", reps},
    {"Distance", distance, Unit::unstated},
    {"Distance Unit", distance_unit},
    {"Time", seconds},
    {"Comment", ignored},
};
constexpr std::string_view kRequired[] = {"Date", "Exercise", "Category", "Reps"};

}  // namespace

const Dialect& fitnotes() {
  static const SetLog dialect(
      {.name = "fitnotes", .app = "FitNotes", .required = kRequired, .columns = kColumns});
  return dialect;
}

}  // namespace freshlegs::csv
