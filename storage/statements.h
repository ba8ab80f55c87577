// What the athlete said about the recordings: an ordered log from which the last word on each subject counts.
// Taking back marks a statement and lets the one before it count again; nothing is ever lost.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
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
    exercise = 1,  ///< `text` is an exercise that loads the legs by `share`
    note = 2,      ///< `text` about `recording`
    split = 3,     ///< `recording` does not belong with `other`
    merge = 4,     ///< `recording` belongs with `other`
  };
  Kind kind{};
  std::optional<Hash> recording{}, other{};
  std::optional<SessionLabel> label{};
  std::string text{};
  std::optional<double> share{};  ///< 0..1
  friend bool operator==(const Statement&, const Statement&) = default;
};

/// Two statements with the same subject: the later one counts. Split and merge of one pair are one subject.
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

 private:
  Database& database_;
};

}  // namespace freshlegs::storage
