#include "analysis/form/form_baseline.h"

#include <algorithm>
#include <cmath>

namespace freshlegs::analysis {
namespace {

constexpr double kForget = .98;        // a run: the baseline follows over about 50 runs
constexpr double kMinutesOfARun = 10;  // a run is one sample of the day, not forty
constexpr double kHuber = 1.345;       // Huber 1964, 95 % efficient
constexpr double kExponentSd = .15, kGradeSd = .5, kDriftSd = .02;  // priors around SignalLaw, 0 and 0
constexpr double kMinuteSdPrior = .0095;   // cadence after speed and drift, 60 s (one runner, 309 runs)
constexpr double kCorrelationPrior = .31;  // the same, lag 1
constexpr double kPriorMinutes = 60, kPriorRuns = 4;
constexpr int kFewestMinutes = 5;

const FormRow& row_of(const FormMinute& m, std::size_t signal) { return signal == kHeart ? m.heart_x : m.x; }

/// Of one row: minute noise and day noise together.
double row_variance(std::size_t signal) {
  return kSignalLaws[signal].floor * kSignalLaws[signal].floor + kMinuteSdPrior * kMinuteSdPrior;
}

}  // namespace

void FormBaseline::solve(std::size_t signal) {
  Signal& s = signals_[signal];
  const double variance = row_variance(signal);
  FormRow precision(1e-9, variance / (kExponentSd * kExponentSd), variance / (kGradeSd * kGradeSd),
                    variance / (kDriftSd * kDriftSd));
  FormRow prior(0, kSignalLaws[signal].exponent, 0, 0);
  Eigen::Matrix4d a = s.normal;
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

std::optional<Estimate> FormBaseline::against_fresh(std::size_t j,
                                                    const std::vector<FormMinute>& minutes) const {
  if (signals_[j].runs < 1) return std::nullopt;
  double sum = 0, n = 0;
  FormRow mean = FormRow::Zero();
  for (const FormMinute& m : minutes) {
    if (std::isnan(m.y[j])) continue;
    sum += m.y[j] - row_of(m, j).dot(signals_[j].coefficients);
    mean += row_of(m, j);
    n += 1;
  }
  if (n < kFewestMinutes) return std::nullopt;
  mean /= n;
  const double rho = correlation(j);
  const double minute = minute_sd(j) * minute_sd(j) * (1 + rho) / (1 - rho) / n;
  const double baseline = row_variance(j) * mean.dot(signals_[j].inverse * mean);
  const double half = 1.96 * std::sqrt(run_sd(j) * run_sd(j) + minute + baseline);
  return Estimate{sum / n, sum / n - half, sum / n + half};
}

void FormBaseline::learn(const std::vector<FormMinute>& minutes) {
  for (std::size_t j = 0; j < kFormSignals; ++j) {
    Signal& s = signals_[j];
    const auto known = std::count_if(minutes.begin(), minutes.end(),
                                     [&](const FormMinute& m) { return !std::isnan(m.y[j]); });
    if (known < kFewestMinutes) continue;
    const auto off = against_fresh(j, minutes);
    const double z = off ? std::abs(off->value) / run_sd(j) : 0;
    const double robust = z > kHuber ? kHuber / z : 1;
    s.normal *= kForget;
    s.moment *= kForget;
    const double weight = robust * std::min(1.0, kMinutesOfARun / static_cast<double>(known));
    for (const FormMinute& m : minutes) {
      if (std::isnan(m.y[j])) continue;
      s.normal += weight * row_of(m, j) * row_of(m, j).transpose();
      s.moment += weight * row_of(m, j) * m.y[j];
    }
    if (off && s.runs >= 2) s.run_squares = kForget * s.run_squares + robust * off->value * off->value;
    s.runs = kForget * s.runs + 1;
    solve(j);
  }
  learn_noise(minutes);
  ++runs_;
}

void FormBaseline::learn_noise(const std::vector<FormMinute>& minutes) {
  Residuals r = residuals(minutes);
  for (auto& signal : r) {
    double sum = 0, n = 0;
    for (const double v : signal)
      if (!std::isnan(v)) sum += v, n += 1;
    for (double& v : signal) v -= n > 0 ? sum / n : 0;
  }
  product_minutes_ *= kForget;
  products_ *= kForget;
  for (std::size_t j = 0; j < kFormSignals; ++j) {
    Signal& s = signals_[j];
    for (double* sum : {&s.lag0, &s.lag1, &s.minutes}) *sum *= kForget;
    for (std::size_t k = 1; k < r[j].size(); ++k) {
      if (std::isnan(r[j][k]) || std::isnan(r[j][k - 1])) continue;
      s.lag0 += (r[j][k] * r[j][k] + r[j][k - 1] * r[j][k - 1]) / 2;
      s.lag1 += r[j][k] * r[j][k - 1];
      s.minutes += 1;
    }
  }
  for (std::size_t k = 0; k < minutes.size(); ++k) {
    Eigen::Matrix<double, static_cast<int>(kFormSignals), 1> z;
    for (std::size_t j = 0; j < kFormSignals; ++j)
      z[static_cast<int>(j)] = std::isnan(r[j][k]) ? 0 : std::clamp(r[j][k] / minute_sd(j), -3.0, 3.0);
    products_ += z * z.transpose();
    product_minutes_ += 1;
  }
}

double FormBaseline::minute_sd(std::size_t j) const {
  const double prior = std::max(kMinuteSdPrior, kSignalLaws[j].floor * .7);
  const Signal& s = signals_[j];
  const double sd = std::sqrt((s.lag0 + kPriorMinutes * prior * prior) / (s.minutes + kPriorMinutes));
  return std::max(sd, kSignalLaws[j].floor * .3);  // a quieter sensor than that is a smoothed one
}

double FormBaseline::correlation(std::size_t j) const {
  const Signal& s = signals_[j];
  const double prior = kPriorMinutes * kMinuteSdPrior * kMinuteSdPrior;
  return std::clamp((s.lag1 + kCorrelationPrior * prior) / (s.lag0 + prior), 0.0, .9);
}

FormCorrelation FormBaseline::between_signals() const {
  FormCorrelation c = products_ / (product_minutes_ + kPriorMinutes);
  c.diagonal().setOnes();
  return c;
}

double FormBaseline::run_sd(std::size_t j) const {
  const double floor = kSignalLaws[j].floor;
  const Signal& s = signals_[j];
  return std::max(floor, std::sqrt((s.run_squares + kPriorRuns * floor * floor) /
                                   (std::max(s.runs - 2, 0.0) + kPriorRuns)));
}

}  // namespace freshlegs::analysis
