#include "daemon/views/export.h"

#include <CLI/CLI.hpp>

#include "daemon/cli/commands.h"
#include "daemon/cli/context.h"

namespace freshlegs::cli {
namespace {

ExitCode show(Context& context) {
  const auto settings = context.settings();
  auto database = context.database();
  if (!database) {
    context.out << app::views::export_json({}, {}, {});
    return ExitCode::done;
  }
  const auto knowledge = context.knowledge(*database, settings);
  context.out << app::views::export_json(knowledge, storage::Facts(*database).files(),
                                         storage::Statements(*database).current());
  return ExitCode::done;
}

}  // namespace

void add_export(CLI::App& app, Context& context) {
  auto* command = app.add_subcommand("export", "Every fact and every finding in one JSON document");
  command->add_flag("--json")->description("Write JSON, which is the only form");
  command->callback([&context] { context.action = [&context] { return show(context); }; });
}

}  // namespace freshlegs::cli
