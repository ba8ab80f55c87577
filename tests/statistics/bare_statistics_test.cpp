// Bare "strength training": how often the athlete's weeks say rightly that it was legs.
#include <gtest/gtest.h>

#include <cstdio>
#include <map>

#include "tests/sim/cells.h"
#include "tests/statistics/score.h"
#include "tests/statistics/sim_season.h"

namespace freshlegs::statistics {
namespace {

using analysis::Legs;
using analysis::LegsSource;

struct Guesses {
  int legs = 0, said = 0, right = 0, sessions = 0, open = 0;  ///< of bare sessions after 12 weeks

  void add(const SessionFact& fact, const analysis::SessionFinding& finding) {
    if (fact.known) return;
    const bool said_legs = finding.legs == Legs::legs || finding.legs == Legs::full;
    ++sessions;
    legs += fact.legs;
    said += said_legs;
    right += said_legs && fact.legs;
    open += finding.legs == Legs::unknown;
    EXPECT_EQ(finding.legs_source, LegsSource::guess);
  }
  [[nodiscard]] double recall() const { return legs > 0 ? 1. * right / legs : 0; }
  [[nodiscard]] double precision() const { return said > 0 ? 1. * right / said : 1; }
};

void print(const char* name, const Guesses& g) {
  std::printf("| %-36s | %4d sessions | recall %.2f | precision %.2f | left open %.2f |\n", name, g.sessions,
              g.recall(), g.precision(), 1. * g.open / std::max(1, g.sessions));
}

template <class Facts>
void score(Guesses& guesses, const Facts& facts, const analysis::Findings& findings, Instant start) {
  std::map<Instant, const SessionFact*> by_end;
  for (const auto& fact : facts) by_end[fact.end] = &fact;
  for (const auto& session : findings.sessions) {
    const auto fact = by_end.find(session.plan.end);
    if (fact == by_end.end() || session.plan.start - start < date::weeks(12)) continue;
    guesses.add(*fact->second, session);
  }
}

Guesses minutes(const Design& design, int athletes) {
  Guesses guesses;
  for (int i = 0; i < athletes; ++i) {
    const auto seed = first_seed() + static_cast<std::uint64_t>(i);
    const auto season = live(draw_physics(seed, -3), design, seed);
    score(guesses, season.sessions, analyse(season), season.steps.front().plan.start);
  }
  return guesses;
}

TEST(BareStatistics, WeeksSayWhatASessionWas) {
  const int n = athletes_a_cell(20);
  const auto weekdays = minutes({.strength_known = .5}, n);
  print("weekdays, half are bare", weekdays);
  const auto alternating = minutes({.pattern = LegPattern::alternating, .strength_known = .5}, n);
  print("every other session, half are bare", alternating);
  const auto rare = minutes({.strength_known = .25}, n);
  print("weekdays, three of four are bare", rare);
  for (const Guesses* g : {&weekdays, &rare}) {
    EXPECT_GE(g->recall(), .7);
    EXPECT_GE(g->precision(), .9);
  }
  EXPECT_GE(alternating.precision(), .85);
}

TEST(BareStatistics, WhoNeverTellsIsNotGuessedAt) {
  const auto none = minutes({.strength_known = 0}, 5);
  print("nothing was ever told", none);
  EXPECT_GT(none.sessions, 50);
  EXPECT_EQ(none.open, none.sessions);
}

TEST(BareStatistics, TheSameSecondBySecond) {
  Guesses guesses;
  const int n = athletes_a_cell(6);
  for (int i = 0; i < n; ++i) {
    const auto season =
        sim::simulate(sim::bare_strength_season(first_seed() + static_cast<std::uint64_t>(i)));
    std::vector<SessionFact> facts;
    for (const auto& s : season.truth.sessions)
      facts.push_back({s.end, s.kind != sim::Kind::upper, !s.bare, s.dose});
    score(guesses, facts, analyse(season), season.truth.runs.front().start);
  }
  print("second by second", guesses);
  EXPECT_GT(guesses.sessions, 10 * n);
  EXPECT_GE(guesses.recall(), .7);
  EXPECT_GE(guesses.precision(), .9);
}

}  // namespace
}  // namespace freshlegs::statistics
