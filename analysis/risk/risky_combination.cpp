#include "analysis/risk/risky_combination.h"

#include <algorithm>

namespace freshlegs::analysis {
namespace {

// Separate by 6-8 h or more (Robineau 2016, Palmer & Sleivert 2001: economy still 1.6 % worse at 8 h).
constexpr double kHours = 8;
/// A usual leg day or more, within what a dose can be told apart.
constexpr double kHeavy = 0.9;
/// Much heavier than usual and hardly a break between: worth more than a remark.
constexpr double kVeryHeavy = 1.3, kHardlyAnyBreak_h = 3;
constexpr auto kToldFor = date::days(14);

bool demanding(RunKind kind) {
  return kind == RunKind::intervals || kind == RunKind::tempo || kind == RunKind::race ||
         kind == RunKind::long_run;
}

}  // namespace

std::optional<RiskyCombinations::Risk> RiskyCombinations::step(const Run& run) {
  if (run.planned || !demanding(run.kind)) return std::nullopt;
  if (!run.hours_since_leg || *run.hours_since_leg > kHours || run.dose < kHeavy) return std::nullopt;
  const auto last = std::ranges::find(told_, run.kind, &Told::kind);
  if (last == told_.end()) {
    told_.push_back({run.kind, run.start});
  } else {
    if (run.start - last->when < kToldFor) return std::nullopt;
    last->when = run.start;
  }
  const bool grave =
      run.kind != RunKind::long_run && run.dose >= kVeryHeavy && *run.hours_since_leg <= kHardlyAnyBreak_h;
  return Risk{{run.kind, *run.hours_since_leg, run.dose}, grave ? Severity::warning : Severity::info};
}

}  // namespace freshlegs::analysis
