#include "report_findings.h"

#include <cmath>

#include "words_findings.h"

namespace freshlegs::app {
namespace {

using namespace analysis;

/// One number after the other, the same on every machine.
double noise(int i) { return std::sin(i * 12.9898) * 2; }

}  // namespace

Findings season_findings() {
  Findings f = history();
  for (int i = 0; i < 24; ++i) {
    RunFinding run =
        i % 2 == 0 ? easy_run("2026-08-01T07:00")
                   : post_leg_run("2026-08-01T07:00", 8 + 3 * i, Verdict::likely, Estimate{-2, -4, -.5});
    run.plan.id = "run-" + std::to_string(i);
    run.plan.start += std::chrono::hours(24 * 3 * i);
    run.plan.end += std::chrono::hours(24 * 3 * i);
    run.avg_heart_rate_bpm = 145 + noise(i) * 3;
    run.fresh_speed_mps = 2.9 * (1 + .006 * noise(i) * 3);
    run.alone_pct = Estimate{noise(i + 7) - (run.post_leg ? 3 : 0), -6, 5};
    f.runs.push_back(run);
  }
  RunFinding last = post_leg_run("2026-10-15T07:31", 12.4, Verdict::very_likely, Estimate{-3.8, -5.6, -1.7});
  last.breakdown = form_change();
  last.form_judged = true;
  last.alone_pct = Estimate{-3.1, -7, 1};
  for (int m = 8; m < 48; ++m) last.trace.start_s.push_back(static_cast<float>(60 * m));
  for (const Marker marker : {Marker::ground_contact, Marker::step_length, Marker::vertical_oscillation}) {
    FormTrace::Signal signal{marker, 1.6, {}};
    for (int m = 8; m < 48; ++m) signal.pct.push_back(static_cast<float>((m > 31 ? 2.5 : 0) + noise(m) / 3));
    last.trace.signals.push_back(signal);
  }
  for (int m = 0; m < 48; ++m) {
    last.trace.hill_s.push_back(static_cast<float>(60 * m));
    last.trace.hill_pct.push_back(static_cast<float>(noise(m)));
  }
  f.runs.push_back(last);
  f.sessions.push_back(leg_session("2026-10-14T18:00", "2026-10-14T19:06"));
  f.alerts.push_back(form_alert(last));
  for (int h = 0; h <= 96; h += 2) {
    const double pct = -5 * std::exp(-h / 20.0);
    f.recovery_curve.push_back({static_cast<double>(h), {pct, pct * 1.6, pct * .3}, pct * 1.2, pct * .8});
  }
  for (int d = 120; d >= 0; --d) {
    const auto day = kReportDay - date::days(d);
    f.days.push_back({day, 60, d % 7 == 1 ? 1.2 : 0, 62 + noise(d), 60, 1000});
    f.mornings.push_back({day, 58 + noise(d), 49 + noise(d), 58, 51, 67, 49, 47, 51});
  }
  f.athlete = {{0, 6, std::nullopt, 3, 13, 6, Verdict::prior_only},
               {6, 24, Estimate{-3, -5, -1}, 24, 13, 6, Verdict::very_likely},
               {24, 48, Estimate{-1, -3.5, 1.2}, 9, 13, 6, Verdict::not_shown},
               {48, 72, Estimate{-.3, -2, 1.2}, 23, 13, 6, Verdict::not_shown},
               {0, 48, Estimate{-2.4, -4, -.8}, 33, 13, 6, Verdict::very_likely}};
  return f;
}

Knowledge season_knowledge() {
  Knowledge knowledge{{}, season_findings()};
  for (const char* name : {"a.fit", "b.fit", "strong.csv"}) {
    KnownRecording recording;
    recording.file.names = {name};
    knowledge.recordings.push_back(recording);
  }
  return knowledge;
}

}  // namespace freshlegs::app
