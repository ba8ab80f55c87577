#include "analysis/form/form_signal.h"

#include <cmath>

namespace freshlegs::analysis {
namespace {

constexpr double kSteepest = 0.05;
constexpr double kSteepestForSprings = 0.03;  // stiffness by timing is not valid on slopes (Meyer 2023)
constexpr double kReferenceSpeed = 3;         // m/s
constexpr float kGaitFrom_s = 480;            // legs are warm before heart rate has settled
constexpr float kWholeMinute_s = 55;
constexpr double kBigChange = 0.15;  // |d ln v|: such a minute is a mixture of two efforts
constexpr double kHeartLag_s = 57;   // 55.7-59.5 s (Hunt 2015)

double ln_or_nan(double value) { return value > 0 ? std::log(value) : std::nan(""); }

/// Speed as the heart has followed it: first-order lag, averaged over each minute.
class FollowedSpeed {
 public:
  /// Mean over the minute; NaN until it has been followed for `kFollowed` minutes.
  double minute(const Window& w) {
    const auto graded = static_cast<double>(w.graded_mps);
    if (std::isnan(graded)) {
      // Standing is a speed of nothing; a minute without speed is not known.
      if (w.moving_s < kWholeMinute_s) return follow(0) * std::nan("");
      followed_ = 0;
      return std::nan("");
    }
    const double mean = follow(graded * static_cast<double>(w.moving_s) / 60);
    return followed_ > kFollowed ? mean : std::nan("");
  }

 private:
  double follow(double speed) {
    static const double keep = std::exp(-60 / kHeartLag_s);
    const double mean = speed + (at_ - speed) * kHeartLag_s / 60 * (1 - keep);
    at_ = speed + (at_ - speed) * keep;
    ++followed_;
    return mean;
  }
  static constexpr int kFollowed = 4;
  double at_ = 0;
  int followed_ = 0;
};

bool even(const Window& before, const Window& now) {
  if (now.moving_s < kWholeMinute_s || before.moving_s < kWholeMinute_s) return false;
  const auto a = static_cast<double>(before.speed_mps), b = static_cast<double>(now.speed_mps);
  return std::isnan(a) || std::abs(std::log(b / a)) <= kBigChange;
}

}  // namespace

// Exponents and floors: one runner, 23 runs with dynamics and 745 with cadence, at given speed.
const std::array<SignalLaw, kFormSignals> kSignalLaws{
    {{-0.51, .010, .0090},    // ground contact
     {+0.80, .010, .0100},    // step length
     {+0.18, .012, .0095},    // cadence
     {+0.11, .016, .0120},    // vertical oscillation
     {-0.65, .009, .0120},    // vertical ratio
     {+0.57, .020, .0180},    // stiffness
     {+0.00, .005, .0035},    // balance, points / 100
     {+0.00, .100, .2500},    // variability of contact time: a spread, itself uncertain by a tenth
     {+0.00, .100, .2500},    // variability of cadence
     {+0.30, .020, .0120},    // leg stiffness of a pod
     {+0.90, .040, .0300},    // impact
     {+0.40, .020, .0150},    // form power
     {+0.50, .012, .0060}}};  // heart rate (Lamberts 2004: 1.1-1.4 % from day to day)

std::vector<FormMinute> form_minutes(const RunFeatures& run) {
  std::vector<FormMinute> minutes;
  minutes.reserve(run.windows.size());
  FollowedSpeed followed;
  for (std::size_t k = 0; k < run.windows.size(); ++k) {
    const Window& w = run.windows[k];
    const double heart_speed = followed.minute(w);
    const auto v = static_cast<double>(w.speed_mps), g = static_cast<double>(w.grade);
    if (k == 0 || w.start_s < kGaitFrom_s || !(v > 0) || !(std::abs(g) < kSteepest)) continue;
    if (!even(run.windows[k - 1], w)) continue;
    FormMinute m;
    m.start_s = static_cast<double>(w.start_s);
    m.distance_m = static_cast<double>(w.distance_m);
    m.x << 1, std::log(v / kReferenceSpeed), g, m.start_s / 3600;
    m.heart_x = m.x;
    m.heart_x[1] = std::log(heart_speed / kReferenceSpeed);
    for (std::size_t i = 0; i < kMarkers; ++i) m.y[i] = ln_or_nan(static_cast<double>(w.marker[i]));
    m.y[index(Marker::balance)] = static_cast<double>(w.marker[index(Marker::balance)]) / 100;
    if (std::abs(g) >= kSteepestForSprings) m.y[index(Marker::stiffness)] = std::nan("");
    const bool follows = w.settled && !std::isnan(heart_speed);
    m.y[kHeart] = follows ? ln_or_nan(static_cast<double>(w.heart_rate_bpm)) : std::nan("");
    if (!follows) m.heart_x[1] = m.x[1];
    minutes.push_back(m);
  }
  return minutes;
}

}  // namespace freshlegs::analysis
