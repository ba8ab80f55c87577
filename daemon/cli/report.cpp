#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <fstream>

#include "daemon/cli/commands.h"
#include "daemon/cli/context.h"
#include "daemon/cli/reading.h"
#include "daemon/report/page.h"
#include "daemon/views/report_json.h"
#include "daemon/views/summary_files.h"
#include "daemon/words/numbers.h"

namespace freshlegs::cli {
namespace {

struct ReportOptions {
  bool json = false, open = false;
  std::string output;
};

/// The desktop's own choice of a browser. Only whether it could be started is known here.
void open_in_browser(const std::filesystem::path& file) {
  const pid_t child = ::fork();
  if (child == 0) {
    ::execlp("xdg-open", "xdg-open", file.c_str(), static_cast<char*>(nullptr));
    ::_exit(127);
  }
  int status = 0;
  if (child < 0 || ::waitpid(child, &status, 0) < 0 || !WIFEXITED(status) || WEXITSTATUS(status) != 0)
    throw Failure(ExitCode::failed,
                  "No program opened the page; it lies in " + app::held(file.string()) + ".");
}

ExitCode show(const ReportOptions& options, Context& context) {
  const auto [settings, knowledge, taken_back, day] = read_everything(context);
  if (options.json) {
    context.out << app::views::report_json(knowledge, day, settings.units, taken_back, settings.profile);
    return ExitCode::done;
  }
  const auto page = app::report::page(knowledge.findings, day, settings.units, taken_back, settings.profile);
  if (options.output == "-") {
    context.out << page.html;
    return ExitCode::done;
  }
  const auto file =
      options.output.empty() ? settings.summaries / "report.html" : std::filesystem::path(options.output);
  if (options.output.empty()) std::filesystem::create_directories(settings.summaries);
  app::write_whole(file, page.html);
  context.out << file.string() << "\n";
  if (options.open) open_in_browser(file);
  return ExitCode::done;
}

}  // namespace

void add_report(CLI::App& app, Context& context) {
  auto* command = app.add_subcommand("report", "One page with pictures, for a browser or a printer");
  auto options = std::make_shared<ReportOptions>();
  command->add_flag("--json", options->json, "Write the numbers behind the page as JSON, for programs");
  command->add_flag("--open", options->open, "Show it in the browser");
  command->add_option("--output", options->output, "Where to write it; - for stdout")->type_name("FILE");
  command->callback(
      [options, &context] { context.action = [options, &context] { return show(*options, context); }; });
}

}  // namespace freshlegs::cli
