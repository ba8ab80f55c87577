#include "analysis/compare/form_drift.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "analysis/compare/least_squares.h"
#include "analysis/compare/steady_run.h"

namespace freshlegs::analysis {
namespace {

constexpr int kFewestRuns = 12;
constexpr double kFewestDays = 28;
// Smaller than that is what two straps or two pairs of shoes differ by (Adams 2016, Zandbergen 2023).
constexpr double kWorthContact_pct = 2, kWorthBalance = .6;

struct Look {
  double days_ago, ln_speed, value;
};

std::optional<double> value_of(const RunFinding& run, Marker marker) {
  const auto it = std::ranges::find(run.form, marker, &FormValue::marker);
  if (it == run.form.end() || !(it->value > 0)) return std::nullopt;
  return it->value;
}

std::vector<Look> looks(const Findings& findings, Instant now, Marker marker) {
  std::vector<Look> out;
  const std::string* device = nullptr;
  for (auto run = findings.runs.rbegin(); run != findings.runs.rend(); ++run) {
    const double days = days_between(run->plan.end, now);
    if (days < 0) continue;
    if (days > kDriftDays) break;
    const auto value = value_of(*run, marker);
    if (!value || run->post_leg || run->breakdown || !(run->timer_s > 0) || !(run->distance_m > 0)) continue;
    if (device == nullptr) device = &run->gait_device;
    if (run->gait_device == *device) out.push_back({days, std::log(run->distance_m / run->timer_s), *value});
  }
  return out;
}

/// Change over six weeks of `y`, speed held equal where it matters.
std::optional<Estimate> change(const std::vector<Look>& all, bool by_speed) {
  if (static_cast<int>(all.size()) < kFewestRuns) return std::nullopt;
  if (all.back().days_ago - all.front().days_ago < kFewestDays) return std::nullopt;
  double speed = 0;
  for (const Look& look : all) speed += look.ln_speed / static_cast<double>(all.size());
  const auto of = [](double slope, double variance, double freedom) {
    const double half = student_95(freedom) * std::sqrt(variance);
    return Estimate{-slope, -slope - half, -slope + half};  // the column counts backwards
  };
  if (!by_speed) {
    LeastSquares<2> line;
    for (const Look& look : all) line.add({1, look.days_ago / kDriftDays}, look.value);
    const auto fit = line.fit();
    return fit ? std::optional(of(fit->coefficients[1], fit->covariance(1, 1), fit->freedom)) : std::nullopt;
  }
  LeastSquares<3> line;
  for (const Look& look : all)
    line.add({1, look.days_ago / kDriftDays, look.ln_speed - speed}, 100 * std::log(look.value));
  const auto fit = line.fit();
  return fit ? std::optional(of(fit->coefficients[1], fit->covariance(1, 1), fit->freedom)) : std::nullopt;
}

}  // namespace

std::vector<FormDrift> form_drift(const Findings& findings, Instant now) {
  std::vector<FormDrift> out;
  for (const Marker marker : {Marker::ground_contact, Marker::balance}) {
    const bool contact = marker == Marker::ground_contact;
    const auto all = looks(findings, now, marker);
    const auto drift = change(all, contact);
    if (!drift || (drift->lo <= 0 && drift->hi >= 0)) continue;
    if (std::abs(drift->value) < (contact ? kWorthContact_pct : kWorthBalance)) continue;
    out.push_back({marker, *drift, static_cast<int>(all.size())});
  }
  return out;
}

}  // namespace freshlegs::analysis
