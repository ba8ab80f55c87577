#include "analysis/form/form_trace.h"

#include <algorithm>
#include <cmath>

namespace freshlegs::analysis {
namespace {

constexpr double kTwoSided95 = 1.96;
constexpr std::ptrdiff_t kFewestMinutes = 10;

/// Of the mean over kTraceMinutes in a row: a run differs from the next as a whole, and its minutes follow
/// each other.
double usual_range(const FormBaseline& baseline, std::size_t signal) {
  const NoiseLaw noise = baseline.noise(signal);
  const double minute = noise.minute_sd * noise.minute_sd * (1 + noise.correlation) / (1 - noise.correlation);
  return kTwoSided95 * std::hypot(baseline.run_sd(signal), std::sqrt(minute / kTraceMinutes));
}

}  // namespace

FormTrace form_trace(const RunFeatures& run, const FormBaseline& baseline,
                     const std::vector<FormMinute>& minutes) {
  FormTrace trace;
  for (const auto& minute : minutes) trace.start_s.push_back(static_cast<float>(minute.start_s));
  for (const auto& window : run.windows) {
    trace.hill_s.push_back(window.start_s);
    trace.hill_pct.push_back(100 * window.grade);
  }
  const Residuals residuals = baseline.residuals(minutes);
  for (std::size_t j = 0; j < kMarkers; ++j) {
    const auto known = std::ranges::count_if(residuals[j], [](double r) { return !std::isnan(r); });
    if (known < kFewestMinutes) continue;
    FormTrace::Signal signal{static_cast<Marker>(j), 100 * usual_range(baseline, j), {}};
    for (const double r : residuals[j]) signal.pct.push_back(static_cast<float>(100 * std::expm1(r)));
    trace.signals.push_back(std::move(signal));
  }
  return trace;
}

}  // namespace freshlegs::analysis
