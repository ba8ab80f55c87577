#include "analysis/form/restlessness.h"

#include <algorithm>
#include <cmath>

namespace freshlegs::analysis {
namespace {

constexpr Restlessness::ByKind kPrior{.25, .30, .30, .15};
constexpr double kKeep = .99;  // a run: what kind of runner this is hardly changes
constexpr double kPriorBreaks = .2, kPriorAsked = 5;  // share of runs in which form breaks, and its worth in runs
constexpr double kSurely = 300;                       // ln evidence: e^300 is still a number

double mean_share(const Restlessness::ByKind& evidence) {
  double weights = 0, mean = 0;
  for (std::size_t c = 0; c < Restlessness::kKinds; ++c) {
    const double weight = kPrior[c] * std::exp(evidence[c]);
    weights += weight;
    mean += weight * Restlessness::kShare[c];
  }
  return mean / weights;
}

}  // namespace

Restlessness::Restlessness() : share_(mean_share(evidence_)) {}

void Restlessness::learn(const ByKind& log_calm) {
  for (std::size_t c = 0; c < kKinds; ++c) evidence_[c] = kKeep * evidence_[c] + log_calm[c];
  const double highest = *std::ranges::max_element(evidence_);
  for (double& e : evidence_) e -= highest;
  share_ = mean_share(evidence_);
}

/// How often form breaks each kind learns for itself: who breaks in every other run may be calm, who seems to
/// break a little everywhere is restless.
void Restlessness::learn(const ByKind& log_calm, const ByKind& log_break) {
  ByKind either = log_calm;
  for (std::size_t c = 0; c < kKinds; ++c) {
    const double breaks = (kPriorBreaks * kPriorAsked + broken_[c]) / (kPriorAsked + asked_);
    const double broken = breaks * std::exp(std::min(log_break[c], kSurely)), all = 1 - breaks + broken;
    either[c] += std::log(all);
    broken_[c] = kKeep * broken_[c] + broken / all;
  }
  asked_ = kKeep * asked_ + 1;
  learn(either);
}

}  // namespace freshlegs::analysis
