#include "ingest/csv/units.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "ingest/csv/text.h"

namespace freshlegs::csv {
namespace {

struct UnitWord {
  std::string_view word;
  Unit unit;
};
constexpr auto kUnitWords = std::to_array<UnitWord>({
    {"kg", Unit::kg},
    {"kgs", Unit::kg},
    {"kilograms", Unit::kg},
    {"lb", Unit::lb},
    {"lbs", Unit::lb},
    {"pounds", Unit::lb},
    {"km", Unit::km},
    {"kms", Unit::km},
    {"mi", Unit::mi},
    {"mile", Unit::mi},
    {"miles", Unit::mi},
    {"m", Unit::m},
    {"meters", Unit::m},
    {"metres", Unit::m},
});

Unit find_unit(std::string_view text) {
  if (text.empty()) return Unit::none;
  const std::string folded = fold(text);
  const auto* it = std::ranges::find(kUnitWords, folded, &UnitWord::word);
  return it == kUnitWords.end() ? Unit::none : it->unit;
}

bool is_any(double value, std::span<const double> values) {
  return std::ranges::any_of(values, [&](double v) { return std::abs(v - value) < 1e-9; });
}

}  // namespace

Unit mass_unit(std::string_view text) {
  const Unit unit = find_unit(text);
  return unit == Unit::kg || unit == Unit::lb ? unit : Unit::none;
}

Unit stated_unit(std::string_view text, Unit column) {
  const Unit unit = find_unit(text);
  return unit != Unit::none ? unit : column == Unit::in_cell ? Unit::unstated : column;
}

bool is_time_unit(std::string_view text) {
  constexpr std::array<std::string_view, 8> kWords{"s", "sec", "secs", "second", "min", "mins", "h", "sek"};
  const std::string folded = fold(text);
  return std::ranges::find(kWords, folded) != kWords.end() || folded.starts_with("second") ||
         folded.starts_with("sekund") || folded.starts_with("minut");
}

std::string_view unit_name(Unit unit) {
  const auto* it = std::ranges::find(kUnitWords, unit, &UnitWord::unit);
  return it == kUnitWords.end() ? "" : it->word;
}

bool is_dash(std::string_view cell) {
  return cell == "-" || cell == "--" || cell == "\u2013" || cell == "\u2014" || fold(cell) == "n/a";
}

void set_measure(StrengthSet& set, double value, Unit unit) {
  if (value == 0 || std::abs(value) > 1e6) return;
  switch (unit) {
    case Unit::kg:
      set.weight_kg = value;
      break;
    case Unit::lb:
      set.weight_kg = kilograms_of_pounds(value).value();
      break;
    case Unit::km:
      set.distance_m = value * 1000;
      break;
    case Unit::mi:
      set.distance_m = metres_of_miles(value).value();
      break;
    case Unit::m:
      set.distance_m = value;
      break;
    case Unit::none:
    case Unit::unstated:
    case Unit::in_cell:
      break;
  }
}

void set_length(StrengthSet& set, double seconds) {
  constexpr double kDay_s = 86400;
  if (seconds > 0 && seconds < kDay_s)
    set.duration_ms = static_cast<std::int32_t>(std::lround(seconds * 1000));
}

void UnstatedWeights::see(double weight) {
  // A 45 lb bar with pairs of 45, 35 and 25 lb plates, against a 20 kg bar with pairs of 20 and 10 kg.
  constexpr std::array<double, 10> kPounds{95, 115, 135, 185, 205, 225, 275, 315, 365, 405};
  constexpr std::array<double, 6> kKilos{60, 80, 100, 120, 140, 160};
  if (weight == 0) return;
  ++seen_;
  if (is_any(weight, kPounds)) ++pound_plates_;
  if (is_any(weight, kKilos)) ++kilo_plates_;
}

void UnstatedWeights::report(bool read_as_lb, FileContent& content) const {
  if (seen_ == 0) return;
  const std::string read_as = read_as_lb ? "lb" : "kg", other = read_as_lb ? "kg" : "lb";
  content.notes.push_back({"csv.unit_assumed", seen_,
                           "The file does not say whether weights are kg or lb; they were read as " +
                               read_as + ", as configured."});
  // A tenth of all weights on the other unit's usual plates, and hardly any on one's own: worth asking.
  const auto against = read_as_lb ? kilo_plates_ : pound_plates_,
             with = read_as_lb ? pound_plates_ : kilo_plates_;
  if (seen_ >= 20 && against * 10 >= seen_ && with * 4 < against)
    content.notes.push_back({"csv.unit_doubtful", against,
                             "Weights were read as " + read_as + " but look like " + other +
                                 "; set weight_unit in the configuration."});
}

}  // namespace freshlegs::csv
