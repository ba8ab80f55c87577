#include "analysis/kind/speed_structure.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace freshlegs::analysis {
namespace {

/// Windows with this much running tell a speed.
constexpr float kMoving_s = 30;
constexpr int kRepeats = 3;
/// Less of the heart-rate reserve is no vigorous effort (American College of Sports Medicine, Garber 2011):
/// fast with a calm heart is fitness, wind or a long way down.
constexpr double kVigorous = .6;

bool runs(const Window& w) {
  return w.moving_s >= kMoving_s && std::isfinite(w.graded_mps) && w.graded_mps > 0;
}

double median(std::vector<double> values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::ranges::nth_element(values, middle);
  return *middle;
}

struct Stretch {
  double seconds, mps;
};

/// Stretches that the athlete marked: button presses, workout steps. Automatic kilometres mark nothing.
std::vector<Stretch> marked_stretches(const std::vector<Lap>& laps) {
  const bool steps =
      std::ranges::any_of(laps, [](const Lap& l) { return l.intensity == Lap::Intensity::rest; });
  std::vector<Stretch> out;
  for (const auto& lap : laps) {
    if (!lap.manual && !steps) continue;
    const double seconds = lap.timer_s.value_or(lap.elapsed_ms / 1000.0);
    if (lap.distance_m && seconds >= 15) out.push_back({seconds, *lap.distance_m / seconds});
  }
  return out;
}

/// Whole minutes of running: one that holds a stop says nothing about effort.
std::vector<Stretch> window_stretches(const std::vector<Window>& windows) {
  std::vector<Stretch> out;
  for (const auto& w : windows)
    if (w.moving_s >= 50 && std::isfinite(w.graded_mps)) out.push_back({w.moving_s, w.graded_mps});
  return out;
}

/// How often a fast stretch follows a slow one, with hysteresis between the two levels.
int count_repeats(const std::vector<Stretch>& stretches, double slow_mps, double fast_mps) {
  int repeats = 0;
  bool slow = true;
  for (const auto& s : stretches) {
    if (s.mps <= slow_mps) slow = true;
    if (s.mps < fast_mps || !slow) continue;
    slow = false;
    ++repeats;
  }
  return repeats;
}

std::pair<double, double> quantiles(const std::vector<Stretch>& stretches) {
  std::vector<double> mps;
  for (const auto& s : stretches) mps.push_back(s.mps);
  std::ranges::sort(mps);
  const auto at = [&](double share) {
    return mps[static_cast<std::size_t>(share * static_cast<double>(mps.size() - 1) + 0.5)];
  };
  return {at(0.2), at(0.85)};
}

struct Contrast {
  double work_to_rest, work_to_easy;
};

bool alternates(const std::vector<Stretch>& stretches, Contrast need, std::optional<double> easy_mps) {
  if (stretches.size() < 2 * kRepeats) return false;
  const auto [low, high] = quantiles(stretches);
  if (high < need.work_to_rest * low) return false;
  const double third = (high - low) / 3,
               fast = std::max(high - third, need.work_to_easy * easy_mps.value_or(0));
  return count_repeats(stretches, low + third, fast) >= kRepeats;
}

}  // namespace

bool has_repeats(const RunFeatures& run, std::optional<double> easy_mps) {
  // Between work and rest of marked laps lie 15 % and more. Minutes blur both and hold lights, hills and
  // walking, so they need more contrast, most of all while no easy speed is known.
  return alternates(marked_stretches(run.laps), {1.15, 1.05}, easy_mps) ||
         alternates(window_stretches(run.windows), {easy_mps ? 1.25 : 1.45, 1.12}, easy_mps);
}

HardBlock hard_block(const std::vector<Window>& windows, std::optional<double> fast_mps, double hard_share,
                     HeartRateRange range) {
  HardBlock block;
  double minutes = 0, moving = 0;
  int easy_in_a_row = 0;
  for (const auto& w : windows) {
    if (!runs(w)) continue;
    moving += w.moving_s / 60;
    const auto effort = std::isfinite(w.heart_rate_bpm)
                            ? std::optional(reserve_share(w.heart_rate_bpm, range))
                            : std::nullopt;
    const bool hard = fast_mps ? w.graded_mps >= *fast_mps && effort.value_or(1) >= kVigorous
                               : effort.value_or(0) >= hard_share;
    easy_in_a_row = hard ? 0 : easy_in_a_row + 1;
    if (easy_in_a_row >= 2) minutes = 0;
    if (hard) minutes += w.moving_s / 60;
    block.minutes = std::max(block.minutes, minutes);
  }
  block.share = moving > 0 ? block.minutes / moving : 0;
  return block;
}

std::optional<double> median_graded_mps(const std::vector<Window>& windows) {
  std::vector<double> speeds;
  for (const auto& w : windows)
    if (runs(w)) speeds.push_back(w.graded_mps);
  if (speeds.empty()) return std::nullopt;
  return median(std::move(speeds));
}

std::optional<double> mean_reserve_share(const std::vector<Window>& windows, HeartRateRange range) {
  double sum = 0;
  int n = 0;
  for (const auto& w : windows) {
    if (!runs(w) || !std::isfinite(w.heart_rate_bpm)) continue;
    sum += reserve_share(w.heart_rate_bpm, range);
    ++n;
  }
  if (n == 0) return std::nullopt;
  return sum / n;
}

}  // namespace freshlegs::analysis
