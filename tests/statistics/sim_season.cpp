#include "tests/statistics/sim_season.h"

#include <map>

#include "analysis/assemble.h"
#include "analysis/fold.h"

namespace freshlegs::statistics {

analysis::Findings analyse(const sim::SimulatedSeason& season) {
  using namespace std::chrono_literals;
  std::vector<analysis::KnownRecording> known;
  for (const auto& r : season.recordings)
    known.push_back({r.recording.head, {{r.file}, r.recording.head.hash}});
  const analysis::ZoneTable home{{{Instant{}, 1h}}, ""};
  analysis::Fold fold({}, {}, known);
  for (const auto& plan : analysis::assemble(known, home, {})) {
    analysis::Activity activity{plan, {}};
    for (const auto& part : plan.parts) activity.parts.push_back(season.recordings[part.recording].recording);
    fold.step(plan, extract(activity));
  }
  return fold.findings();
}

void add(Cell& cell, const sim::SimulatedSeason& season, const analysis::Findings& findings) {
  std::map<Instant, double> truth;
  for (const auto& run : season.truth.runs) truth[run.start] = run.effect_pct;
  cell.add(season.truth.mean_effect_pct(0, 48).value_or(0), truth, findings);
}

}  // namespace freshlegs::statistics
