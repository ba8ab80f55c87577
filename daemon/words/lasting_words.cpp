#include "daemon/words/lasting_words.h"

#include <algorithm>
#include <cmath>
#include <string_view>

#include "daemon/words/numbers.h"
#include "daemon/words/phrases.h"

namespace freshlegs::app {
namespace {

using analysis::Estimate;
using analysis::HoldingTime;
using analysis::KindsCompared;

bool shown(const Estimate& e) { return e.lo > 0 || e.hi < 0; }

/// "(50 to 75)", "(50 or more)": the runs may be too short for an upper end.
std::string bracket(const analysis::HeldFor& held) {
  if (!held.lo) return "";
  return held.hi ? " (" + range(*held.lo, *held.hi) + ")" : " (" + number(*held.lo) + " or more)";
}

std::string holding_sentence(std::string_view legs, const HoldingTime& time) {
  const std::string start = "On " + std::string(legs) + " legs ";
  const std::string judged = count_of(time.runs, "judged run");
  if (time.broken == 0) return start + "your form held in " + (time.runs == 1 ? "" : "all ") + judged + ".";
  if (!time.three_of_four.minutes)
    return start + "your form changed in " + number(time.broken) + " of " + judged +
           ", too few to say how long it usually holds.";
  return start + "your form holds at least " + with_unit(*time.three_of_four.minutes, "min") +
         " in three of four runs" + bracket(time.three_of_four) + ", seen in " + judged + ".";
}

/// "between 3 % shorter and 5 % longer"; where both ends lie on one side "between 3 and 5 % longer".
std::string between(const Estimate& e, std::string_view less, std::string_view more, int decimals) {
  const auto end = [&](double value) { return range_end(std::abs(value), decimals); };
  const auto with = [&](double value) {
    return end(value) + "\u00a0% " + std::string(value < 0 ? less : more);
  };
  if (e.lo < 0 && e.hi > 0) return "between " + with(e.lo) + " and " + with(e.hi);
  return e.hi <= 0 ? "between " + end(e.hi) + " and " + with(e.lo)
                   : "between " + end(e.lo) + " and " + with(e.hi);
}

std::string growth_sentence(const Estimate& growth) {
  if (!shown(growth))
    return "Whether that time grows over the months is not shown: it lies " +
           between(growth, "shorter", "longer", 0) + " a month.";
  return std::string("Over the months that time ") + (growth.value > 0 ? "grows" : "shrinks") + " by about " +
         number(std::abs(growth.value)) + "\u00a0% a month (" +
         (growth.value > 0 ? range(growth.lo, growth.hi) : range(-growth.hi, -growth.lo)) + ").";
}

std::string change_sentence(std::string_view what, const KindsCompared& change) {
  const Estimate& e = *change.change_pct;
  constexpr double kNothing_pct = .05, kCoarse_pct = 10;  // would be written as 0.0; from here on in whole per cent
  const int decimals = std::max(std::abs(e.lo), std::abs(e.hi)) >= kCoarse_pct ? 0 : 1;
  if (std::abs(e.lo) < kNothing_pct && std::abs(e.hi) < kNothing_pct) return std::string(what) + ": the same.";
  if (!shown(e))
    return std::string(what) + ": a difference is not shown. If there is any, it lies " +
           between(e, "lower", "higher", decimals) + ".";
  return std::string(what) + ": about " + number(std::abs(e.value), decimals) + "\u00a0% " +
         (e.value < 0 ? "lower (" + range(-e.hi, -e.lo, decimals) : "higher (" + range(e.lo, e.hi, decimals)) + ").";
}

}  // namespace

std::vector<std::string> holding_sentences(const analysis::FormHolding& holding) {
  std::vector<std::string> text;
  if (holding.fresh.runs > 0) text.push_back(holding_sentence("fresh", holding.fresh));
  if (holding.tired.runs > 0) text.push_back(holding_sentence("tired", holding.tired));
  if (holding.growth_pct) text.push_back(growth_sentence(*holding.growth_pct));
  return text;
}

std::vector<std::string> lifting_sentences(const analysis::Interference& found) {
  const int after = std::max({found.volume.after, found.strength.after, found.repetitions.after});
  const int free = std::max({found.volume.free, found.strength.free, found.repetitions.free});
  if (after == 0) return {};
  std::vector<std::string> text;
  const auto add = [&](std::string_view what, const KindsCompared& change) {
    if (change.change_pct) text.push_back(change_sentence(what, change));
  };
  add("Most that you could lift once", found.strength);
  add("Repetitions at the same load", found.repetitions);
  add("Weight moved in all", found.volume);
  if (text.empty())
    return {"Not enough data: " + count_of(after, "leg session") + " within 24\u00a0h of a run and " + number(free) +
            " on run-free legs so far; " + number(found.volume.need) + " of each are needed."};
  text.insert(text.begin(), "Leg sessions within 24\u00a0h of a run (" + number(after) + "), against those on run-free legs (" +
                                number(free) + "):");
  return text;
}

}  // namespace freshlegs::app
