// How hard a run of that heart rate and length usually feels to this athlete on fresh legs.
#pragma once

#include <Eigen/Dense>
#include <optional>

namespace freshlegs::analysis {

class FeltEffort {
 public:
  FeltEffort();
  /// With the range that 95 of 100 such runs lie in; nothing before six fresh runs have a rating.
  struct Expected {
    double rating = 0, lo = 0, hi = 0;
  };
  [[nodiscard]] std::optional<Expected> expected(double reserve_share, double minutes) const;
  /// A fresh run.
  void learn(double reserve_share, double minutes, double rating);

  template <class A>
  void archive(A& a) {  // analysis/checkpoint
    a(precision_, moment_, misses_, runs_);
  }

 private:
  Eigen::Matrix3d precision_;
  Eigen::Vector3d moment_;
  double misses_ = 0;  ///< sum of squared surprises, in units of the rating
  int runs_ = 0;
};

}  // namespace freshlegs::analysis
