// The commands that take care: what each does, without its options (care_commands.cpp).
#pragma once

#include <optional>
#include <string>

#include "daemon/cli/context.h"

namespace CLI {
class App;
}

namespace freshlegs::cli {

void add_label(CLI::App& app, Context& context);
void add_exercise(CLI::App& app, Context& context);
void add_note(CLI::App& app, Context& context);
/// rejected, doctor, backup, rebuild, forget, split, merge.
void add_care(CLI::App& app, Context& context);

/// Which files were not taken, or not whole, and what to do about each.
ExitCode rejected(bool json, Context& context);

/// A verified copy of the database; without a path beside it, under the name of the day.
ExitCode backup(const std::string& path, Context& context);

/// Everything derived made anew from the facts; damaged facts mended from their files.
ExitCode rebuild(Context& context);

struct ForgetOptions {
  std::string activity;                    ///< id or local day; may be empty
  std::optional<date::local_days> before;  ///< everything before this day
  bool undo = false, purge = false;
};
ExitCode forget(const ForgetOptions& options, Context& context);

/// One recording out of its activity, or two activities into one.
ExitCode split(const std::string& activity, const std::string& recording, bool undo, Context& context);
ExitCode merge(const std::string& activity, const std::string& other, bool undo, Context& context);

/// What is wrong with folders, database, clock, bus, limits and unit, and what to do. Fails if anything is.
ExitCode doctor(bool json, Context& context);

}  // namespace freshlegs::cli
