// One number a morning against this athlete's own last two months.
#pragma once

#include <date/date.h>

#include <deque>
#include <optional>

namespace freshlegs::analysis {

class MorningBand {
 public:
  /// Days in order; one value a day.
  void add(date::local_days day, double value);

  /// Mean of all mornings kept (67 days); null with too few.
  [[nodiscard]] std::optional<double> usual() const;
  /// Mean of the last 7 days minus the mean of days 8 to 67 back; null with too few mornings.
  [[nodiscard]] std::optional<double> change(date::local_days today) const;
  /// How persistently readings have been off to one side: a cumulative sum in SD. One glitch cannot carry it.
  [[nodiscard]] double persistence() const;
  /// The week is outside of the own usual range, up or down, and not by chance.
  [[nodiscard]] bool outside(date::local_days today) const;

 private:
  struct Reading {
    date::local_days day;
    double value;
  };
  void accumulate(date::local_days day, double value);
  struct Comparison {
    double week, mornings, mean, sd;
  };
  [[nodiscard]] std::optional<Comparison> compare(date::local_days today) const;

  std::deque<Reading> readings_;
  double above_ = 0, below_ = 0;
};

}  // namespace freshlegs::analysis
