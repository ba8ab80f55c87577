#include "daemon/views/status.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <ranges>

#include "analysis/load/load_series.h"
#include "daemon/cli/commands.h"
#include "daemon/cli/context.h"
#include "daemon/files/folder.h"
#include "daemon/files/lock_file.h"
#include "daemon/words/dates.h"
#include "daemon/words/day.h"
#include "daemon/words/numbers.h"
#include "daemon/words/page.h"
#include "daemon/words/phrases.h"
#include "storage/care.h"

namespace freshlegs::cli {
namespace {

namespace fs = std::filesystem;
using app::views::StatusFacts;

constexpr std::size_t kProblemsShown = 5;

bool can_be_listed(const fs::path& folder) {
  std::error_code error;
  const fs::directory_iterator first(folder, error);
  return !error;
}

StatusFacts facts_of(std::optional<storage::Database>& database, const app::Settings& settings,
                     const Context& context) {
  StatusFacts facts;
  facts.inbox_ok = std::ranges::all_of(app::lasting_folders(settings), can_be_listed);
  facts.inbox_polls = std::ranges::any_of(app::watched_folders(settings), app::sends_no_events);
  facts.daemon_running = app::LockFile::is_held(context.paths().lock_file);
  if (!database) return facts;
  facts.counts = storage::Facts(*database).counts();
  facts.files = storage::Care(*database).not_taken_whole();
  facts.unread = storage::Told(*database).unread();
  facts.database_bytes = database->bytes();
  return facts;
}

std::string daemon_line(const StatusFacts& facts, const app::Settings& settings, const Context& context) {
  for (const auto& folder : app::lasting_folders(settings))
    if (!can_be_listed(folder))
      return "The inbox " + context.show(folder) + " is not there. Make it: " + app::held("freshlegs init");
  std::vector<std::string> names, polled, absent;
  for (const auto& folder : app::watched_folders(settings)) {
    const std::string name = context.show(folder);
    if (!can_be_listed(folder)) {
      absent.push_back(name);  // one that comes and goes
      continue;
    }
    names.push_back(name);
    if (app::sends_no_events(folder)) polled.push_back(name);
  }
  std::string how = ".";
  if (!polled.empty())
    how += " On a network or FUSE file system the kernel tells of nothing new: " + app::list_of(polled) +
           " is looked into every " + std::to_string(settings.poll.count()) + " s.";
  for (const auto& name : absent) how += " " + name + " is not there now; it is read when it comes.";
  if (facts.daemon_running) return "freshlegsd is running and watches " + app::list_of(names) + how;
  return "freshlegsd is not running. Start it: " + app::held("systemctl --user enable --now") + " freshlegsd";
}

/// Stays on one line.
std::string counted(double n, std::string_view word) { return app::with_unit(n, word); }

std::string files_line(const StatusFacts& facts) {
  const auto unread = [&](storage::UnreadStatus status) {
    return std::ranges::count(facts.unread, status, &storage::UnreadFile::status);
  };
  const auto n = [](auto value) { return static_cast<double>(value); };
  const auto not_taken = n(facts.counts.rejected) + n(unread(storage::UnreadStatus::refused));
  return counted(n(facts.counts.ingested), app::held("taken in")) + ", " +
         app::count_of(n(facts.counts.duplicates), "duplicate") + ", " +
         counted(not_taken, app::held("not taken")) + ", " +
         counted(n(unread(storage::UnreadStatus::deferred)), "waiting") + ", " +
         counted(n(facts.counts.ignored), "ignored");
}

std::string holds_line(const analysis::Findings& findings) {
  const auto legs = static_cast<double>(std::ranges::count_if(findings.sessions, app::is_leg_session));
  const auto runs = static_cast<double>(findings.runs.size());
  const auto sessions = static_cast<double>(findings.sessions.size());
  return counted(runs + sessions, runs + sessions == 1 ? "activity" : "activities") + ": " +
         app::count_of(runs, "run") + ", " + app::count_of(legs, app::held("leg session")) + ", " +
         counted(sessions - legs, "other");
}

void print_problems(const StatusFacts& facts, const Context& context) {
  const auto problems = app::views::file_problems(facts);
  if (problems.empty()) return;
  auto& out = context.out;
  out << "\n" << context.wrapped("Not taken, or not whole; the files themselves are untouched:") << "\n";
  for (const auto& problem : problems | std::views::take(kProblemsShown))
    out << context.wrapped("  " + app::plain(problem), 4) << "\n";
  if (problems.size() > kProblemsShown)
    out << context.wrapped("  and " + std::to_string(problems.size() - kProblemsShown) + " more: " +
                           app::held("freshlegs rejected"), 4)
        << "\n";
}

/// The last 13 weeks as a sparkline, each against the heaviest of them.
std::string load_line(const analysis::Findings& findings, const Context& context) {
  constexpr std::size_t kWeeks = 13, kDays = 7 * kWeeks;
  const auto& days = findings.days;
  if (days.size() < 14) return "";
  std::vector<double> weeks;
  for (std::size_t i = days.size() > kDays ? days.size() - kDays : days.size() % 7; i + 7 <= days.size(); i += 7) {
    double sum = 0;
    for (std::size_t k = i; k < i + 7; ++k) sum += days[k].trimp;
    weeks.push_back(sum);
  }
  const std::string line = context.sparkline(weeks);
  if (line.empty()) return "";
  return line + " " + app::count_of(static_cast<double>(weeks.size()), "week") + ", " +
         app::number(analysis::load_means(days.back()).week) +
         " a day over the last 7 days";
}

constexpr std::size_t kNames = 9;

/// "FILES    ..."; what does not fit on its line goes on beneath.
std::string row(std::string name, const std::string& text, const Context& context, std::size_t hang = kNames) {
  name.resize(kNames, ' ');
  return context.wrapped(app::held(name) + text, hang) + "\n";
}

void print(const StatusFacts& facts, const app::Knowledge& knowledge, const app::Settings& settings,
           const Context& context) {
  auto& out = context.out;
  const auto& findings = knowledge.findings;
  out << context.wrapped(daemon_line(facts, settings, context)) << "\n\n";
  out << row("FILES", files_line(facts), context) << row("HOLDS", holds_line(findings), context);
  if (const auto newest = app::newest_day(findings)) {
    const auto oldest = app::summary_days(findings, static_cast<std::size_t>(-1)).front();
    const std::string from = app::long_day(oldest, settings.units), to = app::long_day(*newest, settings.units);
    out << row("FROM", app::held(from) + " to " + app::held(to), context);
  }
  if (const auto line = load_line(findings, context); !line.empty()) out << row("LOAD", line, context);
  const std::string size = app::with_unit(static_cast<double>(facts.database_bytes) / 1e6, "MB", 1);
  out << row("SIZE", size + " in " + app::held(context.show(context.paths().database)), context, 2);
  print_problems(facts, context);
  for (const auto& sentence : app::views::wearer_problems(findings))
    out << "\n" << context.wrapped(app::plain(sentence)) << "\n";
  if (!findings.unknown_exercises.empty())
    out << "\n"
        << context.wrapped("Exercises not known here, so not counted as leg work: " +
                     app::list_of(findings.unknown_exercises) +
                     ". Say how much of each is leg work: freshlegs exercise NAME SHARE, from 0 for none to "
                     "1 for a squat.")
        << "\n";
}

ExitCode show(bool json, Context& context) {
  const auto settings = context.settings();
  auto database = context.database();
  const auto facts = facts_of(database, settings, context);
  const auto knowledge = database ? context.knowledge(*database, settings) : app::Knowledge{};
  if (json)
    context.out << app::views::status_json(facts, knowledge.findings);
  else
    print(facts, knowledge, settings, context);
  return ExitCode::done;
}

}  // namespace

void add_status(CLI::App& app, Context& context) {
  auto* command = app.add_subcommand("status", "What was taken in, and what needs you");
  auto json = std::make_shared<bool>(false);
  command->add_flag("--json", *json, "Write JSON, for programs");
  command->callback([json, &context] { context.action = [json, &context] { return show(*json, context); }; });
}

}  // namespace freshlegs::cli
