#include "daemon/words/fade_words.h"

#include <vector>

#include "daemon/words/numbers.h"
#include "daemon/words/phrases.h"

namespace freshlegs::app {
namespace {

/// "0.3 to 2.1", or "1.0 lower to 2.1 higher" where it reaches over both sides.
std::string usual(double lo, double hi, std::string_view below, std::string_view above) {
  if (lo >= 0) return range(lo, hi, 1);
  return range_end(-lo, 1) + " " + std::string(below) + " to " + range_end(hi, 1) + " " + std::string(above);
}

}  // namespace

std::optional<std::string> fade_sentence(const analysis::RunFinding& run) {
  if (!run.fade) return std::nullopt;
  const auto& fade = *run.fade;
  std::vector<std::string> clauses;
  if (fade.heart_rose())
    clauses.push_back("heart rate at the same pace rose " + percent(fade.heart_pct) + " (on fresh legs " +
                      usual(fade.usual_heart_pct->lo, fade.usual_heart_pct->hi, "lower", "higher") + ")");
  if (fade.slowed())
    clauses.push_back("pace fell by " + percent(-fade.speed_pct) + " (on fresh legs " +
                      usual(-fade.usual_speed_pct->hi, -fade.usual_speed_pct->lo, "faster", "slower") + ")");
  if (clauses.empty()) return std::nullopt;
  return "from the first to the last third " + list_of(clauses) + ", more than in your " +
         (run.post_leg ? "" : "other ") + "fresh runs of this length. Heat and thirst do that too.";
}

}  // namespace freshlegs::app
