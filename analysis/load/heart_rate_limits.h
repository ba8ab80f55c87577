// The athlete's highest and resting heart rate, and where the figures come from.
#pragma once

#include <deque>
#include <optional>
#include <utility>

#include "analysis/athlete_input.h"
#include "analysis/findings.h"

namespace freshlegs::analysis {

struct HeartRateRange {
  double rest_bpm = 60, max_bpm = 190;
};

/// Share of the heart-rate reserve, 0..1.
double reserve_share(double bpm, HeartRateRange range);

/// Best evidence so far: configuration, then what was seen, then what the device says, then age, then a
/// stranger.
class HeartRateLimits {
 public:
  explicit HeartRateLimits(const Profile& profile);

  void activity(Instant end, const Features& features);
  void resting(Instant when, double bpm);
  void device_says(const UserProfile& user);

  [[nodiscard]] HeartRateRange range() const { return {rest_.bpm, max_.bpm}; }
  [[nodiscard]] HeartRateSource max_source() const { return max_.source; }
  [[nodiscard]] HeartRateSource rest_source() const { return rest_.source; }

  template <class A>
  void archive(A& a) {  // analysis/checkpoint
    a(device_, peaks_, mornings_, max_, rest_);
  }

 private:
  struct Seen {
    Instant when;
    double bpm;
  };
  struct Limit {
    double bpm;
    HeartRateSource source;
  };
  void update();
  [[nodiscard]] std::pair<double, double> two_highest() const;  ///< of the peaks; each 0 where there is none
  [[nodiscard]] Limit highest() const;
  [[nodiscard]] Limit lowest() const;

  Profile profile_;
  UserProfile device_;
  std::deque<Seen> peaks_;     ///< one an activity, of the last 18 months
  std::deque<Seen> mornings_;  ///< the last 60
  Limit max_, rest_;
};

}  // namespace freshlegs::analysis
