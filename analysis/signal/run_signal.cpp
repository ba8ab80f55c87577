#include "analysis/signal/run_signal.h"

#include <algorithm>

#include "analysis/said.h"
#include "analysis/signal/efficiency.h"
#include "analysis/signal/grade_cost.h"
#include "analysis/signal/minutes.h"

namespace freshlegs::analysis {
namespace {

constexpr float kSteepDown = -0.08F;  // Chen 2007 and Braun 2003: downhill running as eccentric load
constexpr std::size_t kWatchWarm_s =
    600;  // the watch needs ten minutes to come to its own steady temperature

Environment environment_of(const Activity& activity) {
  for (const Recording& part : activity.parts) {
    const std::string& sub = part.head.sub_sport;
    if (sub == "treadmill" || sub == "indoor_running" || sub == "virtual_activity")
      return Environment::treadmill;
    if (sub == "track") return Environment::track;
  }
  return Environment::outdoor;
}

bool on_trail(const Activity& activity) {
  return std::ranges::any_of(activity.parts, [](const Recording& part) { return part.head.sub_sport == "trail"; });
}

Column graded_speed(const CleanRun& run) {
  Column graded = run.motion.speed;
  for (std::size_t s = 0; s < graded.size(); ++s) {
    const float grade = run.elevation.grade[s];
    graded[s] *=
        known(grade) ? static_cast<float>(heart_rate_grade_factor(static_cast<double>(grade))) : kNoValue;
  }
  return graded;
}

CleanRun clean(const Activity& activity, Environment environment) {
  CleanRun run;
  run.timeline = make_timeline(activity);
  const bool indoors = environment == Environment::treadmill;
  if (indoors) run.timeline.altitude.clear();
  run.motion = clean_motion(run.timeline, indoors);
  run.heart_rate = trust_heart_rate(run.timeline, run.motion);
  run.elevation = find_grade(run.timeline, run.motion);
  run.graded = graded_speed(run);
  return run;
}

std::optional<double> temperature(const Activity& activity, const Timeline& t) {
  double sum = 0, n = 0;
  for (std::size_t s = kWatchWarm_s; s < t.seconds && !t.temperature.empty(); ++s) {
    if (!known(t.temperature[s])) continue;
    sum += static_cast<double>(t.temperature[s]);
    n += 1;
  }
  if (n > 0) return sum / n;
  return said(activity, &DeviceSummary::avg_temperature_c);
}

void heart_rate_figures(const Activity& activity, const CleanRun& run, RunFeatures& f) {
  double sum = 0, n = 0, highest = 0;
  for (std::size_t s = 0; s < run.timeline.seconds; ++s) {
    const auto bpm = static_cast<double>(at(run.heart_rate.bpm, s));
    if (!run.timeline.timer[s] || std::isnan(bpm)) continue;
    sum += bpm;
    n += 1;
    highest = std::max(highest, bpm);
  }
  f.heart_rate_trust = run.heart_rate.trust;
  f.cadence_locked = run.heart_rate.cadence_locked;
  f.sensor = run.timeline.sensor;
  if (n > 0) {
    f.avg_heart_rate_bpm = sum / n;
    f.max_heart_rate_bpm = highest;
  } else if (run.timeline.heart_rate.empty()) {  // no samples at all: a run from a list
    f.avg_heart_rate_bpm = said(activity, &DeviceSummary::avg_heart_rate_bpm);
    f.max_heart_rate_bpm = said(activity, &DeviceSummary::max_heart_rate_bpm);
  }
}

/// Of the altitude; where there is none, as the device or the list says.
void hills(const Activity& activity, const CleanRun& run, RunFeatures& f) {
  const bool said_only = run.elevation.flat_assumed && f.environment != Environment::treadmill;
  f.flat_assumed = run.elevation.flat_assumed;
  f.ascent_m = said_only ? said(activity, &DeviceSummary::ascent_m).value_or(0) : run.elevation.ascent_m;
  f.descent_m = said_only ? said(activity, &DeviceSummary::descent_m).value_or(0) : run.elevation.descent_m;
}

void distance_and_time(const Activity& activity, const CleanRun& run, RunFeatures& f) {
  const auto count = [](const std::vector<std::uint8_t>& flags) {
    return static_cast<double>(std::count(flags.begin(), flags.end(), 1));
  };
  const auto covered = run.motion.covered.empty() ? 0.0 : static_cast<double>(run.motion.covered.back());
  f.distance_m = said(activity, &DeviceSummary::distance_m).value_or(covered);
  f.timer_s = said(activity, &DeviceSummary::timer_s).value_or(count(run.timeline.timer));
  f.moving_s = count(run.motion.moving);
  for (std::size_t s = 0; s < run.timeline.seconds; ++s)
    f.steep_down_s += run.motion.moving[s] && run.elevation.grade[s] < kSteepDown;
}

}  // namespace

RunFeatures extract_run(const Activity& activity) {
  RunFeatures f;
  f.environment = environment_of(activity);
  const CleanRun run = clean(activity, f.environment);
  distance_and_time(activity, run, f);
  heart_rate_figures(activity, run, f);
  hills(activity, run, f);
  f.trail = on_trail(activity);
  f.temperature_c = temperature(activity, run.timeline);
  f.gait_device = run.timeline.gait_device;
  f.windows = cut_minutes(run);
  const RunFigures figures = run_figures(run, f.windows);
  f.efficiency_factor = figures.efficiency_factor;
  f.decoupling_pct = figures.decoupling_pct;
  f.best_20min_mps = figures.best_20min_mps;
  if (!activity.parts.empty()) f.laps = activity.parts.front().laps;
  return f;
}

}  // namespace freshlegs::analysis
