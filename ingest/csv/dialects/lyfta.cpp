// Lyfta: one row a set; weights without a unit (kg unless the configuration says otherwise).
#include "ingest/csv/set_log.h"

namespace freshlegs::csv {
namespace {

using enum SetField;
constexpr SetColumn kColumns[] = {
    {"Title", title},         {"Date", start},
    {"Duration", duration},   {"Exercise", exercise},
    {"Superset id", ignored}, {"Weight", weight, Unit::unstated},
    {"Reps", reps},           {"Distance", distance, Unit::unstated},
    {"Time", seconds},        {"Set Type", kind},
};
constexpr std::string_view kRequired[] = {"Title", "Date", "Exercise", "Set Type"};
constexpr KindWord kKinds[] = {
    {"NORMAL_SET", StrengthSet::Kind::active},   {"WARM_UP_SET", StrengthSet::Kind::warm_up},
    {"WARMUP_SET", StrengthSet::Kind::warm_up},  {"DROP_SET", StrengthSet::Kind::drop},
    {"FAILURE_SET", StrengthSet::Kind::failure},
};

}  // namespace

const Dialect& lyfta() {
  static const SetLog dialect(
      {.name = "lyfta", .app = "Lyfta", .required = kRequired, .columns = kColumns, .kinds = kKinds});
  return dialect;
}

}  // namespace freshlegs::csv
