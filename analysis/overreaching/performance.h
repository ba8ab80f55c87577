// Speed at equal heart rate over the last weeks, leg fatigue taken out: has it fallen, and does it stay down?
#pragma once

#include <deque>
#include <optional>
#include <string>
#include <vector>

#include "analysis/overreaching/detector.h"

namespace freshlegs::analysis {

class Performance {
 public:
  /// A run against the athlete's own last months: where residuals lie and how far they scatter is learnt, so
  /// that a model which is a little off, or too sure of itself, raises no alarm.
  struct Surprise {
    double z = 0;        ///< in the athlete's own standard deviations
    double one_pct = 0;  ///< how many of them 1 % is
  };
  Surprise add(const OverreachDetector::Run& run, bool rested);
  /// Evidence begins again with the next run.
  void begin_anew() { counting_ = false; }

  [[nodiscard]] bool enough_history() const;
  /// Down by 3 % or more since the fall began, or over the last 14 days, of at least three runs, and not by
  /// chance.
  [[nodiscard]] bool down() const;
  /// The runs of the last 10 days, two at least, were slower rather than faster.
  [[nodiscard]] bool leaning() const;
  /// Legs were fresh in two of these runs, or rest did not bring it back.
  [[nodiscard]] bool unexplained() const;
  [[nodiscard]] bool rest_did_not_help() const;
  /// The last two runs were normal, if two are `enough`, or the last week was.
  [[nodiscard]] bool restored(bool two_are_enough) const;
  [[nodiscard]] Estimate slower_pct() const;  ///< mean since the fall began, else of the last 10 days; 95 %
  [[nodiscard]] std::vector<std::string> evidence() const;

  template <class A>
  void archive(A& a) {  // analysis/checkpoint
    a(looks_, first_, runs_, sum_, counting_);
  }

 private:
  struct Look {
    std::string id;
    Instant time;
    double residual, sd;
    bool fresh, rested, counted;
    double centred;  ///< against the own usual residual, %
    template <class A>
    void archive(A& a) {
      a(id, time, residual, sd, fresh, rested, counted, centred);
    }
  };
  struct Pool {
    double mean = 0, sd = 0;
    int n = 0;
  };
  [[nodiscard]] Pool pool(std::chrono::days back) const;
  [[nodiscard]] Pool fallen() const;
  [[nodiscard]] Surprise surprise(const OverreachDetector::Run& run) const;

  std::deque<Look> looks_;
  std::optional<Instant> first_;
  int runs_ = 0;
  double sum_ = 0;  ///< cumulative sum of shortfalls: where it left zero, the fall began
  bool counting_ = true;
};

}  // namespace freshlegs::analysis
