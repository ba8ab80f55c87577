#include "analysis/load/threshold.h"

#include <algorithm>
#include <cmath>

namespace freshlegs::analysis {
namespace {

constexpr date::days kRemembered{90};
// The usual convention for a test of 20 minutes, for speed and heart rate alike (Friel 2009: threshold heart rate is
// that of the last 20 of 30 minutes all out, which 20 minutes alone overshoot by a twentieth).
constexpr double kHourOf20Minutes = .95;
// Of the heart-rate reserve, for strangers. Twenty minutes all out lie above it: what stayed below was no such effort
// and says nothing about a threshold.
constexpr double kStrangersReserve = .85;
constexpr std::size_t kBlock = 20;  // minutes

}  // namespace

std::optional<double> hardest_20min_bpm(const std::vector<Window>& minutes) {
  double sum = 0, best = 0;
  std::size_t whole = 0;
  for (std::size_t i = 0; i < minutes.size(); ++i) {
    const auto bpm = static_cast<double>(minutes[i].heart_rate_bpm);
    if (!(bpm > 0)) {  // NaN too
      whole = 0;
      sum = 0;
      continue;
    }
    sum += bpm;
    if (++whole > kBlock) sum -= static_cast<double>(minutes[i - kBlock].heart_rate_bpm);
    if (whole >= kBlock) best = std::max(best, sum);
  }
  return best > 0 ? std::optional(best / kBlock) : std::nullopt;
}

void ThresholdEstimate::remember(Bests& bests, Instant when, std::optional<double> value) {
  std::erase_if(bests, [&](const Best& b) { return b.when < when - kRemembered; });
  if (!value) return;
  while (!bests.empty() && bests.back().value <= *value) bests.pop_back();
  bests.push_back({when, *value});
}

void ThresholdEstimate::run(Instant end, const RunFeatures& features) {
  const bool guessed_speed = features.environment == Environment::treadmill;
  remember(mps_, end, guessed_speed ? std::nullopt : features.best_20min_mps);
  // A heart rate that followed the steps is no heart's.
  remember(bpm_, end, features.cadence_locked ? std::nullopt : hardest_20min_bpm(features.windows));
}

Threshold ThresholdEstimate::at(HeartRateRange range, std::optional<double> said_bpm) const {
  Threshold t;
  if (!mps_.empty()) t.mps = kHourOf20Minutes * mps_.front().value;
  t.bpm = range.rest_bpm + kStrangersReserve * (range.max_bpm - range.rest_bpm);
  if (said_bpm) {
    t.bpm = *said_bpm;
    t.source = HeartRateSource::configuration;
  } else if (!bpm_.empty() && bpm_.front().value >= t.bpm) {
    t.bpm = kHourOf20Minutes * std::min(bpm_.front().value, range.max_bpm);
    t.source = HeartRateSource::seen;
  }
  return t;
}

}  // namespace freshlegs::analysis
