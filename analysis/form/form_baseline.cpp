#include "analysis/form/form_baseline.h"

#include <algorithm>
#include <cmath>

namespace freshlegs::analysis {
namespace {

constexpr double kForget = .98;   // a run: the baseline follows over about 50 runs
constexpr double kHuber = 1.345;  // Huber 1964, 95 % efficient
constexpr double kExponentSd = .15, kGradeSd = .5, kDriftSd = .02;  // priors around SignalLaw, 0 and 0
constexpr double kSpeedDoubt = .02, kGradeDoubt = .05;              // no signal is exactly a power of speed
constexpr double kCorrelationPrior =
    .31;  // cadence after speed and drift, 60 s, lag 1 (one runner, 309 runs)
constexpr double kPriorMinutes = 60, kPriorRuns = 4;
constexpr int kFewestMinutes = 5;

// Benign drift and wander of a restless athlete: contact time and oscillation drift by 1 % an hour, cadence by
// 0.7 %, all wander by 0.5 % over ten minutes.
constexpr double kWander = .0055, kDrift = .010, kStepDrift = .007;
constexpr double kHeartWander = .006, kHeartDrift = .02;
constexpr int kOftenAsked = 24, kSeldomAsked = 8;  // with all signals it settles within weeks, and is dear to ask
constexpr double kOnsetStep_s = 240;               // fine enough to see that there may be one

bool has(const FormMinute& m, std::size_t signal) { return !std::isnan(m.y[signal]); }
const FormRow& row_of(const FormMinute& m, std::size_t signal) { return signal == kHeart ? m.heart_x : m.x; }
double square(double v) { return v * v; }

}  // namespace

/// From changes over one and over three minutes, in which is neither level nor drift, less the wander that
/// `restlessness` claims: an AR(1) with variance s2 changes by 2 s2 (1 - rho) and 2 s2 (1 - rho^3).
NoiseLaw FormBaseline::noise(std::size_t j, double restlessness) const {
  const Signal& s = signals_[j];
  // How much of noise and of wander a change over a lag holds; asked dozens of times a run.
  static const double kNoise3 = 1 - std::pow(kCorrelationPrior, 3), kWander1 = 1 - std::exp(-1 / kWanderMinutes),
                      kWander3 = 1 - std::exp(-3 / kWanderMinutes);
  const double prior = kSignalLaws[j].minute_sd;
  const bool heart = j == kHeart;
  NoiseLaw law;
  law.wander_sd = restlessness * (heart ? kHeartWander : kWander);
  law.drift_sd_per_h = restlessness * (heart                         ? kHeartDrift
                                       : j == index(Marker::cadence) ? kStepDrift
                                                                     : kDrift);
  const auto change = [&](double sum, double noise, double wander) {
    const double all = (sum + kPriorMinutes * 2 * square(prior) * noise) / (s.minutes + kPriorMinutes);
    return std::max(all - 2 * square(law.wander_sd) * wander, all / 2);
  };
  const double one = change(s.step1, 1 - kCorrelationPrior, kWander1), three = change(s.step3, kNoise3, kWander3);
  law.correlation = std::clamp(std::sqrt(std::max(three / one - .75, 0.0)) - .5, 0.0, .9);  // 1 + rho + rho^2
  law.minute_sd = std::max(std::sqrt(one / (2 * (1 - law.correlation))), prior / 3);  // quieter is a smoothing sensor
  law.speed_doubt = std::sqrt(s.inverse(1, 1) + square(kSpeedDoubt));
  law.grade_doubt = std::sqrt(s.inverse(2, 2) + square(kGradeDoubt));
  return law;
}

ToldNoise FormBaseline::told_noise(double gait, double heart) const {
  ToldNoise laws;
  for (std::size_t i = 0; i < kTold.size(); ++i) laws[i] = noise(kTold[i], kTold[i] == kHeart ? heart : gait);
  return laws;
}

void FormBaseline::solve(std::size_t j) {
  Signal& s = signals_[j];
  const FormRow prior(0, kSignalLaws[j].exponent, 0, 0);
  const FormRow precision(1e-6, 1 / square(kExponentSd), 1 / square(kGradeSd), 1 / square(kDriftSd));
  Eigen::Matrix4d a = s.precision;
  a.diagonal() += precision;
  s.inverse = a.inverse();
  s.coefficients = s.inverse * (s.moment + precision.cwiseProduct(prior));
}

Residuals FormBaseline::residuals(const std::vector<FormMinute>& minutes) const {
  Residuals r;
  for (std::size_t j = 0; j < kFormSignals; ++j) {
    r[j].reserve(minutes.size());
    for (const FormMinute& m : minutes) r[j].push_back(m.y[j] - row_of(m, j).dot(signals_[j].coefficients));
  }
  return r;
}

std::optional<FormBaseline::RunMean> FormBaseline::run_mean(std::size_t j,
                                                            const std::vector<FormMinute>& minutes) const {
  RunMean run;
  double n = 0;
  for (const FormMinute& m : minutes) {
    if (!has(m, j)) continue;
    run.off += m.y[j] - row_of(m, j).dot(signals_[j].coefficients);
    run.x += row_of(m, j);
    n += 1;
  }
  if (n < kFewestMinutes) return std::nullopt;
  run.off /= n;
  run.x /= n;
  const NoiseLaw law = noise(j);
  run.variance = square(law.minute_sd) * (1 + law.correlation) / (1 - law.correlation) / n;
  return run;
}

std::optional<Estimate> FormBaseline::against_fresh(std::size_t j,
                                                    const std::vector<FormMinute>& minutes) const {
  if (signals_[j].runs < 1) return std::nullopt;
  const auto run = run_mean(j, minutes);
  if (!run) return std::nullopt;
  const double baseline = run->x.dot(signals_[j].inverse * run->x);
  const double half = 1.96 * std::sqrt(square(run_sd(j)) + run->variance + baseline);
  return Estimate{run->off, run->off - half, run->off + half};
}

std::optional<FormLevel> FormBaseline::level(std::size_t j, const std::vector<FormMinute>& minutes) const {
  const Signal& s = signals_[j];
  if (s.inverse(1, 1) == 0) return std::nullopt;  // no run has been learnt
  auto run = run_mean(j, minutes);
  if (!run) return std::nullopt;
  run->x[0] = 0;  // the level is what is asked for
  return FormLevel{s.coefficients[0] + run->off, run->variance + run->x.dot(s.inverse * run->x)};
}

void FormBaseline::learn(const std::vector<FormMinute>& minutes, std::optional<double> broken_from_s,
                         bool fresh) {
  auto before = minutes;
  if (broken_from_s)
    std::erase_if(before, [&](const FormMinute& m) { return m.start_s + 60 > *broken_from_s; });
  if (before.size() < static_cast<std::size_t>(kFewestMinutes)) return;
  for (std::size_t j = 0; j < kFormSignals; ++j) {
    learn_steps(j, before);
    learn_slopes(j, before, fresh);
  }
  const bool dynamics = std::ranges::any_of(minutes, [](const FormMinute& m) { return has(m, kGait[0]); });
  if (!dynamics || runs_ < kOftenAsked || runs_ % kSeldomAsked == 0) {
    learn_wander(minutes);
    learn_heart_wander(before);
    learn_between(before);
  }
  ++runs_;
  fresh_runs_ += fresh;
}

/// A mixed model: what varies within a run and the run's mean are two witnesses, each with its own noise. The
/// day's mood then cannot pose as a slope.
void FormBaseline::learn_slopes(std::size_t j, const std::vector<FormMinute>& minutes, bool fresh) {
  Signal& s = signals_[j];
  FormRow mean = FormRow::Zero();
  double level = 0, n = 0;
  for (const FormMinute& m : minutes) {
    if (!has(m, j)) continue;
    mean += row_of(m, j);
    level += m.y[j];
    n += 1;
  }
  if (n < kFewestMinutes) return;
  mean /= n;
  level /= n;
  const NoiseLaw law = noise(j);
  const double minute = square(law.minute_sd) * (1 + law.correlation) / (1 - law.correlation);
  const auto off = against_fresh(j, minutes);
  s.precision *= kForget;
  s.moment *= kForget;
  for (const FormMinute& m : minutes) {
    if (!has(m, j)) continue;
    const FormRow x = row_of(m, j) - mean;
    s.precision += x * x.transpose() / minute;
    s.moment += x * (m.y[j] - level) / minute;
  }
  if (fresh) {
    const double z = off ? std::abs(off->value) / run_sd(j) : 0;
    const double robust = z > kHuber ? kHuber / z : 1;
    const double weight = robust / (square(run_sd(j)) + minute / n);
    s.precision += weight * mean * mean.transpose();
    s.moment += weight * mean * level;
    if (off && s.runs >= 2) s.run_squares = kForget * s.run_squares + robust * square(off->value);
    s.runs = kForget * s.runs + 1;
  }
  solve(j);
}

void FormBaseline::learn_steps(std::size_t j, const std::vector<FormMinute>& minutes) {
  Signal& s = signals_[j];
  for (double* sum : {&s.step1, &s.step3, &s.minutes}) *sum *= kForget;
  const auto residual = [&](std::size_t k) {
    return minutes[k].y[j] - row_of(minutes[k], j).dot(s.coefficients);
  };
  const double widest = square(6 * kSignalLaws[j].minute_sd);
  for (std::size_t k = 3; k < minutes.size(); ++k) {
    if (minutes[k].start_s - minutes[k - 3].start_s > 180) continue;
    const double one = square(residual(k) - residual(k - 1)), three = square(residual(k) - residual(k - 3));
    if (std::isnan(one) || std::isnan(three) || one > widest || three > widest) continue;
    s.step1 += one;
    s.step3 += three;
    s.minutes += 1;
  }
}

/// Each kind is weighed with and without a break in the run: a break nobody noticed must not pass for wander,
/// for then none would be noticed afterwards.
void FormBaseline::learn_wander(const std::vector<FormMinute>& minutes) {
  const Residuals r = residuals(minutes);
  const ToldMatrix between = between_told();
  Restlessness::ByKind log_calm{}, log_break{};
  for (std::size_t c = 0; c < Restlessness::kKinds; ++c) {
    const BreakEvidence run(minutes, r, told_noise(Restlessness::kShare[c], heart_.share()), between);
    log_calm[c] = run.log_calm();
    log_break[c] = mean_evidence(run, kOnsetStep_s);
  }
  gait_.learn(log_calm, log_break);
}

/// The heart has a restlessness of its own: that it is steady says nothing about the feet.
void FormBaseline::learn_heart_wander(const std::vector<FormMinute>& before) {
  const std::vector<double> r = residuals(before)[kHeart];
  Restlessness::ByKind log_calm{};
  for (std::size_t c = 0; c < Restlessness::kKinds; ++c) {
    const RunWhitener filter(noise(kHeart, Restlessness::kShare[c]), before, kHeart);
    log_calm[c] = filter.log_scale();
    for (const double white : filter.whiten(r)) log_calm[c] -= white * white / 2;
  }
  heart_.learn(log_calm);
}

void FormBaseline::learn_between(const std::vector<FormMinute>& minutes) {
  const Residuals r = residuals(minutes);
  std::array<std::vector<double>, kTold.size()> white;
  for (std::size_t i = 0; i < kTold.size(); ++i)
    white[i] = RunWhitener(noise(kTold[i]), minutes, kTold[i]).whiten(r[kTold[i]]);
  products_ *= kForget;
  for (std::size_t k = 2; k < minutes.size(); ++k) {
    Shift z;
    for (std::size_t i = 0; i < kTold.size(); ++i)
      z[static_cast<Eigen::Index>(i)] = std::clamp(white[i][k], -3.0, 3.0);
    products_ += z * z.transpose();
  }
}

ToldMatrix FormBaseline::between_told() const {
  ToldMatrix c = products_;
  c.diagonal().array() += 2 * kPriorMinutes;
  const Shift scale = c.diagonal().cwiseSqrt().cwiseInverse();
  return scale.asDiagonal() * c * scale.asDiagonal();
}

double FormBaseline::run_sd(std::size_t j) const {
  const double floor = kSignalLaws[j].floor;
  const Signal& s = signals_[j];
  return std::max(floor, std::sqrt((s.run_squares + kPriorRuns * square(floor)) /
                                   (std::max(s.runs - 2, 0.0) + kPriorRuns)));
}

}  // namespace freshlegs::analysis
