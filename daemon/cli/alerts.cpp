#include <CLI/CLI.hpp>
#include <algorithm>
#include <ranges>
#include <utility>

#include "daemon/cli/commands.h"
#include "daemon/cli/context.h"
#include "daemon/cli/list_options.h"
#include "daemon/cli/table.h"
#include "daemon/words/alert_text.h"
#include "daemon/words/dates.h"
#include "daemon/words/day.h"
#include "daemon/words/numbers.h"
#include "daemon/words/page.h"
#include "daemon/words/phrases.h"
#include "storage/told.h"

namespace freshlegs::cli {
namespace {

using storage::Announcement;

std::vector<Announcement> announcements(Context& context) {
  std::vector<Announcement> told;
  if (auto database = context.database())
    for (auto& entry : storage::Told(*database).all()) told.push_back(std::move(entry.announcement));
  return told;
}

std::string state_of(const analysis::Alert& alert, const std::vector<Announcement>& told) {
  if (alert.until) return "over";
  for (const auto& a : told)
    if (a.alert == alert.id && !a.withdrawn && a.how != storage::ToldHow::silently) return "told";
  return "";
}

bool is_current(const analysis::Findings& findings, const std::string& id) {
  return std::ranges::find(findings.alerts, id, &analysis::Alert::id) != findings.alerts.end();
}

struct Line {
  date::local_days day;
  std::string date, title, state, explanation, command;
};

std::vector<Line> lines_of(const analysis::Findings& findings, const std::vector<Announcement>& told,
                           const app::views::Filter& filter, const app::Units& units) {
  const auto newest = app::newest_day(findings);
  const auto date = [&](date::local_days day) { return app::listed_day(day, newest.value_or(day), units); };
  std::vector<Line> lines;
  for (const auto& alert : findings.alerts) {
    const auto text = app::alert_text(alert, units);
    const auto day = app::local_day(alert);
    lines.push_back({day, date(day), text.title, state_of(alert, told), text.body, text.command});
  }
  for (const auto& a : told)
    if (const auto day = parse_day(a.local_day); day && a.withdrawn && !is_current(findings, a.alert))
      lines.push_back({*day, date(*day), a.title, "taken back", *a.withdrawn, ""});
  std::erase_if(lines, [&](const Line& line) { return !filter.admits(line.day); });
  std::ranges::stable_sort(lines, std::ranges::greater{}, &Line::day);
  return lines;
}

std::vector<std::string> lines_of(const std::string& text, std::size_t columns) {
  std::vector<std::string> lines;
  for (const auto part : app::plain(app::wrap(text, columns)) | std::views::split('\n'))
    lines.emplace_back(part.begin(), part.end());
  return lines;
}

void print(const std::vector<Line>& lines, Context& context) {
  const Style style(context.colour());
  std::size_t indent = 0;  // below the titles: the dates and two spaces
  for (const auto& line : lines) indent = std::max(indent, app::width(line.date) + 2);
  const std::string below(indent, ' ');
  for (const auto& line : lines) {
    const std::string state = line.state.empty() ? "" : " (" + line.state + ")";
    std::string lead = line.date + std::string(indent - app::width(line.date), ' ');
    for (const auto& part : lines_of(line.title + state, context.columns - indent))
      context.out << std::exchange(lead, below) << style.finding(part) << "\n";
    for (const auto& part : lines_of(line.explanation, context.columns - indent))
      context.out << below << part << "\n";
    if (!line.command.empty()) context.out << below << line.command << "\n";
    context.out << "\n";
  }
  context.out << app::plain(app::count_of(static_cast<double>(lines.size()), "alert")) << ".\n";
  if (!lines.empty())
    context.out << style.quiet(context.wrapped(
                       "freshlegs explain DAY shows what one rests on; freshlegs alerts --json has all ids."))
                << "\n";
}

ExitCode show(const ListOptions& options, bool with_told, Context& context) {
  const auto settings = context.settings();
  const auto knowledge = context.knowledge(settings);
  const auto& findings = knowledge.findings;
  if (options.json) {
    context.out << (with_told ? app::views::alerts_told_json(findings, announcements(context), options.filter)
                              : app::views::alerts_json(findings, options.filter));
    return ExitCode::done;
  }
  if (knowledge.recordings.empty()) {
    context.out << kNothingYet;
    return ExitCode::done;
  }
  print(lines_of(findings, announcements(context), options.filter, settings.units), context);
  return ExitCode::done;
}

}  // namespace

void add_alerts(CLI::App& app, Context& context) {
  auto* command = app.add_subcommand("alerts", "What was worth telling");
  auto options = add_list_options(*command);
  auto told = std::make_shared<bool>(false);
  command->add_flag("--told", *told, "With what was told, and what was taken back");
  command->callback([options, told, &context] {
    context.action = [options, told, &context] { return show(*options, *told, context); };
  });
}

}  // namespace freshlegs::cli
