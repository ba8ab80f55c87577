#include "analysis/hrv/artefacts.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <numeric>
#include <span>

namespace freshlegs::analysis {
namespace {

// Constants of the paper.
constexpr double kC1 = 0.13, kC2 = 0.17, kAlpha = 5.2;
constexpr std::size_t kWindow = 91, kMedianWindow = 11;
// Ours: nearly constant intervals would make every beat an artefact; no adult heart beats outside 27-250 bpm.
constexpr double kThresholdFloor = 0.010, kShortest = 0.24, kLongest = 2.2;
// Several beats missed in a row are put right into intervals that no heart makes. Kubios' second widest fixed
// threshold, .35 s at 60 beats a minute, as a share of the usual interval: no breath moves a beat that far.
constexpr double kRemnant = 0.35;

enum class Beat : std::uint8_t { normal, extra, missed, moved };

/// The window of `width` around i, shrinking at the ends.
std::span<const double> around(const std::vector<double>& x, std::size_t i, std::size_t width) {
  const std::size_t half = width / 2, from = i > half ? i - half : 0, to = std::min(x.size(), i + half + 1);
  return std::span(x).subspan(from, to - from);
}

/// Linear interpolation between order statistics, as rolling quantiles of pandas do.
double quantile(std::span<double> values, double share) {
  const double position = share * static_cast<double>(values.size() - 1);
  const auto low = static_cast<std::ptrdiff_t>(position);
  std::ranges::nth_element(values, values.begin() + low);
  const double at = values[static_cast<std::size_t>(low)];
  if (low + 1 == std::ssize(values)) return at;
  const double next = *std::min_element(values.begin() + low + 1, values.end());
  return at + (next - at) * (position - static_cast<double>(low));
}

std::vector<double> thresholds(const std::vector<double>& x) {
  std::vector<double> out(x.size()), scratch;
  for (std::size_t i = 0; i < x.size(); ++i) {
    const auto window = around(x, i, kWindow);
    scratch.assign(window.size(), 0);
    std::ranges::transform(window, scratch.begin(), [](double v) { return std::abs(v); });
    const double upper = quantile(scratch, 0.75), lower = quantile(scratch, 0.25);
    out[i] = std::max(kThresholdFloor, kAlpha * (upper - lower) / 2);
  }
  return out;
}

/// The series of the paper for one stretch of beats.
struct Series {
  std::vector<double> rr, d, s12, s22, median, m, m_threshold;

  explicit Series(std::vector<double> intervals) : rr(std::move(intervals)) {
    const std::size_t n = rr.size();
    rr[0] = std::accumulate(rr.begin() + 1, rr.end(), 0.0) / static_cast<double>(n - 1);
    d.resize(n);
    for (std::size_t i = 1; i < n; ++i) d[i] = rr[i] - rr[i - 1];
    d[0] = std::accumulate(d.begin() + 1, d.end(), 0.0) / static_cast<double>(n - 1);
    const auto d_threshold = thresholds(d);
    for (std::size_t i = 0; i < n; ++i) d[i] /= d_threshold[i];
    compare_neighbours();
    compare_with_median();
  }

 private:
  void compare_neighbours() {
    const auto n = static_cast<std::ptrdiff_t>(d.size());
    // Beyond the ends the series is mirrored.
    const auto mirrored = [&](std::ptrdiff_t i) {
      if (i < 0) i = -i;
      if (i >= n) i = 2 * (n - 1) - i;
      return d[static_cast<std::size_t>(i)];
    };
    s12.resize(d.size());
    s22.resize(d.size());
    for (std::ptrdiff_t i = 0; i < n; ++i) {
      const double before = mirrored(i - 1), after = mirrored(i + 1), later = mirrored(i + 2);
      const auto k = static_cast<std::size_t>(i);
      s12[k] = d[k] > 0 ? std::max(before, after) : d[k] < 0 ? std::min(before, after) : 0;
      s22[k] = d[k] >= 0 ? std::min(after, later) : std::max(after, later);
    }
  }

