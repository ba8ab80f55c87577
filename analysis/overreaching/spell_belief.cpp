#include "analysis/overreaching/spell_belief.h"

#include <algorithm>
#include <cmath>

namespace freshlegs::analysis {
namespace {

// Spells a day, without and with two weeks of high load behind; set by simulation (detector.cpp).
constexpr double kBegins = .002, kBeginsLoaded = .02;
// Neighbouring runs and mornings repeat each other in part: their words count less than their number says.
constexpr double kRunWeight = .7, kMorningWeight = 1.2;
constexpr double kMostOfRun = 2, kMostOfMorning = 4;  // ln odds: one bad day or one glitch is an accident
// Words of one morning repeat each other (sore, tired, in a bad mood), so each weighs little.
constexpr double kWordWeight = .3, kMostOfWord = .5, kWordShift = 1.2;
constexpr double kLasts = 22;  // days: weeks, else it is none (Meeusen 2013)
constexpr double kTails =
    5;  // degrees of freedom of a Student distribution: field residuals have heavy tails
constexpr std::array<double, 3> kDepthPrior{.35, .40, .25};
constexpr std::array<double, 3> kDirectionPrior{.3, .45, .25};
// How far a morning goes in a spell, in SD of one: a little or far.
constexpr std::array<double, 2> kShift{1, 2.5};

double ln_student(double z) { return -(kTails + 1) / 2 * std::log1p(z * z / kTails); }

/// ln odds of a shift by one or the other size against none.
double ln_shifted(double z, double sign) {
  double sum = 0;
  for (const double shift : kShift) sum += std::exp(ln_student(z - sign * shift));
  return std::log(sum / kShift.size()) - ln_student(z);
}

}  // namespace

void SpellBelief::wait_until(Instant now, bool load_was_high) {
  const double days =
      clock_ ? std::max(0.0, std::chrono::duration<double, std::chrono::days::period>(now - *clock_).count())
             : 0;
  if (!clock_ || now > *clock_) clock_ = now;
  const double begun = normal_ * (1 - std::exp(-days * (load_was_high ? kBeginsLoaded : kBegins)));
  const double stays = std::exp(-days / kLasts);
  double ended = 0;
  for (std::size_t d = 0; d < spell_.size(); ++d) {
    for (std::size_t m = 0; m < kDirections; ++m) {
      double& p = spell_[d][m];
      ended += p * (1 - stays);
      p = p * stays + begun * kDepthPrior[d] * kDirectionPrior[m];
    }
  }
  normal_ += ended - begun;
}

void SpellBelief::run(double z, double one_pct) {
  const double before = ln_odds();
  for (std::size_t d = 0; d < spell_.size(); ++d) {
    const double odds = kRunWeight * (ln_student(z - kDepth_pct[d] * one_pct) - ln_student(z));
    for (double& p : spell_[d]) p *= std::exp(std::clamp(odds, -kMostOfRun, kMostOfRun));
  }
  normalise();
  by_runs_ = std::max(0.0, by_runs_ + ln_odds() - before);
}

void SpellBelief::morning(std::optional<double> ln_rmssd, std::optional<double> resting_hr) {
  const double before = ln_odds();
  for (const std::size_t m : {kDown, kUp}) {
    const double sign = m == kDown ? -1 : 1;
    double odds = 0;
    if (ln_rmssd) odds += kMorningWeight * ln_shifted(*ln_rmssd, sign);
    if (resting_hr) odds += kMorningWeight * ln_shifted(*resting_hr, -sign);
    const double factor = std::exp(std::clamp(odds, -kMostOfMorning, kMostOfMorning));
    for (auto& depth : spell_) depth[m] *= factor;
  }
  normalise();
  by_mornings_ = std::max(0.0, by_mornings_ + ln_odds() - before);
}

void SpellBelief::word(double worse) {
  const double odds = kWordWeight * (ln_student(worse - kWordShift) - ln_student(worse));
  const double factor = std::exp(std::clamp(odds, -kMostOfWord, kMostOfWord));
  for (auto& depth : spell_)
    for (double& p : depth) p *= factor;
  normalise();
}

double SpellBelief::ln_odds() const {
  constexpr double kLeast = 1e-12;
  return std::log(std::max(chance(), kLeast) / std::max(normal_, kLeast));
}

void SpellBelief::normalise() {
  double sum = normal_;
  for (const auto& depth : spell_)
    for (const double p : depth) sum += p;
  normal_ /= sum;
  for (auto& depth : spell_)
    for (double& p : depth) p /= sum;
}

void SpellBelief::forget() {
  normal_ = 1;
  spell_ = {};
  by_runs_ = by_mornings_ = 0;
}

}  // namespace freshlegs::analysis
