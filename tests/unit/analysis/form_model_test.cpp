#include "analysis/form/form_model.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "tests/unit/analysis/form_runner.h"

namespace freshlegs::analysis {
namespace {

FormModel trained(FormRunner& runner, FormLaw law, int runs = 12) {
  FormModel model;
  law.breaks_at_min.reset();
  for (int i = 0; i < runs; ++i) {
    law.minutes = 45 + 5 * (i % 4);
    model.step(runner.run(law), true);
  }
  return model;
}

TEST(FormModel, SaysNothingBeforeSixFreshRuns) {
  FormRunner runner(1);
  FormLaw law;
  law.breaks_at_min = 30;
  FormModel model = trained(runner, law, 5);
  const auto judged = model.step(runner.run(law), false);
  EXPECT_FALSE(judged.judged);
  EXPECT_FALSE(judged.breakdown);
  ASSERT_FALSE(judged.form.empty());
  EXPECT_FALSE(judged.form[0].vs_fresh_pct);
}

TEST(FormModel, FindsTheMinuteAtWhichFormBreaks) {
  FormRunner runner(2);
  FormLaw law;
  FormModel model = trained(runner, law);
  law.breaks_at_min = 35;
  const auto judged = model.step(runner.run(law), false);
  ASSERT_TRUE(judged.breakdown);
  const FormBreakdown& b = *judged.breakdown;
  EXPECT_NEAR(b.onset_s, 35 * 60, 180);
  EXPECT_LE(b.lo_s, b.onset_s);
  EXPECT_GE(b.hi_s, b.onset_s);
  EXPECT_NEAR(b.km, b.onset_s * 3 / 1000, 1);
  EXPECT_GT(b.detector_sum, b.alarm_at);
  EXPECT_GE(b.changes.size(), 2u);
}

TEST(FormModel, ComparesTheWholeRunWithFreshOnes) {
  FormRunner runner(3);
  FormLaw law;
  FormModel model = trained(runner, law, 20);
  law.breaks_at_min = -100;  // tired from the first step
  const auto judged = model.step(runner.run(law), false);
  EXPECT_FALSE(judged.breakdown);
  const auto contact = std::find_if(judged.form.begin(), judged.form.end(),
                                    [](const FormValue& v) { return v.marker == Marker::ground_contact; });
  ASSERT_NE(contact, judged.form.end());
  ASSERT_TRUE(contact->vs_fresh_pct);
  EXPECT_NEAR(contact->vs_fresh_pct->value, 4, 2.5);
  EXPECT_LT(contact->vs_fresh_pct->lo, contact->vs_fresh_pct->value);
}

TEST(FormModel, KeepsDevicesApart) {
  FormRunner runner(4);
  FormLaw law;
  FormModel model = trained(runner, law);
  RunFeatures other = runner.run(law);
  other.gait_device = "polar/watch/1/wrist";
  EXPECT_FALSE(model.step(other, true).judged);
}

TEST(FormModel, ACopyIsACheckpoint) {
  FormRunner runner(5);
  FormLaw law;
  FormModel model = trained(runner, law);
  FormModel copy = model;
  law.breaks_at_min = 30;
  const RunFeatures run = runner.run(law);
  const auto a = model.step(run, true), b = copy.step(run, true);
  ASSERT_EQ(a.breakdown.has_value(), b.breakdown.has_value());
  EXPECT_EQ(a.breakdown->onset_s, b.breakdown->onset_s);
  EXPECT_EQ(a.form[0].value, b.form[0].value);
}

}  // namespace
}  // namespace freshlegs::analysis
