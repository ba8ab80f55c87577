#include "analysis/compare/fade.h"

#include <cmath>
#include <vector>

namespace freshlegs::analysis {
namespace {

constexpr float kSettled_s = 600;
constexpr std::size_t kFewestMinutes = 24;  // thirds of eight minutes
constexpr double kMiddleMinutes = 45;
// Before own runs: decoupling of steady runs has a median of about 1 % an hour between halves and scatters by
// some percent; thirds lie farther apart. Wide enough for ten runs to say otherwise.
constexpr double kRise = 1.5, kRiseSd = 2, kSpeedSd = 2, kPerLnMinutesSd = 2, kRunSd = 2.5;

struct Means {
  double speed = 0, heart = 0;
};

Means means(const std::vector<const Window*>& minutes, std::size_t from, std::size_t to) {
  Means sum;
  for (std::size_t i = from; i < to; ++i) {
    sum.speed += static_cast<double>(minutes[i]->graded_mps);
    sum.heart += static_cast<double>(minutes[i]->heart_rate_bpm);
  }
  const auto n = static_cast<double>(to - from);
  return {sum.speed / n, sum.heart / n};
}

Eigen::Vector2d row(double minutes) { return {1, std::log(minutes / kMiddleMinutes)}; }

}  // namespace

std::optional<Fade> fade_of(const RunFeatures& run) {
  if (!run.decoupling_pct) return std::nullopt;
  std::vector<const Window*> minutes;
  for (const Window& w : run.windows)
    if (w.start_s >= kSettled_s && !std::isnan(w.graded_mps) && !std::isnan(w.heart_rate_bpm) && w.graded_mps > 0)
      minutes.push_back(&w);
  if (minutes.size() < kFewestMinutes) return std::nullopt;
  const std::size_t third = minutes.size() / 3;
  const Means first = means(minutes, 0, third), last = means(minutes, minutes.size() - third, minutes.size());
  Fade fade;
  fade.speed_pct = 100 * (last.speed / first.speed - 1);
  fade.heart_pct = 100 * ((last.heart / last.speed) / (first.heart / first.speed) - 1);
  return fade;
}

FadeModel::FadeModel()
    : heart_({kRise, kRise}, {kRiseSd, kPerLnMinutesSd}, kRunSd),
      speed_({0, 0}, {kSpeedSd, kPerLnMinutesSd}, kRunSd) {}

std::optional<Fade> FadeModel::step(const RunFeatures& run, bool fresh) {
  auto fade = fade_of(run);
  if (!fade) return std::nullopt;
  const auto length = row(run.moving_s / 60);
  fade->usual_heart_pct = heart_.expected(length);
  fade->usual_speed_pct = speed_.expected(length);
  fade->fresh_runs = heart_.runs();
  if (fresh) {
    heart_.learn(length, fade->heart_pct);
    speed_.learn(length, fade->speed_pct);
  }
  return fade;
}

}  // namespace freshlegs::analysis
