// What a figure of a run usually is for this athlete, given a few things about the run, with the range of 95 of 100
// runs: a regression that starts from what is usual for others and forgets slowly.
#pragma once

#include <Eigen/Dense>
#include <cmath>
#include <optional>

#include "analysis/findings.h"

namespace freshlegs::analysis {

template <int Columns>
class UsualRange {
 public:
  using Row = Eigen::Matrix<double, Columns, 1>;

  /// `sd`: of one run around what is usual, before own runs tell.
  UsualRange(const Row& coefficients, const Row& coefficient_sd, double sd)
      : prior_((sd / coefficient_sd.array()).square()), prior_sd_(sd), precision_(prior_.asDiagonal()) {
    moment_ = precision_ * coefficients;
    prior_moment_ = moment_;
  }

  /// Nothing before six own runs.
  [[nodiscard]] std::optional<Estimate> expected(const Row& x) const {
    if (runs_ < kFewest) return std::nullopt;
    const Eigen::LDLT<Matrix> solver(precision_);
    const double value = x.dot(solver.solve(moment_));
    const double variance = (misses_ + kPriorLooks * prior_sd_ * prior_sd_) / (weight_ + kPriorLooks);
    const double half = k95 * std::sqrt(variance * (1 + x.dot(solver.solve(x))));
    return Estimate{value, value - half, value + half};
  }

  void learn(const Row& x, double y) {
    precision_ = kKept * precision_ + (1 - kKept) * Matrix(prior_.asDiagonal());
    moment_ = kKept * moment_ + (1 - kKept) * prior_moment_;
    const Eigen::LDLT<Matrix> solver(precision_);
    const double miss = y - x.dot(solver.solve(moment_));
    misses_ = kKept * misses_ + miss * miss / (1 + x.dot(solver.solve(x)));
    weight_ = kKept * weight_ + 1;
    precision_ += x * x.transpose();
    moment_ += x * y;
    ++runs_;
  }
  [[nodiscard]] int runs() const { return runs_; }

  template <class A>
  void archive(A& a) {  // analysis/checkpoint
    a(precision_, moment_, misses_, weight_, runs_);
  }

 private:
  using Matrix = Eigen::Matrix<double, Columns, Columns>;
  static constexpr int kFewest = 6;
  static constexpr double kPriorLooks = 6;
  static constexpr double kKept = .99;  // half is forgotten in about 70 runs, half a year of running
  static constexpr double k95 = 1.96;

  Row prior_, prior_moment_;
  double prior_sd_;
  Matrix precision_;
  Row moment_;
  double misses_ = 0;  ///< squared surprises
  double weight_ = 0;  ///< runs that are not forgotten
  int runs_ = 0;
};

}  // namespace freshlegs::analysis
