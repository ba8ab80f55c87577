#include "analysis/compare/hard_speed.h"

#include <algorithm>
#include <cmath>

#include "analysis/compare/two_kinds.h"

namespace freshlegs::analysis {
namespace {

constexpr std::size_t kMinutes = 20;
constexpr double kLeastShare = .8, kMiddleShare = .85;  // of the heart-rate reserve (science.md 9, y2)
constexpr int kFewest = 6;                              // of each kind
constexpr double kWarmFrom_c = 15;
// Before own runs: speed follows the share of the reserve about one to one (science.md 9, c_x), warmth costs .4 to 1 %
// a degree; how hard runs lie to what easy ones foretell differs between athletes. Races of trained runners differ by
// 1-4 % from one to the next (Hopkins & Hewson 2001).
constexpr double kLevelSd = .08, kPerLnShare = .95, kPerLnShareSd = .35, kPerDegree = -.006, kPerDegreeSd = .004;
constexpr double kSd = .03;

bool holds(const Window& w) { return w.graded_mps > 0 && w.heart_rate_bpm > 0; }  // neither is NaN

struct Block {
  double mps = 0, bpm = 0;
};

/// The fastest 20 minutes in a row.
std::optional<Block> fastest(const std::vector<Window>& minutes) {
  Block sum, best;
  std::size_t whole = 0;
  for (std::size_t i = 0; i < minutes.size(); ++i) {
    const auto add = [&](const Window& w, double sign) {
      sum.mps += sign * static_cast<double>(w.graded_mps);
      sum.bpm += sign * static_cast<double>(w.heart_rate_bpm);
    };
    if (!holds(minutes[i])) {
      whole = 0;
      sum = {};
      continue;
    }
    add(minutes[i], 1);
    if (++whole > kMinutes) add(minutes[i - kMinutes], -1);
    if (whole >= kMinutes && sum.mps > best.mps) best = sum;
  }
  if (!(best.mps > 0)) return std::nullopt;
  return Block{best.mps / kMinutes, best.bpm / kMinutes};
}

/// On the flat, fresh and cool, at the middle share.
double fit_mps(const Compared& c, double reserve_bpm) {
  constexpr double kReferenceSpeed = 3;
  return kReferenceSpeed * std::exp((std::log(kMiddleShare * reserve_bpm) - c.level) / c.speed_slope);
}

double percent(double ln) { return 100 * std::expm1(ln); }

}  // namespace

HardSpeedModel::HardSpeedModel()
    : usual_({0, kPerLnShare, kPerDegree}, {kLevelSd, kPerLnShareSd, kPerDegreeSd}, kSd) {}

std::optional<HardSpeed> HardSpeedModel::step(const RunFeatures& run, const Compared& compared, double hr_max_bpm,
                                              bool fresh, bool after_legs) {
  const double reserve = hr_max_bpm - compared.rest_bpm;
  if (!(reserve > 0) || run.environment == Environment::treadmill) return std::nullopt;
  const auto block = fastest(run.windows);
  const double share = block ? (block->bpm - compared.rest_bpm) / reserve : 0;
  if (share < kLeastShare) return std::nullopt;
  HardSpeed hard{block->mps, block->bpm, std::nullopt, usual_.runs()};
  const double above = std::log(hard.speed_mps / fit_mps(compared, reserve));
  const Eigen::Vector3d row{1, std::log(share / kMiddleShare),
                            std::max(0.0, run.temperature_c.value_or(kWarmFrom_c) - kWarmFrom_c)};
  if (const auto usual = usual_.expected(row)) {
    const double off = above - usual->value;
    hard.vs_fresh_pct = {percent(off), percent(above - usual->hi), percent(above - usual->lo)};
    if (fresh || after_legs) (fresh ? fresh_ : after_).push_back(off);
  }
  if (fresh) usual_.learn(row, above);
  return hard;
}

KindsCompared HardSpeedModel::after_legs() const { return compare_kinds(after_, fresh_, kFewest); }

}  // namespace freshlegs::analysis
