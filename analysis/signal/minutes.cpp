#include "analysis/signal/minutes.h"

#include <algorithm>

#include "analysis/signal/stiffness.h"

namespace freshlegs::analysis {
namespace {

constexpr std::size_t kMinute = 60;
constexpr float kEnough_s = 45;      // of a minute, for its mean to count
constexpr double kBigChange = 0.15;  // |d ln v|: heart rate needs two minutes after it (Hunt 2015: tau 57 s)

/// Mean of what lies inside the limits.
class Mean {
 public:
  Mean(float lowest, float highest) : lowest_(lowest), highest_(highest) {}
  void add(float v) {
    if (!(v >= lowest_ && v <= highest_)) return;
    sum_ += static_cast<double>(v);
    squares_ += static_cast<double>(v) * static_cast<double>(v);
    n_ += 1;
  }
  /// Spread over mean, %.
  [[nodiscard]] float variability(float at_least) const {
    if (n_ < at_least || !(sum_ > 0)) return kNoValue;
    const double n = static_cast<double>(n_), mean = sum_ / n;
    return static_cast<float>(100 * std::sqrt(std::max(0.0, squares_ / n - mean * mean)) / mean);
  }
  [[nodiscard]] float value(float at_least) const {
    return n_ >= at_least ? static_cast<float>(sum_ / static_cast<double>(n_)) : kNoValue;
  }

 private:
  float lowest_, highest_;
  double sum_ = 0, squares_ = 0;
  float n_ = 0;
};

/// Limits of what legs can do; outside is a sensor's failure.
struct Means {
  Mean speed{0, 11}, graded{0, 20}, grade{-0.45F, 0.45F}, heart{40, 220}, temperature{-40, 60};
  Mean cadence{100, 260}, contact{120, 450}, oscillation{20, 200}, ratio{2, 20}, step{300, 2500},
      balance{35, 65}, leg_stiffness{2, 40}, impact{1, 60}, form_power{5, 400};

  void add(const CleanRun& run, std::size_t s) {
    const Timeline& t = run.timeline;
    speed.add(at(run.motion.speed, s));
    graded.add(at(run.graded, s));
    grade.add(run.elevation.grade[s]);
    heart.add(at(run.heart_rate.bpm, s));
    temperature.add(at(t.temperature, s));
    cadence.add(at(run.motion.cadence, s));
    contact.add(at(t.contact, s));
    oscillation.add(at(t.oscillation, s));
    ratio.add(at(t.ratio, s));
    step.add(at(t.step_length, s));
    balance.add(at(t.balance, s));
    leg_stiffness.add(at(t.leg_stiffness, s));
    impact.add(at(t.impact, s));
    form_power.add(at(t.form_power, s));
  }
};

void set_markers(Window& w, const Means& m) {
  const auto set = [&](Marker marker, float value) { w.marker[static_cast<std::size_t>(marker)] = value; };
  const float cadence = m.cadence.value(kEnough_s), contact = m.contact.value(kEnough_s);
  const float oscillation = m.oscillation.value(kEnough_s);
  float step = m.step.value(kEnough_s);
  if (!known(step)) step = w.speed_mps * 60'000 / cadence;  // mm; NaN when either is missing
  float ratio = m.ratio.value(kEnough_s);
  if (!known(ratio)) ratio = 100 * oscillation / step;
  set(Marker::ground_contact, contact);
  set(Marker::step_length, step);
  set(Marker::cadence, cadence);
  set(Marker::vertical_oscillation, oscillation);
  set(Marker::vertical_ratio, ratio);
  set(Marker::balance, m.balance.value(kEnough_s));
  set(Marker::contact_variability, m.contact.variability(kEnough_s));
  set(Marker::cadence_variability, m.cadence.variability(kEnough_s));
  set(Marker::leg_stiffness, m.leg_stiffness.value(kEnough_s));
  set(Marker::impact, m.impact.value(kEnough_s));
  set(Marker::form_power, m.form_power.value(kEnough_s));
  const bool both = known(contact) && known(cadence);
  set(Marker::stiffness, both ? static_cast<float>(vertical_stiffness_per_kg(
                                    static_cast<double>(contact) / 1000, static_cast<double>(cadence)))
                              : kNoValue);
}

Window cut(const CleanRun& run, std::size_t from, std::size_t to) {
  Window w;
  Means means;
  for (std::size_t s = from; s < to; ++s) {
    if (!run.motion.moving[s]) continue;
    w.moving_s += 1;
    means.add(run, s);
  }
  w.start_s = static_cast<float>(from);
  w.distance_m = run.motion.covered[from];
  w.speed_mps = means.speed.value(kEnough_s);
  w.graded_mps = means.graded.value(kEnough_s);
  w.grade = means.grade.value(kEnough_s);
  w.heart_rate_bpm = means.heart.value(kEnough_s);
  w.temperature_c = means.temperature.value(1);
  set_markers(w, means);
  return w;
}

bool steady(const Window& before, const Window& now) {
  if (now.moving_s < kNoStop_s || before.moving_s < kNoStop_s) return false;
  if (!known(now.graded_mps) || !known(before.graded_mps)) return true;  // indoors: steps, but no speed
  return std::abs(std::log(static_cast<double>(now.graded_mps) / static_cast<double>(before.graded_mps))) <=
         kBigChange;
}

}  // namespace

std::vector<Window> cut_minutes(const CleanRun& run) {
  std::vector<Window> windows;
  windows.reserve(run.timeline.seconds / kMinute);
  for (std::size_t from = 0; from + kMinute <= run.timeline.seconds; from += kMinute)
    windows.push_back(cut(run, from, from + kMinute));
  // Two minutes back: 120 s after every stop and every change of effort.
  for (std::size_t k = 2; k < windows.size(); ++k)
    windows[k].settled = windows[k].start_s >= kSettled_s && steady(windows[k - 1], windows[k]) &&
                         steady(windows[k - 2], windows[k - 1]);
  return windows;
}

}  // namespace freshlegs::analysis
