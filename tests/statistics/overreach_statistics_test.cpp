// Spells of overreaching seen, how soon, and how often wrongly; and the rules that people use instead.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <iterator>
#include <optional>
#include <string>
#include <vector>

#include "tests/sim/cells.h"
#include "tests/statistics/overreach_rules.h"
#include "tests/statistics/score.h"
#include "tests/statistics/sim_season.h"

namespace freshlegs::statistics {
namespace {

using analysis::OverreachState;
using Days = std::chrono::duration<double, std::chrono::days::period>;

constexpr double kBefore_d = 3;       // a spell may be seen that much before the fall is counted as begun
constexpr double kNoise_d = 28;       // before, nothing is known of anybody
constexpr double kNewAlarm_d = 14;    // a rule that was silent as long begins a new alarm

/// From when to when something was said.
struct Span {
  Instant from, to;
};

std::vector<Span> said(const analysis::Findings& findings, OverreachState state) {
  std::vector<Span> spans;
  for (const auto& alert : findings.alerts)
    for (const auto& step : alert.history)
      if (alert.kind == analysis::AlertKind::overreaching && step.state == state)
        spans.push_back({step.time, alert.until.value_or(Instant::max())});
  return spans;
}

std::vector<Span> alarms(const DayScores& scores, double limit) {
  std::vector<Span> spans;
  for (const auto& [day, score] : scores) {
    if (score <= limit) continue;
    const Instant at = std::chrono::time_point_cast<Millis>(date::sys_days(day.time_since_epoch()) + std::chrono::hours(7));
    if (spans.empty() || Days(at - spans.back().to).count() > kNewAlarm_d) spans.push_back({at, at});
    spans.back().to = at;
  }
  return spans;
}

/// Days from the beginning of the spell until something was said of it; 0 for what was being said already.
std::optional<double> lag_of(const std::vector<Span>& spans, const sim::SpellTruth& spell) {
  for (const auto& span : spans)
    if (Days(span.to - spell.begin).count() > kBefore_d && span.from <= spell.end)
      return std::max(0.0, Days(span.from - spell.begin).count());
  return std::nullopt;
}

struct Season {
  analysis::Findings findings;
  Instant start, end;
  std::optional<sim::SpellTruth> spell;
};

std::vector<Season> live(int athletes, std::uint64_t seed, auto season_of) {
  std::vector<Season> seasons;
  for (int i = 0; i < athletes; ++i) {
    const auto season = sim::simulate(season_of(seed + static_cast<std::uint64_t>(i)));
    Season one{analyse(season), season.truth.runs.front().start, season.truth.runs.back().start, {}};
    if (!season.truth.spells.empty()) one.spell = season.truth.spells.front();
    seasons.push_back(std::move(one));
  }
  return seasons;
}

struct Score {
  double recall = 0, lag_d = 0;  ///< the median
};
Score score(const std::vector<Season>& seasons, auto spans_of) {
  std::vector<double> lags;
  for (const auto& season : seasons)
    if (const auto lag = lag_of(spans_of(season), *season.spell)) lags.push_back(*lag);
  if (lags.empty()) return {};
  std::ranges::sort(lags);
  return {static_cast<double>(lags.size()) / static_cast<double>(seasons.size()), lags[lags.size() / 2]};
}

double false_a_year(const std::vector<Season>& seasons, auto spans_of) {
  double count = 0, years = 0;
  for (const auto& season : seasons) {
    const Instant known = season.start + std::chrono::hours(static_cast<int>(24 * kNoise_d));
    count += static_cast<double>(std::ranges::count_if(spans_of(season), [&](const Span& s) { return s.from >= known; }));
    years += Days(season.end - known).count() / 365.25;
  }
  return count / years;
}

auto ours(OverreachState state) {
  return [state](const Season& season) { return said(season.findings, state); };
}

std::vector<Season> spells(int mornings_a_week) {
  return live(athletes_a_cell(20), first_seed() + 40'000,
              [&](auto seed) { return sim::overreaching_season(seed, mornings_a_week); });
}

// The goals of issue 5: watch .95 within 6 days, likely .9 within 8; without mornings .65 and .25, within 11 days.
TEST(Overreaching, SpellsAreSeenSoon) {
  const std::array names{"none", "two a week", "daily"};
  const std::array mornings{0, 2, 7};
  std::array<Score, 3> watch, likely;
  std::printf("| mornings   | watch: seen | after | likely: seen | after |\n");
  for (std::size_t i = 0; i < names.size(); ++i) {
    const auto seasons = spells(mornings[i]);
    watch[i] = score(seasons, ours(OverreachState::watch));
    likely[i] = score(seasons, ours(OverreachState::likely));
    std::printf("| %-10s |        %.2f | %3.0f d |         %.2f | %3.0f d |\n", names[i], watch[i].recall,
                watch[i].lag_d, likely[i].recall, likely[i].lag_d);
  }
  EXPECT_GE(watch[0].recall, .65);
  EXPECT_LE(watch[0].lag_d, 11);
  EXPECT_GE(likely[0].recall, .25);
  for (const std::size_t with_mornings : {1U, 2U}) {
    EXPECT_GE(watch[with_mornings].recall, .95);
    EXPECT_LE(watch[with_mornings].lag_d, 6.5);
    EXPECT_GE(likely[with_mornings].recall, .9);
    EXPECT_LE(likely[with_mornings].lag_d, 8);
  }
}

/// Lets the rule alarm as often as we do in years without overreaching.
double fair_limit(const Rule& rule, const std::vector<Season>& years, double rate) {
  double low = -100, high = 100;
  for (int i = 0; i < 40; ++i) {
    const double middle = (low + high) / 2;
    const double now = false_a_year(years, [&](const Season& s) { return alarms(rule.scores(s.findings), middle); });
    // Far too low a limit is one long alarm: that is more, not fewer.
    const double days = static_cast<double>(rule.scores(years.front().findings).size());
    const double on = static_cast<double>(std::ranges::count_if(rule.scores(years.front().findings),
                                                               [&](const auto& s) { return s.second > middle; }));
    (now > rate || on > .5 * days ? low : high) = middle;
  }
  return high;
}

/// Years that may look like overreaching. Returns all of them.
std::vector<Season> years_with_few_false_spells() {
  using enum sim::Benign;
  constexpr std::array kinds{plain, load_block, camp, heat_wave, leg_heavy, hrv_glitch};
  const std::array names{"plain", "load block", "camp", "heat wave", "leg heavy", "glitch"};
  std::vector<Season> all;
  std::printf("| year       | false watch | likely |\n");
  for (std::size_t i = 0; i < kinds.size(); ++i) {
    auto years = live(athletes_a_cell(20), first_seed() + 41'000,
                      [&](auto seed) { return sim::benign_season(seed, kinds[i]); });
    const double watch = false_a_year(years, ours(OverreachState::watch));
    const double likely = false_a_year(years, ours(OverreachState::likely));
    std::printf("| %-10s |        %.2f |   %.2f |\n", names[i], watch, likely);
    EXPECT_LE(watch, 2) << names[i];
    EXPECT_LE(likely, .5) << names[i];
    std::ranges::move(years, std::back_inserter(all));
  }
  return all;
}

TEST(Overreaching, FalseSpellsAreRareAndNoUsualRuleSeesMoreAtThatRate) {
  const auto years = years_with_few_false_spells();
  const auto daily = spells(7);
  const double rate = false_a_year(years, ours(OverreachState::watch));
  const Score own = score(daily, ours(OverreachState::watch));
  std::printf("daily mornings; %.2f false alarms a year\n"
              "| rule                        | usual: false | seen | fair: seen | after |\n", rate);
  for (const auto& rule : kOverreachRules) {
    const auto usual = [&](const Season& s) { return alarms(rule.scores(s.findings), rule.usual_limit); };
    const double limit = fair_limit(rule, years, rate);
    const Score fair = score(daily, [&](const Season& s) { return alarms(rule.scores(s.findings), limit); });
    std::printf("| %-27s |         %4.2f | %.2f |       %.2f | %3.0f d |\n", std::string(rule.name).c_str(),
                false_a_year(years, usual), score(daily, usual).recall, fair.recall, fair.lag_d);
    EXPECT_GT(own.recall, fair.recall) << rule.name;
    if (fair.recall > .5) {  // what sees next to nothing may see it at once
      EXPECT_LE(own.lag_d, fair.lag_d) << rule.name;
    }
  }
  std::printf("| %-27s |              |      |       %.2f | %3.0f d |\n", "freshlegs", own.recall, own.lag_d);
}

}  // namespace
}  // namespace freshlegs::statistics
