// What every command shares: where it writes, where things lie, how it opens the database.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <ostream>
#include <stdexcept>
#include <string>
#include <vector>

#include "daemon/cli/exit_codes.h"
#include "daemon/config/paths.h"
#include "daemon/pipeline/analyser.h"
#include "daemon/words/page.h"
#include "storage/database.h"

namespace freshlegs::cli {

/// Ends the command with one sentence on stderr and this exit code.
class Failure : public std::runtime_error {
 public:
  Failure(ExitCode code, const std::string& sentence) : std::runtime_error(sentence), code_(code) {}
  [[nodiscard]] ExitCode code() const { return code_; }

 private:
  ExitCode code_;
};

/// Of a command that asks about one activity: not its words are wrong, there is nothing yet.
[[nodiscard]] Failure nothing_recorded();

struct Context {
  std::ostream& out;  ///< answers
  std::ostream& err;  ///< complaints and progress
  app::Environment environment;
  bool out_is_terminal = false, err_is_terminal = false;
  std::size_t columns = app::kPageColumns;  ///< of the terminal that answers are read on, 80 at most
  std::size_t err_columns = app::kPageColumns;  ///< of the terminal that complaints are read on
  std::optional<std::string> config_file;  ///< --config
  std::function<ExitCode()> action;        ///< what the command line asks for

  /// Colours: on a terminal, unless NO_COLOR says no (no-color.org).
  [[nodiscard]] bool colour() const;
  /// "●●●○○" where the terminal's character set has them, else "###..".
  [[nodiscard]] std::string bar(std::size_t on, std::size_t of) const;
  /// "▁▃▇": each value against the largest; nothing where the character set has no such blocks.
  [[nodiscard]] std::string sparkline(const std::vector<double>& values) const;
  [[nodiscard]] app::Paths paths() const;
  /// Throws Failure (configuration) with file, line and sentence.
  [[nodiscard]] app::Settings settings() const;
  /// For reading; nothing if there is no database yet.
  [[nodiscard]] std::optional<storage::Database> database() const;
  /// What can be said; empty if there is no database yet.
  [[nodiscard]] app::Knowledge knowledge(const app::Settings& settings) const;
  [[nodiscard]] app::Knowledge knowledge(storage::Database& database, const app::Settings& settings) const;
  /// At least the newest `days` days with a recording.
  [[nodiscard]] app::Knowledge newest(storage::Database& database, const app::Settings& settings,
                                      std::size_t days) const;
  /// As lines that fit the terminal, in plain characters; the first keeps its indent, later ones begin with `hang`
  /// spaces.
  [[nodiscard]] std::string wrapped(std::string_view text, std::size_t hang = 0) const;
  /// A line on stderr; wrapped where that is a terminal. What app::held() holds together stays whole.
  void complain(std::string_view text) const;
  /// "~/FreshLegs/inbox"
  [[nodiscard]] std::string show(const std::filesystem::path& path) const;
};

}  // namespace freshlegs::cli
