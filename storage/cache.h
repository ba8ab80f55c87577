// What can be rebuilt from the facts at any time: kept only to save work. A damaged or outdated entry is
// simply absent.
#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "ingest/recording.h"
#include "storage/varint.h"

namespace freshlegs::storage {

class Database;

class Cache {
 public:
  explicit Cache(Database& database) : database_(database) {}

  /// `key`: a hash over everything the features were computed from; `version`: of the analysis that computed
  /// them.
  void put_features(const Hash& key, int version, std::span<const std::byte> features);
  [[nodiscard]] std::optional<Bytes> features(const Hash& key, int version);

  /// The state of the fold after everything before `at`.
  void put_checkpoint(Instant at, int version, std::span<const std::byte> state);
  struct Checkpoint {
    Instant at;
    Bytes state;
  };
  /// The newest sound one at or before `at`.
  [[nodiscard]] std::optional<Checkpoint> checkpoint_before(Instant at, int version);
  /// A late fact at `at` makes what was known after it untrue.
  void drop_checkpoints_after(Instant at);

  /// Drops what other versions of the analysis left.
  void purge_other_versions(int version);
  void clear();

 private:
  Database& database_;
};

}  // namespace freshlegs::storage
