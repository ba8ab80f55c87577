#include "daemon/report/input.h"

#include "daemon/words/dates.h"
#include "daemon/words/day_sentence.h"
#include "daemon/words/progress_words.h"
#include "daemon/words/run_words.h"

namespace freshlegs::app::report {
namespace {

constexpr double kEasySpeed = 1000.0 / 360;  // 6:00 /km

}  // namespace

Input input_of(const analysis::Findings& findings, date::local_days day, Units units,
               std::span<const Retraction> taken_back, const analysis::Profile& profile) {
  return {findings,
          day,
          units,
          day_of(findings, day),
          run_counts_by(findings, day),
          runs_needed(findings),
          taken_back,
          next_days(findings, day, profile)};
}

Instant end_of(const Input& input) { return end_of_day(input.findings, input.day); }

const analysis::RunFinding* run_of(const Input& input) { return main_run(input.today); }

double reference_speed(const Input& input) {
  return input.today.pace != nullptr ? *input.today.pace->fresh_speed_mps : kEasySpeed;
}

Cost cost_at_reference(const analysis::Estimate& speed_pct, const Input& input) {
  return cost_of(speed_pct, reference_speed(input), input.units);
}

std::string month_name(date::local_days day) {
  const std::string text = day_of_year(day, {});  // "15 October"
  return text.substr(text.find(' ') + 1, 3);
}

std::string per_unit(Units units) { return units == Units::miles ? "per mile" : "per km"; }

}  // namespace freshlegs::app::report
