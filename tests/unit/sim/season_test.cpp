#include "tests/sim/season.h"

#include <gtest/gtest.h>
#include <algorithm>
#include <cmath>
#include <cstring>
#include <set>

#include "ingest/file_content.h"
#include "tests/sim/cells.h"
#include "tests/sim/demo_season.h"
#include "tests/sim/fit_file.h"

namespace freshlegs::sim {
namespace {

const date::local_days kLastDay(date::year(2026) / 10 / 30);  // the clocks change within its last week

bool same_bytes(const Season& a, const Season& b) {
  return std::ranges::equal(a.files, b.files, [](const SimFile& x, const SimFile& y) {
    return x.name == y.name && x.available_at == y.available_at && x.bytes == y.bytes;
  });
}

TEST(Season, SameSeedSameBytes) {
  const SeasonConfig config = demo_season(3, kLastDay, 5);
  const Season season = make_season(config);
  EXPECT_TRUE(same_bytes(season, make_season(config)));
  EXPECT_FALSE(same_bytes(season, make_season(demo_season(4, kLastDay, 5))));
  EXPECT_EQ(to_json(season.truth), to_json(make_season(config).truth));
}

TEST(Season, BytesAreTheSameOnEveryCompiler) {
  std::uint64_t sum = 14695981039346656037U;  // FNV-1a, 64 bit
  for (const auto& file : make_season(demo_season(1, kLastDay, 5)).files)
    for (const std::byte b : file.bytes) sum = (sum ^ std::to_integer<std::uint64_t>(b)) * 1099511628211U;
  EXPECT_EQ(sum, 16608160009718827208U) << "if the simulator was changed on purpose, write the new sum here";
}

TEST(Season, FileNamesAreUniqueAndFilesComeInOrder) {
  const Season season = make_season(demo_season(2, kLastDay, 5));
  std::set<std::string> names;
  for (const auto& file : season.files) EXPECT_TRUE(names.insert(file.name).second) << file.name;
  EXPECT_TRUE(std::ranges::is_sorted(season.files, {}, &SimFile::available_at));
}

TEST(Season, ChangingTheEffectLeavesAllChanceAlone) {
  const SimulatedSeason none = simulate(athlete_season(5, 0, 3)),
                        strong = simulate(athlete_season(5, -5.5, 3));
  ASSERT_EQ(none.truth.runs.size(), strong.truth.runs.size());
  for (std::size_t i = 0; i < none.truth.runs.size(); ++i) {
    EXPECT_EQ(none.truth.runs[i].start, strong.truth.runs[i].start);
    EXPECT_DOUBLE_EQ(none.truth.runs[i].day_noise_pct, strong.truth.runs[i].day_noise_pct);
    EXPECT_DOUBLE_EQ(none.truth.runs[i].fatigue, strong.truth.runs[i].fatigue);
    EXPECT_EQ(none.truth.runs[i].effect_pct, 0);
    EXPECT_NEAR(strong.truth.runs[i].effect_pct,
                100 * (std::pow(1 - 0.055, strong.truth.runs[i].fatigue) - 1), 1e-9);
  }
}

TEST(Season, HeartRateDiffersByAboutTwoPercentFromDayToDay) {
  double squares = 0;
  int runs = 0;
  for (std::uint64_t seed = 1; seed <= 6; ++seed)
    for (const auto& run : simulate(athlete_season(seed, 0, 3)).truth.runs) {
      squares += run.day_noise_pct * run.day_noise_pct;
      ++runs;
    }
  EXPECT_NEAR(std::sqrt(squares / runs), 2.2, 0.5);
}

TEST(DemoSeason, HasEverythingWorthTelling) {
  const SimulatedSeason season = simulate(demo_season(1, kLastDay, 16));
  const auto& runs = season.truth.runs;
  EXPECT_GE(
      std::ranges::count_if(runs, [](const RunTruth& r) { return r.post_leg() && r.breakdown_onset_s; }), 3);
  EXPECT_TRUE(std::ranges::any_of(runs, [](const RunTruth& r) {
    return r.kind == Kind::intervals && r.hours_since_leg && *r.hours_since_leg > 2 && *r.hours_since_leg < 4;
  }));
  const RunTruth& last = runs.back();
  EXPECT_TRUE(last.breakdown_onset_s);
  EXPECT_LT(*last.hours_since_leg, 14);
  ASSERT_EQ(season.truth.spells.size(), 1U);
  EXPECT_LT(season.truth.spells[0].end, last.start - date::days(25));
  EXPECT_GT(season.truth.spells[0].begin, runs.front().start + date::days(40));
  EXPECT_GT(runs.size(), 55U);
  EXPECT_LT(*season.truth.mean_effect_pct(0, 48), -1.5);
}

/// What a FIT file keeps of a recording; `title` and summary are the reader's to interpret.
void expect_same(const Recording& read, const Recording& lived) {
  EXPECT_EQ(read.head.sport, lived.head.sport);
  EXPECT_EQ(read.head.sub_sport, lived.head.sub_sport);
  EXPECT_EQ(read.head.start, lived.head.start);
  EXPECT_EQ(read.head.end, lived.head.end);
  EXPECT_EQ(read.head.utc_offset, lived.head.utc_offset);
  EXPECT_EQ(read.head.title, lived.head.title);
  EXPECT_EQ(read.head.device.heart_rate, lived.head.device.heart_rate);
  EXPECT_EQ(read.head.device.dynamics, lived.head.device.dynamics);
  EXPECT_EQ(read.head.summary.timer_s, lived.head.summary.timer_s);
  EXPECT_EQ(read.head.summary.avg_heart_rate_bpm, lived.head.summary.avg_heart_rate_bpm);
  EXPECT_EQ(read.samples, lived.samples);
  EXPECT_TRUE(read.laps == lived.laps);
  EXPECT_EQ(read.sets, lived.sets);
  EXPECT_EQ(read.timer, lived.timer);
  EXPECT_EQ(read.rr, lived.rr);
  EXPECT_EQ(read.user, lived.user);
}

TEST(Season, TheProductReadsBackWhatWasLived) {
  SeasonConfig config = messy_season(1, -3, 3);
  config.plan.other_sport = 1;
  const SimulatedSeason lived = simulate(config);
  std::set<Simulated::Role> roles;
  for (const auto& recorded : lived.recordings) {
    if (recorded.role == Simulated::Role::log) continue;
    SCOPED_TRACE(recorded.file);
    const FileContent content = read_file(fit_file(recorded.recording), recorded.file);
    EXPECT_EQ(content.status, ReadStatus::ok);
    ASSERT_EQ(content.recordings.size(), 1U);
    expect_same(content.recordings[0], recorded.recording);
    roles.insert(recorded.role);
  }
  EXPECT_EQ(roles.size(), 3U) << "watch, strap and phone must all have been there";
}

class LogReading : public testing::TestWithParam<LogApp> {};

TEST_P(LogReading, TheNewestExportHoldsEverySession) {
  SeasonConfig config = athlete_season(2, -3, 2);
  config.log_app = GetParam();
  const Season season = make_season(config);
  const auto log = std::ranges::find_if(season.files.rbegin(), season.files.rend(),
                                        [](const SimFile& f) { return f.name.ends_with(".csv"); });
  const FileContent content = read_file(log->bytes, log->name);
  ASSERT_EQ(content.status, ReadStatus::ok);
  ASSERT_EQ(content.recordings.size(), season.truth.sessions.size());
  std::vector<const Recording*> lived;
  const SimulatedSeason again = simulate(config);
  for (const auto& recorded : again.recordings)
    if (recorded.role == Simulated::Role::log) lived.push_back(&recorded.recording);
  for (const auto& read : content.recordings) {
    const auto same = std::ranges::find_if(lived, [&](const Recording* r) {
      return std::chrono::floor<std::chrono::minutes>(r->head.start) ==
             std::chrono::floor<std::chrono::minutes>(read.head.start);
    });
    ASSERT_NE(same, lived.end()) << iso_utc(read.head.start);
    EXPECT_EQ(read.head.title, (*same)->head.title);
    EXPECT_EQ(read.head.active_sets, (*same)->head.active_sets);
    EXPECT_EQ(read.sets.front().exercise, (*same)->sets.front().exercise);
    EXPECT_EQ(read.sets.front().weight_kg, (*same)->sets.front().weight_kg);
  }
}

INSTANTIATE_TEST_SUITE_P(Apps, LogReading, testing::Values(LogApp::strong, LogApp::hevy));

}  // namespace
}  // namespace freshlegs::sim
