#include "tests/sim/leg_fatigue.h"

#include <algorithm>

#include "tests/sim/exact_math.h"

namespace freshlegs::sim {

double hours_between(Instant from, Instant to) { return static_cast<double>((to - from).count()) / 3.6e6; }

LegFatigue::LegFatigue(const LegFatigueLaw& law) : law_(law) {
  double highest = 0;
  for (int hour = 0; hour <= 96; ++hour) highest = std::max(highest, kernel(hour, law.usual_novelty));
  scale_ = 1 / highest;
}

double LegFatigue::add(Instant session_end, double dose) {
  double novelty = 1;
  if (!sessions_.empty()) {
    const double days = hours_between(sessions_.back().end, session_end) / 24;
    novelty = 1 - exact_exp(-days / law_.novelty_days);
  }
  sessions_.push_back({session_end, dose, novelty});
  return novelty;
}

double LegFatigue::level(Instant t) const {
  constexpr double kForgottenHours = 240;
  double sum = 0;
  for (auto s = sessions_.rbegin(); s != sessions_.rend(); ++s) {
    const double hours = hours_between(s->end, t);
    if (hours > kForgottenHours) break;
    if (hours >= 0) sum += s->dose * kernel(hours, s->novelty);
  }
  return sum;
}

std::optional<double> LegFatigue::hours_since(Instant t) const {
  if (sessions_.empty()) return std::nullopt;
  return hours_between(sessions_.back().end, t);
}

double LegFatigue::kernel(double hours, double novelty) const {
  const double acute = exact_exp(-hours / law_.tau_h);
  const double off = exact_log(std::max(hours, 0.1) / law_.delayed_peak_h) / law_.delayed_width;
  return scale_ * (acute + law_.delayed_share * novelty * exact_exp(-off * off / 2));
}

}  // namespace freshlegs::sim
