#include "analysis/form/form_model.h"

#include <cmath>
#include <map>
#include <string>

#include "analysis/checkpoint/archive.h"
#include "analysis/form/breakdown_detector.h"
#include "analysis/form/form_trace.h"

namespace freshlegs::analysis {
namespace {

constexpr int kFewestFreshRuns = 6;  // for a level; what a break is judged by needs runs of any kind
constexpr int kFewestRuns = 6, kFewestToSuspect = 2;
constexpr std::size_t kFewestMinutes = 12;  // some to know the run by, five to differ
constexpr std::size_t kFewestToLearn = 8;

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

  template <class A>
  void archive(A& a) {
    a(baselines);
  }
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
  Judgement judgement;
  const bool known = baseline.fresh_runs() >= kFewestFreshRuns;
  judgement.form = values(run, baseline, minutes, known);
  judgement.earlier = static_cast<int>(baseline.runs());
  judgement.needed = kFewestRuns;
  judgement.judged = baseline.runs() >= kFewestRuns && minutes.size() >= kFewestMinutes;
  if (baseline.runs() > 0)
    for (std::size_t i = 0; i < kGait.size(); ++i) judgement.levels[i] = baseline.level(kGait[i], minutes);
  BreakSearch search;
  if (baseline.runs() >= kFewestToSuspect && minutes.size() >= kFewestMinutes)
    search = find_breakdown(baseline, minutes);
  if (judgement.judged) judgement.breakdown = std::move(search.breakdown);
  if (judgement.judged && known) judgement.trace = form_trace(run, baseline, minutes);
  if (minutes.size() >= kFewestToLearn) baseline.learn(minutes, search.suspect_from_s, fresh);
  return judgement;
}

void FormModel::archive(StateWriter& a) { state_->archive(a); }
void FormModel::archive(StateReader& a) { state_->archive(a); }

}  // namespace freshlegs::analysis
