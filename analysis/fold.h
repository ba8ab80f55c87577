// The one fold over time: activities in order, labels and profile beside them, findings out.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <vector>

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
  /// The state after all steps so far, for resume(). Of the findings it keeps counts alone.
  [[nodiscard]] std::vector<std::byte> checkpoint() const;
  /// Takes the fold up where checkpoint() was called; its findings begin there. The profile and all labels and
  /// recordings before that moment must be those of then. Nothing if the bytes are damaged.
  static std::optional<Fold> resume(Profile profile, Labels labels, std::vector<KnownRecording> recordings,
                                    std::span<const std::byte> checkpoint);

  /// Everything known after the last step; the fold may go on afterwards.
  [[nodiscard]] Findings findings() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace freshlegs::analysis
