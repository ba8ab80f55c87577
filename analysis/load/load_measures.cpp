#include "analysis/load/load_measures.h"

#include <algorithm>
#include <cmath>

#include "analysis/load/trimp.h"

namespace freshlegs::analysis {
namespace {

// First to second threshold, as shares of the heart-rate reserve of strangers.
constexpr double kFirstToSecond = .7 / .85;
constexpr double kSteep = -.08, kSteepest = -.2, kMostImpact = 3;

}  // namespace

std::optional<double> three_zone_load(const HeartRateHistogram& histogram, double first_bpm,
                                      double second_bpm) {
  if (histogram.seconds.empty() || !(first_bpm < second_bpm)) return std::nullopt;
  double load = 0;
  int bpm = histogram.lowest_bpm;
  for (const auto seconds : histogram.seconds) {
    const int zone = bpm < first_bpm ? 1 : bpm < second_bpm ? 2 : 3;
    load += seconds / 60.0 * zone;
    ++bpm;
  }
  return load;
}

double trimp_at_threshold(double trimp, double threshold_bpm, HeartRateRange range,
                          std::optional<bool> male) {
  const double x = reserve_share(threshold_bpm, range);
  const double a = male.value_or(true) ? 0.64 : 0.86, b = male.value_or(true) ? 1.92 : 1.67;
  return 100 * trimp / (60 * x * a * std::exp(b * x));
}

std::optional<double> normalised_mps(const std::vector<Window>& windows) {
  double sum = 0, seconds = 0;
  for (const auto& w : windows) {
    const auto v = static_cast<double>(w.graded_mps), moving = static_cast<double>(w.moving_s);
    if (!(v > 0) || !(moving > 0)) continue;
    sum += moving * v * v * v * v;
    seconds += moving;
  }
  if (!(seconds > 0)) return std::nullopt;
  return std::sqrt(std::sqrt(sum / seconds));
}

double running_stress(double seconds, double normalised_mps, double threshold_mps) {
  const double share = normalised_mps / threshold_mps;
  return 100 * seconds / 3600 * share * share;
}

double session_rpe_load(double rating, double minutes) { return rating * minutes; }

double impact_km(const std::vector<Window>& windows) {
  double metres = 0;
  for (const auto& w : windows) {
    const auto v = static_cast<double>(w.speed_mps), moving = static_cast<double>(w.moving_s);
    if (!(v > 0) || !(moving > 0)) continue;
    const double grade = std::isfinite(w.grade) ? static_cast<double>(w.grade) : 0;
    const double steep = std::clamp((kSteep - grade) / (kSteep - kSteepest), 0.0, 1.0);
    metres += v * moving * (1 + (kMostImpact - 1) * steep);
  }
  return metres / 1000;
}

LoadMeasures load_measures(const Features& features, HeartRateRange range, const Threshold& threshold,
                           std::span<const double> zones_bpm, std::optional<double> trimp, std::optional<bool> male) {
  LoadMeasures m;
  m.edwards = zones_bpm.empty() ? edwards_load(features.heart_rate, range.max_bpm)
                                : edwards_load(features.heart_rate, zones_bpm);
  const double first = range.rest_bpm + kFirstToSecond * (threshold.bpm - range.rest_bpm);
  m.three_zones = three_zone_load(features.heart_rate, first, threshold.bpm);
  if (trimp) m.at_threshold = trimp_at_threshold(*trimp, threshold.bpm, range, male);
  if (!features.run) return m;
  const auto speed = normalised_mps(features.run->windows);
  if (speed && threshold.mps) m.stress = running_stress(features.run->moving_s, *speed, *threshold.mps);
  m.impact_km = impact_km(features.run->windows);
  return m;
}

}  // namespace freshlegs::analysis
