#include "analysis/load/heart_rate_limits.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "analysis/load/heart_rate_histogram.h"

namespace freshlegs::analysis {
namespace {

constexpr auto kPeakMemory = date::days(548);  // 18 months (science.md 5)
constexpr std::size_t kMornings = 60;

double median(std::vector<double> values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::ranges::nth_element(values, middle);
  return *middle;
}

std::optional<double> peak_of(const Features& features) {
  // A list's own maximum is one beat, so only what a heart can do counts.
  constexpr double kLowestListed = 100, kHighestListed = 220;
  if (const auto listed = features.listed_max_bpm)
    return *listed >= kLowestListed && *listed <= kHighestListed ? listed : std::nullopt;
  // The 99.5th percentile leaves out single wrong beats; a peak needs 5 minutes of data to have one.
  if (total_seconds(features.heart_rate) < 300) return std::nullopt;
  return quantile_bpm(features.heart_rate, 0.995);
}

}  // namespace

double reserve_share(double bpm, HeartRateRange range) {
  // Below 20 bpm of reserve the limits are nonsense; the floor keeps the share finite.
  return std::clamp((bpm - range.rest_bpm) / std::max(20.0, range.max_bpm - range.rest_bpm), 0.0, 1.0);
}

HeartRateLimits::HeartRateLimits(const Profile& profile)
    : profile_(profile), max_(highest()), rest_(lowest()) {}

void HeartRateLimits::activity(Instant end, const Features& features) {
  const auto peak = peak_of(features);
  if (!peak) return;
  peaks_.push_back({end, *peak});
  while (peaks_.front().when < end - kPeakMemory) peaks_.pop_front();
  update();
}

void HeartRateLimits::resting(Instant when, double bpm) {
  mornings_.push_back({when, bpm});
  if (mornings_.size() > kMornings) mornings_.pop_front();
  update();
}

void HeartRateLimits::device_says(const UserProfile& user) {
  if (user.max_hr_bpm) device_.max_hr_bpm = user.max_hr_bpm;
  if (user.resting_hr_bpm) device_.resting_hr_bpm = user.resting_hr_bpm;
  if (user.age_years) device_.age_years = user.age_years;
  update();
}

void HeartRateLimits::update() {
  max_ = highest();
  rest_ = lowest();
}

std::pair<double, double> HeartRateLimits::two_highest() const {
  double first = 0, second = 0;
  for (const auto& peak : peaks_) {
    if (peak.bpm > first)
      second = std::exchange(first, peak.bpm);
    else
      second = std::max(second, peak.bpm);
  }
  return {first, second};
}

HeartRateLimits::Limit HeartRateLimits::highest() const {
  if (profile_.hr_max_bpm) return {*profile_.hr_max_bpm, HeartRateSource::configuration};
  Limit prior{190, HeartRateSource::assumed};
  // Tanaka 2001: 208 - .7 x age, SD about 10 bpm.
  if (const auto age = profile_.age_years ? profile_.age_years : device_.age_years)
    prior = {208 - 0.7 * *age, HeartRateSource::age};
  if (device_.max_hr_bpm) prior = {*device_.max_hr_bpm, HeartRateSource::device};
  if (peaks_.empty()) return prior;

  const auto [first, second] = two_highest();
  // One strap full of static is no maximum: with five activities the second highest speaks.
  const double seen = peaks_.size() >= 5 ? second : first;
  // Who only ever ran easily has not shown a maximum: what was seen counts below the prior only when it is
  // near.
  const bool showed = peaks_.size() >= 12 && seen >= 0.92 * prior.bpm;
  if (seen >= prior.bpm || showed) return {seen, HeartRateSource::seen};
  return prior;
}

HeartRateLimits::Limit HeartRateLimits::lowest() const {
  if (profile_.hr_rest_bpm) return {*profile_.hr_rest_bpm, HeartRateSource::configuration};
  if (mornings_.size() >= 3) {
    std::vector<double> bpm;
    for (const auto& m : mornings_) bpm.push_back(m.bpm);
    return {median(std::move(bpm)), HeartRateSource::seen};
  }
  if (device_.resting_hr_bpm) return {*device_.resting_hr_bpm, HeartRateSource::device};
  return {60, HeartRateSource::assumed};
}

}  // namespace freshlegs::analysis
