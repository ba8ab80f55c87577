#include "tests/statistics/oracle.h"

#include <Eigen/Dense>
#include <cmath>

namespace freshlegs::statistics {

analysis::Estimate oracle(const MinuteSeason& season) {
  const Physics& p = season.physics;
  const double to_speed = p.easy_bpm / (p.bpm_per_mps * p.easy_mps);  // ln heart rate to ln speed
  const double day_variance = std::pow(p.day_sd * to_speed, 2) * (1 + 8 * p.outlier_share);
  enum : int { kFitness, kDay, kLegs };
  Eigen::Vector3d mean = Eigen::Vector3d::Zero();
  Eigen::Matrix3d cov = Eigen::Vector3d(.1, day_variance, 1).asDiagonal();
  double last_h = 0, load = 0, runs = 0;
  for (const RunFact& run : season.runs) {
    const double now_h = static_cast<double>((run.start - season.runs.front().start).count()) / 3.6e6;
    const double days = (now_h - last_h) / 24, keep = std::pow(p.day_correlation, days);
    last_h = now_h;
    cov(kFitness, kFitness) += p.fitness_day_sd * p.fitness_day_sd * days;
    mean[kDay] *= keep;
    cov.row(kDay) *= keep;
    cov.col(kDay) *= keep;
    cov(kDay, kDay) += day_variance * (1 - keep * keep);
    const Eigen::Vector3d h(1, 1, run.fatigue);
    const double y = run.fitness_ln + std::log1p(run.effect_pct / 100) - run.day_noise * to_speed -
                     p.fitness_per_week * now_h / 168;
    constexpr double kMinuteNoise = 1e-5;
    const Eigen::Vector3d gain = cov * h / (h.dot(cov * h) + kMinuteNoise);
    mean += gain * (y - h.dot(mean));
    cov -= gain * (cov * h).transpose();
    if (!run.post_leg()) continue;
    load += run.fatigue;
    runs += 1;
  }
  load /= runs;
  const double middle = 100 * mean[kLegs] * load, half = 196 * std::sqrt(cov(kLegs, kLegs)) * load;
  return {middle, middle - half, middle + half};
}

}  // namespace freshlegs::statistics
