// History about us: what the athlete was told, and which files could not be read so far. Never derived, never
// exported.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "ingest/rejection.h"
#include "ingest/time.h"

namespace freshlegs::storage {

class Database;

/// How an alert reached the athlete. Stored as numbers: append only.
enum class ToldHow : std::uint8_t {
  desktop = 0,
  summary = 1,
  silently = 2,  ///< part of a backlog, or too old to be news: known, and not to be told again
};

struct Announcement {
  std::string alert;      ///< the alert's id
  std::string kind;       ///< "form_breakdown", ...
  std::string local_day;  ///< "2026-10-15", the day it speaks of
  std::string state;      ///< of the alert when it was told ("watch", "likely", ...); empty if it has none
  ToldHow how{};
  Instant when{};
  std::string title, body;               ///< as it was shown
  bool delivered = false;                ///< the notification server took it
  std::optional<std::string> withdrawn;  ///< why, if it was overturned since
  friend bool operator==(const Announcement&, const Announcement&) = default;
};

/// The athlete had it before their eyes: a notice that still waits for quiet hours or for a server has told
/// nobody.
[[nodiscard]] inline bool reached(const Announcement& a) {
  return a.how == ToldHow::summary || (a.how == ToldHow::desktop && a.delivered);
}

/// Why a file has no content here. Stored as numbers: append only.
enum class UnreadStatus : std::uint8_t {
  deferred = 0,  ///< will be tried again: no permission, disk full, ...
  refused = 1,   ///< will not: a folder, a pipe, too big
};

struct UnreadFile {
  std::string name;
  UnreadStatus status{};
  Rejection reason;
  friend bool operator==(const UnreadFile&, const UnreadFile&) = default;
};

class Told {
 public:
  explicit Told(Database& database) : database_(database) {}

  /// The announcement's number, for what happens to it later.
  std::int64_t tell(const Announcement& announcement);
  void mark_delivered(std::int64_t number);
  void withdraw(std::int64_t number, const std::string& why);

  struct Entry {
    std::int64_t number = 0;
    Announcement announcement;
    friend bool operator==(const Entry&, const Entry&) = default;
  };
  /// In the order they were told.
  [[nodiscard]] std::vector<Entry> all();
  /// Everything told about one alert, in order.
  [[nodiscard]] std::vector<Entry> about(const std::string& alert);

  void put_unread(const UnreadFile& file);
  /// It could be read now, or is gone.
  void clear_unread(const std::string& name);
  /// By name.
  [[nodiscard]] std::vector<UnreadFile> unread();

 private:
  std::optional<Announcement> find(std::int64_t number);
  void replace(std::int64_t number, const Announcement& announcement);

  Database& database_;
};

}  // namespace freshlegs::storage
