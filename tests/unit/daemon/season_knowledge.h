// What is known after a simulated season, made the way the product makes it: facts in a database, then the analysis.
#pragma once

#include <filesystem>

#include "daemon/pipeline/analyser.h"
#include "storage/database.h"
#include "tests/sim/demo_season.h"

namespace freshlegs::app {

class SeasonKnowledge {
 public:
  explicit SeasonKnowledge(const sim::SeasonConfig& config);
  SeasonKnowledge(std::uint64_t seed, int weeks);  ///< the demo's athlete, until 15 October 2026
  ~SeasonKnowledge();
  SeasonKnowledge(const SeasonKnowledge&) = delete;
  SeasonKnowledge& operator=(const SeasonKnowledge&) = delete;

  [[nodiscard]] const Knowledge& knowledge() const { return knowledge_; }
  [[nodiscard]] storage::Database open() const { return storage::Database(path_, {.access = storage::Access::read}); }

 private:
  std::filesystem::path folder_, path_;
  Knowledge knowledge_;
};

}  // namespace freshlegs::app
