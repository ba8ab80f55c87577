// One number a morning against this athlete's own last two months.
#pragma once

#include <date/date.h>

#include <deque>
#include <optional>
#include <string>

namespace freshlegs::analysis {

class MorningBand {
 public:
  /// `prior_sd`: of one morning, before there are own.
  explicit MorningBand(double prior_sd) : prior_sd_(prior_sd) {}
  /// Days in order; one value a day. Returns where it lies against the 60 days before the last week, in SD;
  /// null as long as there are too few, and for a wild value that stands alone: that is a strap, not a heart.
  /// Such a one counts nowhere, unless the next morning agrees with it.
  /// Values of another origin than `origin` are another yardstick and never mixed with it.
  std::optional<double> add(date::local_days day, double value, const std::string& origin = "");

  /// Mean of all mornings kept (67 days) of the newest one's origin; null with too few.
  [[nodiscard]] std::optional<double> usual() const;
  /// Mean of the last 7 days minus the mean of days 8 to 67 back; null with too few mornings.
  [[nodiscard]] std::optional<double> change(date::local_days today) const;

  template <class A>
  void archive(A& a) {  // analysis/checkpoint
    a(readings_);
  }

 private:
  struct Reading {
    date::local_days day;
    double value;
    std::string origin;
    double standing = 0;  ///< in SD
    bool alone = false;   ///< wild, and no neighbour agrees
    template <class A>
    void archive(A& a) {
      a(day, value, origin, standing, alone);
    }
    [[nodiscard]] bool counts(const std::string& among) const { return !alone && origin == among; }
  };
  [[nodiscard]] static bool agree(const Reading& before, const Reading& now);
  [[nodiscard]] std::optional<double> standing(date::local_days day, double value, const std::string& origin) const;
  std::deque<Reading> readings_;
  double prior_sd_;
};

}  // namespace freshlegs::analysis
