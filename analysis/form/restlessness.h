// How much form wanders and drifts without meaning anything: a belief over a few kinds of runner.
#pragma once

#include <array>

namespace freshlegs::analysis {

class Restlessness {
 public:
  static constexpr std::size_t kKinds = 4;
  using ByKind = std::array<double, kKinds>;
  /// As shares of what a restless runner shows (analysis/form/form_baseline).
  static constexpr ByKind kShare{.15, .5, 1, 1.6};

  Restlessness();
  [[nodiscard]] double share() const { return share_; }  ///< mean of the belief

  /// ln likelihood of a run in which form held, by kind.
  void learn(const ByKind& log_calm);
  /// The same where form may have broken; `log_break`: ln evidence for that against none.
  void learn(const ByKind& log_calm, const ByKind& log_break);

  template <class A>
  void archive(A& a) {  // analysis/checkpoint
    a(evidence_, broken_, asked_, share_);
  }

 private:
  ByKind evidence_{};  ///< ln, the highest is 0
  ByKind broken_{};    ///< runs in which form broke, as each kind sees it
  double asked_ = 0;   ///< of so many
  double share_ = 0;
};

}  // namespace freshlegs::analysis
