// What can be rebuilt from the facts at any time: kept only to save work. A damaged or outdated entry is
// simply absent.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "ingest/recording.h"
#include "storage/varint.h"

namespace freshlegs::storage {

class Database;

/// How far a recording reaches into the past: logs without a zone are dated by recordings up to 30 days away, and
/// those by others (analysis/assemble/placing.cpp); the rest is for clocks on the wall.
inline constexpr std::chrono::hours kReach{64 * 24};

class Cache {
 public:
  explicit Cache(Database& database) : database_(database) {}

  /// `key`: a hash over everything the features were computed from; `version`: of the analysis that computed
  /// them.
  void put_features(const Hash& key, int version, std::span<const std::byte> features);
  [[nodiscard]] std::optional<Bytes> features(const Hash& key, int version);

  /// The state of the fold after everything before `at`.
  void put_checkpoint(Instant at, std::int64_t version, std::span<const std::byte> state);
  struct Checkpoint {
    Instant at;
    Bytes state;
  };
  /// The newest sound one at or before `at`.
  [[nodiscard]] std::optional<Checkpoint> checkpoint_before(Instant at, std::int64_t version);
  /// When there are any, in time order; whether they are sound is not looked at.
  [[nodiscard]] std::vector<Instant> checkpoints(std::int64_t version);
  void drop_checkpoints_after(Instant at);
  /// Something that was recorded at `start`, or said of it, is new, changed or gone: checkpoints that may
  /// depend on it go. Facts and statements call this in the transaction that changes them.
  void fact_changed(Instant start);
  void drop_checkpoints();

  /// Drops features that other versions of the analysis left.
  void purge_other_versions(int version);
  /// Checkpoints of other versions.
  void purge_other_checkpoints(std::int64_t version);
  void clear();

 private:
  Database& database_;
};

}  // namespace freshlegs::storage
