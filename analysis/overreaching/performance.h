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
  void add(const OverreachDetector::Run& run, bool rested);
  void forget_sum() { sum_ = 0; }

  [[nodiscard]] bool enough_history() const;
  /// Cumulative sum of shortfalls, in standard deviations of one run.
  [[nodiscard]] double shortfall() const { return sum_; }
  /// Down by 3 % or more over the last 14 days, of at least four runs, and not by chance.
  [[nodiscard]] bool down() const;
  /// Legs were fresh in two of these runs, or rest did not bring it back.
  [[nodiscard]] bool unexplained() const;
  [[nodiscard]] bool rest_did_not_help() const;
  /// The last two runs were normal, or the last week was.
  [[nodiscard]] bool restored() const;
  [[nodiscard]] Estimate slower_pct() const;  ///< mean of the last 14 days, 95 %
  [[nodiscard]] std::vector<std::string> evidence() const;

 private:
  struct Look {
    std::string id;
    Instant time;
    double residual, sd;
    bool fresh, rested, counted;
  };
  struct Pool {
    double mean = 0, sd = 0;
    int n = 0;
  };
  [[nodiscard]] Pool pool(std::chrono::days back) const;

  std::deque<Look> looks_;
  std::optional<Instant> first_;
  int runs_ = 0;
  double sum_ = 0;
};

}  // namespace freshlegs::analysis
