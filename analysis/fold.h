// The one fold over time: activities in order, labels and profile beside them, findings out.
#pragma once

#include <memory>

#include "analysis/athlete_input.h"
#include "analysis/features.h"
#include "analysis/findings.h"

namespace freshlegs::analysis {

/// Feed activities in time order with step(), then take the findings. Pure: the same steps, the same
/// findings.
class Fold {
 public:
  Fold(Profile profile, Labels labels, std::vector<KnownRecording> recordings);
  ~Fold();
  Fold(Fold&&) noexcept;
  Fold& operator=(Fold&&) noexcept;

  void step(const ActivityPlan& plan, const Features& features);
  /// Everything known after the last step; the fold may go on afterwards.
  [[nodiscard]] Findings findings() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace freshlegs::analysis
