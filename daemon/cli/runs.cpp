#include <CLI/CLI.hpp>
#include <algorithm>
#include <ranges>

#include "daemon/cli/commands.h"
#include "daemon/cli/context.h"
#include "daemon/cli/list_options.h"
#include "daemon/cli/table.h"
#include "daemon/words/dates.h"
#include "daemon/words/day.h"
#include "daemon/words/phrases.h"
#include "daemon/words/run_words.h"

namespace freshlegs::cli {
namespace {

using analysis::RunFinding;
using app::Units;

constexpr double kFreshHours = 72;

// From here on days say more than hours.
constexpr double kManyHours = 240, kLongAgoHours = 28 * 24;
constexpr std::size_t kGapColumns = 6;  // "59 min"

std::string gap(const RunFinding& run) {
  if (*run.hours_since_leg >= kManyHours) return app::with_unit(*run.hours_since_leg / 24, "d");
  return app::hours(*run.hours_since_leg);
}

/// "  12 h x1.3": the time since the last leg session, and its dose while that matters.
std::string legs_cell(const RunFinding& run) {
  if (!run.hours_since_leg || *run.hours_since_leg > kLongAgoHours) return "";
  const std::string time = gap(run);
  const std::string space(kGapColumns - std::min(kGapColumns, app::width(time)), ' ');
  const bool near = *run.hours_since_leg < kFreshHours;
  return space + time + (near && run.leg_dose ? " x" + app::number(*run.leg_dose, 1) : "");
}

std::string cost_cell(const RunFinding& run, Units units) {
  const auto cost = app::run_cost(run, units);
  return cost ? app::number(cost->value) + " (" + app::range(cost->lo, cost->hi) + ")" : "";
}

std::string says_cell(const RunFinding& run) {
  std::string says(app::phrase(run.verdict));
  if (run.kind == analysis::RunKind::cool_down)
    says = "not counted";
  else if (!run.post_leg)
    says = !run.perhaps_after_legs && run.hours_since_leg && *run.hours_since_leg >= kFreshHours ? "fresh legs" : "";
  else if (run.declined && run.declined->why != analysis::Declined::Why::history)
    says = "not judged";
  return says + (run.breakdown ? " *" : "");
}

Table table_of(const std::vector<const RunFinding*>& runs, date::local_days newest, Units units) {
  using enum Table::Align;
  const std::string length = units == Units::miles ? "MI" : "KM";
  const std::string cost = "COST s/" + std::string(app::distance_unit(units));
  Table table({{"DAY"},
               {"KIND", left, 3},
               {length, right, 2},
               {"PACE", right},
               {"BPM", right, 1},
               {"AFTER LEGS"},
               {cost},
               {"SAYS"}});
  for (const auto* run : runs) {
    table.quiet(!run->post_leg);
    const bool moved = run->timer_s > 0 && run->distance_m > 0;
    table.add({app::listed_day(app::local_day(run->plan), newest, units),
               std::string(app::short_phrase(run->kind)), app::distance_number(run->distance_m, units),
               moved ? app::pace_number(run->distance_m / run->timer_s, units) : "",
               run->avg_heart_rate_bpm ? app::number(*run->avg_heart_rate_bpm) : "", legs_cell(*run),
               cost_cell(*run, units), says_cell(*run)});
  }
  return table;
}

void print_legend(const std::vector<const RunFinding*>& runs, Units units, Context& context) {
  const auto any = [&](auto test) { return std::ranges::any_of(runs, test); };
  auto& out = context.out;
  if (any([](const auto* r) { return r->leg_dose && r->post_leg; }))
    out << "\n" << context.wrapped("x1.3: that leg session was 1.3 times your usual.") << "\n";
  if (any([&](const auto* r) { return app::run_cost(*r, units).has_value(); }))
    out << context.wrapped(std::string("COST: seconds per ") + (units == Units::miles ? "mile" : "km") +
                           " slower at the same heart rate, best estimate (95 of 100 in brackets; below 0 is faster).")
        << "\n";
  if (any([](const auto* r) { return r->breakdown.has_value(); }))
    out << context.wrapped("* form changed during the run: " + app::held("freshlegs alerts")) << "\n";
}

ExitCode show(const ListOptions& options, Context& context) {
  const auto settings = context.settings();
  const auto knowledge = context.knowledge(settings);
  if (options.json) {
    context.out << app::views::runs_json(knowledge, options.filter);
    return ExitCode::done;
  }
  if (knowledge.recordings.empty()) {
    context.out << kNothingYet;
    return ExitCode::done;
  }
  std::vector<const RunFinding*> runs;
  for (const auto& run : knowledge.findings.runs | std::views::reverse)
    if (options.filter.admits(app::local_day(run.plan)) && (run.post_leg || !options.filter.post_leg))
      runs.push_back(&run);
  const Units units = settings.units;
  if (!runs.empty()) {
    const auto newest = *app::newest_day(knowledge.findings);
    context.out << table_of(runs, newest, units).text(Style(context.colour()), context.columns);
    print_legend(runs, units, context);
    context.out << "\n";
  }
  context.out << app::plain(app::count_of(static_cast<double>(runs.size()), "run")) << ".\n";
  return ExitCode::done;
}

}  // namespace

void add_runs(CLI::App& app, Context& context) {
  auto* command = app.add_subcommand("runs", "Your runs, and what leg day cost each");
  auto options = add_list_options(*command);
  command->add_flag("--post-leg", options->filter.post_leg, "Only runs within 48 h of a leg session");
  command->callback(
      [options, &context] { context.action = [options, &context] { return show(*options, context); }; });
}

}  // namespace freshlegs::cli
