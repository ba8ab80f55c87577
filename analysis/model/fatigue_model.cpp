#include "analysis/model/fatigue_model.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <deque>

#include "analysis/checkpoint/archive.h"
#include "analysis/model/form_course.h"
#include "analysis/model/grid_filter.h"
#include "analysis/model/leg_response.h"
#include "analysis/model/recovery_curve.h"
#include "analysis/model/time_course.h"
#include "analysis/post_leg.h"

namespace freshlegs::analysis {
namespace {

constexpr int kFewestRuns = 8;  // below it no statement at all
constexpr double kRestartDays = 42;  // without a run: fitness is unknown again
// The shape of the true time course and the day's dose are never quite the model's: as wide as other worlds
// than the model's ask for (tests/statistics).
constexpr double kShapeSd = .35, kMeanShapeSd = .12;  // relative; of one run, of a mean over runs
// The delayed part of new work is this much more than that of usual work (repeated bout).
constexpr double kNewWork = 1;

// Guards: what the runs must contain for the difference between tired and fresh to be theirs, not the
// prior's.
constexpr std::size_t kGuardTime = 2;  // 24 h of kFadeHours
constexpr double kTiredLoad = .3, kFreshLoad = .1, kLeastSpread = .15;
constexpr int kFewestOfAKind = 6;
constexpr int kFewestGapBins = 3;  // for a time course; a mean needs only tired and fresh
constexpr int kFewestInRow = 3;    // runs in a window before it is reported

// Level before the last weeks, for residuals that must not follow a lasting fall.
constexpr double kBaselineFrom = 49, kBaselineTo = 14;  // days back
constexpr std::array<std::pair<int, int>, 5> kRows{{{0, 6}, {6, 24}, {24, 48}, {48, 72}, {0, 48}}};

double hours_between(Instant from, Instant to) { return static_cast<double>((to - from).count()) / 3.6e6; }
double day_of(Instant t) { return hours_between(Instant{}, t) / 24; }

/// Optical sensors are noisier (Duking 2020).
double sensor_noise(HeartRateSensor sensor) {
  switch (sensor) {
    case HeartRateSensor::strap:
      return 1;
    case HeartRateSensor::unknown:
      return 1.5;
    case HeartRateSensor::wrist:
      return 2;
  }
  return 1.5;
}

/// All runs of a window count for its mean, also those whose heart rate told nothing: what legs cost them
/// follows from the load.
struct RowSums {
  LegLoad load{};
  int runs = 0, judged = 0;

  void add(const LegLoad& l, bool evidence) {
    for (std::size_t i = 0; i < l.size(); ++i) load[i] += l[i];
    ++runs;
    judged += evidence;
  }
  [[nodiscard]] LegLoad mean() const {
    LegLoad m = load;
    for (double& f : m) f /= runs;
    return m;
  }
};

/// How much contrast the runs hold.
struct Guards {
  double n = 0, sum = 0, squares = 0;
  int tired = 0, fresh = 0;
  std::array<int, 6> bins{};  // 0-6, 6-12, 12-24, 24-36, 36-48, 48 h and more

  void add(double load, std::optional<double> gap) {
    n += 1;
    sum += load;
    squares += load * load;
    tired += load > kTiredLoad;
    fresh += load < kFreshLoad;
    if (gap)
      ++bins[*gap < 6    ? 0
             : *gap < 12 ? 1
                         : std::min<std::size_t>(static_cast<std::size_t>(*gap / 12) + 1, 5)];
  }
  [[nodiscard]] bool hold() const {
    const double mean = n > 0 ? sum / n : 0;
    const double sd = n > 0 ? std::sqrt(std::max(0.0, squares / n - mean * mean)) : 0;
    return sd >= kLeastSpread && tired >= kFewestOfAKind && fresh >= kFewestOfAKind;
  }
  [[nodiscard]] bool hold_for_shape() const {
    return hold() && std::count_if(bins.begin(), bins.end(), [](int b) { return b > 0; }) >= kFewestGapBins;
  }
};

struct Level {
  double day = 0, fitness = 0;
};

}  // namespace

struct FatigueModel::State {
  GridFilter filter;
  FatigueKernel kernel;
  FormCourse course;
  std::optional<Instant> clock, last_run;
  std::optional<double> hr_rest_bpm;
  double last_dose = 1, last_dose_sd = 0;
  int runs = 0;
  Guards guards;
  std::array<RowSums, kRows.size()> rows;
  std::deque<Level> levels;

