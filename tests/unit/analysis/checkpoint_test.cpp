// A fold taken up from a checkpoint goes on as if it had never been left.
#include <gtest/gtest.h>

#include <algorithm>
#include <iterator>
#include <sstream>

#include "analysis/assemble.h"
#include "analysis/checkpoint/earlier.h"
#include "analysis/fold.h"
#include "tests/sim/demo_season.h"

namespace freshlegs::analysis {
namespace {

struct Step {
  ActivityPlan plan;
  Features features;
};

struct Lived {
  std::vector<KnownRecording> known;
  std::vector<Step> steps;
};

/// A season with everything in it: breaks of form, a spell, mornings, logs, copies by straps and phones.
const Lived& season() {
  static const Lived lived = [] {
    const auto season =
        sim::simulate(sim::demo_season(7, date::local_days(date::year(2026) / 6 / 14), 24));
    Lived out;
    for (const auto& r : season.recordings)
      out.known.push_back({r.recording.head, {{r.file}, r.recording.head.hash}});
    for (auto& plan : assemble(out.known, {}, {})) {
      Activity activity{plan, {}};
      for (const auto& part : plan.parts) activity.parts.push_back(season.recordings[part.recording].recording);
      out.steps.push_back({std::move(plan), extract(activity)});
    }
    return out;
  }();
  return lived;
}

/// Numbers to the last bit.
class Digest {
 public:
  Digest() { text_ << std::hexfloat; }
  template <class... T>
  void operator()(const T&... values) {
    (one(values), ...);
    text_ << "\n";
  }
  [[nodiscard]] std::string text() const { return text_.str(); }

