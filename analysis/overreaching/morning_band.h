// One number a morning against this athlete's own last two months.
#pragma once

#include <date/date.h>

#include <deque>
#include <optional>

namespace freshlegs::analysis {

class MorningBand {
 public:
  /// `prior_sd`: of one morning, before there are own.
  explicit MorningBand(double prior_sd) : prior_sd_(prior_sd) {}
  /// Days in order; one value a day. Returns where it lies against the 60 days before the last week, in SD;
  /// null as long as there are too few.
  std::optional<double> add(date::local_days day, double value);

  /// Mean of all mornings kept (67 days); null with too few.
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
  };
  [[nodiscard]] std::optional<double> standing(date::local_days day, double value) const;
  std::deque<Reading> readings_;
  double prior_sd_;
};

}  // namespace freshlegs::analysis
