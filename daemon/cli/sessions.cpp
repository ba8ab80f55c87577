#include <CLI/CLI.hpp>
#include <ranges>

#include "daemon/cli/commands.h"
#include "daemon/cli/context.h"
#include "daemon/cli/list_options.h"
#include "daemon/cli/table.h"
#include "daemon/words/dates.h"
#include "daemon/words/day.h"
#include "daemon/words/numbers.h"
#include "daemon/words/page.h"
#include "daemon/words/phrases.h"

namespace freshlegs::cli {
namespace {

using analysis::Legs;
using analysis::SessionFinding;

std::string legs_cell(const SessionFinding& session) {
  if (session.plan.sport != analysis::Sport::strength && !app::is_leg_session(session)) return "";
  switch (session.legs) {
    case Legs::legs:
      return "legs";
    case Legs::full:
      return "whole body";
    case Legs::upper:
      return "upper body";
    case Legs::other:
      return "other";
    case Legs::unknown:
      break;
  }
  return "not known";
}

std::string count_cell(int n) { return n > 0 ? std::to_string(n) : ""; }

double seconds(const SessionFinding& session) {
  return std::chrono::duration<double>(session.plan.end - session.plan.start).count();
}

Table table_of(const std::vector<const SessionFinding*>& sessions, date::local_days newest,
               const app::Units& units) {
  using enum Table::Align;
  Table table({{"DAY"},
               {"START", left, 2},
               {"WHAT"},
               {"MIN", right},
               {"SETS", right, 1},
               {"LEG", right},
               {units.pounds ? "LB" : "KG", right},
               {"WORKED"},
               {"DOSE", right}});
  for (const auto* s : sessions) {
    table.quiet(!app::is_leg_session(*s));
    const std::string what =
        s->plan.title ? app::from_file(*s->plan.title, 18) : std::string(app::phrase(s->plan.sport));
    table.add({app::listed_day(app::local_day(s->plan), newest, units),
               app::plain(app::clock(app::wall(s->plan.start, s->plan.utc_offset), units)), what,
               s->plan.end > s->plan.start ? app::number(seconds(*s) / 60) : "", count_cell(s->sets),
               count_cell(s->leg_sets),
               s->volume_kg && *s->volume_kg > 0 ? app::weight_number(*s->volume_kg, units) : "",
               legs_cell(*s), s->leg_dose ? app::number(*s->leg_dose, 1) : ""});
  }
  return table;
}

ExitCode show(const ListOptions& options, Context& context) {
  const auto settings = context.settings();
  const auto knowledge = context.knowledge(settings);
  if (options.json) {
    context.out << app::views::sessions_json(knowledge, options.filter);
    return ExitCode::done;
  }
  if (knowledge.recordings.empty()) {
    context.out << kNothingYet;
    return ExitCode::done;
  }
  std::vector<const SessionFinding*> sessions;
  for (const auto& session : knowledge.findings.sessions | std::views::reverse)
    if (options.filter.admits(app::local_day(session.plan))) sessions.push_back(&session);
  if (!sessions.empty()) {
    const auto newest = *app::newest_day(knowledge.findings);
    context.out << table_of(sessions, newest, settings.units).text(Style(context.colour()), context.columns);
    context.out << "\n"
                << context.wrapped("LEG: sets that work the legs. DOSE: 1.0 is a usual leg day of yours.") << "\n\n";
  }
  context.out << app::plain(app::count_of(static_cast<double>(sessions.size()), "session")) << ".\n";
  return ExitCode::done;
}

}  // namespace

void add_sessions(CLI::App& app, Context& context) {
  auto* command = app.add_subcommand("sessions", "Everything that is not a run: strength, rides, walks");
  auto options = add_list_options(*command);
  command->callback(
      [options, &context] { context.action = [options, &context] { return show(*options, context); }; });
}

}  // namespace freshlegs::cli
