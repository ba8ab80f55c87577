#include "tests/statistics/overreach_rules.h"

#include <cmath>
#include <optional>
#include <vector>

#include "ingest/time.h"

namespace freshlegs::statistics {
namespace {

struct Mean {
  double sum = 0, squares = 0, n = 0;
  void add(double v) {
    sum += v;
    squares += v * v;
    n += 1;
  }
  [[nodiscard]] double value() const { return sum / n; }
  [[nodiscard]] double sd() const { return std::sqrt(std::max(0.0, squares / n - value() * value())); }
};

/// Over the values of `series` in [from, to).
Mean mean_of(const DayScores& series, date::local_days from, date::local_days to) {
  Mean mean;
  for (auto it = series.lower_bound(from); it != series.end() && it->first < to; ++it) mean.add(it->second);
  return mean;
}

constexpr date::days kDay{1}, kWeek{7}, kMonth{28}, kMonths{60};
constexpr double kFewestMornings = 12;

DayScores acute_over_chronic(const analysis::Findings& findings) {
  DayScores trimp, scores;
  for (const auto& day : findings.days) trimp[day.day] = day.trimp;
  if (trimp.empty()) return {};
  for (const auto& [day, load] : trimp)
    if (const double chronic = mean_of(trimp, day - kMonth + kDay, day + kDay).value();
        chronic > 0 && day - trimp.begin()->first >= kMonth)
      scores[day] = mean_of(trimp, day - kWeek + kDay, day + kDay).value() / chronic;
  return scores;
}

template <class Value>
DayScores of_mornings(const analysis::Findings& findings, Value value) {
  DayScores series;
  for (const auto& morning : findings.mornings)
    if (const std::optional<double> v = value(morning)) series[morning.day] = *v;
  return series;
}

DayScores variability_below(const analysis::Findings& findings) {
  const auto series = of_mornings(findings, [](const analysis::Morning& m) -> std::optional<double> {
    return m.rmssd_ms && *m.rmssd_ms > 0 ? std::optional(std::log(*m.rmssd_ms)) : std::nullopt;
  });
  DayScores scores;
  for (const auto& [day, value] : series) {
    const Mean usual = mean_of(series, day - kMonths, day - kWeek + kDay);
    if (usual.n >= kFewestMornings)
      scores[day] = (usual.value() - mean_of(series, day - kWeek + kDay, day + kDay).value()) / usual.sd();
  }
  return scores;
}

DayScores resting_rate_above(const analysis::Findings& findings) {
  const auto series = of_mornings(findings, [](const analysis::Morning& m) { return m.resting_hr_bpm; });
  DayScores scores;
  for (const auto& [day, value] : series)
    if (const Mean usual = mean_of(series, day - kMonths, day); usual.n >= kFewestMornings)
      scores[day] = value - usual.value();
  return scores;
}

DayScores efficiency_lost(const analysis::Findings& findings) {
  constexpr std::size_t kNow = 3;
  std::vector<double> last;
  DayScores series, scores;
  for (const auto& run : findings.runs) {
    if (!run.efficiency_factor) continue;
    const date::local_days day(date::floor<date::days>(run.plan.start).time_since_epoch());
    series[day] = *run.efficiency_factor;
    last.push_back(*run.efficiency_factor);
    const Mean usual = mean_of(series, day - 2 * kMonth, day - kWeek);
    if (last.size() < kNow || usual.n < kFewestMornings) continue;
    double now = 0;
    for (std::size_t i = last.size() - kNow; i < last.size(); ++i) now += last[i] / kNow;
    scores[day] = 100 * (1 - now / usual.value());
  }
  return scores;
}

}  // namespace

const std::array<Rule, kRules> kOverreachRules{{{"acute over chronic load", 1.5, acute_over_chronic},
                                                {"variability below mean - SD", 1, variability_below},
                                                {"resting heart rate + 5", 5, resting_rate_above},
                                                {"falling efficiency", 3, efficiency_lost}}};

}  // namespace freshlegs::statistics
