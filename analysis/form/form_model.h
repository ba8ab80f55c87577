// How this athlete runs on fresh legs, per device, and whether a run leaves that range (science.md 2 and 8).
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "analysis/findings.h"
#include "analysis/form/form_signal.h"

namespace freshlegs::analysis {

class StateReader;
class StateWriter;

class FormModel {
 public:
  struct Judgement {
    bool judged = false;          ///< enough own runs on this device
    int earlier = 0, needed = 0;  ///< runs on this device before this one, and how many it takes
    std::optional<FormBreakdown> breakdown;
    std::vector<FormValue> form;
    FormTrace trace;    ///< empty unless judged
    FormLevels levels;  ///< empty for the first run on a device
  };
  FormModel();
  ~FormModel();
  FormModel(const FormModel& other);  ///< a checkpoint
  FormModel& operator=(const FormModel& other);
  FormModel(FormModel&&) noexcept;
  FormModel& operator=(FormModel&&) noexcept;

  /// Judges the run against earlier fresh runs, then learns from it if `fresh` (no leg session for 72 h).
  Judgement step(const RunFeatures& run, bool fresh);

  void archive(StateWriter& a);  ///< analysis/checkpoint
  void archive(StateReader& a);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace freshlegs::analysis
