#include <CLI/CLI.hpp>

#include "daemon/cli/commands.h"
#include "daemon/cli/context.h"
#include "daemon/cli/list_options.h"
#include "daemon/cli/reading.h"
#include "daemon/views/summary_json.h"
#include "daemon/words/dates.h"
#include "daemon/words/day.h"
#include "daemon/words/page.h"

namespace freshlegs::cli {
namespace {

struct SummaryOptions {
  bool json = false;
  std::optional<date::local_days> day;
};

/// A day before the first recording or after the newest, of which nothing else is known either: no day of
/// rest.
bool unknown_time(const app::Day& day) {
  return day.lies != app::Lies::within && day.notes.empty() && day.alerts.empty() && day.steps.empty() &&
         day.closed.empty();
}

/// The nearest day that there is something to read of.
void point_to_nearest(const analysis::Findings& findings, date::local_days asked, const app::Units& units,
                      Context& context) {
  const auto first = *app::first_day(findings);
  const bool early = asked < first;
  const auto nearest = early ? first : *app::newest_day(findings);
  context.out << context.wrapped((early ? "Nothing was recorded yet on " : "Nothing is recorded on ") +
                                 app::long_day(asked, units) +
                                 (early ? ". The first day is " : ". The last day is ") +
                                 app::long_day(nearest, units) + ":")
              << "\n  freshlegs summary " << iso_day(WallTime(nearest)) << "\n";
}

ExitCode show(const SummaryOptions& options, Context& context) {
  const auto [settings, knowledge, taken_back, newest] = read_everything(context);
  const auto day = options.day ? options.day : newest;
  if (options.json)
    context.out << app::views::summary_json(knowledge, day, settings.units, taken_back, settings.profile);
  else if (!newest)
    context.out << kNothingYet;
  else if (unknown_time(app::day_of(knowledge.findings, *day)))
    point_to_nearest(knowledge.findings, *day, settings.units, context);
  else
    context.out << app::summary_markdown(knowledge.findings, *day, settings.units, taken_back, settings.profile);
  return ExitCode::done;
}

}  // namespace

void add_summary(CLI::App& app, Context& context) {
  auto* command = app.add_subcommand("summary", "One day in words; without a date the newest recorded day");
  auto options = std::make_shared<SummaryOptions>();
  command->add_flag("--json", options->json, "Write JSON, for programs");
  add_day(*command, "date", options->day, "The local day");
  command->callback(
      [options, &context] { context.action = [options, &context] { return show(*options, context); }; });
}

}  // namespace freshlegs::cli
