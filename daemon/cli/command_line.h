// The whole command line as a function: arguments in, exit code out. Every error ends here, in one sentence.
#pragma once

#include <string>
#include <vector>

#include "daemon/cli/context.h"

namespace freshlegs::cli {

/// `arguments` without the program's name.
ExitCode run(const std::vector<std::string>& arguments, Context& context);

}  // namespace freshlegs::cli
