// What the model costs: features of an hour with every channel, a life of 5,000 runs replayed, and the state that is
// kept. CPU time of this process, the shortest of some rounds.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <vector>

#include "analysis/assemble.h"
#include "analysis/fold.h"
#include "ingest/fit/read_fit.h"
#include "tests/bench/fit_season.h"
#include "tests/sim/cells.h"

namespace freshlegs::bench {
namespace {

using namespace std::chrono_literals;
constexpr int kRuns = 5000, kRounds = 5;

struct Step {
  analysis::ActivityPlan plan;
  analysis::Features features;
};

double cpu_ms() {
  timespec t{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return 1e3 * static_cast<double>(t.tv_sec) + 1e-6 * static_cast<double>(t.tv_nsec);
}

/// The shortest of some rounds.
template <class Work>
double best_ms(Work work) {
  double best = 1e300;
  for (int round = 0; round < kRounds; ++round) {
    const double from = cpu_ms();
    work();
    best = std::min(best, cpu_ms() - from);
  }
  return best;
}

std::vector<Step> half_a_year() {
  const auto season = sim::simulate(sim::athlete_season(1, -3));
  std::vector<analysis::KnownRecording> known;
  for (const auto& r : season.recordings) known.push_back({r.recording.head, {{r.file}, r.recording.head.hash}});
  std::vector<Step> steps;
  for (const auto& plan : analysis::assemble(known, {{{Instant{}, 1h}}, ""}, {})) {
    analysis::Activity activity{plan, {}};
    for (const auto& part : plan.parts) activity.parts.push_back(season.recordings[part.recording].recording);
    steps.push_back({plan, extract(activity)});
  }
  return steps;
}

/// Half a year lived again and again.
std::vector<Step> a_life(const std::vector<Step>& season) {
  std::vector<Step> life;
  int runs = 0;
  for (int again = 0; runs < kRuns; ++again)
    for (Step step : season) {
      step.plan.start += again * std::chrono::hours(26 * 7 * 24);
      step.plan.end += again * std::chrono::hours(26 * 7 * 24);
      step.plan.id += "-" + std::to_string(again);
      runs += step.features.run.has_value();
      life.push_back(std::move(step));
    }
  return life;
}

void features_of_an_hour() {
  const auto file = twelve_hours(true, 3600);
  auto content = fit::read_fit(file, {}, sha256(file));
  analysis::Activity activity;
  activity.plan.sport = analysis::Sport::run;
  activity.plan.start = content.recordings.at(0).head.start;
  activity.plan.end = content.recordings[0].head.end;
  activity.plan.parts.push_back({});
  activity.parts.push_back(std::move(content.recordings[0]));
  std::size_t minutes = 0;
  const double ms = best_ms([&] { minutes = extract(activity).run->windows.size(); });
  std::printf("features of an hour with every channel (%zu minutes): %.3f ms CPU (to reach .4)\n", minutes, ms);
}

}  // namespace
}  // namespace freshlegs::bench

int main() {
  using namespace freshlegs;
  using namespace freshlegs::bench;
  features_of_an_hour();
  const auto life = a_life(half_a_year());
  const auto runs = std::ranges::count_if(life, [](const Step& s) { return s.features.run.has_value(); });
  std::size_t state = 0;
  const double replay = best_ms([&] {
    analysis::Fold fold({}, {}, {});
    for (const Step& step : life) fold.step(step.plan, step.features);
    state = fold.checkpoint().size();
  });
  std::printf("replay of %td runs, %zu activities in all: %.0f ms CPU (to reach 1,000); %.3f ms a run (.05 the model)\n",
              runs, life.size(), replay, replay / static_cast<double>(runs));
  std::printf("state after them: %zu kB (to reach 1,024)\n", state / 1024);
}
