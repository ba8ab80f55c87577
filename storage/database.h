// The one database file: opening it safely, transactions, and whether it is sound. What it holds: facts.h
// (what devices wrote), statements.h (what the athlete said), cache.h (what can be rebuilt), told.h (what the
// athlete was shown). Everything here throws storage::Error when the file or its disk lets us down. One
// thread at a time.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <vector>

#include "storage/error.h"

namespace freshlegs::storage {

class Connection;
class Envelope;

enum class Access : std::uint8_t {
  read,    ///< must exist and be up to date; nothing is written
  write,   ///< must exist; migrated if older
  create,  ///< made if it is not there (its folder must be); migrated if older
};

class Database {
 public:
  struct Options {
    Access access = Access::read;
    /// How long to wait for another program's write lock.
    std::chrono::milliseconds patience{5000};
  };

  Database(const std::filesystem::path& path, const Options& options);
  ~Database();
  Database(Database&&) noexcept;
  Database& operator=(Database&&) noexcept;

  /// Structure only (64 MB: 0.4 s); what the blobs hold is checked by their checksums. Empty = sound.
  [[nodiscard]] std::vector<std::string> quick_check();
  /// Structure and indexes, slower; for a weekly look.
  [[nodiscard]] std::vector<std::string> full_check();
  /// Changes when another connection has committed since we last looked: our view of the facts is then old.
  [[nodiscard]] std::int64_t data_version();
  /// Moves what was committed from the log into the database file; for quiet moments. Gives way to readers.
  void checkpoint();
  [[nodiscard]] bool writable() const { return writable_; }
  /// Size of the database without its log.
  [[nodiscard]] std::uint64_t bytes();
  /// On a network file system the log is replaced by the slower rollback journal, and only one program can
  /// use it.
  [[nodiscard]] bool on_network() const { return on_network_; }
  [[nodiscard]] const std::filesystem::path& path() const;

  /// For the other parts of this room.
  [[nodiscard]] Connection& connection() { return *connection_; }
  [[nodiscard]] Envelope& envelope() { return *envelope_; }

 private:
  void set_up(Access access);

  bool writable_ = false;
  bool on_network_ = false;
  std::unique_ptr<Connection> connection_;
  std::unique_ptr<Envelope> envelope_;
};

/// All of it or nothing: what is not committed is undone when this goes away. Takes the write lock at once.
class Transaction {
 public:
  /// A cache can be made again: a power cut may take it, so that it costs no flush of its own.
  enum class Of : std::uint8_t { facts, cache };
  explicit Transaction(Database& database, Of what = Of::facts);
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;

  /// After this returns the facts outlive a power cut.
  void commit();

 private:
  /// While it lives, commits do not wait for the disk; a beginning that fails ends it, too.
  class Unflushed {
   public:
    Unflushed(Connection& connection, bool wanted);
    ~Unflushed();
    Unflushed(const Unflushed&) = delete;
    Unflushed& operator=(const Unflushed&) = delete;

   private:
    Connection* connection_;
  };

  Connection& connection_;
  Unflushed unflushed_;
  bool open_ = true;
};

}  // namespace freshlegs::storage
