#include "daemon/cli/command_line.h"

#include <CLI/CLI.hpp>
#include <cerrno>
#include <system_error>

#include "daemon/cli/care.h"
#include "daemon/cli/commands.h"
#include "daemon/cli/usage.h"
#include "storage/error.h"

namespace freshlegs::cli {
namespace {

constexpr const char* kFooter =
    "Answers go to stdout, complaints to stderr. Lists take --json, for programs.\n"
    "Begin with: freshlegs init";

void complain(const Context& context, const std::string& sentence) {
  context.complain("freshlegs: " + sentence);
}

/// As the library says it: what in it is a path is not known, so no line of it is broken.
void pass_on(const Context& context, const std::exception& e) {
  context.err << "freshlegs: " << e.what() << "\n";
}

std::optional<ExitCode> parse(CLI::App& app, const std::vector<std::string>& arguments, Context& context) {
  try {
    std::vector<std::string> reversed(arguments.rbegin(), arguments.rend());  // what CLI11 wants
    app.parse(reversed);
    return std::nullopt;
  } catch (const CLI::Success& e) {  // --help, --version
    app.exit(e, context.out, context.err);
    return ExitCode::done;
  } catch (const CLI::ParseError& e) {
    complain(context, usage_sentence(app, e));
  }
  return ExitCode::usage;
}

ExitCode act(Context& context) {
  try {
    const ExitCode code = context.action();
    context.out.flush();
    if (!context.out) throw Failure(ExitCode::io, "The answer could not be written.");
    return code;
  } catch (const Failure& e) {
    complain(context, e.what());
    return e.code();
  } catch (const storage::Error& e) {
    pass_on(context, e);
    return ExitCode::io;
  } catch (const std::system_error& e) {  // also std::filesystem::filesystem_error
    pass_on(context, e);
    return ExitCode::io;
  } catch (const std::exception& e) {
    pass_on(context, e);
    return ExitCode::failed;
  }
}

}  // namespace

ExitCode run(const std::vector<std::string>& arguments, Context& context) {
  CLI::App app("What leg day does to your running.", "freshlegs");
  app.set_version_flag("--version", "freshlegs " FRESHLEGS_VERSION);
  app.add_option("--config", context.config_file, "Configuration file to use")->type_name("FILE");
  app.footer(kFooter);
  app.fallthrough();
  app.require_subcommand(0, 1);
  for (const auto add :
       {add_ingest, add_inspect, add_runs, add_sessions, add_alerts, add_summary, add_today, add_report, add_explain,
        add_status, add_export, add_init, add_label, add_note, add_exercise, add_care, add_completion})
    add(app, context);
  if (const auto code = parse(app, arguments, context)) return *code;
  if (context.action) return act(context);
  context.err << app.help();
  return ExitCode::usage;
}

}  // namespace freshlegs::cli
