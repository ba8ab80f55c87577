// Exit codes of the contract; the numbers above 63 are those of sysexits.h.
#pragma once

namespace freshlegs::cli {

enum class ExitCode : int {
  done = 0,
  failed = 1,
  usage = 2,
  bad_file = 65,  ///< the one file asked about is bad
  io = 74,
  configuration = 78,
};

}  // namespace freshlegs::cli
