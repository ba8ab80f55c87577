// What every part of the report is made from: the findings, and the day it is about.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "daemon/pipeline/analyser.h"
#include "daemon/report/html.h"
#include "daemon/report/svg.h"
#include "daemon/words/day.h"
#include "daemon/words/next_days.h"
#include "daemon/words/numbers.h"
#include "daemon/words/summary.h"

namespace freshlegs::app::report {

struct Input {
  const analysis::Findings& findings;
  date::local_days day;
  Units units;
  Day today;
  RunCounts have;
  int need = 0;
  std::span<const Retraction> taken_back;
  std::optional<analysis::LegForecast> next;  ///< while it is worth waiting for the legs
};
Input input_of(const analysis::Findings& findings, date::local_days day, Units units,
               std::span<const Retraction> taken_back, const analysis::Profile& profile = {});

/// A section with the drawings in it, so that tests can look at these.
struct Part {
  Section section;
  std::vector<Figure> figures;
};

/// The end of the day, UTC: what "now" means on this page.
Instant end_of(const Input& input);
/// The run the page is about: the day's main run.
const analysis::RunFinding* run_of(const Input& input);
/// Fresh speed that turns per cent into seconds: of the newest steady run, else of an easy 6:00 /km.
double reference_speed(const Input& input);
Cost cost_at_reference(const analysis::Estimate& speed_pct, const Input& input);
/// "Aug"
std::string month_name(date::local_days day);
/// "per km"
std::string per_unit(Units units);

std::optional<Part> next_days_part(const Input& input);
Part recovery_part(const Input& input);
std::optional<Part> effort_part(const Input& input);
std::optional<Part> run_part(const Input& input);
std::optional<Part> holding_part(const Input& input);
std::optional<Part> hard_runs_part(const Input& input);
std::optional<Part> lifting_part(const Input& input);
std::optional<Part> other_sports_part(const Input& input);
std::optional<Part> drift_part(const Input& input);
std::optional<Part> load_part(const Input& input);
std::optional<Part> mornings_part(const Input& input);
Part calendar_part(const Input& input);
std::optional<Part> told_part(const Input& input);
Part unknown_part(const Input& input);
Part words_part();

}  // namespace freshlegs::app::report
