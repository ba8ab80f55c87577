#include "daemon/views/export.h"

#include <CLI/CLI.hpp>

#include "daemon/cli/commands.h"
#include "daemon/cli/context.h"
#include "daemon/pipeline/said.h"
#include "daemon/views/csv.h"
#include "storage/care.h"

namespace freshlegs::cli {
namespace {

struct Options {
  std::string csv;  ///< which list; empty: everything as JSON
};

std::vector<storage::FileFact> files_not_forgotten(storage::Database& database) {
  auto files = storage::Facts(database).files();
  const auto left_out = storage::Care(database).files_only_of(app::forgotten(database));
  std::erase_if(files, [&](const storage::FileFact& file) { return left_out.contains(file.sha256); });
  return files;
}

ExitCode show(const Options& options, Context& context) {
  const auto settings = context.settings();
  auto database = context.database();
  const auto knowledge = database ? context.knowledge(*database, settings) : app::Knowledge{};
  if (!options.csv.empty())
    context.out << app::views::list_csv(knowledge, options.csv);
  else if (!database)
    context.out << app::views::export_json({}, {}, {});
  else
    context.out << app::views::export_json(knowledge, files_not_forgotten(*database),
                                           storage::Statements(*database).current());
  return ExitCode::done;
}

}  // namespace

void add_export(CLI::App& app, Context& context) {
  auto* command = app.add_subcommand("export", "Every fact and every finding as JSON, or one list as CSV");
  auto options = std::make_shared<Options>();
  auto* json = command->add_flag("--json")->description("Write JSON, which is the usual form");
  const std::vector<std::string> lists(app::views::kCsvLists.begin(), app::views::kCsvLists.end());
  command->add_option("--csv", options->csv, "One list as CSV: runs, leg_sessions, effects, days or mornings")
      ->type_name("LIST")
      ->check(CLI::IsMember(lists))
      ->excludes(json);
  command->callback(
      [options, &context] { context.action = [options, &context] { return show(*options, context); }; });
}

}  // namespace freshlegs::cli
