// What the product said of one season against what is true, and sums of it over a cell of athletes.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "analysis/findings.h"
#include "tests/statistics/minute_season.h"

namespace freshlegs::statistics {

analysis::Findings analyse(const MinuteSeason& season);

/// One interval against its truth, per cent.
struct Told {
  double truth = 0;
  analysis::Estimate said;
  bool claim = false;
};

struct Cell {
  std::string name;
  int athletes = 0, without_answer = 0;
  std::vector<Told> rows, late_runs, runs;  ///< the row 0-48 h; post-leg runs, after week 13 and all
  int oracle_claims = 0;                    ///< of the oracle, where there is one
  double oracle_squares = 0;
  int alerts = 0;  ///< of form, and warnings of a lasting deficit

  /// One athlete. `truth`: true effect of each by its start.
  void add(double row_truth_pct, const std::map<Instant, double>& truth, const analysis::Findings& findings);
  [[nodiscard]] double truth() const;
  [[nodiscard]] double bias() const;
  [[nodiscard]] double row_rmse() const;
  [[nodiscard]] double claims() const;  ///< share of athletes, of either sign
  [[nodiscard]] double wrong_sign() const;
};

void append(std::vector<Told>& all, const std::vector<Told>& some);
double rmse(const std::vector<Told>& told);
double coverage(const std::vector<Told>& told);

void add(Cell& cell, const MinuteSeason& season, const analysis::Findings& findings);

struct CellPlan {
  std::string name;
  double peak_effect_pct = 0;
  Design design;
  bool form_without_cost = false, cost_without_form = false;
  bool usual_physics = false;  ///< the defaults instead of a world for each seed
  bool strange = false;        ///< draw_strange_physics()
};
Cell measure(const CellPlan& plan, int athletes, std::uint64_t first_seed);

void print_header();
void print(const Cell& cell);

/// Limits of issue figures, widened by the sampling error of `n` athletes (two standard errors of a share).
double at_most(double share, int n);
double at_least(double share, int n);

/// How many athletes a cell: `few`, or FRESHLEGS_STATISTICS of the environment.
int athletes_a_cell(int few);
/// Seeds 1,000 to 9,999 were used for building; these were not, and FRESHLEGS_SEED takes others.
std::uint64_t first_seed();

}  // namespace freshlegs::statistics
