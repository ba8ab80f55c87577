#include "daemon/pipeline/checkpoints.h"

#include <bit>
#include <cstring>

#include "analysis/checkpoint/archive.h"
#include "analysis/checkpoint/fold_version.h"
#include "ingest/file_content.h"
#include "storage/database.h"

namespace freshlegs::app {
namespace {

// About 25 kB each: 130 for ten years. Taking the fold up costs at most this much more of it.
constexpr date::days kPeriod{28};

Instant period_of(Instant start) {
  const auto day = date::floor<date::days>(start).time_since_epoch().count();
  const auto length = kPeriod.count();
  const auto n = (day >= 0 ? day : day - length + 1) / length;
  return Instant(date::sys_days(date::days(n * length)).time_since_epoch());
}

void add(analysis::StateWriter& bytes, const analysis::ZoneTable& zone) {
  bytes(std::uint64_t{zone.rows.size()}, zone.name);
  for (const auto& row : zone.rows) bytes(row.from, row.offset);
}

}  // namespace

std::int64_t fold_version(const Settings& settings, const analysis::ZoneTable& home,
                          const analysis::ZoneTable& system) {
  analysis::StateWriter bytes;
  // The layout of values in memory is part of it, should a database travel between machines.
  bytes(analysis::fold_version(), analysis::kFeatureVersion, std::uint64_t{sizeof(analysis::Findings)},
        std::endian::native == std::endian::little);
  bytes(settings.profile, settings.exercise_share);
  add(bytes, home);
  add(bytes, system);
  const Hash hash = sha256(bytes.take());
  std::int64_t version = 0;
  std::memcpy(&version, hash.data(), sizeof version);
  return version;
}

Checkpoints::Checkpoints(storage::Database& database, std::int64_t version, Instant newest)
    : cache_(database), version_(version), latest_(newest - storage::kReach) {
  for (const Instant at : cache_.checkpoints(version)) there_.insert(at);
}

void Checkpoints::before(Instant start, const analysis::Fold& fold) {
  const Instant period = period_of(start);
  if (period_ == period) return;
  const bool first = !period_;
  period_ = period;
  if (first || period > latest_ || there_.contains(period)) return;
  taken_.emplace_back(period, fold.checkpoint());
}

void Checkpoints::keep() {
  if (there_.empty()) cache_.purge_other_checkpoints(version_);
  for (const auto& [at, state] : taken_) cache_.put_checkpoint(at, version_, state);
  taken_.clear();
}

}  // namespace freshlegs::app
