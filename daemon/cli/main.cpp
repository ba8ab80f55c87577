#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <iostream>

#include "daemon/cli/command_line.h"

namespace {

/// Of the terminal there; what is written to a file is as wide as a page.
std::size_t terminal_columns(int descriptor) {
  constexpr std::size_t kNarrowest = 40;  // below that nothing can be laid out
  winsize size{};
  if (::isatty(descriptor) != 1 || ::ioctl(descriptor, TIOCGWINSZ, &size) != 0 || size.ws_col == 0)
    return freshlegs::app::kPageColumns;
  return std::clamp<std::size_t>(size.ws_col, kNarrowest, freshlegs::app::kPageColumns);
}

}  // namespace

int main(int argc, char** argv) {
  // A reader that has seen enough (freshlegs runs | head) is no error: end quietly.
  std::signal(SIGPIPE, SIG_DFL);
  freshlegs::cli::Context context{.out = std::cout,
                                  .err = std::cerr,
                                  .environment = freshlegs::app::process_environment(),
                                  .out_is_terminal = ::isatty(STDOUT_FILENO) == 1,
                                  .err_is_terminal = ::isatty(STDERR_FILENO) == 1,
                                  .columns = terminal_columns(STDOUT_FILENO),
                                  .err_columns = terminal_columns(STDERR_FILENO),
                                  .config_file = {},
                                  .action = {}};
  return static_cast<int>(freshlegs::cli::run({argv + 1, argv + argc}, context));
}
