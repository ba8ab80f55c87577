#include "analysis/signal/run_signal.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <numbers>

#include "tests/unit/analysis/signal_run.h"

namespace freshlegs::analysis {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
float marker(const Window& w, Marker m) { return w.marker[static_cast<std::size_t>(m)]; }

TEST(RunSignal, CutsASteadyRunIntoSettledMinutes) {
  const RunFeatures f = extract_run(MadeRun(3600).steady(3.0, 140).activity());
  ASSERT_EQ(f.windows.size(), 60u);
  EXPECT_NEAR(f.windows[30].speed_mps, 3.0, 1e-3);
  EXPECT_NEAR(f.windows[30].graded_mps, 3.0, 1e-3);
  EXPECT_NEAR(f.windows[30].heart_rate_bpm, 141, .1);
  EXPECT_NEAR(f.windows[30].distance_m, 5400, 1);
  EXPECT_FALSE(f.windows[9].settled);
  EXPECT_TRUE(f.windows[10].settled);
  EXPECT_TRUE(f.flat_assumed);
  EXPECT_NEAR(f.distance_m, 3 * 3599, 1);
  EXPECT_EQ(f.moving_s, 3600);
  EXPECT_NEAR(f.heart_rate_trust, 1, 1e-9);
  ASSERT_TRUE(f.efficiency_factor && f.decoupling_pct && f.best_20min_mps);
  EXPECT_NEAR(*f.efficiency_factor, 180.0 / 141, .002);
  EXPECT_NEAR(*f.decoupling_pct, 0, .01);
  EXPECT_NEAR(*f.best_20min_mps, 3.0, 1e-3);
}

TEST(RunSignal, NeedsNoOrderAndNoUniqueSamples) {
  MadeRun made(1800);
  made.steady(3.0, 140).with(ChannelKind::cadence, [](int s) { return 165 + s % 5; });
  Activity straight = made.activity(), shuffled = straight;
  Samples& samples = shuffled.parts[0].samples;
  const std::size_t n = samples.size();
  for (std::size_t i = 0; i + 7 < n; i += 9) {
    std::swap(samples.offset_ms[i], samples.offset_ms[i + 7]);
    for (Channel& c : samples.channels) std::swap(c.ticks[i], c.ticks[i + 7]);
  }
  samples.offset_ms.push_back(samples.offset_ms[100]);
  for (Channel& c : samples.channels) c.ticks.push_back(c.ticks[100]);
  const RunFeatures a = extract_run(straight), b = extract_run(shuffled);
  ASSERT_EQ(a.windows.size(), b.windows.size());
  for (std::size_t w = 0; w < a.windows.size(); ++w) {
    EXPECT_EQ(a.windows[w].speed_mps, b.windows[w].speed_mps);
    EXPECT_EQ(marker(a.windows[w], Marker::cadence), marker(b.windows[w], Marker::cadence));
  }
}

TEST(RunSignal, BridgesSmartRecordingButNotPauses) {
  MadeRun made(1800);
  made.steady(3.0, 140);
  Samples& samples = made.recording().samples;
  const auto keep = [](std::int32_t offset) {
    const int s = offset / 1000;
    return s % 6 == 0 && !(s >= 900 && s < 1020);
  };
  Samples thin;
  for (const Channel& c : samples.channels) thin.channels.push_back({c.kind, c.source, {}});
  for (std::size_t i = 0; i < samples.size(); ++i) {
    if (!keep(samples.offset_ms[i])) continue;
    thin.offset_ms.push_back(samples.offset_ms[i]);
    for (std::size_t c = 0; c < thin.channels.size(); ++c)
      thin.channels[c].ticks.push_back(samples.channels[c].ticks[i]);
  }
  samples = thin;
  const RunFeatures f = extract_run(made.activity());
  EXPECT_EQ(f.windows[12].moving_s, 60);
  EXPECT_EQ(f.windows[15].moving_s, 0);
  EXPECT_TRUE(f.windows[14].settled);
  EXPECT_FALSE(f.windows[17].settled);
  EXPECT_FALSE(f.windows[18].settled);
  EXPECT_TRUE(f.windows[19].settled);
}

TEST(RunSignal, TimerEventsStopTheMinute) {
  MadeRun made(1800);
  made.steady(3.0, 140);
  made.recording().timer = {{0, true}, {900'000, false}, {960'000, true}, {1'799'000, false}};
  const RunFeatures f = extract_run(made.activity());
  EXPECT_LE(f.windows[15].moving_s, 1);
  EXPECT_EQ(f.windows[16].moving_s, 60);
  EXPECT_NEAR(f.timer_s, 1741, 1);
}

TEST(RunSignal, SpikesAndFlatLinesOfHeartRateAreNotTrusted) {
  const auto speed = [](int s) { return 3.0 + .3 * std::sin(s / 20.0); };
  MadeRun spiky(1800);
  spiky
      .with(ChannelKind::heart_rate,
            [](int s) { return s % 50 == 7    ? 235.0
                               : s % 50 == 20 ? 190.0
                                              : 140.0 + s % 3; })
      .with(ChannelKind::speed, speed);
  const RunFeatures f = extract_run(spiky.activity());
  EXPECT_NEAR(f.windows[20].heart_rate_bpm, 141, .2);
  EXPECT_GT(f.heart_rate_trust, .9);
  EXPECT_LT(*f.max_heart_rate_bpm, 150);

  MadeRun flat(1800);
  flat.with(ChannelKind::heart_rate, [](int s) { return s > 900 ? 142.0 : 140.0 + s % 3; })
      .with(ChannelKind::speed, speed);
  const RunFeatures g = extract_run(flat.activity());
  EXPECT_NEAR(g.heart_rate_trust, .5, .01);
  EXPECT_TRUE(std::isnan(g.windows[20].heart_rate_bpm));
}

TEST(RunSignal, CadenceLockIsFoundOnTheWristAndOnlyThere) {
  const auto steps = [](int s) { return 168 + 2 * std::sin(s / 9.0); };
  MadeRun made(3000);
  made.with(ChannelKind::heart_rate, [&](int s) { return s > 1200 && s < 2400 ? steps(s) : 140.0 + s % 3; })
      .with(ChannelKind::speed, [](int s) { return 3 + .05 * std::sin(s / 30.0); })
      .with(ChannelKind::cadence, steps);
  made.recording().head.device.heart_rate = HeartRateSensor::wrist;
  const RunFeatures wrist = extract_run(made.activity());
  EXPECT_TRUE(wrist.cadence_locked);
  EXPECT_NEAR(wrist.heart_rate_trust, .6, .04);
  EXPECT_TRUE(std::isnan(wrist.windows[30].heart_rate_bpm));
  EXPECT_NEAR(marker(wrist.windows[30], Marker::cadence), 168, 1);
  made.recording().head.device.heart_rate = HeartRateSensor::strap;
  EXPECT_FALSE(extract_run(made.activity()).cadence_locked);
}

TEST(RunSignal, AHeartThatHappensToBeatAtTheStepRateIsBelieved) {
  MadeRun made(3000);
  made.with(ChannelKind::heart_rate, [](int s) { return 160 + s / 250.0 + (s % 7 == 0); })
      .with(ChannelKind::speed, [](int) { return 3.6; })
      .with(ChannelKind::cadence, [](int s) { return 167 + 2 * std::sin(s / 9.0); });
  made.recording().head.device.heart_rate = HeartRateSensor::wrist;
  EXPECT_FALSE(extract_run(made.activity()).cadence_locked);
}

TEST(RunSignal, PrefersTheStrapAndFillsMotionFromTheWatch) {
  MadeRun watch(1800), strap(1800);
  watch.steady(3.0, 150);
  watch.recording().head.device.heart_rate = HeartRateSensor::wrist;
  strap.with(ChannelKind::heart_rate, [](int s) { return 140.0 + s % 3; });
  Activity both = watch.activity();
  both.parts.push_back(strap.recording());
  both.plan.parts.push_back({1, Role::strap, Millis{0}});
  const RunFeatures f = extract_run(both);
  EXPECT_EQ(f.sensor, HeartRateSensor::strap);
  EXPECT_NEAR(f.windows[20].heart_rate_bpm, 141, .1);
  EXPECT_NEAR(f.windows[20].speed_mps, 3, 1e-3);
}

TEST(RunSignal, FindsGradeInSteppedAltitude) {
  // 4 % up for 1.5 km, 4 % down for 1.5 km, barometer steps of 0.2 m.
  const auto climb = [](int s) {
    const double d = 3.0 * s, phase = std::fmod(d, 3000);
    return 100 + .04 * (phase < 1500 ? phase : 3000 - phase);
  };
  const RunFeatures f =
      extract_run(MadeRun(3600)
                      .steady(3.0, 140)
                      .with(ChannelKind::altitude, [&](int s) { return std::round(climb(s) * 5) / 5; })
                      .activity());
  EXPECT_FALSE(f.flat_assumed);
  EXPECT_NEAR(f.windows[4].grade, .04, .002);
  EXPECT_NEAR(f.windows[12].grade, -.04, .002);
  EXPECT_NEAR(f.windows[4].graded_mps, 3 * 1.135, .02);
  EXPECT_NEAR(f.windows[12].graded_mps, 3 * .918, .02);
  EXPECT_NEAR(f.ascent_m, 4 * 60 - 24, 15);
  EXPECT_NEAR(f.descent_m, 3 * 60, 15);
  EXPECT_EQ(f.steep_down_s, 0);
}

TEST(RunSignal, ComputesMarkersAndNamesTheirDevice) {
  MadeRun made(1500);
  made.steady(3.0, 140)
      .with(ChannelKind::cadence, [](int) { return 85.0; })  // one leg counted
      .with(ChannelKind::stance_time, [](int s) { return s % 40 == 0 ? 0.0 : 250.0; })
      .with(ChannelKind::vertical_oscillation, [](int) { return 88.0; });
  made.recording().head.device = {"garmin", "fenix6", {}, "4.10", {}, "strap"};
  const RunFeatures f = extract_run(made.activity());
  const Window& w = f.windows[15];
  EXPECT_EQ(f.gait_device, "garmin/fenix6/4/strap");
  EXPECT_NEAR(marker(w, Marker::cadence), 170, .1);
  EXPECT_NEAR(marker(w, Marker::ground_contact), 250, .1);
  EXPECT_NEAR(marker(w, Marker::step_length), 3.0 * 60'000 / 170, .5);
  EXPECT_NEAR(marker(w, Marker::vertical_ratio), 100 * 88 / (3.0 * 60'000 / 170), .02);
  EXPECT_GT(marker(w, Marker::stiffness), 250);
  EXPECT_TRUE(std::isnan(marker(w, Marker::balance)));
}

TEST(RunSignal, TreadmillKeepsStepsAndForgetsAltitude) {
  MadeRun made(1800);
  made.with(ChannelKind::heart_rate, [](int s) { return 140.0 + s % 3; })
      .with(ChannelKind::cadence, [](int) { return 168.0; })
      .with(ChannelKind::altitude, [](int s) { return s * .1; });
  made.recording().head.sub_sport = "treadmill";
  const RunFeatures f = extract_run(made.activity());
  EXPECT_EQ(f.environment, Environment::treadmill);
  EXPECT_TRUE(f.flat_assumed);
  EXPECT_TRUE(f.windows[20].settled);
  EXPECT_EQ(f.moving_s, 1800);
}

TEST(RunSignal, DecouplingIsSilentAfterAStopOrUnevenPace) {
  MadeRun stop(3600);
  stop.steady(3.0, 140);
  stop.recording().samples.channels[1].ticks = [&] {
    auto ticks = stop.recording().samples.channels[1].ticks;
    std::fill(ticks.begin() + 2000, ticks.begin() + 2100, 0);
    return ticks;
  }();
  EXPECT_FALSE(extract_run(stop.activity()).decoupling_pct);
  MadeRun uneven(3600);
  uneven.with(ChannelKind::heart_rate, [](int s) { return 140.0 + s % 3; })
      .with(ChannelKind::speed, [](int s) { return s / 180 % 2 ? 2.5 : 3.8; });
  const RunFeatures f = extract_run(uneven.activity());
  EXPECT_FALSE(f.decoupling_pct);
  EXPECT_LT(std::count_if(f.windows.begin(), f.windows.end(), [](const Window& w) { return w.settled; }), 20);
}

TEST(RunSignal, SurvivesEmptyAndSenselessInput) {
  EXPECT_TRUE(extract_run(Activity{}).windows.empty());
  MadeRun made(600);
  made.with(ChannelKind::heart_rate, [](int) { return 0.0; })
      .with(ChannelKind::speed, [](int s) { return s % 2 ? 60.0 : kNaN; })
      .with(ChannelKind::altitude, [](int s) { return s % 2 ? 9000.0 : -400.0; });
  const RunFeatures f = extract_run(made.activity());
  EXPECT_EQ(f.heart_rate_trust, 0);
  EXPECT_FALSE(f.efficiency_factor);
}

TEST(ExtractRun, WithoutAltitudeTheHillsAreAsTheListSaysAndATrailByItsName) {
  Activity row = MadeRun(0).activity();
  row.parts[0].head.sub_sport = "trail";
  row.parts[0].head.summary.ascent_m = 610;
  row.parts[0].head.summary.descent_m = 590;
  const auto f = extract_run(row);
  EXPECT_TRUE(f.flat_assumed);
  EXPECT_TRUE(f.trail);
  EXPECT_EQ(f.descent_m, 590);
  row.parts[0].head.sub_sport = "treadmill";
  EXPECT_EQ(extract_run(row).descent_m, 0);
}

}  // namespace
}  // namespace freshlegs::analysis
