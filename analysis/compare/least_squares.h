// Ordinary least squares with a handful of columns, for comparisons that a reader can redo by hand.
#pragma once

#include <Eigen/Dense>
#include <cmath>
#include <optional>

namespace freshlegs::analysis {

/// Two-sided 95 % point of Student's t, to 1 % from three degrees of freedom on.
inline double student_95(double freedom) {
  return 1.96 + 2.37 / freedom + 2.82 / (freedom * freedom) + 2.6 / (freedom * freedom * freedom);
}

template <int Columns>
class LeastSquares {
 public:
  using Row = Eigen::Matrix<double, Columns, 1>;

  void add(const Row& x, double y, double weight = 1) {
    normal_ += weight * x * x.transpose();
    moment_ += weight * x * y;
    squares_ += weight * y * y;
    weights_ += weight;
    ++rows_;
  }

  struct Fit {
    Row coefficients;
    Eigen::Matrix<double, Columns, Columns> covariance;
    double sd = 0;       ///< of one row around the fit
    double freedom = 0;  ///< rows less columns
  };
  /// Nothing when the columns cannot be told apart or no row is left over.
  [[nodiscard]] std::optional<Fit> fit() const {
    if (rows_ <= Columns) return std::nullopt;
    const Eigen::LDLT<Eigen::Matrix<double, Columns, Columns>> solver(normal_);
    if (solver.info() != Eigen::Success || solver.rcond() < 1e-12) return std::nullopt;
    Fit fit;
    fit.coefficients = solver.solve(moment_);
    fit.freedom = rows_ - Columns;
    const double left = std::max(0.0, squares_ - fit.coefficients.dot(moment_)) / weights_ * rows_;
    const double variance = left / fit.freedom;
    fit.sd = std::sqrt(variance);
    fit.covariance =
        variance * weights_ / rows_ * solver.solve(Eigen::Matrix<double, Columns, Columns>::Identity());
    return fit;
  }

 private:
  Eigen::Matrix<double, Columns, Columns> normal_ = Eigen::Matrix<double, Columns, Columns>::Zero();
  Row moment_ = Row::Zero();
  double squares_ = 0, weights_ = 0;
  int rows_ = 0;
};

}  // namespace freshlegs::analysis
