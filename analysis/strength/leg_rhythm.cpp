#include "analysis/strength/leg_rhythm.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace freshlegs::analysis {
namespace {

// Choices, checked on simulated weeks of several patterns (tests/statistics/bare_statistics_test.cpp).
constexpr int kFewestKnown = 6;       // about two weeks of labelled training
constexpr double kForgets_days = 90;  // habits change with the seasons
constexpr auto kMemory = date::days(183);
constexpr double kNextDay = .1;               // share of sessions that move to the day before, or after
constexpr double kStrangers = 1;              // sessions' worth of doubt in every table
constexpr auto kPatternDays = date::days(8);  // an earlier session is no longer "the one before"
constexpr double kMeasureWeight = .5;         // length and heart rate hardly know legs, and go together

using Kinds = std::array<double, 2>;  ///< for not legs, for legs

int weekday_of(WallTime local) {
  return static_cast<int>(date::weekday(date::floor<date::days>(local)).c_encoding());
}
int hour_bin(WallTime local) {
  const double hour = static_cast<double>((local - date::floor<date::days>(local)).count()) / 3.6e6;
  return hour < 11 ? 0 : hour < 16 ? 1 : 2;
}

double near_weekday(int a, int b) {
  const int apart = (a - b + 7) % 7;
  return apart == 0 ? 1 - 2 * kNextDay : apart == 1 || apart == 6 ? kNextDay : 0;
}

/// ln of how much likelier legs make what was seen: weighted counts against all counts of each kind.
double log_ratio(const Kinds& seen, const Kinds& all, double share_of_strangers) {
  const auto likelihood = [&](std::size_t kind) {
    return (seen[kind] + kStrangers * share_of_strangers) / (all[kind] + kStrangers);
  };
  return std::log(likelihood(1) / likelihood(0));
}

/// Means of both kinds, drawn together while few are known, with one spread.
class Measure {
 public:
  void add(double value, std::size_t kind, double weight) {
    n_[kind] += weight;
    sum_[kind] += weight * value;
    squares_ += weight * value * value;
  }
  [[nodiscard]] double log_ratio(double value) const {
    const double n = n_[0] + n_[1];
    if (n < kFewestKnown) return 0;
    const double overall = (sum_[0] + sum_[1]) / n;
    constexpr double kDrawn = 4;
    Kinds mean{};
    double within = squares_;
    for (std::size_t k = 0; k < 2; ++k) {
      mean[k] = (sum_[k] + kDrawn * overall) / (n_[k] + kDrawn);
      within += mean[k] * mean[k] * n_[k] - 2 * mean[k] * sum_[k];
    }
    const double variance = std::max(within / n, 1e-4 * overall * overall + 1);
    const auto off = [&](std::size_t k) { return (value - mean[k]) * (value - mean[k]) / variance; };
    return std::clamp((off(0) - off(1)) / 2, -2.0, 2.0);
  }

 private:
  Kinds n_{}, sum_{};
  double squares_ = 0;
};

double logit(double p) { return std::log(p / (1 - p)); }

}  // namespace

std::optional<double> LegRhythm::just_before(const Session& session) const {
  if (past_.empty()) return std::nullopt;
  if (session.start - past_.back().session.start > kPatternDays) return std::nullopt;
  return past_.back().legs;
}

void LegRhythm::remember(const Session& session, double legs, bool certain) {
  std::erase_if(past_, [&](const Past& p) { return p.session.start < session.start - kMemory; });
  past_.push_back({session, legs, certain, just_before(session)});
}

void LegRhythm::known(const Session& session, bool legs) { remember(session, legs ? 1 : 0, true); }

std::optional<double> LegRhythm::guess(const Session& session) {
  Kinds all{}, day{}, hour{}, title{}, before{}, with_before{};
  Measure minutes, heart;
  int known = 0;
  const auto previous = just_before(session);
  for (const Past& p : past_) {
    if (!p.certain) continue;
    ++known;
    const auto kind = static_cast<std::size_t>(p.legs > .5);
    const double days = static_cast<double>((session.start - p.session.start).count()) / 8.64e7;
    const double w = std::exp(-std::max(days, 0.0) / kForgets_days);
    all[kind] += w;
    day[kind] += w * near_weekday(weekday_of(p.session.start), weekday_of(session.start));
    if (hour_bin(p.session.start) == hour_bin(session.start)) hour[kind] += w;
    if (p.session.title == session.title) title[kind] += w;
    if (previous && p.before_legs) {
      with_before[kind] += w;
      before[kind] += w * (*p.before_legs * *previous + (1 - *p.before_legs) * (1 - *previous));
    }
    minutes.add(p.session.minutes, kind, w);
    if (p.session.avg_heart_rate_bpm) heart.add(*p.session.avg_heart_rate_bpm, kind, w);
  }
  if (known < kFewestKnown) {
    remember(session, .5, false);
    return std::nullopt;
  }
  double odds = std::log((all[1] + kStrangers / 2) / (all[0] + kStrangers / 2));
  odds += log_ratio(day, all, 1.0 / 7) + log_ratio(hour, all, 1.0 / 3);
  if (title[0] + title[1] > 0) odds += log_ratio(title, all, .5);
  if (previous) odds += log_ratio(before, with_before, .5);
  odds += kMeasureWeight * minutes.log_ratio(session.minutes);
  if (session.avg_heart_rate_bpm) odds += kMeasureWeight * heart.log_ratio(*session.avg_heart_rate_bpm);
  // Nobody is as regular as a table of few sessions says.
  odds = std::clamp(odds, -logit(.97), logit(.97));
  const double probability = 1 / (1 + std::exp(-odds));
  remember(session, probability, false);
  return probability;
}

}  // namespace freshlegs::analysis
