// Commands and keys that the documents name are there: each is asked for its help, each key looked up.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>
#include <sstream>

#include "daemon/cli/command_line.h"
#include "daemon/config/config_keys.h"

namespace freshlegs::cli {
namespace {

std::string document(const std::string& name) {
  std::ifstream in(std::string(FRESHLEGS_SOURCE_DIR) + "/" + name);
  EXPECT_TRUE(in) << name;
  return {std::istreambuf_iterator<char>(in), {}};
}

std::string help_of(const std::vector<std::string>& command) {
  std::ostringstream out, err;
  Context context{.out = out,
                  .err = err,
                  .environment = [](const std::string&) { return std::optional<std::string>("/nowhere"); },
                  .config_file = {},
                  .action = {}};
  return run(command, context) == ExitCode::done ? out.str() : "";
}

/// "freshlegs runs --json": command and options of every line that is typed.
std::set<std::pair<std::string, std::string>> typed_in(const std::string& text) {
  std::set<std::pair<std::string, std::string>> typed;
  static const std::regex kCommand("freshlegs ([a-z]+)((?: (?:--[a-z]+|[A-Z.0-9|-]+))*)");
  for (auto it = std::sregex_iterator(text.begin(), text.end(), kCommand); it != std::sregex_iterator(); ++it)
    typed.emplace((*it)[1], (*it)[2]);
  return typed;
}

TEST(Docs, EveryCommandOfTheReadmeIsThere) {
  const std::string readme = document("README.md");
  std::set<std::pair<std::string, std::string>> typed;
  static const std::regex kCode("(?:\n    |`|&& )(freshlegs [a-z]+[^`\n#]*)");
  for (auto it = std::sregex_iterator(readme.begin(), readme.end(), kCode); it != std::sregex_iterator();
       ++it)
    typed.merge(typed_in((*it)[1]));
  EXPECT_GT(typed.size(), 6U);
  for (const auto& [command, rest] : typed) {
    const std::string help = help_of({command, "--help"});
    EXPECT_FALSE(help.empty()) << command;
    static const std::regex kOption("--[a-z]+");
    for (auto it = std::sregex_iterator(rest.begin(), rest.end(), kOption); it != std::sregex_iterator();
         ++it)
      EXPECT_NE(help.find(it->str()), std::string::npos) << command << " " << it->str();
  }
}

TEST(Docs, TheManualNamesEveryCommand) {
  const std::string manual = document("systemd/freshlegs.1");
  const std::string help = help_of({"--help"});
  static const std::regex kName("\n  ([a-z]+) ");
  const std::string list = help.substr(help.find("Subcommands:"));
  int commands = 0;
  for (auto it = std::sregex_iterator(list.begin(), list.end(), kName); it != std::sregex_iterator();
       ++it, ++commands)
    EXPECT_NE(manual.find((*it)[1]), std::string::npos) << (*it)[1];
  EXPECT_GT(commands, 8);
}

TEST(Docs, TheManualNamesEveryKey) {
  const std::string manual = document("systemd/freshlegs.toml.5");
  for (const auto& key : app::config_keys())
    EXPECT_NE(manual.find(std::string("\n.B ") + key.name + " = "), std::string::npos) << key.name;
}

/// The suites and names of all tests in the sources.
std::set<std::string> all_tests() {
  static const std::regex kTest("\\b(?:TEST|TEST_F|TEST_P|RC_GTEST_PROP)\\(\\s*(\\w+),\\s*(\\w+)");
  std::set<std::string> names;
  namespace fs = std::filesystem;
  for (const auto& entry : fs::recursive_directory_iterator(fs::path(FRESHLEGS_SOURCE_DIR) / "tests")) {
    if (entry.path().extension() != ".cpp") continue;
    std::ifstream in(entry.path());
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    for (auto it = std::sregex_iterator(text.begin(), text.end(), kTest); it != std::sregex_iterator(); ++it)
      names.insert((*it)[1].str() + "." + (*it)[2].str());
  }
  return names;
}

TEST(Docs, EveryFailureHasATestThatIsThere) {
  const std::string page = document("docs/failures.md");
  const auto tests = all_tests();
  static const std::regex kNamed("`(\\w+\\.\\w+)`");
  int named = 0;
  for (auto it = std::sregex_iterator(page.begin(), page.end(), kNamed); it != std::sregex_iterator(); ++it, ++named)
    EXPECT_TRUE(tests.contains((*it)[1])) << (*it)[1];
  EXPECT_GT(named, 40);
}

}  // namespace
}  // namespace freshlegs::cli
