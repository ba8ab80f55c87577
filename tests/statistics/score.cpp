#include "tests/statistics/score.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>

#include "analysis/fold.h"
#include "tests/statistics/oracle.h"

namespace freshlegs::statistics {
namespace {

using analysis::Estimate;
using analysis::Verdict;

bool claimed(Verdict v) { return v == Verdict::likely || v == Verdict::very_likely; }

template <class Of>
double mean(const std::vector<Told>& told, Of of) {
  double sum = 0;
  for (const Told& t : told) sum += of(t);
  return told.empty() ? 0 : sum / static_cast<double>(told.size());
}

}  // namespace

analysis::Findings analyse(const MinuteSeason& season) {
  analysis::Fold fold({}, {}, {});
  for (const Step& step : season.steps) fold.step(step.plan, step.features);
  return fold.findings();
}

double Cell::truth() const {
  return mean(rows, [](const Told& t) { return t.truth; });
}
double Cell::bias() const {
  return mean(rows, [](const Told& t) { return t.said.value - t.truth; });
}
double Cell::row_rmse() const { return rmse(rows); }
double Cell::claims() const {
  return mean(rows, [](const Told& t) { return t.claim ? 1.0 : 0.0; });
}
double Cell::wrong_sign() const {
  return mean(rows, [](const Told& t) { return t.claim && t.said.value > 0 ? 1.0 : 0.0; });
}

void append(std::vector<Told>& all, const std::vector<Told>& some) {
  all.insert(all.end(), some.begin(), some.end());
}

double rmse(const std::vector<Told>& told) {
  return std::sqrt(mean(told, [](const Told& t) { return std::pow(t.said.value - t.truth, 2); }));
}
double coverage(const std::vector<Told>& told) {
  return mean(told, [](const Told& t) { return t.said.lo <= t.truth && t.truth <= t.said.hi ? 1.0 : 0.0; });
}

void Cell::add(double row_truth_pct, const std::map<Instant, double>& truth,
               const analysis::Findings& findings) {
  ++athletes;
  using analysis::AlertKind, analysis::Severity;
  alerts += static_cast<int>(std::ranges::count_if(findings.alerts, [](const analysis::Alert& a) {
    return a.kind == AlertKind::form_breakdown ||
           (a.kind == AlertKind::overreaching && a.severity != Severity::info);
  }));
  const analysis::AthleteRow& row = findings.athlete.back();
  if (row.effect_pct)
    rows.push_back({row_truth_pct, *row.effect_pct, claimed(row.verdict)});
  else
    ++without_answer;
  for (const analysis::RunFinding& run : findings.runs) {
    const auto fact = truth.find(run.plan.start);
    if (!run.effect_pct || fact == truth.end()) continue;
    const Told told{fact->second, *run.effect_pct, claimed(run.verdict)};
    runs.push_back(told);
    if (fact->first - truth.begin()->first >= date::weeks(13)) late_runs.push_back(told);
  }
}

void add(Cell& cell, const MinuteSeason& season, const analysis::Findings& findings) {
  std::map<Instant, double> truth;
  for (const RunFact& run : season.runs) truth[run.start] = run.effect_pct;
  cell.add(season.row_truth_pct(), truth, findings);
  const Estimate known = oracle(season);
  cell.oracle_claims += known.lo > 0 || known.hi < 0;
  cell.oracle_squares += std::pow(known.value - season.row_truth_pct(), 2);
}

Cell measure(const CellPlan& plan, int athletes, std::uint64_t first_seed) {
  Cell cell;
  cell.name = plan.name;
  for (int i = 0; i < athletes; ++i) {
    const auto seed = first_seed + static_cast<std::uint64_t>(i);
    const auto draw = plan.strange ? draw_strange_physics : draw_physics;
    Physics physics = draw(seed, plan.peak_effect_pct);
    if (plan.usual_physics) {
      physics = Physics{};
      physics.peak_effect_pct = plan.peak_effect_pct;
    }
    if (plan.form_without_cost) {
      physics.form_contact = .02;
      physics.form_cadence = -.008;
      physics.form_oscillation = .012;
    }
    if (plan.cost_without_form) physics.form_contact = physics.form_cadence = physics.form_oscillation = 0;
    const MinuteSeason season = live(physics, plan.design, seed);
    add(cell, season, analyse(season));
  }
  return cell;
}

void print_header() {
  std::printf(
      "| %-30s | n    | truth |  bias | rmse | cov. | claims | >0   | run rmse | run cov. | oracle |  rmse "
      "|\n",
      "cell");
}

void print(const Cell& c) {
  const double n = c.athletes;
  std::printf(
      "| %-30s | %4d | %5.2f | %+5.2f | %4.2f | %4.2f |  %5.3f | %4.2f |     %4.2f |     %4.2f |   %4.2f |  "
      "%4.2f |\n",
      c.name.c_str(), c.athletes - c.without_answer, c.truth(), c.bias(), c.row_rmse(), coverage(c.rows),
      c.claims(), c.wrong_sign(), rmse(c.late_runs.empty() ? c.runs : c.late_runs),
      coverage(c.late_runs.empty() ? c.runs : c.late_runs), c.oracle_claims / n,
      std::sqrt(c.oracle_squares / n));
  std::fflush(stdout);
}

double at_most(double share, int n) { return share + 2 * std::sqrt(share * (1 - share) / n); }
double at_least(double share, int n) { return share - 2 * std::sqrt(share * (1 - share) / n); }

int athletes_a_cell(int few) {
  const char* wanted = std::getenv("FRESHLEGS_STATISTICS");
  return wanted ? std::atoi(wanted) : few;
}

std::uint64_t first_seed() {
  const char* wanted = std::getenv("FRESHLEGS_SEED");
  return wanted ? std::strtoull(wanted, nullptr, 10) : 770'000;
}

}  // namespace freshlegs::statistics
