#include "analysis/form/form_model.h"

#include <cmath>
#include <map>
#include <string>

#include "analysis/form/breakdown_detector.h"

namespace freshlegs::analysis {
namespace {

constexpr int kFewestFreshRuns = 6;
constexpr std::size_t kFewestMinutes = 15;  // ten to know the run by, five to differ

std::vector<FormValue> values(const RunFeatures& run, const FormBaseline& baseline,
                              const std::vector<FormMinute>& minutes, bool known) {
  std::vector<FormValue> form;
  for (std::size_t j = 0; j < kMarkers; ++j) {
    double sum = 0, n = 0;
    for (const Window& w : run.windows) {
      const auto v = static_cast<double>(w.marker[j]);
      if (std::isnan(v)) continue;
      sum += v;
      n += 1;
    }
    if (n == 0) continue;
    FormValue value{static_cast<Marker>(j), sum / n, std::nullopt};
    if (known) {
      if (const auto off = baseline.against_fresh(j, minutes)) {
        const auto percent = [](double ln) { return 100 * std::expm1(ln); };
        value.vs_fresh_pct = Estimate{percent(off->value), percent(off->lo), percent(off->hi)};
      }
    }
    form.push_back(value);
  }
  return form;
}

}  // namespace

struct FormModel::State {
  std::map<std::string, FormBaseline> baselines;  ///< by gait device
};

FormModel::FormModel() : state_(std::make_unique<State>()) {}
FormModel::~FormModel() = default;
FormModel::FormModel(FormModel&&) noexcept = default;
FormModel& FormModel::operator=(FormModel&&) noexcept = default;
FormModel::FormModel(const FormModel& other) : state_(std::make_unique<State>(*other.state_)) {}
FormModel& FormModel::operator=(const FormModel& other) {
  *state_ = *other.state_;
  return *this;
}

FormModel::Judgement FormModel::step(const RunFeatures& run, bool fresh) {
  FormBaseline& baseline = state_->baselines[run.gait_device];
  std::vector<FormMinute> minutes = form_minutes(run);
  const bool known = baseline.fresh_runs() >= kFewestFreshRuns;
  Judgement judgement;
  judgement.form = values(run, baseline, minutes, known);
  judgement.judged = known && minutes.size() >= kFewestMinutes;
  if (judgement.judged) judgement.breakdown = find_breakdown(baseline, minutes);
  if (!fresh) return judgement;
  if (judgement.breakdown)  // what comes after is not how this athlete runs fresh
    std::erase_if(minutes, [&](const FormMinute& m) { return m.start_s >= judgement.breakdown->onset_s; });
  if (minutes.size() >= kFewestMinutes) baseline.learn(minutes);
  return judgement;
}

}  // namespace freshlegs::analysis
