// Checkpoints of the fold: taken while it runs over the whole history, so that later it can begin near the end.
#pragma once

#include <set>
#include <utility>
#include <vector>

#include "analysis/fold.h"
#include "daemon/config/settings.h"
#include "storage/cache.h"

namespace freshlegs::app {

/// Of everything that decides what the fold makes of the same facts: the program, the settings, the zones. What the
/// athlete said of recordings is a fact.
[[nodiscard]] std::int64_t fold_version(const Settings& settings, const analysis::ZoneTable& home,
                                        const analysis::ZoneTable& system);

class Checkpoints {
 public:
  /// `newest`: start of the newest recording. Nothing is taken so near to it that the next file would undo it.
  Checkpoints(storage::Database& database, std::int64_t version, Instant newest);

  /// To be called before every step, in time order.
  void before(Instant start, const analysis::Fold& fold);
  [[nodiscard]] bool empty() const { return taken_.empty(); }
  /// Inside a transaction.
  void keep();

 private:
  storage::Cache cache_;
  std::int64_t version_;
  Instant latest_;
  std::set<Instant> there_;
  std::optional<Instant> period_;
  std::vector<std::pair<Instant, std::vector<std::byte>>> taken_;
};

}  // namespace freshlegs::app