 private:
  template <class T>
  void one(const T& value) {
    if constexpr (std::is_enum_v<T>)
      text_ << static_cast<int>(value) << ' ';
    else
      text_ << value << ' ';
  }
  void one(const Estimate& e) { text_ << e.value << ' ' << e.lo << ' ' << e.hi << ' '; }
  void one(Instant t) { text_ << t.time_since_epoch().count() << ' '; }
  void one(date::local_days d) { text_ << d.time_since_epoch().count() << ' '; }
  template <class T>
  void one(const std::optional<T>& value) {
    value ? one(*value) : void(text_ << "- ");
  }
  std::ostringstream text_;
};

void add(Digest& d, const RunFinding& r) {
  d(r.plan.id, r.kind, r.trimp, r.hours_since_leg, r.leg_dose, r.effect_pct, r.alone_pct, r.verdict, r.form_judged,
    r.fresh_speed_mps, r.load.stress, r.load.at_threshold, r.load.three_zones);
  for (const auto& f : r.form) d(f.marker, f.value, f.vs_fresh_pct);
  if (r.breakdown) d(r.breakdown->onset_s, r.breakdown->lo_s, r.breakdown->detector_sum, r.breakdown->alarm_at);
  for (const auto& s : r.trace.signals) d(s.marker, s.usual_pct);
}

void add(Digest& d, const Alert& a) {
  d(a.id, a.severity, a.time, a.state, a.until);
  for (const auto& h : a.history) d(h.state, h.time, h.facts ? std::optional(h.facts->slower_pct) : std::nullopt);
  for (const auto& e : a.evidence) d(e);
}

/// What the findings say from this moment on, and of now.
std::string said_since(const Findings& f, Instant since, date::local_days day) {
  Digest d;
  for (const auto& r : f.runs)
    if (r.plan.start >= since) add(d, r);
  for (const auto& s : f.sessions)
    if (s.plan.start >= since) d(s.plan.id, s.legs, s.legs_source, s.leg_dose, s.dose_source, s.trimp, s.leg_probability);
  for (const auto& a : f.alerts)
    if (a.time >= since) add(d, a);
  for (const auto& l : f.days)
    if (l.day >= day) d(l.day, l.trimp, l.leg_dose, l.week, l.six_weeks, l.history);
  for (const auto& m : f.mornings)
    if (m.day >= day)
      d(m.day, m.rmssd_ms, m.rmssd_week, m.rmssd_lo, m.rmssd_hi, m.hr_week, m.hr_lo, m.hr_hi, m.rmssd_origin,
        m.sdnn_ms, m.dfa_alpha1, m.sleep_s, m.sleep_lo_s);
  for (const auto& w : f.leg_work)
    if (w.end >= since) d(w.id, w.dose, w.novelty);
  for (const auto& a : f.athlete) d(a.effect_pct, a.runs, a.fresh_runs, a.need, a.verdict);
  for (const auto& p : f.recovery_curve) d(p.hours, p.effect_pct);
  if (f.time_course) d(f.time_course->back_h, f.time_course->own, f.time_course->at_18h_pct);
  for (const auto& held : {f.holding.fresh, f.holding.tired})
    d(held.runs, held.broken, held.three_of_four.minutes, held.three_of_four.lo, held.half.hi);
  d(f.holding.growth_pct);
  for (const auto& c : {f.interference.volume, f.interference.strength, f.interference.repetitions})
    d(c.after, c.free, c.change_pct, c.verdict);
  d(f.hr_max_bpm, f.hr_rest_bpm, f.hr_max_source, f.hr_rest_source, f.threshold_hr_bpm, f.threshold_hr_source,
    f.threshold_mps, f.male);
  for (const auto& e : f.unknown_exercises) d(e);
  const auto all = earlier_and(f);
  d(all.runs, all.sessions, all.leg_sessions, all.tell_pace, all.post_leg, all.fresh, all.first_start);
  return d.text();
}

TEST(Checkpoint, AFoldThatIsTakenUpSaysWhatAWholeOneSays) {
  const auto& [known, steps] = season();
  constexpr std::size_t kEvery = 23;  // of some 250: mornings, runs after legs, the midst of a spell
  Fold whole({}, {}, known);
  std::vector<std::pair<std::size_t, std::vector<std::byte>>> taken;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    if (i % kEvery == 0) taken.emplace_back(i, whole.checkpoint());
    whole.step(steps[i].plan, steps[i].features);
  }
  const Findings findings = whole.findings();
  ASSERT_TRUE(std::ranges::any_of(findings.alerts, [](const Alert& a) { return a.state.has_value(); }))
      << "a spell is worth taking up";
  for (const auto& [first, bytes] : taken) {
    auto resumed = Fold::resume({}, {}, known, bytes);
    ASSERT_TRUE(resumed);
    for (std::size_t i = first; i < steps.size(); ++i) resumed->step(steps[i].plan, steps[i].features);
    const Instant since = steps[first].plan.start;
    const date::local_days day(date::floor<date::days>(since).time_since_epoch() + date::days(2));
    // Whoever gave a part of the fold a new member has to name it in archive().
    EXPECT_EQ(said_since(resumed->findings(), since, day), said_since(findings, since, day)) << "from step " << first;
  }
}

TEST(Checkpoint, OneTakenFromATakenUpFoldIsAsGood) {
  const auto& [known, steps] = season();
  Fold whole({}, {}, known);
  std::optional<Fold> hopping(Fold({}, {}, known));
  for (std::size_t i = 0; i < steps.size(); ++i) {
    if (i % 40 == 39) hopping = Fold::resume({}, {}, known, hopping->checkpoint());
    ASSERT_TRUE(hopping);
    whole.step(steps[i].plan, steps[i].features);
    hopping->step(steps[i].plan, steps[i].features);
  }
  const Instant since = steps.back().plan.start;
  const date::local_days day(date::floor<date::days>(since).time_since_epoch());
  EXPECT_EQ(said_since(hopping->findings(), since, day), said_since(whole.findings(), since, day));
}

TEST(Checkpoint, DamagedBytesAreRefused) {
  const auto& [known, steps] = season();
  Fold fold({}, {}, known);
  for (std::size_t i = 0; i < 60; ++i) fold.step(steps[i].plan, steps[i].features);
  auto bytes = fold.checkpoint();
  for (const std::size_t size : {std::size_t{0}, std::size_t{9}, bytes.size() / 2, bytes.size() - 1})
    EXPECT_FALSE(Fold::resume({}, {}, known, std::span(bytes).first(size))) << size;
  bytes.push_back({});
  EXPECT_FALSE(Fold::resume({}, {}, known, bytes)) << "too long";
}

}  // namespace
}  // namespace freshlegs::analysis
