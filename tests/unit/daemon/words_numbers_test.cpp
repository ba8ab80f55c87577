#include "daemon/words/numbers.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "daemon/words/dates.h"
#include "daemon/words/page.h"

namespace freshlegs::app {
namespace {

TEST(WordsNumbers, RoundHalfAwayAndGroupThousands) {
  EXPECT_EQ(number(8049.6), "8,050");
  EXPECT_EQ(number(1234567.25, 1), "1,234,567.3");
  EXPECT_EQ(number(2.65, 0), "3");
  EXPECT_EQ(number(-12), "\u221212");
  EXPECT_EQ(number(-0.4), "0") << "no minus before nothing";
}

TEST(WordsNumbers, UnitsHoldToTheirNumber) {
  EXPECT_EQ(with_unit(145.2, "bpm"), "145\u00a0bpm");
  EXPECT_EQ(percent(2.6), "2.6\u00a0%");
  EXPECT_EQ(hours(0.2), "12\u00a0min");
  EXPECT_EQ(hours(12.4), "12\u00a0h");
}

TEST(WordsNumbers, PaceAndDistanceChangeTogether) {
  const double speed = 1000 / 351.0;
  EXPECT_EQ(plain(pace(speed, Units::km)), "5:51 /km");
  EXPECT_EQ(plain(pace(speed, Units::miles)), "9:25 /mi");
  EXPECT_EQ(plain(distance(8311, Units::km)), "8.3 km");
  EXPECT_EQ(plain(distance(8311, Units::miles)), "5.2 mi");
}

TEST(WordsNumbers, DurationsByPlace) {
  EXPECT_EQ(clock_duration(48 * 60 + 37), "48:37");
  EXPECT_EQ(clock_duration(3600 + 35 * 60 + 20), "1:35:20");
  EXPECT_EQ(plain(prose_duration(48 * 60 + 20)), "48 min");
  EXPECT_EQ(plain(prose_duration(95 * 60)), "1 h 35 min");
  EXPECT_EQ(plain(prose_duration(7200)), "2 h");
}

TEST(WordsNumbers, SignsAreWords) {
  EXPECT_EQ(plain(range(6, 20)), "6 to 20");
  EXPECT_EQ(plain(bracket_slower(6.2, 19.8)), "(6 to 20)");
  EXPECT_EQ(plain(bracket_slower(-2, 9)), "(2 faster to 9 slower)");
  EXPECT_EQ(plain(bracket_slower(-9, -2)), "(2 to 9)");
  EXPECT_EQ(plain(between_slower(-1, 3, "s/km")), "between 1 s/km faster and 3 s/km slower");
}

TEST(WordsNumbers, ARangeShowsWhetherItLeavesOutZero) {
  EXPECT_EQ(plain(range(0.3, 13)), "0.3 to 13");
  EXPECT_EQ(plain(range(-0.3, 13)), "-0.3 to 13");
  EXPECT_EQ(plain(range(-7.9, -0.04, 1)), "-7.9 to -0.04");
  EXPECT_EQ(plain(range(0, 14)), "0 to 14") << "no end, but nothing";
  EXPECT_EQ(plain(range(1e-7, 14)), "0 to 14");
  EXPECT_EQ(plain(bracket_slower(0.3, 13)), "(0.3 to 13)");
  EXPECT_EQ(plain(bracket_slower(-0.3, 13)), "(0.3 faster to 13 slower)");
  EXPECT_EQ(plain(bracket_slower(-13, 0.3)), "(13 faster to 0.3 slower)");
  EXPECT_EQ(plain(bracket_slower(-13, -0.3)), "(0.3 to 13)");
  EXPECT_EQ(plain(between_slower(-0.3, 13, "s/km")), "between 0.3 s/km faster and 13 s/km slower");
  EXPECT_EQ(plain(between_slower(-0.05, 6, "s/mi")), "between 0 and 6 s/mi slower");
  EXPECT_EQ(plain(between_slower(-6, 0.05, "s/mi")), "between 0 and 6 s/mi faster");
  EXPECT_EQ(plain(between_slower(0.2, 5, "s/km")), "between 0.2 and 5 s/km slower");
  EXPECT_EQ(plain(between_slower(-5, 0, "s/km")), "between 0 and 5 s/km faster");
}

RC_GTEST_PROP(WordsNumbers, NoRangeThatLeavesOutZeroEndsThere,
              (const std::uint16_t& a, const std::uint16_t& b)) {
  const double lo = 0.01 + a / 100.0, hi = lo + b / 100.0;
  for (const int decimals : {0, 1}) {
    RC_ASSERT(range(lo, hi, decimals).find_first_of("123456789") < range(lo, hi, decimals).find("to"));
    const auto below = range(-hi, -lo, decimals);
    RC_ASSERT(below.find_first_of("123456789", below.find("to")) != std::string::npos);
  }
}

TEST(WordsNumbers, CostIsAtTheFreshSpeed) {
  const Cost cost = cost_of({-3.77, -5.6, -1.7}, 1000 / 338.0, Units::km);
  EXPECT_NEAR(cost.value, 13.24, 0.01);
  EXPECT_NEAR(cost.lo, 5.85, 0.01);
  EXPECT_NEAR(cost.hi, 20.05, 0.01);
  EXPECT_EQ(cost_of({-3.77, -5.6, -1.7}, 1000 / 338.0, Units::miles).unit, "s/mi");
}

TEST(WordsDates, NameDaysAsPeopleDo) {
  const auto thursday = *parse_day("2026-10-15");
  EXPECT_EQ(long_day(thursday, {}), "Thursday 15 October 2026");
  EXPECT_EQ(short_day(*parse_day("2026-10-05"), {}), "Mon  5 Oct");
  EXPECT_EQ(named_day(*parse_day("2026-10-14"), thursday, {}), "Wednesday");
  EXPECT_EQ(named_day(*parse_day("2026-10-08"), thursday, {}), "8 October");
}

TEST(WordsPage, KeepsNoBreakSpacesTogether) {
  EXPECT_EQ(wrap("one 22\u00a0min three", 8), "one\n22\u00a0min\nthree");
  EXPECT_EQ(wrap("- a bb cc", 6, 2), "- a bb\n  cc");
  EXPECT_EQ(wrap("say `label ID legs`, or upper", 8), "say\n`label ID legs`,\nor upper")
      << "a command is copied whole";
  EXPECT_EQ(wrap("one ` two three", 8), "one `\ntwo\nthree");
}

TEST(WordsPage, TextFromFilesCannotBreakTheMarkdown) {
  EXPECT_EQ(from_file("**Legs**\n# [x](y) <b>"), "Legs  x(y) b");
  EXPECT_EQ(from_file("abcdef", 3), "abc\u2026");
  EXPECT_EQ(from_file("\u00e4\u00f6\u00fc\u00df", 3), "\u00e4\u00f6\u00fc\u2026");
}

RC_GTEST_PROP(WordsPage, NoLineIsLongerThanAskedUnlessOneWordIs, (const std::vector<std::uint8_t>& lengths)) {
  std::string text;
  for (const auto n : lengths) text += std::string(n % 20 + 1, 'x') + " ";
  std::string line;
  for (const char c : wrap(text, 40, 2) + "\n") {
    if (c != '\n') {
      line += c;
      continue;
    }
    RC_ASSERT(width(line) <= 40u);
    line.clear();
  }
}

TEST(WordsDates, AreReadAsTheAthleteIsUsedTo) {
  const auto day = *parse_day("2026-10-05");
  Units american = Units::miles;
  american.clock = Units::h12;
  american.dates = Units::month_first;
  american.weeks = Units::sunday;
  EXPECT_EQ(long_day(day, american), "Monday, October 5, 2026");
  EXPECT_EQ(day_of_year(day, american), "October 5");
  EXPECT_EQ(short_day(day, american), "Mon Oct 5 ");
  EXPECT_EQ(week_of(day, american), *parse_day("2026-10-04"));
  EXPECT_EQ(week_of(day, {}), day);
  Units iso;
  iso.dates = Units::iso;
  EXPECT_EQ(long_day(day, iso), "Monday 2026-10-05");
  EXPECT_EQ(short_day(day, iso).size(), short_day(day, {}).size()) << "columns stay straight";
  const auto at = [&](int hour, int minute) {
    return plain(clock(WallTime(day) + std::chrono::hours(hour) + std::chrono::minutes(minute), american));
  };
  EXPECT_EQ(at(0, 5), "12:05 am");
  EXPECT_EQ(at(7, 31), "7:31 am");
  EXPECT_EQ(at(12, 0), "12:00 pm");
  EXPECT_EQ(at(23, 59), "11:59 pm");
}

}  // namespace
}  // namespace freshlegs::app
