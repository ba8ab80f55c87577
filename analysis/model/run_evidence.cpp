#include "analysis/model/run_evidence.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <vector>

#include "analysis/model/minute_use.h"
#include "analysis/signal/minutes.h"

namespace freshlegs::analysis {
namespace {

// Usable minutes: 10 to 50, so that runs of all lengths are compared over the same part.
constexpr double kLast_s = 3000;
constexpr double kSteepest =
    0.08;  // beyond it grade curves disagree by more than the effect (Minetti, Strava)
constexpr double kOneEffort = 0.20;  // |ln v - median|: the same kind of running
constexpr int kFewestMinutes = 8;
constexpr double kLeastTrust = 0.85;      // of the moving time with usable heart rate
constexpr double kReferenceSpeed = 3.0;   // m/s; only sets where the level is read off
constexpr double kUsualTemperature = 15;  // no heat term below: the hinges start here
constexpr double kReserveFloor = 20;      // bpm above rest: less is no running
// Heart rate follows speed with a time constant of 57 s (Hunt 2015: 55.7-59.5 s).
constexpr double kTau_s = 57, kMinute_s = 60;
// Minutes of heart rate within a run are correlated; prewhitening keeps slow drifts from counting as thirty
// independent looks. More of it would leave little but noise of the speed (tests/statistics).
constexpr double kMinuteCorrelation = 0.5;
// Satellites miss a minute's speed by about .5 %. Noise in the speed flattens the slope (errors in
// variables), so its share of the squares is taken out: .2 of a minute's variance is left after the heart's
// lag and prewhitening.
constexpr double kSpeedNoise = 0.005, kNoiseLeft = 0.2;

/// First-order lag over minutes, exact for values constant within each minute; gives the mean of the lagged
/// signal in the minute.
class Lag {
 public:
  double mean(double value) {
    const double decay = std::exp(-kMinute_s / kTau_s);
    if (!started_) state_ = value;
    started_ = true;
    const double mean = value + (state_ - value) * (kTau_s / kMinute_s) * (1 - decay);
    state_ = value + (state_ - value) * decay;
    return mean;
  }
  void restart() { started_ = false; }

