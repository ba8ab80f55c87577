// What leg work does to this athlete's speed at equal heart rate (science.md 9), one update a run.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "analysis/advice/legs.h"
#include "analysis/findings.h"
#include "analysis/form/form_signal.h"

namespace freshlegs::analysis {

class StateReader;
class StateWriter;

class FatigueModel {
 public:
  struct LegWork {
    Instant end;
    double dose = 0;     ///< L*, 1.0 = a usual leg day
    double dose_sd = 0;  ///< of `dose`
    double novelty = 0;  ///< 0..1, repeated-bout effect taken off
  };
  struct Run {
    Instant start;
    const RunFeatures* features = nullptr;
    std::optional<double> hours_since_leg;
    double hr_rest_bpm = 0, hr_max_bpm = 0;
    bool hard = false;  ///< intervals or race: no steady state to compare
  };
  struct Effect {
    std::optional<Estimate> effect_pct, alone_pct;
    Verdict verdict{};
    std::optional<Declined> declined;
    std::optional<double> fresh_speed_mps;
    std::optional<double> residual_pct;  ///< speed at equal heart rate against fresh, leg fatigue taken out
    std::optional<double> residual_sd_pct;  ///< its predictive SD
    std::optional<Compared> compared;
  };

  FatigueModel();
  ~FatigueModel();
  FatigueModel(const FatigueModel& other);  ///< a checkpoint: fixed size, whatever the history
  FatigueModel& operator=(const FatigueModel& other);
  FatigueModel(FatigueModel&&) noexcept;
  FatigueModel& operator=(FatigueModel&&) noexcept;

  void leg_work(const LegWork& work);  ///< in time order with step()
  Effect step(const Run& run);
  /// Form of the run that was stepped last: it tells when legs are back, not what they cost.
  void learn_form(const std::string& gait_device, const FormLevels& levels);
  [[nodiscard]] std::vector<AthleteRow> athlete() const;  ///< rows 0-6, 6-24, 24-48, 48-72, 0-48
  [[nodiscard]] std::optional<TimeCourse> time_course() const;
  /// Of a usual leg day; empty until the athlete's own runs tell tired from fresh.
  [[nodiscard]] std::vector<CurvePoint> curve() const;
  /// For planning; what studies found of other runners is part of it.
  [[nodiscard]] LegResponse response(bool beginner) const;

  void archive(StateWriter& a);  ///< analysis/checkpoint
  void archive(StateReader& a);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace freshlegs::analysis
