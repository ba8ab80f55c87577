// Signs that fit overreaching (science.md 6): performance that stays down when leg fatigue is taken out.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "analysis/findings.h"

namespace freshlegs::analysis {

class StateReader;
class StateWriter;

class OverreachDetector {
 public:
  struct Run {
    std::string id;
    Instant start, end;
    double residual_pct = 0, residual_sd_pct = 0;  ///< from FatigueModel::Effect
    std::optional<double> hours_since_leg;
    std::optional<UtcOffset> utc_offset = std::nullopt;
  };
  struct Spell {
    std::vector<Alert::Step> history;  ///< first step is "watch"
    std::optional<Instant> until;
    std::optional<UtcOffset> utc_offset;  ///< of the run or morning that tipped it
    OverreachFacts facts;
    std::vector<std::string> evidence;
    template <class A>
    void archive(A& a) {
      a(history, until, utc_offset, facts, evidence);
    }
  };
  OverreachDetector();
  ~OverreachDetector();
  OverreachDetector(const OverreachDetector& other);  ///< a checkpoint
  OverreachDetector& operator=(const OverreachDetector& other);
  OverreachDetector(OverreachDetector&&) noexcept;
  OverreachDetector& operator=(OverreachDetector&&) noexcept;

  void run(const Run& run);  ///< all four in time order
  void morning(Instant time, const Morning& morning);
  /// The athlete's word on a day or a run: how much worse than usual, in own standard deviations. It
  /// corroborates what runs say and never raises a state by itself.
  void word(Instant time, double worse, bool ill);
  void day(const DayLoad& load);
  [[nodiscard]] std::vector<Spell> spells() const;

  void archive(StateWriter& a);  ///< analysis/checkpoint
  void archive(StateReader& a);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace freshlegs::analysis