  void compare_with_median() {
    median.resize(rr.size());
    m.resize(rr.size());
    std::vector<double> scratch;
    for (std::size_t i = 0; i < rr.size(); ++i) {
      const auto window = around(rr, i, kMedianWindow);
      scratch.assign(window.begin(), window.end());
      median[i] = quantile(scratch, 0.5);
      m[i] = rr[i] - median[i];
      if (m[i] < 0) m[i] *= 2;
    }
    m_threshold = thresholds(m);
    for (std::size_t i = 0; i < m.size(); ++i) m[i] /= m_threshold[i];
  }
};

bool is_ectopic(const Series& s, std::size_t i) {
  return (s.d[i] > 1 && s.s12[i] < -kC1 * s.d[i] - kC2) || (s.d[i] < -1 && s.s12[i] > -kC1 * s.d[i] + kC2);
}

Beat long_or_short(const Series& s, std::size_t j) {
  const bool is_long = s.d[j] > 1 && s.s22[j] < -1, is_short = s.d[j] < -1 && s.s22[j] > 1;
  if (!is_long && !is_short && !(std::abs(s.m[j]) > 3)) return Beat::normal;
  if (is_long && std::abs(s.rr[j] / 2 - s.median[j]) < s.m_threshold[j]) return Beat::missed;
  if (is_short && std::abs(s.rr[j] + s.rr[j + 1] - s.median[j]) < s.m_threshold[j]) return Beat::extra;
  return Beat::moved;
}

std::vector<Beat> classify(const Series& s) {
  std::vector<Beat> beats(s.rr.size(), Beat::normal);
  for (std::size_t i = 0; i + 2 < s.rr.size(); ++i) {
    if (std::abs(s.d[i]) <= 1) continue;
    if (is_ectopic(s, i)) {
      beats[i] = Beat::moved;
      continue;
    }
    const std::size_t last = std::abs(s.d[i + 1]) < std::abs(s.d[i + 2]) ? i + 1 : i;
    for (std::size_t j = i; j <= last; ++j) {
      beats[j] = long_or_short(s, j);
      if (beats[j] != Beat::normal) i = j;
    }
  }
  return beats;
}

std::size_t count_artefacts(const std::vector<Beat>& beats) {
  return static_cast<std::size_t>(std::ranges::count_if(beats, [](Beat b) { return b != Beat::normal; }));
}

/// Beat i ends interval i; the times of beats are put right, then differenced again.
std::vector<double> put_right(const std::vector<double>& rr, const std::vector<Beat>& beats) {
  std::vector<double> at(rr.size() + 1, 0);
  std::partial_sum(rr.begin(), rr.end(), at.begin() + 1);
  std::vector<double> fixed{0};
  for (std::size_t i = 0; i < rr.size(); ++i) {
    const double beat = at[i + 1];
    switch (beats[i]) {
      case Beat::extra:
        continue;
      case Beat::missed:
        fixed.push_back((fixed.back() + beat) / 2);
        [[fallthrough]];
      case Beat::normal:
        fixed.push_back(beat);
        break;
      case Beat::moved:
        fixed.push_back(i + 2 < at.size() ? (fixed.back() + at[i + 2]) / 2 : beat);
        break;
    }
  }
  std::vector<double> out(fixed.size() - 1);
  for (std::size_t i = 0; i < out.size(); ++i) out[i] = fixed[i + 1] - fixed[i];
  return out;
}

/// One stretch without impossible intervals; returns the number of beats put right.
std::size_t correct_stretch(std::vector<double>& rr) {
  constexpr std::size_t kShortestStretch = 12;  // below, neither medians nor quartiles mean anything
  if (rr.size() < kShortestStretch) return 0;
  auto beats = classify(Series(rr));
  const auto found = count_artefacts(beats);
  for (auto left = found; left > 0;) {
    auto fixed = put_right(rr, beats);
    auto again = classify(Series(fixed));
    const auto remaining = count_artefacts(again);
    rr = std::move(fixed);
    if (remaining >= left) break;
    left = remaining;
    beats = std::move(again);
  }
  return found;
}

/// Beats that are still far from those around them become invalid; returns how many.
std::size_t drop_remnants(std::vector<double>& rr) {
  std::vector<double> scratch;
  std::vector<std::size_t> remnants;
  for (std::size_t i = 0; i < rr.size(); ++i) {
    const auto window = around(rr, i, kWindow);
    scratch.assign(window.begin(), window.end());
    const double median = quantile(scratch, 0.5);
    if (std::abs(rr[i] - median) > kRemnant * median) remnants.push_back(i);
  }
  for (const auto i : remnants) rr[i] = std::numeric_limits<double>::quiet_NaN();
  return remnants.size();
}

}  // namespace

CorrectedBeats correct_beats(std::vector<double> rr) {
  CorrectedBeats out;
  out.beats = rr.size();
  const auto possible = [](double x) { return x >= kShortest && x <= kLongest; };
  std::vector<double> stretch;
  const auto close = [&] {
    out.artefacts += correct_stretch(stretch);
    out.artefacts += drop_remnants(stretch);
    out.rr.insert(out.rr.end(), stretch.begin(), stretch.end());
    stretch.clear();
  };
  for (const double x : rr) {
    if (possible(x)) {
      stretch.push_back(x);
      continue;
    }
    close();
    ++out.artefacts;
    out.rr.push_back(std::numeric_limits<double>::quiet_NaN());
  }
  close();
  return out;
}

}  // namespace freshlegs::analysis
