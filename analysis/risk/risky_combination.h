// Running and leg work that go together badly, for this athlete.
#pragma once

#include <deque>
#include <functional>
#include <optional>
#include <vector>

#include "analysis/athlete_input.h"
#include "analysis/findings.h"

namespace freshlegs::analysis {

class RiskyCombinations {
 public:
  struct Run {
    RunKind kind{};
    Instant start;
    bool planned = false;                   ///< the athlete meant it: analysed, never reproached
    std::optional<double> hours_since_leg;  ///< end of the leg session to start
    double dose = 0;                        ///< of that session
    double descent_m = 0, steep_down_s = 0;
    bool trail = false;
    /// Hours until this athlete's legs are back, where it is known; dear, and asked only where it matters.
    std::function<std::optional<double>()> own_back_h = [] { return std::optional<double>(); };
  };
  struct Risk {
    RiskyFacts facts;
    Severity severity{};
    Basis basis;
  };
  RiskyCombinations() = default;
  explicit RiskyCombinations(const Profile& profile);
  /// In time order. The same combination is told once in 14 days, unless it is graver.
  std::optional<Risk> step(const Run& run);

  template <class A>
  void archive(A& a) {  // analysis/checkpoint
    a(told_, runs_);
  }

 private:
  struct Told {
    Combination combination;
    Severity severity;
    Instant when;
  };
  struct Seen {
    Instant start;
    bool hard_on_tired;  ///< within 48 h of heavy legs
    bool post_leg;
  };
  [[nodiscard]] double tired_h(const Run& run) const;
  [[nodiscard]] RiskyFacts facts_of(const Run& run, Combination combination) const;
  [[nodiscard]] std::optional<Risk> judge(const Run& run) const;
  [[nodiscard]] std::optional<Risk> without_recovery(const Run& run) const;
  [[nodiscard]] bool told_lately(const Risk& risk, Instant when) const;

  Goal goal_ = Goal::general;
  double hard_h_ = 24, long_h_ = 8, tired_h_ = 24;
  std::vector<Told> told_;  ///< of the last 14 days
  std::deque<Seen> runs_;   ///< of the last three weeks
};

}  // namespace freshlegs::analysis
