// What rides, swims, walks and the like cost the next run, and whether gentle ones go with a faster return.
#pragma once

#include <optional>
#include <vector>

#include "analysis/findings.h"

namespace freshlegs::analysis {

struct OtherSportCost {
  Sport sport{};
  int before_runs = 0;        ///< comparable runs within kNextRun_h after one
  int compared_with = 0;      ///< runs without any other sport before, or without this one if those are few
  std::optional<Estimate> next_run_pct;  ///< speed at equal heart rate against those, leg fatigue taken out; null: too
                                         ///< few of these, or they differ too much
};

/// Walks and mobility work between a leg session and the run after it.
struct GentleDays {
  int with = 0, without = 0;  ///< post-leg runs
  Estimate faster_pct;        ///< with against without, beyond what the hours since explain; positive = faster
};

struct OtherSports {
  std::vector<OtherSportCost> costs;  ///< of kinds with six or more
  std::optional<GentleDays> gentle;   ///< with six or more of both
};

inline constexpr double kNextRun_h = 36;
inline constexpr int kFewestOfAKind = 6;

/// From the runs of a year that had ended by `now`.
OtherSports other_sports(const Findings& findings, Instant now);

/// Keeps the year's log while the fold goes on.
class SportsBefore {
 public:
  void session(const ActivityPlan& plan);
  void run(const RunFinding& run);
  [[nodiscard]] const std::vector<RunAfter>& log() const { return log_; }

  template <class A>
  void archive(A& a) {  // analysis/checkpoint
    a(sessions_, log_);
  }

 private:
  struct Session {
    Instant end;
    Sport sport;
  };
  [[nodiscard]] unsigned between(Instant from, Instant to) const;
  std::vector<Session> sessions_;  ///< of the last days
  std::vector<RunAfter> log_;
};

}  // namespace freshlegs::analysis
