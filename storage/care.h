// Taking care of the facts: what needs the athlete's attention, what is to be deleted for good, what can be
// mended.
#pragma once

#include <set>
#include <span>
#include <vector>

#include "storage/facts.h"

namespace freshlegs::storage {

class Care {
 public:
  explicit Care(Database& database) : database_(database) {}

  /// Rejected and damaged contents whose file has not been replaced since, by first name, then hash.
  [[nodiscard]] std::vector<FileFact> not_taken_whole();

  /// Files of which every recording is among these.
  [[nodiscard]] std::set<Hash> files_only_of(const std::set<Hash>& recordings);

  /// Deletes them, the files that held nothing else, and what was said about them, for good; their hashes are
  /// remembered. Call inside a Transaction. compact() afterwards overwrites what they were.
  void delete_for_good(const std::set<Hash>& recordings);
  /// The same for something that was told, by its number.
  void delete_told(std::int64_t number);
  [[nodiscard]] bool deleted_for_good(const Hash& content);
  /// Rewrites the file without what was deleted. Not inside a transaction.
  void compact();

  /// Recordings with a damaged blob, and the files that hold them.
  struct Broken {
    Hash recording{};
    std::vector<Hash> files;
    Damage damage;
  };
  [[nodiscard]] std::vector<Broken> broken();
  /// Puts a recording in place of its damaged self; call inside a Transaction.
  void mend(const Recording& recording);

 private:
  Database& database_;
};

/// A copy made while others read and write, checked, and only then given its name (0600). Throws Error.
void back_up(Database& database, const std::filesystem::path& to);

}  // namespace freshlegs::storage
