// Every setting with its default; the one list that config reading, `init` and the manual page share.
#pragma once

#include <chrono>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "analysis/athlete_input.h"
#include "daemon/words/units.h"
#include "ingest/csv/mapping.h"

namespace freshlegs::app {

/// Where things lie. Contract: XDG variables or HOME decide; relative XDG values are ignored (XDG base
/// directory spec).
struct Paths {
  std::filesystem::path config_file, data_dir, state_dir, database, lock_file;
};

struct QuietHours {
  std::chrono::minutes from{22 * 60}, to{7 * 60};  ///< local clock, minutes after midnight
};

struct NotificationSettings {
  bool enabled = true;
  int most_per_day = 3;
  QuietHours quiet;
  bool plain = false;  ///< names no value: for lock screens
};

/// One more watched folder, with its own depth; one that comes and goes (a watch on a cable) is not missed.
struct WatchFolder {
  std::filesystem::path folder;
  std::optional<int> depth;
  bool comes_and_goes = false;
  friend bool operator==(const WatchFolder&, const WatchFolder&) = default;
};

struct Settings {
  std::vector<std::filesystem::path> inboxes;  ///< watched folders; the first is the default inbox
  std::vector<WatchFolder> watches;            ///< [[watch]]: further ones
  bool move_taken = false;                     ///< files that were taken move to INBOX/processed
  std::filesystem::path summaries;
  int depth = 3;                           ///< folders below an inbox that are watched too
  std::chrono::milliseconds settle{2000};  ///< quiet time before a file is read
  std::chrono::seconds poll{30};           ///< where the kernel sends no events
  std::optional<std::string> home_zone;    ///< IANA name
  bool unstated_distance_mi = false;
  Units units;          ///< what the athlete reads
  bool mirror = false;  ///< a session missing from a newer export is dropped
  std::string log_level = "info";
  NotificationSettings notifications;
  analysis::Profile profile;
  std::map<std::string, double> exercise_share;
  std::vector<csv::Mapping> csv_mappings;  ///< tables that no dialect knows
  unsigned workers = 0;  ///< no key: threads for a backlog; 0: one a core, at most four
};

/// Every folder that is watched.
[[nodiscard]] inline std::vector<std::filesystem::path> watched_folders(const Settings& settings) {
  auto folders = settings.inboxes;
  for (const auto& watch : settings.watches) folders.push_back(watch.folder);
  return folders;
}
/// Those that are always there: what is missing from them is worth a word, and taken files may move in them.
[[nodiscard]] inline std::vector<std::filesystem::path> lasting_folders(const Settings& settings) {
  auto folders = settings.inboxes;
  for (const auto& watch : settings.watches)
    if (!watch.comes_and_goes) folders.push_back(watch.folder);
  return folders;
}

/// A configuration that cannot be used: file, line, column and a sentence. Exit code 78.
struct ConfigError {
  std::string text;
  int line = 0, column = 0;
};

}  // namespace freshlegs::app
