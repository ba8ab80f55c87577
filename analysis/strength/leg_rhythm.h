// When this athlete trains legs: what a session of which nothing is known but that it was probably was.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "ingest/time.h"

namespace freshlegs::analysis {

/// Learns from sessions whose kind is known, and from nothing that follows a session: the runs after it may
/// not tell what it was, or a cost would be found wherever one is looked for.
class LegRhythm {
 public:
  struct Session {
    WallTime start;
    std::string title;  ///< empty: none
    double minutes = 0;
    std::optional<double> avg_heart_rate_bpm;
    template <class A>
    void archive(A& a) {
      a(start, title, minutes, avg_heart_rate_bpm);
    }
  };

  void known(const Session& session, bool legs);
  /// 0..1; nothing while too few sessions are known. Then remembers the session as the latest.
  std::optional<double> guess(const Session& session);

  template <class A>
  void archive(A& a) {  // analysis/checkpoint
    a(past_);
  }

 private:
  struct Past {
    Session session;
    double legs = 0;  ///< 1, 0 or a guess
    bool certain = false;
    std::optional<double> before_legs;  ///< of the session before it
    template <class A>
    void archive(A& a) {
      a(session, legs, certain, before_legs);
    }
  };
  void remember(const Session& session, double legs, bool certain);
  [[nodiscard]] std::optional<double> just_before(const Session& session) const;

  std::vector<Past> past_;  ///< of the last half year, in time order
};

}  // namespace freshlegs::analysis
