// What the athlete said about the recordings: an ordered log from which the last word on each subject counts.
// Taking back marks a statement and lets the one before it count again; nothing is ever lost.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/recording.h"

namespace freshlegs::storage {

class Database;

/// What kind of session it was. Stored as numbers: append only.
enum class SessionLabel : std::uint8_t { legs = 0, upper = 1, full = 2, other = 3, planned = 4 };

/// One thing said. Statements name recordings by hash, so they survive a rebuild and a better recording.
struct Statement {
  /// Stored as numbers: append only.
  enum class Kind : std::uint8_t {
    label = 0,     ///< `recording` was a session of `label`
    exercise = 1,  ///< `text` is an exercise of which `value` (0..1) is leg work
    note = 2,      ///< at `at`, or of `recording`: `what` (a kind of note) with its `value` or `text`
    split = 3,     ///< `recording` does not belong with `other`
    merge = 4,     ///< `recording` belongs with `other`
    forget = 5,    ///< `recording` is to be left out of everything
  };
  Kind kind{};
  std::optional<Hash> recording{}, other{};
  std::optional<SessionLabel> label{};
  std::string text{};
  std::optional<double> value{};
  std::string what{};           ///< of a note: "sleep", "pain", ...; empty for free text
  std::optional<Instant> at{};  ///< of a note: the moment it speaks of
  Instant said{};               ///< when it was said: history about us, never in `export`
  friend bool operator==(const Statement&, const Statement&) = default;
};

/// Two statements with the same subject: the later one counts. Split and merge of one pair are one subject;
/// "planned" and what a session was are two. Notes with a figure replace each other when they speak of the
/// same thing at the same moment; free texts never do, unless they are the same.
[[nodiscard]] bool same_subject(const Statement& a, const Statement& b);

class Statements {
 public:
  explicit Statements(Database& database) : database_(database) {}

  /// The statement's number, by which it can be taken back.
  std::int64_t say(const Statement& statement);
  /// False if there is no such statement, or it was taken back before.
  bool take_back(std::int64_t number);

  struct Entry {
    std::int64_t number = 0;
    Statement statement;
    friend bool operator==(const Entry&, const Entry&) = default;
  };
  /// What counts now, in the order it was said.
  [[nodiscard]] std::vector<Entry> current();
  /// Everything that was ever said and can still be read, taken back or not.
  [[nodiscard]] std::vector<Entry> all();

 private:
  std::vector<Entry> entries(std::string_view sql);

  Database& database_;
};

}  // namespace freshlegs::storage
