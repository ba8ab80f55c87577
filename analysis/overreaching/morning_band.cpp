#include "analysis/overreaching/morning_band.h"

#include <algorithm>
#include <cmath>

namespace freshlegs::analysis {
namespace {

// Plews 2014: a mean of at least 3 of 7 days; 2 when somebody measures twice a week.
constexpr date::days kWeek{7}, kBaseline{67};
constexpr double kFewestInWeek = 2, kFewestInBaseline = 12;
constexpr double kPriorLooks = 4;
// A heart in a spell goes 1 to 2.5 SD off (spell_belief.cpp); 4 SD is beyond it and, in a normal heart, one morning
// in 40 years. Two mornings within a week on the same side by 2 SD are no accident of measuring.
constexpr double kWild = 4, kAgrees = 2;

}  // namespace

std::optional<double> MorningBand::add(date::local_days day, double value, const std::string& origin) {
  const auto z = standing(day, value, origin);
  Reading now{day, value, origin, z.value_or(0)};
  if (!readings_.empty() && agree(readings_.back(), now))
    readings_.back().alone = false;
  else
    now.alone = std::abs(now.standing) > kWild;
  readings_.push_back(std::move(now));
  while (readings_.front().day < day - kBaseline) readings_.pop_front();
  return readings_.back().alone ? std::nullopt : z;
}

bool MorningBand::agree(const Reading& before, const Reading& now) {
  return now.origin == before.origin && now.day - before.day < kWeek && before.standing * now.standing > 0 &&
         std::min(std::abs(before.standing), std::abs(now.standing)) >= kAgrees;
}

std::optional<double> MorningBand::standing(date::local_days day, double value,
                                            const std::string& origin) const {
  double sum = 0, squares = 0, n = 0;
  for (const Reading& r : readings_) {
    if (!r.counts(origin) || r.day > day - kWeek || r.day < day - kBaseline) continue;
    sum += r.value;
    squares += r.value * r.value;
    n += 1;
  }
  if (n < kFewestInBaseline) return std::nullopt;
  const double mean = sum / n;
  const double own = std::max(0.0, squares - n * mean * mean) + kPriorLooks * prior_sd_ * prior_sd_;
  // The mean is itself known from n mornings only.
  const double sd = std::sqrt(own / (n - 1 + kPriorLooks) * (1 + 1 / n));
  return (value - mean) / sd;
}

std::optional<double> MorningBand::usual() const {
  double sum = 0, n = 0;
  for (const Reading& r : readings_) {
    if (!r.counts(readings_.back().origin)) continue;
    sum += r.value;
    n += 1;
  }
  if (n < kFewestInBaseline) return std::nullopt;
  return sum / n;
}

std::optional<double> MorningBand::change(date::local_days today) const {
  double week = 0, n_week = 0, before = 0, n_before = 0;
  for (const Reading& r : readings_) {
    if (!r.counts(readings_.back().origin) || r.day < today - kBaseline) continue;
    (r.day > today - kWeek ? week : before) += r.value;
    (r.day > today - kWeek ? n_week : n_before) += 1;
  }
  if (n_week < kFewestInWeek || n_before < kFewestInBaseline) return std::nullopt;
  return week / n_week - before / n_before;
}

}  // namespace freshlegs::analysis
