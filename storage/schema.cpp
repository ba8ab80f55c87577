#include "storage/schema.h"

#include <string>

#include "storage/connection.h"
#include "storage/files.h"

namespace freshlegs::storage {
namespace {

void refuse(Connection& connection, Trouble trouble, const std::string& what) {
  throw Error(trouble, connection.path(), 0, "The database " + connection.path().string() + " " + what);
}

// The schema version; throws if the file is another program's or a newer one's.
std::size_t version_of(Connection& connection, std::size_t newest) {
  const auto version = static_cast<std::size_t>(connection.number("PRAGMA user_version"));
  const auto owner = connection.number("PRAGMA application_id");
  const bool empty = connection.number("SELECT count(*) FROM sqlite_schema") == 0;
  if (owner != kApplicationId && !(empty && owner == 0))
    refuse(connection, Trouble::foreign, "belongs to another program; freshlegs leaves it alone.");
  if (version > newest)
    refuse(connection, Trouble::newer,
           "was made by a newer freshlegs (schema " + std::to_string(version) + ", this program knows " +
               std::to_string(newest) + "); install that version or restore a copy.");
  return version;
}

// A whole copy beside the database: a migration that goes wrong must cost nothing.
void keep_copy(Connection& connection, std::size_t next_version) {
  const std::string copy = connection.path().string() + ".before-v" + std::to_string(next_version);
  std::error_code ignored;
  std::filesystem::remove(copy, ignored);
  create_private_file(copy);
  connection.query("VACUUM INTO ?", copy).run();
}

}  // namespace

void require_ours(Connection& connection, std::span<const std::string_view> steps) {
  (void)version_of(connection, steps.size());
}

void migrate(Connection& connection, std::span<const std::string_view> steps) {
  auto version = version_of(connection, steps.size());
  if (version == steps.size()) return;
  if (version > 0) keep_copy(connection, version + 1);
  for (; version < steps.size(); ++version) {
    connection.run("BEGIN IMMEDIATE");
    try {
      // Another program may have been faster while we waited for the lock.
      if (static_cast<std::size_t>(connection.number("PRAGMA user_version")) == version) {
        connection.run(std::string(steps[version]));
        connection.run("PRAGMA application_id = " + std::to_string(kApplicationId));
        connection.run("PRAGMA user_version = " + std::to_string(version + 1));
      }
      connection.run("COMMIT");
    } catch (const Error&) {
      if (connection.in_transaction()) connection.run("ROLLBACK");
      throw;
    }
  }
}

void require_current(Connection& connection, std::span<const std::string_view> steps) {
  if (version_of(connection, steps.size()) == steps.size()) return;
  refuse(
      connection, Trouble::older,
      "is of an older freshlegs; start freshlegsd, or run `freshlegs ingest`, once to bring it up to date.");
}

}  // namespace freshlegs::storage
