#include "analysis/hrv/rest.h"

#include <cmath>
#include <vector>

#include "analysis/hrv/artefacts.h"
#include "analysis/hrv/fractal.h"
#include "analysis/hrv/variability.h"

namespace freshlegs::analysis {
namespace {

constexpr double kSettle_s = 60, kLeast_s = 60, kWindow_s = 300;
constexpr std::size_t kLeastBeats = 50;
constexpr double kMostArtefacts = 0.05;

std::vector<double> seconds_of(const RrIntervals& rr) {
  std::vector<double> out;
  out.reserve(rr.size());
  for (const auto ms : rr.interval_ms) out.push_back(ms / 1000.0);
  return out;
}

/// Index of the first beat after `from_s` seconds.
std::size_t beat_after(const std::vector<double>& rr, std::size_t begin, double from_s) {
  double t = 0;
  while (begin < rr.size() && t < from_s) t += rr[begin++];
  return begin;
}

/// After the settling minute: up to five minutes; of a longer recording the five with the slowest heart.
std::vector<double> quiet_window(const std::vector<double>& rr) {
  std::size_t best_from = beat_after(rr, 0, kSettle_s), best_to = beat_after(rr, best_from, kWindow_s);
  const auto length = [](std::size_t from, std::size_t to) { return to - from; };
  for (auto from = best_from; from < rr.size();) {
    from = beat_after(rr, from, kSettle_s);
    const auto to = beat_after(rr, from, kWindow_s);
    if (to == rr.size()) break;  // the window would be cut short
    if (length(from, to) < length(best_from, best_to)) {
      best_from = from;
      best_to = to;
    }
  }
  return {rr.begin() + static_cast<std::ptrdiff_t>(best_from),
          rr.begin() + static_cast<std::ptrdiff_t>(best_to)};
}

}  // namespace

std::optional<RestingHeart> resting_heart(const RrIntervals& rr) {
  const auto beats = correct_beats(quiet_window(seconds_of(rr)));
  if (beats.beats < kLeastBeats || beats.share() >= kMostArtefacts) return std::nullopt;
  const auto variability = rmssd(beats.rr), mean = mean_rr(beats.rr);
  if (!variability || !mean || *mean * static_cast<double>(beats.rr.size()) < kLeast_s) return std::nullopt;
  RestingHeart rest{1000 * *variability, 60 / *mean, {}, {}, beats.share()};
  if (const auto spread = sdnn(beats.rr)) rest.sdnn_ms = 1000 * *spread;
  auto valid = beats.rr;
  std::erase_if(valid, [](double x) { return std::isnan(x); });
  rest.dfa_alpha1 = dfa_alpha1(valid);
  return rest;
}

}  // namespace freshlegs::analysis