  template <class A>
  void archive(A& a) {
    a(filter, kernel, course, clock, last_run, hr_rest_bpm, last_dose, last_dose_sd, runs, guards, rows,
      levels);
  }

  void wait_until(Instant t) {
    if (clock && t > *clock) kernel.wait(hours_between(*clock, t));
    if (!clock || t > *clock) clock = t;
  }
  [[nodiscard]] LegLoad load() const { return leg_load(kernel); }
  [[nodiscard]] double relative_sd() const {
    const double dose = last_dose > 0 ? last_dose_sd / last_dose : 0;
    return std::hypot(kShapeSd, dose);
  }
  void count(const Run& run, bool evidence);
  void learn(const Observation& o, Instant start);
  [[nodiscard]] Compared compared(const Observation& o) const;
  void describe(const Observation& o, Instant start, Effect& effect);
  [[nodiscard]] AthleteRow row(std::size_t i) const;
};

void FatigueModel::State::count(const Run& run, bool evidence) {
  for (std::size_t i = 0; i < kRows.size(); ++i)
    if (run.hours_since_leg && *run.hours_since_leg >= kRows[i].first &&
        *run.hours_since_leg < kRows[i].second)
      rows[i].add(load(), evidence);
}

void FatigueModel::State::learn(const Observation& o, Instant start) {
  if (!last_run) {
    filter.start(o.evidence.heart, o.evidence.mean[kSpeed]);
  } else {
    const double days = hours_between(*last_run, start) / 24;
    filter.advance(std::max(days, 0.0), days > kRestartDays);
  }
  last_run = start;
  filter.learn_slopes(o.evidence);
}

Compared FatigueModel::State::compared(const Observation& o) const {
  const GridFilter::Terms terms = filter.terms(o);
  Compared c;
  c.heart = o.evidence.heart;
  c.rest_bpm = *hr_rest_bpm;
  c.minutes = o.evidence.minutes;
  c.ln_speed = o.evidence.mean[kSpeed];
  c.temperature_c = o.evidence.temperature_c;
  c.level = terms.level;
  c.by_speed = terms.slopes[kSpeed];
  c.by_hills = terms.slopes[kUphill] + terms.slopes[kDownhill];
  c.by_length = terms.slopes[kDrift];
  c.by_heat = terms.heat;
  c.by_legs = terms.legs;
  c.speed_slope = filter.speed_slope();
  c.slight_prior = filter.slight_prior();
  return c;
}

/// Before the run is learnt: how it differs from what was to be expected.
void FatigueModel::State::describe(const Observation& o, Instant start, Effect& effect) {
  const NormalMixture alone = filter.difference(o, false);
  effect.alone_pct = as_percent(alone);
  effect.fresh_speed_mps = o.evidence.speed_mps * std::exp(-alone.mean());

  const double day = day_of(start);
  while (!levels.empty() && levels.front().day < day - kBaselineFrom) levels.pop_front();
  double sum = 0, n = 0;
  for (const Level& l : levels) {
    if (l.day > day - kBaselineTo) break;
    sum += l.fitness;
    n += 1;
  }
  const NormalMixture left = filter.difference(o, true);
  const double risen = n > 0 ? filter.fitness() - sum / n : 0;  // of heart rate at equal speed
  effect.residual_pct = 100 * std::expm1(left.mean() - risen / filter.speed_slope());
  effect.residual_sd_pct = 100 * left.sd();
  effect.compared = compared(o);
  effect.compared->residual_pct = *effect.residual_pct;
  effect.compared->residual_sd_pct = *effect.residual_sd_pct;
}

AthleteRow FatigueModel::State::row(std::size_t i) const {
  AthleteRow r;
  r.from_h = kRows[i].first;
  r.to_h = kRows[i].second;
  r.runs = rows[i].runs;
  r.comparable = rows[i].judged;
  r.fresh_runs = guards.fresh;
  r.verdict = Verdict::not_enough_data;
  r.need = kFewestRuns;
  if (runs < kFewestRuns) return r;
  r.need = kFewestOfAKind;
  r.verdict = Verdict::prior_only;
  if (!guards.hold()) return r;
  if (r.comparable < kFewestInRow) {
    r.need = kFewestInRow;
    return r;
  }
  const NormalMixture effect = filter.effect(rows[i].mean(), kMeanShapeSd);
  r.effect_pct = as_percent(effect);
  r.verdict = verdict_of(effect);
  return r;
}

FatigueModel::FatigueModel() : state_(std::make_unique<State>()) {}
FatigueModel::~FatigueModel() = default;
FatigueModel::FatigueModel(FatigueModel&&) noexcept = default;
FatigueModel& FatigueModel::operator=(FatigueModel&&) noexcept = default;
FatigueModel::FatigueModel(const FatigueModel& other) : state_(std::make_unique<State>(*other.state_)) {}
FatigueModel& FatigueModel::operator=(const FatigueModel& other) {
  *state_ = *other.state_;
  return *this;
}

void FatigueModel::leg_work(const LegWork& work) {
  state_->wait_until(work.end);
  state_->kernel.add(work.dose, work.dose * (1 + kNewWork * work.novelty));
  state_->last_dose = work.dose;
  state_->last_dose_sd = work.dose_sd;
}

FatigueModel::Effect FatigueModel::step(const Run& run) {
  State& s = *state_;
  s.wait_until(run.start);
  if (!s.hr_rest_bpm)
    s.hr_rest_bpm = run.hr_rest_bpm;  // one scale for ever: a changing rest would look like fitness
  Effect effect;
  const auto evidence = run_evidence(*run.features, *s.hr_rest_bpm, run.hard);
  s.count(run, evidence.has_value());
  const bool post_leg = run.hours_since_leg && *run.hours_since_leg <= kPostLeg_h;
  if (!evidence) {
    effect.declined = evidence.error();
    effect.verdict = s.runs < kFewestRuns ? Verdict::not_enough_data : Verdict::not_shown;
    return effect;
  }
  const double minutes = std::max(.5, std::sqrt(30.0 / evidence->minutes));
  const Observation o{*evidence, s.load(), sensor_noise(run.features->sensor) * minutes};
  s.learn(o, run.start);
  if (s.runs >= kFewestRuns) s.describe(o, run.start, effect);
  s.filter.learn_level(o);
  s.levels.push_back({day_of(run.start), s.filter.fitness()});
  ++s.runs;
  s.guards.add(s.kernel.fading(kGuardTime), run.hours_since_leg);
  if (s.runs < kFewestRuns) {
    effect.verdict = Verdict::not_enough_data;
    effect.declined = Declined{Declined::Why::history, static_cast<double>(s.runs), kFewestRuns};
  } else if (!post_leg) {
    effect.verdict = Verdict::not_shown;
  } else if (!s.guards.hold()) {
    effect.verdict = Verdict::prior_only;
  } else {
    const NormalMixture mixture = s.filter.effect(o.load, s.relative_sd());
    effect.effect_pct = as_percent(mixture);
    effect.verdict = verdict_of(mixture);
  }
  return effect;
}

void FatigueModel::learn_form(const std::string& gait_device, const FormLevels& levels) {
  State& s = *state_;
  s.course.learn(gait_device, levels, s.load(), day_of(*s.clock));
  s.filter.weigh_shapes(s.course.log_factors());
  s.filter.weigh_slight(slight_share(s.course.ln_no_shift()));
}

std::vector<AthleteRow> FatigueModel::athlete() const {
  std::vector<AthleteRow> rows;
  for (std::size_t i = 0; i < kRows.size(); ++i) rows.push_back(state_->row(i));
  return rows;
}

std::optional<TimeCourse> FatigueModel::time_course() const {
  const AthleteRow all = state_->row(kRows.size() - 1);
  const bool shown = all.verdict == Verdict::likely || all.verdict == Verdict::very_likely;
  if (!shown || !state_->guards.hold_for_shape()) return studied_time_course();
  return own_time_course(state_->filter);
}

std::vector<CurvePoint> FatigueModel::curve() const {
  if (state_->runs < kFewestRuns || !state_->guards.hold()) return {};
  return recovery_curve(state_->filter, kMeanShapeSd);
}

LegResponse FatigueModel::response(bool beginner) const {
  if (state_->runs == 0) return studied_response(beginner);
  LegResponse response = joined_response(state_->filter, kNewWork, beginner);
  response.own = state_->runs >= kFewestRuns && state_->guards.hold();
  response.runs = state_->rows.back().runs;
  return response;
}

void FatigueModel::archive(StateWriter& a) { state_->archive(a); }
void FatigueModel::archive(StateReader& a) { state_->archive(a); }

}  // namespace freshlegs::analysis
