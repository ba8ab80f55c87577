// What a shell offers is what --help lists: made from the same commands, compared with the text a person
// reads.
#include <gtest/gtest.h>

#include <regex>
#include <set>
#include <sstream>

#include "daemon/cli/command_line.h"

namespace freshlegs::cli {
namespace {

std::string answer(const std::vector<std::string>& arguments, ExitCode expected = ExitCode::done) {
  std::ostringstream out, err;
  Context context{.out = out,
                  .err = err,
                  .environment = [](const std::string&) { return std::optional<std::string>("/nowhere"); },
                  .config_file = {},
                  .action = {}};
  EXPECT_EQ(run(arguments, context), expected) << err.str();
  return out.str();
}

std::set<std::string> found(const std::string& text, const std::string& pattern) {
  std::set<std::string> names;
  const std::regex expression(pattern);
  for (auto it = std::sregex_iterator(text.begin(), text.end(), expression); it != std::sregex_iterator();
       ++it)
    names.insert((*it)[1]);
  return names;
}

std::set<std::string> commands_in_help() {
  const std::string help = answer({"--help"});
  return found(help.substr(help.find("Subcommands:")), "\n  ([a-z]+)");
}

TEST(Completion, OffersEveryCommandAndOptionOfHelp) {
  const auto commands = commands_in_help();
  ASSERT_GT(commands.size(), 8U);
  for (const std::string shell : {"bash", "fish", "zsh"}) {
    const std::string script = answer({"completion", shell});
    for (const auto& command : commands) {
      EXPECT_NE(script.find(command), std::string::npos) << shell << " " << command;
      for (const auto& option : found(answer({command, "--help"}), "--([a-z][-a-z]*)")) {
        const std::string written = shell == "fish" ? "-l " + option : "--" + option;
        EXPECT_NE(script.find(written), std::string::npos) << shell << " " << command << " " << option;
      }
    }
  }
}

TEST(Completion, AnUnknownShellIsAMistake) { answer({"completion", "tcsh"}, ExitCode::usage); }

}  // namespace
}  // namespace freshlegs::cli
