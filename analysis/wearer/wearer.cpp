#include "analysis/wearer/wearer.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace freshlegs::analysis {
namespace {

using Aspect = Stranger::Aspect;

constexpr std::size_t kKnownBy = 5, kRemembered = 20;
// How far one person's settings stray: a height typed in again, a year's weight, a birthday entered wrongly.
constexpr double kHeight_m = .06, kMassShare = .25, kAge_years = 8;

std::optional<double> value_of(const UserProfile& user, Aspect aspect) {
  switch (aspect) {
    case Aspect::sex:
      return user.male ? std::optional(*user.male ? 1.0 : 0.0) : std::nullopt;
    case Aspect::height_m:
      return user.height_m;
    case Aspect::mass_kg:
      return user.mass_kg;
    case Aspect::age_years:
      return user.age_years;
  }
  return std::nullopt;
}

bool fits(Aspect aspect, double value, double usual) {
  switch (aspect) {
    case Aspect::sex:
      return value == usual;
    case Aspect::height_m:
      return std::abs(value - usual) <= kHeight_m;
    case Aspect::mass_kg:
      return std::abs(value - usual) <= kMassShare * usual;
    case Aspect::age_years:
      return std::abs(value - usual) <= kAge_years;
  }
  return true;
}

double median(const std::deque<double>& values) {
  std::vector<double> sorted(values.begin(), values.end());
  const auto middle = sorted.begin() + static_cast<std::ptrdiff_t>(sorted.size() / 2);
  std::ranges::nth_element(sorted, middle);
  return *middle;
}

}  // namespace

std::optional<Stranger> Wearer::step(const ActivityPlan& plan, const UserProfile& believed) {
  std::optional<Stranger> found;
  for (std::size_t i = 0; i < kAspects; ++i) {
    const auto aspect = static_cast<Aspect>(i);
    const auto value = value_of(believed, aspect);
    if (!value) continue;
    auto& usual = usual_[i];
    if (usual.size() >= kKnownBy && !fits(aspect, *value, median(usual))) {
      if (!found && !(told_[i] && fits(aspect, *value, *told_[i])))
        found = Stranger{plan.id, plan.start, aspect, *value, median(usual)};
      told_[i] = *value;
    } else {
      usual.push_back(*value);
      if (usual.size() > kRemembered) usual.pop_front();
    }
  }
  return found;
}

}  // namespace freshlegs::analysis
