// The command line in a home of its own, for the tests of its commands.
#pragma once

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "daemon/cli/command_line.h"

namespace freshlegs::cli {

namespace fs = std::filesystem;

/// The program in a home of its own.
class Cli : public testing::Test {
 protected:
  Cli() {
    std::string name = (fs::temp_directory_path() / "freshlegs-cli-XXXXXX").string();
    home_ = ::mkdtemp(name.data());
  }
  ~Cli() override { fs::remove_all(home_); }

  ExitCode run(const std::vector<std::string>& arguments) {
    out_.str("");
    err_.str("");
    Context context{.out = out_,
                    .err = err_,
                    .environment = environment(),
                    .out_is_terminal = out_is_terminal_,
                    .err_is_terminal = err_is_terminal_,
                    .columns = columns_,
                    .err_columns = columns_,
                    .config_file = {},
                    .action = {}};
    return cli::run(arguments, context);
  }
  [[nodiscard]] app::Environment environment() const {
    return [home = home_.string()](const std::string& name) -> std::optional<std::string> {
      return name == "HOME" ? std::optional(home) : std::nullopt;
    };
  }
  [[nodiscard]] std::string out() const { return out_.str(); }
  [[nodiscard]] std::string err() const { return err_.str(); }
  fs::path file(const std::string& name, const std::string& content) const {
    fs::create_directories((home_ / name).parent_path());
    std::ofstream(home_ / name) << content;
    return home_ / name;
  }

  fs::path home_;
  bool out_is_terminal_ = false, err_is_terminal_ = false;
  std::size_t columns_ = app::kPageColumns;  ///< of its terminal

 private:
  std::ostringstream out_, err_;
};

}  // namespace freshlegs::cli
