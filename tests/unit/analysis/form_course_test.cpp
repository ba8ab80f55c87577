#include "analysis/model/form_course.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "tests/unit/analysis/dice.h"

namespace freshlegs::analysis {
namespace {

/// Half a year of four runs a week and two leg days whose form follows one time course.
FormCourse learnt(std::size_t shape, double shift, std::uint64_t seed) {
  constexpr double kRunSd = .01;
  Dice dice(seed);
  FatigueKernel kernel;
  FormCourse course;
  for (int day = 0; day < 182; ++day) {
    if (day % 7 == 0 || day % 7 == 3) kernel.add(std::exp(.2 * dice.normal()), 1);
    const double hours = 6 + 12 * dice.uniform();
    kernel.wait(hours);
    if (day % 7 != 2 && day % 7 != 5) {
      const LegLoad load = leg_load(kernel);
      FormLevels levels;
      for (auto& level : levels) level = FormLevel{5 + shift * load[shape] + kRunSd * dice.normal(), 1e-6};
      course.learn("watch", levels, load, day + hours / 24);
    }
    kernel.wait(24 - hours);
  }
  return course;
}

std::array<double, kShapes> told(std::size_t shape, double shift, std::uint64_t seed) {
  return learnt(shape, shift, seed).log_factors();
}

TEST(FormCourse, FavoursTheTimeCourseThatFormFollows) {
  int found = 0, late = 0;
  constexpr int kAthletes = 20;
  for (std::uint64_t seed = 0; seed < kAthletes; ++seed) {
    const auto early = told(2, .025, seed),
               bump = told(4, .025, 100 + seed);  // fades in 16 h; worst on the second day
    found += early[2] > early[4];
    late += bump[4] > bump[2];
  }
  EXPECT_GE(found, kAthletes - 1);
  EXPECT_GE(late, kAthletes - 1);
}

TEST(FormCourse, SaysLittleWhereFormDoesNotShift) {
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    const auto factors = told(4, 0, seed);
    for (const double f : factors) EXPECT_LT(std::abs(f), std::log(4)) << seed;
  }
}

TEST(FormCourse, TellsAShiftFromNoneInEitherDirection) {
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    EXPECT_GT(learnt(4, 0, seed).ln_no_shift(), 1) << seed;
    EXPECT_LT(learnt(4, .025, seed).ln_no_shift(), -1) << seed;
    EXPECT_LT(learnt(4, -.025, seed).ln_no_shift(), -1) << seed;
  }
  EXPECT_EQ(FormCourse{}.ln_no_shift(), 0);
}

TEST(FormCourse, NeverRulesATimeCourseOut) {
  const auto factors = told(4, .3, 1);
  EXPECT_GE(*std::ranges::min_element(factors), std::log(.25) - 1e-9);
}

TEST(FormCourse, HasNothingToSayBeforeItHasSeenARun) {
  for (const double f : FormCourse{}.log_factors()) EXPECT_NEAR(f, 0, 1e-12);
}

TEST(FormCourse, KeepsDevicesApart) {
  // Another watch measures contact time 5 % longer: that is no shift of form.
  FormCourse course;
  for (int day = 0; day < 60; ++day) {
    LegLoad load{};
    load.fill(day % 2);
    course.learn(day % 2 ? "pod" : "watch", {FormLevel{day % 2 ? 5.05 : 5.0, 1e-6}}, load, day);
  }
  for (const double f : course.log_factors()) EXPECT_LT(std::abs(f), .1);
}

}  // namespace
}  // namespace freshlegs::analysis
