// Mornings in a row: the last week against what is usual for this athlete.
#pragma once

#include <deque>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "analysis/findings.h"

namespace freshlegs::analysis {

/// Readings in the sixty days before the last week that a usual range needs.
inline constexpr std::size_t kUsualMornings = 20;

class MorningLog {
 public:
  /// One value of a day; `origin` is "" for our own from beats, else the vendor's. Series of different origin
  /// are never mixed: on each day the one that is alive then stands for the athlete. The first value of a day counts.
  void rmssd(date::local_days day, double ms, const std::string& origin);
  void resting_hr(date::local_days day, double bpm, const std::string& origin);
  /// What is shown beside them. A night belongs to the day on which it ends.
  void sdnn(date::local_days day, double ms, const std::string& origin);
  void dfa_alpha1(date::local_days day, double alpha1);
  void sleep(date::local_days day, double seconds, const std::string& origin);
  void sleep_score(date::local_days day, double score, const std::string& origin);

  /// What is known of that day so far: values, the mean of the last 7 days (3 readings or more), and the
  /// usual range from days -67 to -8 (kUsualMornings or more). One wild morning moves none of them out of place.
  [[nodiscard]] Morning at(date::local_days day) const;
  [[nodiscard]] std::vector<Morning> all() const;

  /// Drops readings before `day`; days from 67 days after it on stay as they are.
  void forget_before(date::local_days day);
  template <class A>
  void archive(A& a) {  // analysis/checkpoint
    a(rmssd_, resting_, sdnn_, alpha1_, sleep_, score_);
  }

 private:
  struct Reading {
    date::local_days day;
    double value;
  };
  struct Series {
    std::string origin;
    std::vector<Reading> readings;  ///< ascending by day
    template <class A>
    void archive(A& a) {
      a(origin, readings);
    }
    [[nodiscard]] std::span<const Reading> between(date::local_days from, date::local_days to) const;
  };
  struct Band {
    std::optional<double> week, lo, hi;
  };
  static void add(std::vector<Series>& all, date::local_days day, double value, const std::string& origin);
  static const Series* of_origin(const std::vector<Series>& all, const std::string& origin);
  static const Series* alive_on(const std::vector<Series>& all, date::local_days day);
  static std::optional<double> value_on(const Series* series, date::local_days day);
  static Band band(const Series* series, date::local_days day, bool logarithmic);

  static void add_night(Morning& m, const Series& nights);

  std::vector<Series> rmssd_, resting_, sdnn_, alpha1_, sleep_, score_;
};

}  // namespace freshlegs::analysis
