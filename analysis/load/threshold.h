// What an hour's hard effort is for this athlete: speed and heart rate at threshold.
#pragma once

#include <optional>
#include <vector>

#include "analysis/findings.h"
#include "analysis/load/heart_rate_limits.h"

namespace freshlegs::analysis {

struct Threshold {
  std::optional<double> mps;  ///< 95 % of the best 20 minutes of 90 days
  double bpm = 0;
  HeartRateSource source = HeartRateSource::assumed;  ///< of `bpm`: configuration, seen or assumed
};

/// Mean heart rate of the 20 minutes in a row in which the heart worked hardest; nothing where it is not trusted
/// for so long.
std::optional<double> hardest_20min_bpm(const std::vector<Window>& minutes);

class ThresholdEstimate {
 public:
  void run(Instant end, const RunFeatures& features);
  /// `said_bpm`: the athlete's own. Else 95 % of the hardest 20 minutes of 90 days, where these were hard; else 85 %
  /// of the heart-rate reserve.
  [[nodiscard]] Threshold at(HeartRateRange range, std::optional<double> said_bpm = {}) const;

  template <class A>
  void archive(A& a) {  // analysis/checkpoint
    a(mps_, bpm_);
  }

 private:
  struct Best {
    Instant when;
    double value;
  };
  /// Falling in value, rising in time: the first is the one that counts.
  using Bests = std::vector<Best>;
  static void remember(Bests& bests, Instant when, std::optional<double> value);
  Bests mps_, bpm_;
};

}  // namespace freshlegs::analysis
