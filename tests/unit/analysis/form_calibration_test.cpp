// Breaks found and false breaks on simulated runners, with and without running dynamics, with benign drift.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <vector>

#include "analysis/form/form_model.h"
#include "tests/unit/analysis/form_runner.h"

namespace freshlegs::analysis {
namespace {

constexpr int kRunners = 10, kRuns = 60;
constexpr std::uint64_t kSeeds = 41'000;

struct Score {
  double falsely = 0, recall = 0, median_error_s = 0;
};

/// Every third run breaks at some minute between 22 and 14 before its end.
Score measure(const char* name, FormLaw law) {
  double quiet = 0, alarms = 0, broken = 0, found = 0;
  std::vector<double> errors;
  for (int r = 0; r < kRunners; ++r) {
    FormRunner runner(kSeeds + static_cast<std::uint64_t>(r));
    FormModel model;
    for (int i = 0; i < kRuns; ++i) {
      law.minutes = 40 + 10 * (i % 5);
      law.breaks_at_min.reset();
      if (i > 12 && i % 3 == 0 && law.minutes >= 50) law.breaks_at_min = 22 + (i * 7) % (law.minutes - 34);
      const auto judged = model.step(runner.run(law), true);
      if (!judged.judged) continue;
      (law.breaks_at_min ? broken : quiet) += 1;
      if (!judged.breakdown) continue;
      (law.breaks_at_min ? found : alarms) += 1;
      if (law.breaks_at_min) errors.push_back(std::abs(judged.breakdown->onset_s - *law.breaks_at_min * 60));
    }
  }
  std::sort(errors.begin(), errors.end());
  const Score score{alarms / quiet, found / broken, errors.empty() ? 0 : errors[errors.size() / 2]};
  std::printf("| %-28s | %.4f | %.2f | %4.0f |\n", name, score.falsely, score.recall, score.median_error_s);
  return score;
}

TEST(FormCalibration, BreaksAreFoundAndDriftIsNot) {
  std::printf("| runner                       | false  | recall | median onset error, s |\n");
  FormLaw law;
  const Score dynamics = measure("dynamics", law);
  law.drift_sd_per_h = .01;
  const Score drifting = measure("dynamics, benign drift", law);
  law.drift_sd_per_h = 0;
  law.correlation = .5;
  const Score slow_noise = measure("dynamics, slower noise", law);
  law.correlation = .31;
  law.faster_from_20 = .14;
  const Score tempo = measure("dynamics, tempo from 20 min", law);
  law.faster_from_20 = 0;
  law.ramp_min = 10;
  const Score slow = measure("dynamics, over 10 min", law);
  law.ramp_min = 3;
  law.cadence = .02;
  law.oscillation = -.02;
  law.contact = .02;
  const Score guarding = measure("quicker, flatter steps", law);
  law = FormLaw{};
  law.dynamics = false;
  const Score steps_only = measure("cadence and heart rate only", law);
  for (const Score& s : {dynamics, drifting, slow_noise, tempo, slow, guarding, steps_only})
    EXPECT_LE(s.falsely, .006);
  EXPECT_GE(dynamics.recall, .95);
  EXPECT_LE(dynamics.median_error_s, 60);
  for (const Score& s : {drifting, slow_noise, tempo, slow, guarding}) EXPECT_GE(s.recall, .85);
  EXPECT_GE(steps_only.recall, .7);
  EXPECT_LE(steps_only.median_error_s, 120);
}

}  // namespace
}  // namespace freshlegs::analysis
