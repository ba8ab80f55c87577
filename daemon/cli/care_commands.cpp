// The options of the commands that take care (care.h).
#include <CLI/CLI.hpp>

#include "daemon/cli/care.h"
#include "daemon/cli/list_options.h"

namespace freshlegs::cli {
namespace {

constexpr const char* kActivity = "Its id, or its local day if only one could be meant";

void add_rejected(CLI::App& app, Context& context) {
  auto* command = app.add_subcommand("rejected", "Files that were not taken, why, and what to do");
  auto json = std::make_shared<bool>(false);
  command->add_flag("--json", *json, "Write JSON, for programs");
  command->callback(
      [json, &context] { context.action = [json, &context] { return rejected(*json, context); }; });
}

void add_doctor(CLI::App& app, Context& context) {
  auto* command = app.add_subcommand("doctor", "Find what is wrong with the installation, and what to do");
  auto json = std::make_shared<bool>(false);
  command->add_flag("--json", *json, "Write JSON, for programs");
  command->callback(
      [json, &context] { context.action = [json, &context] { return doctor(*json, context); }; });
}

void add_backup(CLI::App& app, Context& context) {
  auto* command = app.add_subcommand("backup", "Copy the database while it is in use, and check the copy");
  auto path = std::make_shared<std::string>();
  command->add_option("path", *path, "The copy (default: beside the database)")->type_name("FILE");
  command->callback(
      [path, &context] { context.action = [path, &context] { return backup(*path, context); }; });
}

void add_rebuild(CLI::App& app, Context& context) {
  auto* command = app.add_subcommand("rebuild", "Make everything derived anew, and mend what is damaged");
  command->callback([&context] { context.action = [&context] { return rebuild(context); }; });
}

void add_forget(CLI::App& app, Context& context) {
  auto* command =
      app.add_subcommand("forget", "Leave an activity out of everything; --purge deletes for good");
  auto options = std::make_shared<ForgetOptions>();
  command->add_option("activity", options->activity, kActivity)->type_name("ID|YYYY-MM-DD");
  add_day(*command, "--before", options->before, "Everything before this local day");
  command->add_flag("--undo", options->undo, "Take it back in; without an activity, what was forgotten last");
  command->add_flag("--purge", options->purge, "Delete what is forgotten for good; nothing can undo that");
  command->callback([options, &context] {
    const bool something = !options->activity.empty() || options->before;
    if (!something && !options->undo && !options->purge)
      throw CLI::ValidationError("Say what to forget: an activity, or --before with a day.");
    if (options->undo && options->purge) throw CLI::ExcludesError("--undo", "--purge");
    context.action = [options, &context] { return forget(*options, context); };
  });
}

struct Pair {
  std::string first, second;
  bool undo = false;
};

void add_pair(CLI::App& command, const std::string& second, const std::string& help,
              ExitCode (*act)(const std::string&, const std::string&, bool, Context&), Context& context) {
  auto pair = std::make_shared<Pair>();
  command.add_option("activity", pair->first, kActivity)->required()->type_name("ID");
  command.add_option(second, pair->second, help)->required()->type_name("NAME");
  command.add_flag("--undo", pair->undo, "Take it back");
  command.callback([pair, act, &context] {
    context.action = [pair, act, &context] { return act(pair->first, pair->second, pair->undo, context); };
  });
}

}  // namespace

void add_care(CLI::App& app, Context& context) {
  add_rejected(app, context);
  add_doctor(app, context);
  add_backup(app, context);
  add_rebuild(app, context);
  add_forget(app, context);
  add_pair(*app.add_subcommand("split", "Take a recording out of an activity that it does not belong to"),
           "recording", "Its file, or the first letters of its hash", split, context);
  add_pair(*app.add_subcommand("merge", "Make one activity of two that were one"), "other",
           "The other activity's id", merge, context);
}

}  // namespace freshlegs::cli
