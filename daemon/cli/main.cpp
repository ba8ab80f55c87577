#include <unistd.h>

#include <csignal>
#include <iostream>

#include "daemon/cli/command_line.h"

int main(int argc, char** argv) {
  // A reader that has seen enough (freshlegs runs | head) is no error: end quietly.
  std::signal(SIGPIPE, SIG_DFL);
  freshlegs::cli::Context context{.out = std::cout,
                                  .err = std::cerr,
                                  .environment = freshlegs::app::process_environment(),
                                  .out_is_terminal = ::isatty(STDOUT_FILENO) == 1,
                                  .err_is_terminal = ::isatty(STDERR_FILENO) == 1,
                                  .config_file = {},
                                  .action = {}};
  return static_cast<int>(freshlegs::cli::run({argv + 1, argv + argc}, context));
}
