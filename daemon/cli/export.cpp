#include "daemon/views/export.h"

#include <CLI/CLI.hpp>

#include "daemon/cli/commands.h"
#include "daemon/cli/context.h"
#include "daemon/cli/usage.h"
#include "daemon/pipeline/said.h"
#include "daemon/views/csv.h"
#include "daemon/views/samples.h"
#include "daemon/views/sqlite_copy.h"
#include "daemon/words/explanation.h"
#include "daemon/words/numbers.h"
#include "storage/care.h"

namespace freshlegs::cli {
namespace {

struct ExportOptions {
  std::string csv;               ///< which list; empty: everything as JSON
  std::string windows, samples;  ///< of which run
  std::string sqlite;            ///< where to
  bool with_samples = false;
};

std::vector<storage::FileFact> files_not_forgotten(storage::Database& database) {
  auto files = storage::Facts(database).files();
  const auto left_out = storage::Care(database).files_only_of(app::forgotten(database));
  std::erase_if(files, [&](const storage::FileFact& file) { return left_out.contains(file.sha256); });
  return files;
}

const analysis::RunFinding& run_named(const app::Knowledge& knowledge, const std::string& name) {
  const auto found = app::find_subject(knowledge.findings, name);
  if (!found || found->run == nullptr)
    throw Failure(ExitCode::usage, "There is no run \"" + name + "\". " + app::held("freshlegs runs --json") +
                                       " lists their ids.");
  return *found->run;
}

std::string windows(storage::Database& database, const app::Knowledge& knowledge, const std::string& name) {
  const auto& run = run_named(knowledge, name);
  const auto features = app::features_of(database, knowledge, run.plan);
  if (!features.run) throw Failure(ExitCode::failed, "Nothing could be read of " + run.plan.id + ".");
  return app::views::windows_csv(*features.run,
                                 run.compared ? run.compared->rest_bpm : knowledge.findings.hr_rest_bpm);
}

std::string samples(storage::Database& database, const app::Knowledge& knowledge, const std::string& name) {
  std::vector<Recording> recordings;
  storage::Facts facts(database);
  for (const auto& part : run_named(knowledge, name).plan.parts)
    if (auto body = facts.load(knowledge.recordings.at(part.recording).head.hash))
      recordings.push_back(*std::move(body));
  return app::views::samples_csv(recordings);
}

void copy_to_sqlite(storage::Database& database, const app::Knowledge& knowledge, const ExportOptions& options) {
  app::views::EachRecording each;
  if (options.with_samples)
    each = [&](const std::function<void(const Recording&)>& visit) {
      storage::Facts facts(database);
      for (const auto& known : knowledge.recordings)
        if (const auto body = facts.load(known.head.hash)) visit(*body);
    };
  app::views::write_sqlite(std::filesystem::absolute(options.sqlite), knowledge, each);
}

ExitCode show(const ExportOptions& options, Context& context) {
  const auto settings = context.settings();
  auto database = context.database();
  const auto knowledge = database ? context.knowledge(*database, settings) : app::Knowledge{};
  if (!options.csv.empty()) {
    context.out << app::views::list_csv(knowledge, options.csv);
  } else if (!options.windows.empty() || !options.samples.empty()) {
    const bool minutes = !options.windows.empty();
    const std::string& name = minutes ? options.windows : options.samples;
    if (!database) throw nothing_recorded();
    context.out << (minutes ? windows : samples)(*database, knowledge, name);
  } else if (!options.sqlite.empty()) {
    if (!database) throw nothing_recorded();
    copy_to_sqlite(*database, knowledge, options);
  } else if (!database) {
    context.out << app::views::export_json({}, {}, {});
  } else {
    context.out << app::views::export_json(knowledge, files_not_forgotten(*database),
                                           storage::Statements(*database).current());
  }
  return ExitCode::done;
}

}  // namespace

void add_export(CLI::App& app, Context& context) {
  auto* command =
      app.add_subcommand("export", "Every fact and every finding as JSON, or parts of it as CSV or SQLite");
  auto options = std::make_shared<ExportOptions>();
  std::vector<CLI::Option*> forms{command->add_flag("--json")->description("Write JSON, which is the usual form")};
  const std::vector<std::string> lists(app::views::kLists.begin(), app::views::kLists.end());
  forms.push_back(
      command->add_option("--csv", options->csv, "One list as CSV: runs, leg_sessions, effects, days or mornings")
          ->type_name("LIST")
          ->check(one_of(lists)));
  forms.push_back(
      command->add_option("--windows", options->windows, "One run minute by minute as CSV, with what was left out")
          ->type_name("RUN"));
  forms.push_back(
      command->add_option("--samples", options->samples, "One run as its devices wrote it, sample by sample, as CSV")
          ->type_name("RUN"));
  auto* sqlite =
      command->add_option("--sqlite", options->sqlite, "A SQLite file with the lists as views")->type_name("FILE");
  forms.push_back(sqlite);
  for (auto* one : forms)
    for (auto* other : forms)
      if (one != other) one->excludes(other);
  command->add_flag("--with-samples", options->with_samples, "Every sample of every recording, too")->needs(sqlite);
  command->callback(
      [options, &context] { context.action = [options, &context] { return show(*options, context); }; });
}

}  // namespace freshlegs::cli
