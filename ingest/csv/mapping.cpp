#include "ingest/csv/mapping.h"

#include <algorithm>
#include <array>

namespace freshlegs::csv {
namespace {

using Kind = Mapping::Kind;
using Words = std::span<const std::string_view>;

constexpr std::string_view kKinds[] = {"sets", "activities", "samples", "measurements"};
constexpr std::string_view kSetFieldNames[] = {
    "start",  "clock",       "end",  "duration", "title",         "exercise", "order", "set_kind", "sets",
    "weight", "weight_unit", "reps", "distance", "distance_unit", "seconds",  "rpe",   "rir",      "muscles"};
constexpr std::string_view kActivityFieldNames[] = {"start",
                                                    "clock",
                                                    "sport",
                                                    "title",
                                                    "distance",
                                                    "duration",
                                                    "elapsed",
                                                    "calories",
                                                    "avg_heart_rate",
                                                    "max_heart_rate",
                                                    "cadence",
                                                    "speed",
                                                    "ascent",
                                                    "descent",
                                                    "step_length",
                                                    "vertical_ratio",
                                                    "vertical_oscillation",
                                                    "stance_time",
                                                    "balance",
                                                    "rpe"};
constexpr std::string_view kSampleFieldNames[] = {"time",
                                                  "heart_rate",
                                                  "speed",
                                                  "distance",
                                                  "altitude",
                                                  "cadence",
                                                  "stance_time",
                                                  "stance_time_balance",
                                                  "vertical_oscillation",
                                                  "vertical_ratio",
                                                  "step_length",
                                                  "temperature",
                                                  "power",
                                                  "latitude",
                                                  "longitude"};
constexpr std::string_view kMeasurementFieldNames[] = {
    "start",       "clock",    "rmssd",   "ln_rmssd", "sdnn", "resting_heart_rate", "score",     "sleep",
    "sleep_score", "soreness", "fatigue", "stress",   "mood", "session_rpe",        "body_mass", "pain"};

constexpr std::string_view kSetsNeed[] = {"start", "exercise"}, kActivitiesNeed[] = {"start"},
                           kSamplesNeed[] = {"time"}, kMeasurementsNeed[] = {"start"};

struct FieldUnits {
  std::string_view field;
  std::span<const std::string_view> units;
};
constexpr std::string_view kMasses[] = {"kg", "lb"}, kLengths[] = {"km", "mi", "m"},
                           kSpeeds[] = {"m/s", "km/h", "mph"},
                           kTimes[] = {"date", "unix", "seconds", "minutes", "clock"},
                           kHeights[] = {"m", "ft"}, kSteps[] = {"m", "cm", "mm"}, kSwings[] = {"cm", "mm"},
                           kPaceOrSpeed[] = {"per hour", "m/s"};
constexpr FieldUnits kSetUnits[] = {{"weight", kMasses}, {"distance", kLengths}};
constexpr FieldUnits kActivityUnits[] = {{"distance", kLengths}, {"speed", kPaceOrSpeed}};
constexpr FieldUnits kSampleUnits[] = {{"time", kTimes},        {"speed", kSpeeds},
                                       {"distance", kLengths},  {"altitude", kHeights},
                                       {"step_length", kSteps}, {"vertical_oscillation", kSwings}};

}  // namespace

std::string_view word(Kind kind) { return kKinds[static_cast<std::size_t>(kind)]; }

std::optional<Kind> mapping_kind(std::string_view word) {
  const auto* it = std::ranges::find(kKinds, word);
  return it == std::end(kKinds) ? std::nullopt : std::optional(static_cast<Kind>(it - std::begin(kKinds)));
}

Words mapping_fields(Kind kind) {
  constexpr std::array<Words, 4> kFields{kSetFieldNames, kActivityFieldNames, kSampleFieldNames,
                                         kMeasurementFieldNames};
  return kFields[static_cast<std::size_t>(kind)];
}

Words needed_fields(Kind kind) {
  constexpr std::array<Words, 4> kNeeded{kSetsNeed, kActivitiesNeed, kSamplesNeed, kMeasurementsNeed};
  return kNeeded[static_cast<std::size_t>(kind)];
}

Words mapping_units(Kind kind, std::string_view field) {
  constexpr std::array<std::span<const FieldUnits>, 4> kUnits{kSetUnits, kActivityUnits, kSampleUnits,
                                                              std::span<const FieldUnits>{}};
  for (const auto& row : kUnits[static_cast<std::size_t>(kind)])
    if (row.field == field) return row.units;
  return {};
}

}  // namespace freshlegs::csv
