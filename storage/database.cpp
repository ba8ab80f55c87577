#include "storage/database.h"

#include <sqlite3.h>

#include <cassert>

#include "storage/connection.h"
#include "storage/envelope.h"
#include "storage/files.h"
#include "storage/schema.h"

namespace freshlegs::storage {
namespace {

// Blobs of 1 to 10 kB sit side by side in large pages; with 4 kB pages a third of the file would be left
// empty.
constexpr int kPageSize = 16384;
// A backlog commits 128 files (about 4 MB) at once. Emptying the log costs two more fsyncs, so let it grow to
// 32 MB: together less than one fsync for 50 files. Quiet moments empty it by checkpoint().
constexpr int kLogPages = 32 * 1024 * 1024 / kPageSize;
constexpr int kCacheKiB = 4096;

int flags_of(Access access) { return access == Access::read ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE; }

std::unique_ptr<Connection> connect(const std::filesystem::path& path, const Database::Options& options) {
  if (options.access == Access::create) create_private_file(path);
  std::error_code ignored;
  if (!std::filesystem::exists(path, ignored))
    throw Error(Trouble::missing, path, SQLITE_CANTOPEN, "There is no database " + path.string() + " yet.");
  return std::make_unique<Connection>(path, flags_of(options.access), options.patience);
}

std::vector<std::string> complaints(Connection& connection, std::string_view pragma) {
  std::vector<std::string> found;
  try {
    for (Query rows = connection.query(pragma); rows.step();)
      if (const auto text = rows.text(0); text != "ok") found.push_back(text);
  } catch (const Error& e) {  // so damaged that the check itself stops
    if (e.trouble() != Trouble::corrupt) throw;
    found.emplace_back(e.what());
  }
  return found;
}

}  // namespace

Database::Database(const std::filesystem::path& path, const Options& options)
    : writable_(options.access != Access::read),
      on_network_(on_network_file_system(path.has_parent_path() ? path.parent_path() : ".")),
      connection_(connect(path, options)),
      envelope_(std::make_unique<Envelope>()) {
  set_up(options.access);
}

Database::~Database() {
  if (!connection_) return;
  try {
    if (writable_) connection_->run("PRAGMA synchronous = NORMAL; PRAGMA optimize");
  } catch (const Error&) {
    // Only statistics for the query planner: not worth a word when closing.
  }
}

Database::Database(Database&&) noexcept = default;
Database& Database::operator=(Database&&) noexcept = default;

void Database::set_up(Access access) {
  auto& c = *connection_;
  c.run(
      "PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA temp_store = MEMORY;"
      "PRAGMA foreign_keys = ON; PRAGMA cache_size = -" +
      std::to_string(kCacheKiB));
  if (access == Access::read) return require_current(c);
  require_ours(c);  // before the journal mode is written into it
  if (c.number("PRAGMA page_count") == 0) c.run("PRAGMA page_size = " + std::to_string(kPageSize));
  c.run(on_network_ ? "PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = DELETE"
                    : "PRAGMA journal_mode = WAL");
  c.run("PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = " + std::to_string(kLogPages));
  migrate(c);
}

std::vector<std::string> Database::quick_check() { return complaints(*connection_, "PRAGMA quick_check"); }
std::vector<std::string> Database::full_check() { return complaints(*connection_, "PRAGMA integrity_check"); }
std::int64_t Database::data_version() { return connection_->number("PRAGMA data_version"); }
void Database::checkpoint() { connection_->run("PRAGMA wal_checkpoint(TRUNCATE)"); }

std::uint64_t Database::bytes() {
  return static_cast<std::uint64_t>(connection_->number("PRAGMA page_count") *
                                    connection_->number("PRAGMA page_size"));
}

const std::filesystem::path& Database::path() const { return connection_->path(); }

Transaction::Unflushed::Unflushed(Connection& connection, bool wanted) : connection_(wanted ? &connection : nullptr) {
  if (connection_) connection_->run("PRAGMA synchronous = NORMAL");
}

Transaction::Unflushed::~Unflushed() {
  try {
    if (connection_) connection_->run("PRAGMA synchronous = FULL");
  } catch (const Error&) {
    // The connection is broken: nothing will be committed over it.
  }
}

Transaction::Transaction(Database& database, Of what)
    : connection_(database.connection()), unflushed_(connection_, what == Of::cache) {
  connection_.run("BEGIN IMMEDIATE");
}

Transaction::~Transaction() {
  if (!open_) return;
  try {
    // A full disk may have undone the transaction already.
    if (connection_.in_transaction()) connection_.run("ROLLBACK");
  } catch (const Error&) {
    // The error that brought us here is the one to tell; the log is never replayed without its commit.
  }
}

void Transaction::commit() {
  assert(open_);
  connection_.run("COMMIT");
  open_ = false;
}

}  // namespace freshlegs::storage
