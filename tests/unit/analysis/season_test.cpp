// Whole simulated seasons through assembly, extraction and fold: what is certain must be found, and nothing
// else.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <string>

#include "analysis/assemble.h"
#include "analysis/fold.h"
#include "tests/sim/season.h"

namespace freshlegs::analysis {
namespace {

struct Analysed {
  sim::SimulatedSeason season;
  Findings findings;
};

Analysed analyse(const sim::SeasonConfig& config) {
  Analysed out{sim::simulate(config), {}};
  std::vector<KnownRecording> known;
  for (const auto& r : out.season.recordings)
    known.push_back({r.recording.head, {{r.file}, r.recording.head.hash}});
  using namespace std::chrono_literals;
  const ZoneTable home{{{Instant{}, 1h}}, ""};
  Fold fold({}, {}, known);
  for (const auto& plan : assemble(known, home, {})) {
    Activity activity{plan, {}};
    for (const auto& part : plan.parts)
      activity.parts.push_back(out.season.recordings[part.recording].recording);
    fold.step(plan, extract(activity));
  }
  out.findings = fold.findings();
  return out;
}

/// The default athlete, dirty with copies by other devices: analysed once for all tests.
const Analysed& usual_season() {
  static const Analysed season = [] {
    sim::SeasonConfig config;
    config.dirt.phone_copy = 0.2;
    config.dirt.strap_copy = 0.2;
    return analyse(config);
  }();
  return season;
}

Instant rounded(Instant t) {
  return std::chrono::time_point_cast<Millis>(std::chrono::floor<std::chrono::minutes>(t));
}

TEST(Season, LegSessionsAndPostLegRunsAreFound) {
  const auto& [season, findings] = usual_season();
  ASSERT_GE(findings.sessions.size(), season.truth.sessions.size());
  std::map<Instant, const SessionFinding*> found;
  for (const auto& s : findings.sessions) found[rounded(s.plan.start)] = &s;
  int legs = 0, right = 0;
  for (const auto& s : season.truth.sessions) {
    const auto it = found.find(rounded(s.start));
    ASSERT_NE(it, found.end()) << iso_utc(s.start);
    const bool is_leg = s.kind != sim::Kind::upper;
    const bool said = it->second->legs == Legs::legs || it->second->legs == Legs::full;
    legs += is_leg;
    right += said == is_leg;
  }
  EXPECT_GT(legs, 30);
  EXPECT_EQ(right, static_cast<int>(season.truth.sessions.size()));

  ASSERT_EQ(findings.runs.size(), season.truth.runs.size());
  int agree = 0;
  for (std::size_t i = 0; i < findings.runs.size(); ++i)
    agree += findings.runs[i].post_leg == season.truth.runs[i].post_leg();
  EXPECT_GE(agree, 0.99 * static_cast<double>(findings.runs.size()));
}

TEST(Season, DosesFollowWhatWasLifted) {
  const auto& [season, findings] = usual_season();
  std::map<Instant, double> truth;
  for (const auto& s : season.truth.sessions) truth[rounded(s.start)] = s.dose;
  double sx = 0, sy = 0, sxx = 0, syy = 0, sxy = 0, n = 0;
  for (const auto& s : findings.sessions) {
    if (!s.leg_dose || !truth.contains(rounded(s.plan.start))) continue;
    const double x = truth.at(rounded(s.plan.start)), y = *s.leg_dose;
    sx += x, sy += y, sxx += x * x, syy += y * y, sxy += x * y, ++n;
  }
  const double r = (n * sxy - sx * sy) / std::sqrt((n * sxx - sx * sx) * (n * syy - sy * sy));
  EXPECT_GT(n, 30);
  EXPECT_GT(r, 0.8);
}

TEST(Season, KindsOfRunsAreRecognised) {
  const auto& [season, findings] = usual_season();
  ASSERT_EQ(findings.runs.size(), season.truth.runs.size());
  int right = 0;
  std::map<std::pair<std::string, int>, int> confusion;
  for (std::size_t i = 0; i < findings.runs.size(); ++i) {
    // Both enumerations begin with the kinds of run, in one order.
    const bool same = static_cast<int>(findings.runs[i].kind) == static_cast<int>(season.truth.runs[i].kind);
    right += same;
    if (!same)
      ++confusion[{std::string(name_of(season.truth.runs[i].kind)), static_cast<int>(findings.runs[i].kind)}];
  }
  std::string missed;
  for (const auto& [pair, n] : confusion)
    missed += pair.first + " as " + std::to_string(pair.second) + ": " + std::to_string(n) + "\n";
  EXPECT_GE(right, 0.9 * static_cast<double>(findings.runs.size())) << missed;
}

TEST(Season, AnAthleteWhomLegDayCostsNothingHearsLittle) {
  int claims = 0, form = 0, overreaching = 0;
  for (const std::uint64_t seed : {11U, 12U}) {
    sim::SeasonConfig config;
    config.seed = seed;
    config.athlete.legs.peak_effect_pct = 0;
    config.athlete.tired_form = {};
    const auto [season, findings] = analyse(config);
    claims += findings.athlete.back().verdict >= Verdict::likely;
    for (const auto& a : findings.alerts) {
      form += a.kind == AlertKind::form_breakdown;
      overreaching += a.kind == AlertKind::overreaching && a.state >= OverreachState::likely;
    }
  }
  EXPECT_EQ(claims, 0);
  EXPECT_LE(form, 2);
  EXPECT_LE(overreaching, 1);
}

}  // namespace
}  // namespace freshlegs::analysis
