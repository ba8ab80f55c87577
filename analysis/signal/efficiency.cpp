#include "analysis/signal/efficiency.h"

#include <algorithm>

namespace freshlegs::analysis {
namespace {

constexpr std::size_t kStart_s = 600;         // heart rate has not settled before
constexpr std::size_t kShortestRun_s = 2400;  // of moving time, for decoupling
constexpr std::size_t kLongestStop_s = 60;
constexpr double kUnevenPace = 0.12;    // coefficient of variation of the minutes
constexpr std::size_t kRolling_s = 30;  // normalised graded pace: fourth-power mean of 30-s means
constexpr std::size_t kBest_s = 1200;

bool has_both(const CleanRun& run, std::size_t s) {
  return run.motion.moving[s] && known(at(run.heart_rate.bpm, s)) && known(at(run.graded, s));
}

/// Fourth-power mean of the rolling 30-s mean.
std::optional<double> normalised_speed(const CleanRun& run) {
  double sum = 0, fourth = 0, n = 0;
  std::vector<double> recent;
  recent.reserve(run.timeline.seconds);
  for (std::size_t s = 0; s < run.timeline.seconds; ++s) {
    if (!has_both(run, s)) continue;
    recent.push_back(static_cast<double>(run.graded[s]));
    sum += recent.back();
    if (recent.size() > kRolling_s) sum -= recent[recent.size() - 1 - kRolling_s];
    if (recent.size() < kRolling_s) continue;
    const double mean = sum / kRolling_s;
    fourth += mean * mean * mean * mean;
    n += 1;
  }
  if (n == 0) return std::nullopt;
  return std::sqrt(std::sqrt(fourth / n));
}

std::optional<double> mean_heart_rate(const CleanRun& run) {
  double sum = 0, n = 0;
  for (std::size_t s = 0; s < run.timeline.seconds; ++s) {
    if (!has_both(run, s)) continue;
    sum += static_cast<double>(run.heart_rate.bpm[s]);
    n += 1;
  }
  if (n == 0) return std::nullopt;
  return sum / n;
}

bool even_enough(const CleanRun& run, const std::vector<Window>& windows) {
  std::size_t moving = 0, standing = 0;
  for (std::size_t s = kStart_s; s < run.timeline.seconds; ++s) {
    moving += run.motion.moving[s];
    standing = run.motion.moving[s] ? 0 : standing + 1;
    const bool over = moving + kStart_s >= kShortestRun_s;  // what follows the run's end is no stop
    if (standing > kLongestStop_s && !over) return false;
  }
  if (moving + kStart_s < kShortestRun_s) return false;
  double n = 0, sum = 0, squares = 0;
  for (const Window& w : windows) {
    const auto v = static_cast<double>(w.graded_mps);
    if (w.start_s < kStart_s || std::isnan(v)) continue;
    n += 1;
    sum += v;
    squares += v * v;
  }
  if (n < 2) return false;
  const double mean = sum / n;
  return std::sqrt(std::max(0.0, squares / n - mean * mean)) < kUnevenPace * mean;
}

std::optional<double> decoupling(const CleanRun& run) {
  std::vector<std::size_t> seconds;
  seconds.reserve(run.timeline.seconds);
  for (std::size_t s = kStart_s; s < run.timeline.seconds; ++s)
    if (has_both(run, s)) seconds.push_back(s);
  const std::size_t half = seconds.size() / 2;
  if (2 * half + kStart_s < kShortestRun_s / 2) return std::nullopt;  // too little trusted heart rate
  const auto factor = [&](std::size_t from, std::size_t to) {
    double speed = 0, heart = 0;
    for (std::size_t i = from; i < to; ++i) {
      speed += static_cast<double>(run.graded[seconds[i]]);
      heart += static_cast<double>(run.heart_rate.bpm[seconds[i]]);
    }
    return speed / heart;
  };
  return decoupling_pct(factor(0, half), factor(half, 2 * half));
}

std::optional<double> best_mean(const CleanRun& run) {
  if (run.graded.size() < kBest_s) return std::nullopt;
  double sum = 0, best = 0;
  for (std::size_t s = 0; s < run.timeline.seconds; ++s) {
    const auto speed = [&](std::size_t i) {
      return run.motion.moving[i] && known(run.graded[i]) ? static_cast<double>(run.graded[i]) : 0.0;
    };
    sum += speed(s);
    if (s >= kBest_s) sum -= speed(s - kBest_s);
    if (s + 1 >= kBest_s) best = std::max(best, sum / kBest_s);
  }
  if (!(best > 0)) return std::nullopt;
  return best;
}

}  // namespace

double efficiency_factor(double graded_mps, double heart_rate_bpm) {
  return graded_mps * 60 / heart_rate_bpm;
}

double decoupling_pct(double first, double second) { return 100 * (first - second) / first; }

RunFigures run_figures(const CleanRun& run, const std::vector<Window>& windows) {
  RunFigures figures;
  const auto speed = normalised_speed(run);
  const auto heart = mean_heart_rate(run);
  if (speed && heart) figures.efficiency_factor = efficiency_factor(*speed, *heart);
  if (!run.graded.empty() && even_enough(run, windows)) figures.decoupling_pct = decoupling(run);
  figures.best_20min_mps = best_mean(run);
  return figures;
}

}  // namespace freshlegs::analysis
