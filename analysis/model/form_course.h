// What form tells of tired legs. Form and speed need not shift by the same size, but what comes back in the
// legs comes back in both: so form says when. And it says whether anything shifts at all, never how much or
// which way.
#pragma once

#include <array>
#include <map>
#include <string>

#include "analysis/form/form_signal.h"
#include "analysis/model/leg_shapes.h"

namespace freshlegs::analysis {

class FormCourse {
 public:
  /// One run: its form at a standard speed, and the leg load that each shape sees in it.
  void learn(const std::string& gait_device, const FormLevels& levels, const LegLoad& load, double day);
  /// ln of the factor on each shape's weight; 0 for all until form has something to say.
  [[nodiscard]] std::array<double, kShapes> log_factors() const;

  /// ln of how much better form fits no shift at all than some shift; 0 until form has something to say.
  [[nodiscard]] double ln_no_shift() const;

  template <class A>
  void archive(A& a) {  // analysis/checkpoint
    a(devices_, log_evidence_);
  }

 private:
  /// Level and shift at the worst hour, under one shape.
  struct Belief {
    Eigen::Vector2d mean;
    Eigen::Matrix2d cov;
    double variance = 0, looks = 0;  ///< from run to run, ln units
    template <class A>
    void archive(A& a) {
      a(mean, cov, variance, looks);
    }
    void start(const FormLevel& level, double sd);
    /// Density of no shift against what it was before the first run (Savage and Dickey).
    [[nodiscard]] double no_shift() const;
    /// ln density of what was foretold.
    double learn(const FormLevel& level, double load, double days);
  };
  struct Signal {
    double day = 0;
    bool known = false;
    std::array<Belief, kShapes> beliefs;
    template <class A>
    void archive(A& a) {
      a(day, known, beliefs);
    }
  };
  using Device = std::array<Signal, kGait.size()>;

  std::map<std::string, Device> devices_;
  std::array<double, kShapes> log_evidence_{};
};

}  // namespace freshlegs::analysis