 private:
  double state_ = 0;
  bool started_ = false;
};

struct Row {
  std::size_t window = 0;
  double start_s = 0, heart = 0, grade = 0;
  SlopeVector x;
};

std::vector<Row> lagged_rows(const RunFeatures& run, double hr_rest_bpm) {
  std::vector<Row> rows;
  rows.reserve(run.windows.size());
  Lag speed, up, down;
  for (std::size_t k = 0; k < run.windows.size(); ++k) {
    const Window& w = run.windows[k];
    const auto v = static_cast<double>(w.graded_mps), g = static_cast<double>(w.grade);
    if (!(v > 0) || std::isnan(g)) {
      for (Lag* lag : {&speed, &up, &down}) lag->restart();
      continue;
    }
    Row row;
    row.x << std::log(speed.mean(v) / kReferenceSpeed), up.mean(std::max(g, 0.0)),
        down.mean(std::max(-g, 0.0)), (static_cast<double>(w.start_s) + kMinute_s / 2) / 3600 - 0.5;
    row.window = k;
    row.start_s = static_cast<double>(w.start_s);
    row.grade = g;
    row.heart = std::log(std::max(static_cast<double>(w.heart_rate_bpm) - hr_rest_bpm, kReserveFloor));
    if (!w.settled) row.start_s = -1;  // keeps the lag going, is not used itself
    if (std::isnan(static_cast<double>(w.heart_rate_bpm))) row.heart = std::nan("");
    rows.push_back(row);
  }
  return rows;
}

/// Why the minutes were lost, counted in the order in which they are judged.
struct Counts {
  int settled = 0, level = 0, trusted = 0, steady = 0;
};

double median(std::vector<double> v) {
  const auto middle = v.begin() + static_cast<std::ptrdiff_t>(v.size() / 2);
  std::nth_element(v.begin(), middle, v.end());
  return *middle;
}

/// Of a row by itself; nothing for a minute that has not settled.
std::optional<MinuteUse> use_of(const Row& row) {
  if (row.start_s < 0) return std::nullopt;
  if (row.start_s >= kLast_s) return MinuteUse::late;
  if (std::abs(row.grade) > kSteepest) return MinuteUse::steep;
  if (std::isnan(row.heart)) return MinuteUse::heart_rate;
  return MinuteUse::used;
}

MinuteUse why_not_settled(const RunFeatures& run, std::size_t k) {
  if (run.windows[k].start_s < kSettled_s || k < 2) return MinuteUse::beginning;
  for (std::size_t i = k - 2; i <= k; ++i)
    if (run.windows[i].moving_s < kNoStop_s) return MinuteUse::stop;
  return MinuteUse::new_effort;
}

std::vector<Row> usable(const std::vector<Row>& rows, Counts& counts) {
  std::vector<Row> kept;
  for (const Row& row : rows) {
    const auto use = use_of(row);
    if (!use || use == MinuteUse::late) continue;
    ++counts.settled;
    counts.level += use != MinuteUse::steep;
    if (use != MinuteUse::used) continue;
    ++counts.trusted;
    kept.push_back(row);
  }
  if (kept.empty()) return kept;
  std::vector<double> speeds;
  for (const Row& row : kept) speeds.push_back(row.x[kSpeed]);
  const double usual = median(speeds);
  std::erase_if(kept, [&](const Row& row) { return std::abs(row.x[kSpeed] - usual) > kOneEffort; });
  counts.steady = static_cast<int>(kept.size());
  return kept;
}

Declined why_not(const RunFeatures& run, const Counts& counts) {
  using Why = Declined::Why;
  const double minutes = run.moving_s / 60, need = kFewestMinutes;
  if (minutes < 10 + need) return {Why::too_short, minutes, 10 + need};
  if (counts.settled < kFewestMinutes) return {Why::not_steady, static_cast<double>(counts.settled), need};
  if (counts.level < kFewestMinutes) return {Why::hilly, static_cast<double>(counts.level), need};
  if (counts.trusted < kFewestMinutes) return {Why::heart_rate, static_cast<double>(counts.trusted), need};
  return {Why::not_steady, static_cast<double>(counts.steady), need};
}

void summarise(const std::vector<Row>& rows, RunEvidence& e) {
  e.mean.setZero();
  for (const Row& row : rows) {
    e.heart += row.heart;
    e.mean += row.x;
  }
  const auto n = static_cast<double>(rows.size());
  e.heart /= n;
  e.mean /= n;
  e.minutes = static_cast<int>(rows.size());
  e.speed_mps = kReferenceSpeed * std::exp(e.mean[kSpeed]);

  e.normal.setZero();
  e.moment.setZero();
  for (std::size_t i = 1; i < rows.size(); ++i) {
    if (rows[i].start_s - rows[i - 1].start_s > 1.5 * kMinute_s) continue;
    const SlopeVector x = rows[i].x - e.mean - kMinuteCorrelation * (rows[i - 1].x - e.mean);
    const double y = rows[i].heart - e.heart - kMinuteCorrelation * (rows[i - 1].heart - e.heart);
    e.normal += x * x.transpose();
    e.moment += x * y;
    e.squares += y * y;
    ++e.rows;
  }
  double& speed = e.normal(kSpeed, kSpeed);
  speed -= std::min(speed / 2, e.rows * kNoiseLeft * kSpeedNoise * kSpeedNoise);
}

}  // namespace

std::vector<MinuteUse> minute_uses(const RunFeatures& run, double hr_rest_bpm) {
  std::vector<MinuteUse> uses(run.windows.size(), MinuteUse::no_speed);
  const std::vector<Row> rows = lagged_rows(run, hr_rest_bpm);
  for (const Row& row : rows) {
    const auto use = use_of(row);
    uses[row.window] = !use                       ? why_not_settled(run, row.window)
                       : use == MinuteUse::used ? MinuteUse::other_effort
                                                : *use;
  }
  Counts counts;
  for (const Row& row : usable(rows, counts)) uses[row.window] = MinuteUse::used;
  return uses;
}

std::expected<RunEvidence, Declined> run_evidence(const RunFeatures& run, double hr_rest_bpm, bool hard) {
  using Why = Declined::Why;
  if (run.environment == Environment::treadmill) return std::unexpected(Declined{Why::treadmill, 0, 0});
  const bool recorded = std::ranges::any_of(
      run.windows, [](const Window& w) { return !std::isnan(w.speed_mps) || !std::isnan(w.heart_rate_bpm); });
  if (!recorded && run.moving_s <= 0) return std::unexpected(Declined{Why::totals_only, 0, 0});
  Counts counts;
  const std::vector<Row> rows = usable(lagged_rows(run, hr_rest_bpm), counts);
  if (run.heart_rate_trust < kLeastTrust && run.moving_s / 60 >= 10 + kFewestMinutes)
    return std::unexpected(Declined{Why::heart_rate, static_cast<double>(counts.trusted), kFewestMinutes});
  if (hard)
    return std::unexpected(Declined{Why::not_steady, static_cast<double>(counts.steady), kFewestMinutes});
  if (counts.steady < kFewestMinutes) return std::unexpected(why_not(run, counts));
  RunEvidence evidence;
  summarise(rows, evidence);
  evidence.temperature_c = run.temperature_c.value_or(kUsualTemperature);
  return evidence;
}

}  // namespace freshlegs::analysis
