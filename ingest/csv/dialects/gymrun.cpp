// GymRun: one row a set with its own clock, semicolons, units unstated.
#include "ingest/csv/set_log.h"

namespace freshlegs::csv {
namespace {

using enum SetField;
constexpr SetColumn kColumns[] = {
    {"Date", start},        {"Time", set_clock},   {"Routine", title},
    {"Exercise", exercise}, {"Set", order},        {"Weight", weight, Unit::unstated},
    {"Reps", reps},         {"Duration", seconds}, {"Distance", distance, Unit::unstated},
    {"Para6", ignored},     {"Para7", ignored},    {"Para8", ignored},
    {"Para9", ignored},     {"Para10", ignored},   {"Note", ignored},
    {"Type", ignored},      {"Book", ignored},     {"Version1", ignored},
};
constexpr std::string_view kRequired[] = {"Date", "Time", "Routine", "Exercise", "Para6"};

}  // namespace

const Dialect& gymrun() {
  static const SetLog dialect(
      {.name = "gymrun", .app = "GymRun", .required = kRequired, .columns = kColumns});
  return dialect;
}

}  // namespace freshlegs::csv
