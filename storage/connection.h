// The only place that speaks to SQLite. Internal to this room: it keeps SQLiteCpp out of the public headers,
// turns its exceptions into storage::Error, and keeps prepared statements from one use to the next.
#pragma once

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "ingest/recording.h"
#include "storage/error.h"

namespace freshlegs::storage {

class Connection;

/// A prepared statement with its values bound. Values are borrowed: they must live until the last step().
/// One query text has one statement, so a query may not be asked again while it is being read.
class Query {
 public:
  Query(Query&& other) noexcept
      : connection_(other.connection_), statement_(std::exchange(other.statement_, nullptr)) {}
  Query& operator=(Query&&) = delete;
  ~Query() {
    if (statement_ != nullptr) statement_->tryReset();
  }

  /// True while there is a row to read.
  bool step();
  /// For statements without rows.
  void run() { step(); }

  [[nodiscard]] std::int64_t integer(int column) const { return statement_->getColumn(column).getInt64(); }
  [[nodiscard]] std::string text(int column) const { return statement_->getColumn(column).getString(); }
  [[nodiscard]] std::optional<std::string> maybe_text(int column) const;
  [[nodiscard]] Hash hash(int column) const;
  /// Valid until the next step().
  [[nodiscard]] std::span<const std::byte> blob(int column) const;

 private:
  friend class Connection;
  Query(Connection& connection, SQLite::Statement& statement)
      : connection_(connection), statement_(&statement) {}

  void bind(int index, std::int64_t value) { statement_->bind(index, value); }
  void bind(int index, const std::string& value) { statement_->bindNoCopy(index, value); }
  void bind(int index, const std::optional<std::string>& value);
  void bind(int index, std::span<const std::byte> value);
  void bind(int index, const Hash& value) { bind(index, std::as_bytes(std::span(value))); }

  Connection& connection_;
  SQLite::Statement* statement_;
};

class Connection {
 public:
  Connection(const std::filesystem::path& path, int sqlite_flags, std::chrono::milliseconds patience);

  template <class... Values>
  [[nodiscard]] Query query(std::string_view sql, const Values&... values) {
    return guarded([&]() -> Query {
      Query query(*this, prepared(sql));
      int index = 0;
      (query.bind(++index, values), ...);
      return query;
    });
  }
  /// One or more statements without values.
  void run(const std::string& sql);
  /// The first column of the first row.
  [[nodiscard]] std::int64_t number(std::string_view sql);
  [[nodiscard]] std::string text(std::string_view sql);

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  [[nodiscard]] sqlite3* raw() { return database_.getHandle(); }
  [[nodiscard]] bool in_transaction();

  template <class Work>
  auto guarded(Work work) -> decltype(work()) {
    try {
      return work();
    } catch (const SQLite::Exception& e) {
      fail(path_, e);
    }
  }

 private:
  friend class Query;
  [[noreturn]] static void fail(const std::filesystem::path& path, const SQLite::Exception& e);
  static SQLite::Database opened(const std::filesystem::path& path, int flags,
                                 std::chrono::milliseconds patience);
  SQLite::Statement& prepared(std::string_view sql);

  std::filesystem::path path_;
  SQLite::Database database_;
  std::map<std::string, std::unique_ptr<SQLite::Statement>, std::less<>> statements_;
};

}  // namespace freshlegs::storage
