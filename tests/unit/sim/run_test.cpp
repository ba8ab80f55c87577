#include "tests/sim/run.h"

#include <gtest/gtest.h>
#include <algorithm>
#include <cmath>

#include "tests/sim/track.h"

namespace freshlegs::sim {
namespace {

/// Nothing by chance: what is left is law.
Athlete exact_athlete() {
  Athlete a;
  a.pace_scatter = 0;
  a.heart.beat_sd_bpm = 0;
  a.heart.drift_bpm_per_min = 0;
  a.gait.run_sd = a.gait.minute_sd = {};
  return a;
}

RunDay cool_morning() {
  RunDay day;
  day.start = date::sys_days(date::year(2026) / 4 / 1) + std::chrono::hours(6);
  return day;
}

Recording run_of(const Athlete& athlete, const RunDay& day, const Planned& plan = {.minutes = 50}) {
  const Route flat(1, 0);
  return simulate_run(athlete, plan, day, flat, Random(4)).watch;
}

constexpr std::size_t kSettled = 900;

double mean(const Recording& r, ChannelKind kind, std::size_t from = kSettled, std::size_t to = SIZE_MAX) {
  return *mean_of(r.samples, kind, from, to);
}

TEST(SimulatedRun, TiredLegsCostExactlyTheirEffectOnSpeedAtEqualHeartRate) {
  Athlete athlete = exact_athlete();
  athlete.feel = 1;  // runs to heart rate
  const RunDay fresh = cool_morning();
  RunDay tired = fresh;
  tired.legs_ln = std::log(1 - 0.05);
  const Recording a = run_of(athlete, fresh), b = run_of(athlete, tired);
  EXPECT_NEAR(mean(b, ChannelKind::heart_rate), mean(a, ChannelKind::heart_rate), 0.1);
  EXPECT_NEAR(mean(b, ChannelKind::speed) / mean(a, ChannelKind::speed), 0.95, 0.001);
}

TEST(SimulatedRun, TiredLegsRaiseHeartRateAtEqualSpeed) {
  Athlete athlete = exact_athlete();
  athlete.feel = 0;  // runs to pace
  const RunDay fresh = cool_morning();
  RunDay tired = fresh;
  tired.legs_ln = std::log(1 - 0.05);
  const Recording a = run_of(athlete, fresh), b = run_of(athlete, tired);
  const double speed = mean(a, ChannelKind::speed);
  EXPECT_NEAR(mean(b, ChannelKind::speed), speed, 0.002);
  EXPECT_NEAR(mean(b, ChannelKind::heart_rate) - mean(a, ChannelKind::heart_rate),
              athlete.heart.bpm_per_mps * speed * (1 / 0.95 - 1), 0.15);
}

TEST(SimulatedRun, DayNoiseIsAShareOfHeartRate) {
  Athlete athlete = exact_athlete();
  athlete.feel = 0;
  const RunDay usual = cool_morning();
  RunDay high = usual;
  high.day_noise = 0.02;
  EXPECT_NEAR(mean(run_of(athlete, high), ChannelKind::heart_rate) /
                  mean(run_of(athlete, usual), ChannelKind::heart_rate),
              1.02, 0.001);
}

TEST(SimulatedRun, HeartRateFollowsSpeedWithItsTimeConstant) {
  const Athlete athlete = exact_athlete();
  const Recording run = run_of(athlete, cool_morning(), {.kind = Kind::intervals, .minutes = 50});
  ASSERT_GE(run.laps.size(), 10U);
  const auto begin = static_cast<std::size_t>(run.laps[1].offset_ms / 1000);
  const Channel& rate = *run.samples.find(ChannelKind::heart_rate);
  const double before = rate.value(begin), late = rate.value(begin + 175);
  const double at_tau = rate.value(begin + static_cast<std::size_t>(athlete.heart.tau_s) + 6);
  EXPECT_NEAR((at_tau - before) / (late - before), 0.66, 0.08);
  EXPECT_EQ(run.laps[1].intensity, Lap::Intensity::active);
  EXPECT_EQ(run.laps[2].intensity, Lap::Intensity::rest);
  EXPECT_TRUE(run.laps[1].manual);
}

TEST(SimulatedRun, HeatRaisesHeartRate) {
  Athlete athlete = exact_athlete();
  athlete.feel = 0;
  RunDay hot = cool_morning();
  hot.air_c = 30;
  const double difference = mean(run_of(athlete, hot), ChannelKind::heart_rate, 2400) -
                            mean(run_of(athlete, cool_morning()), ChannelKind::heart_rate, 2400);
  EXPECT_NEAR(difference, 10 * 0.7 + 5 * 1.5, 0.4);
}

TEST(SimulatedRun, FormChangesAtTheOnsetByTheLaw) {
  Athlete athlete = exact_athlete();
  athlete.breakdown.slower_pct = 0;
  const Recording whole = run_of(athlete, cool_morning());
  const Route flat(1, 0);
  const RunOutcome broken =
      simulate_run(athlete, {.minutes = 50, .breakdown_min = 25}, cool_morning(), flat, Random(4));
  ASSERT_TRUE(broken.breakdown_onset_s);
  const auto onset = static_cast<std::size_t>(25 * 60);
  const auto ratio = [&](ChannelKind kind, std::size_t from, std::size_t to) {
    return mean(broken.watch, kind, from, to) / mean(whole, kind, from, to);
  };
  EXPECT_NEAR(ratio(ChannelKind::stance_time, 0, onset), 1, 1e-3);
  EXPECT_NEAR(ratio(ChannelKind::stance_time, onset + 180, SIZE_MAX),
              std::exp(athlete.breakdown.shift.contact), 1e-3);
  EXPECT_NEAR(ratio(ChannelKind::cadence, onset + 180, SIZE_MAX), std::exp(athlete.breakdown.shift.cadence),
              1e-3);
  EXPECT_GT(ratio(ChannelKind::heart_rate, onset + 400, SIZE_MAX), 1.005) << "broken form costs";
}

TEST(SimulatedRun, GaitFollowsSpeedWithTheMeasuredExponents) {
  Athlete slow = exact_athlete(), fast = exact_athlete();
  fast.easy_mps = 1.2 * slow.easy_mps;
  const Recording a = run_of(slow, cool_morning()), b = run_of(fast, cool_morning());
  const double ln_speed = std::log(mean(b, ChannelKind::speed) / mean(a, ChannelKind::speed));
  const auto exponent = [&](ChannelKind kind) { return std::log(mean(b, kind) / mean(a, kind)) / ln_speed; };
  EXPECT_NEAR(exponent(ChannelKind::cadence), 0.18, 0.005);
  EXPECT_NEAR(exponent(ChannelKind::stance_time), -0.51, 0.005);
  EXPECT_NEAR(exponent(ChannelKind::step_length), 0.82, 0.005);
  EXPECT_NEAR(exponent(ChannelKind::vertical_ratio), -0.71, 0.01);
}

TEST(SimulatedRun, HillsSlowSpeedNotEffort) {
  const Athlete athlete = exact_athlete();
  const Route hills(2, 0.03);
  const Recording run = simulate_run(athlete, {.minutes = 60}, cool_morning(), hills, Random(4)).watch;
  const Channel &speed = *run.samples.find(ChannelKind::speed),
                &rate = *run.samples.find(ChannelKind::heart_rate);
  double low = 9, high = 0, least = 300, most = 0;
  for (std::size_t i = kSettled; i < run.samples.size(); ++i) {
    low = std::min(low, speed.value(i));
    high = std::max(high, speed.value(i));
    least = std::min(least, rate.value(i));
    most = std::max(most, rate.value(i));
  }
  EXPECT_GT(high / low, 1.25);
  EXPECT_LT(most - least, 18);
}

TEST(SimulatedRun, PausesAreTimerEventsWithoutSamples) {
  const Athlete athlete = exact_athlete();
  const Route flat(1, 0);
  for (std::uint64_t seed = 0; seed < 40; ++seed) {
    const Recording run = simulate_run(athlete, {.minutes = 30}, cool_morning(), flat, Random(seed)).watch;
    if (run.timer.size() == 2) continue;
    ASSERT_EQ(run.timer.size(), 4U);
    EXPECT_FALSE(run.timer[1].running);
    const auto& offsets = run.samples.offset_ms;
    const auto inside = std::ranges::count_if(
        offsets, [&](int ms) { return run.timer[1].offset_ms <= ms && ms < run.timer[2].offset_ms; });
    EXPECT_EQ(inside, 0);
    EXPECT_GT(*run.head.summary.elapsed_s, *run.head.summary.timer_s + 15);
    return;
  }
  FAIL() << "no run with a pause among forty";
}

}  // namespace
}  // namespace freshlegs::sim
