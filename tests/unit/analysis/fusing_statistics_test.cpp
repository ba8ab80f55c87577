// Two hundred seasons of runs with a watch, a strap and a phone whose clocks differ by up to two minutes,
// doubles and short breaks between runs included: every set of recordings of one run is found, no two runs
// are joined.
#include <gtest/gtest.h>

#include <cmath>
#include <cstdio>
#include <map>

#include "tests/unit/analysis/dice.h"
#include "tests/unit/analysis/made_recordings.h"

namespace freshlegs::analysis {
namespace {

struct Season {
  std::vector<KnownRecording> recordings;
  std::vector<int> run_of;  ///< true run of each recording
  int runs = 0;
};

void record(Season& season, Dice& dice, Instant start, double minutes, double distance_m) {
  const int run = season.runs++;
  const auto clock = [&] { return Millis(static_cast<std::int64_t>(240'000 * (dice.uniform() - 0.5))); };
  const auto add = [&](KnownRecording r, const char* maker, Millis off, double late_s) {
    const auto late = Millis(static_cast<std::int64_t>(1000 * late_s));
    r.head.start = start + off + late;
    r.head.end = start + off + Millis(static_cast<std::int64_t>(60'000 * minutes + 20'000 * dice.uniform()));
    r.head.device.manufacturer = maker;
    r.head.device.product = maker;
    r.head.summary.distance_m = distance_m * (1 + 0.006 * dice.normal());
    r.head.summary.avg_heart_rate_bpm = 145 + dice.normal();
    season.recordings.push_back(std::move(r));
    season.run_of.push_back(run);
  };
  const auto number = [&] { return static_cast<int>(season.recordings.size()) + 1; };
  add(watch_run(number(), "2026-05-04T05:30:00Z"), "watch", Millis(0), 0);
  if (dice.uniform() < 0.6) {
    auto strap = recording(number(), "", "2026-05-04T05:30:00Z", 40);
    strap.head.rr_intervals = 6000;
    strap.head.samples = 2400;
    strap.head.channel_mask = 1;
    add(strap, "strap", clock(), 60 * dice.uniform());
    season.recordings.back().head.summary.distance_m.reset();
  }
  if (dice.uniform() < 0.5) {
    auto phone = watch_run(number(), "2026-05-04T05:30:00Z");
    phone.head.samples /= 2;
    add(phone, "phone", clock(), 30 * dice.uniform());
  }
}

Season make(std::uint64_t seed) {
  Dice dice(seed);
  Season season;
  Instant day = at("2026-03-02T05:30:00Z");
  for (int d = 0; d < 60; ++d, day += std::chrono::hours(24)) {
    double minutes = 18 + 60 * dice.uniform();
    record(season, dice, day, minutes, 170 * minutes);
    if (dice.uniform() < 0.3) {  // a second run: after a short break, or the same loop whole hours later
      const bool soon = dice.uniform() < 0.5;
      const double gap_min =
          soon ? minutes + 5 + 10 * dice.uniform() : 60 * (2 + std::floor(6 * dice.uniform()));
      if (soon) minutes = 18 + 30 * dice.uniform();
      record(season, dice, day + Millis(static_cast<std::int64_t>(60'000 * gap_min)),
             minutes * (0.98 + 0.04 * dice.uniform()), 170 * minutes);
    }
  }
  return season;
}

TEST(Fusing, FindsNinetyNineOfAHundredAndJoinsNoTwoRuns) {
  int pairs = 0, found = 0, false_merges = 0, runs = 0;
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    const auto season = make(seed);
    runs += season.runs;
    std::vector<std::size_t> plan_of(season.recordings.size());
    const auto plans = assemble(season.recordings, {}, {});
    for (std::size_t p = 0; p < plans.size(); ++p)
      for (const auto& part : plans[p].parts) plan_of[part.recording] = p;
    std::map<std::size_t, int> run_in;
    for (std::size_t i = 0; i < plan_of.size(); ++i) {
      const auto [it, fresh] = run_in.emplace(plan_of[i], season.run_of[i]);
      if (!fresh && it->second != season.run_of[i]) ++false_merges;
      if (i > 0 && season.run_of[i] == season.run_of[i - 1]) {
        ++pairs;
        found += plan_of[i] == plan_of[i - 1] ? 1 : 0;
      }
    }
  }
  RecordProperty("pairs", pairs);
  RecordProperty("found", found);
  std::printf("%d runs, %d further recordings of them, %d found, %d false merges\n", runs, pairs, found,
              false_merges);
  EXPECT_EQ(false_merges, 0);
  EXPECT_GE(found, 0.99 * pairs);
}

}  // namespace
}  // namespace freshlegs::analysis
