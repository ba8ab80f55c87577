#include <CLI/CLI.hpp>
#include <chrono>

#include "daemon/cli/clock_now.h"
#include "daemon/cli/commands.h"
#include "daemon/cli/context.h"
#include "daemon/config/nearest.h"
#include "daemon/report/explain_page.h"
#include "daemon/views/explain_json.h"
#include "daemon/words/numbers.h"

namespace freshlegs::cli {
namespace {

struct ExplainOptions {
  bool json = false, html = false;
  std::string name;
};

std::string nothing_named(const std::string& name, const analysis::Findings& findings) {
  if (parse_day(name))
    return "There is no run or session on " + name + ". " + app::held("freshlegs summary " + name) +
           " shows what is known of it.";
  std::vector<std::string> known;
  for (const auto& run : findings.runs) known.push_back(run.plan.id);
  for (const auto& alert : findings.alerts) known.push_back(alert.id);
  for (const auto& session : findings.sessions) known.push_back(session.plan.id);
  const auto near = app::nearest(name, known);
  return "There is no run, session or alert \"" + name + "\"." +
         (near ? " Did you mean \"" + *near + "\"?"
               : " A day as 2026-10-15, or an id from " + app::held("freshlegs alerts --json") + ".");
}

/// What the form of a run was judged by: runs before it whose form the same device measured.
std::vector<std::string> same_device(storage::Database& database, const app::Question& q) {
  std::vector<std::string> ids;
  if (q.run == nullptr || !q.features || !q.features->run) return ids;
  for (const auto& run : q.knowledge.findings.runs) {
    if (run.plan.start >= q.run->plan.start) break;
    const auto features = app::features_of(database, q.knowledge, run.plan);
    if (features.run && features.run->gait_device == q.features->run->gait_device) ids.push_back(run.plan.id);
  }
  return ids;
}

bool asks_for_advice(const std::string& name) { return name == "today" || name.starts_with("advice/"); }

/// What is said of now: the forecast with all advice, or one piece by its rule.
ExitCode show_today(const ExplainOptions& options, const app::Settings& settings, const analysis::Findings& findings,
                    Context& context) {
  const auto now = std::chrono::time_point_cast<Millis>(std::chrono::system_clock::now());
  const auto clock = clock_now(findings, settings, context.environment, now);
  const auto today = analysis::today(findings, settings.profile, now, clock);
  const auto explanation = options.name == "today" ? app::explain_today(findings, today, settings.units)
                                                   : app::explain_advice(today, options.name, settings.units);
  if (!explanation)
    throw Failure(ExitCode::usage, "No such advice is given today. " + app::held("freshlegs explain today") +
                                       " lists what is.");
  if (options.json)
    context.out << app::views::explain_today_json(*explanation, today);
  else if (options.html)
    context.out << app::report::explain_page(*explanation);
  else
    context.out << app::explanation_text(*explanation, context.columns);
  return ExitCode::done;
}

ExitCode show(const ExplainOptions& options, Context& context) {
  const auto settings = context.settings();
  auto database = context.database();
  const auto knowledge = database ? context.knowledge(*database, settings) : app::Knowledge{};
  if (asks_for_advice(options.name)) return show_today(options, settings, knowledge.findings, context);
  const auto found = app::find_subject(knowledge.findings, options.name);
  if (!found && !database) throw nothing_recorded();
  if (!found) throw Failure(ExitCode::usage, nothing_named(options.name, knowledge.findings));
  app::Question question{knowledge, settings.units, found->run, found->alert, found->session, {}, {}};
  if (found->run != nullptr) question.features = app::features_of(*database, knowledge, found->run->plan);
  if (found->session != nullptr) question.features = app::features_of(*database, knowledge, found->session->plan);
  if (options.json && found->alert != nullptr) question.same_device = same_device(*database, question);
  if (options.json)
    context.out << app::views::explain_json(question);
  else if (options.html)
    context.out << app::report::explain_page(app::explain(question));
  else
    context.out << app::explanation_text(app::explain(question), context.columns);
  return ExitCode::done;
}

}  // namespace

void add_explain(CLI::App& app, Context& context) {
  auto* command =
      app.add_subcommand("explain", "Where a sentence comes from: files, corrections, comparisons, doubt");
  auto options = std::make_shared<ExplainOptions>();
  command->add_flag("--json", options->json, "Write every input as JSON, for programs");
  command->add_flag("--html", options->html, "Write a page")->excludes("--json");
  command->add_option("subject", options->name, "A run, session or alert by its id, a day as 2026-10-15, or today for its advice")
      ->required()
      ->type_name("RUN|SESSION|ALERT|DAY|today");
  command->callback(
      [options, &context] { context.action = [options, &context] { return show(*options, context); }; });
}

}  // namespace freshlegs::cli
