#include "storage/connection.h"

#include <SQLiteCpp/Column.h>
#include <SQLiteCpp/Exception.h>
#include <sqlite3.h>

#include <algorithm>

namespace freshlegs::storage {
namespace {

Trouble trouble_of(int primary_code) {
  switch (primary_code) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return Trouble::busy;
    case SQLITE_FULL:
      return Trouble::full;
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
    case SQLITE_CANTOPEN:
      return Trouble::readonly;
    case SQLITE_IOERR:
      return Trouble::io;
    case SQLITE_CORRUPT:
      return Trouble::corrupt;
    case SQLITE_NOTADB:
      return Trouble::foreign;
    default:
      return Trouble::other;
  }
}

std::string sentence(Trouble trouble, const std::string& file) {
  switch (trouble) {
    case Trouble::busy:
      return "The database " + file + " is in use by another program";
    case Trouble::full:
      return "There is no space left for the database " + file;
    case Trouble::readonly:
      return "The database " + file + " cannot be opened or written";
    case Trouble::io:
      return "The disk refused to read or write the database " + file;
    case Trouble::corrupt:
      return "The database " + file + " is damaged";
    case Trouble::foreign:
      return "The file " + file + " is not a freshlegs database";
    default:
      return "The database " + file + " refused an operation";
  }
}

}  // namespace

bool Query::step() {
  return connection_.guarded([&] { return statement_->executeStep(); });
}

std::optional<std::string> Query::maybe_text(int column) const {
  if (statement_->isColumnNull(column)) return std::nullopt;
  return text(column);
}

std::span<const std::byte> Query::blob(int column) const {
  const auto found = statement_->getColumn(column);
  return {static_cast<const std::byte*>(found.getBlob()), static_cast<std::size_t>(found.getBytes())};
}

Hash Query::hash(int column) const {
  Hash hash{};
  const auto bytes = blob(column);
  std::transform(bytes.begin(),
                 bytes.begin() + static_cast<std::ptrdiff_t>(std::min(bytes.size(), hash.size())),
                 hash.begin(), [](std::byte b) { return std::to_integer<std::uint8_t>(b); });
  return hash;
}

void Query::bind(int index, const std::optional<std::string>& value) {
  if (value) return bind(index, *value);
  statement_->bind(index);
}

void Query::bind(int index, std::span<const std::byte> value) {
  statement_->bindNoCopy(index, value.data(), static_cast<int>(value.size()));
}

Connection::Connection(const std::filesystem::path& path, int sqlite_flags,
                       std::chrono::milliseconds patience)
    : path_(path), database_(opened(path, sqlite_flags, patience)) {}

SQLite::Database Connection::opened(const std::filesystem::path& path, int flags,
                                    std::chrono::milliseconds patience) {
  try {
    return SQLite::Database(path.string(), flags, static_cast<int>(patience.count()));
  } catch (const SQLite::Exception& e) {
    fail(path, e);
  }
}

SQLite::Statement& Connection::prepared(std::string_view sql) {
  auto found = statements_.find(sql);
  if (found == statements_.end())
    found = statements_.emplace(sql, std::make_unique<SQLite::Statement>(database_, std::string(sql))).first;
  return *found->second;
}

void Connection::run(const std::string& sql) {
  guarded([&] { database_.exec(sql); });
}

std::int64_t Connection::number(std::string_view sql) {
  Query found = query(sql);
  return found.step() ? found.integer(0) : 0;
}

std::string Connection::text(std::string_view sql) {
  Query found = query(sql);
  return found.step() ? found.text(0) : std::string();
}

bool Connection::in_transaction() { return sqlite3_get_autocommit(raw()) == 0; }

void Connection::fail(const std::filesystem::path& path, const SQLite::Exception& e) {
  const Trouble trouble = trouble_of(e.getErrorCode() & 0xFF);
  const int code = e.getExtendedErrorCode() > 0 ? e.getExtendedErrorCode() : e.getErrorCode();
  throw Error(trouble, path, code, sentence(trouble, path.string()) + " (" + e.what() + ").");
}

}  // namespace freshlegs::storage
