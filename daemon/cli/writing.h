// One short writing command: says something, or takes it back, then brings the summaries up to date with the
// same library as the daemon, which notices by itself.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "daemon/cli/context.h"
#include "daemon/pipeline/said.h"

namespace freshlegs::cli {

class Writing {
 public:
  /// Waits up to ten seconds for another program's write. Throws Failure if there is no database yet.
  explicit Writing(Context& context);

  [[nodiscard]] storage::Database& database() { return database_; }
  [[nodiscard]] const app::Units& units() const { return settings_.units; }
  /// As it was before this command.
  [[nodiscard]] const app::Knowledge& knowledge() const { return knowledge_; }

  /// An id, an earlier id, or a local day on which only one of `which` was recorded; else Failure (usage).
  [[nodiscard]] app::NamedActivity activity(const std::string& name, const app::WhichActivities& which) const;

  /// Together, or not at all. The moment of saying is filled in here.
  void say(std::vector<storage::Statement> statements);
  void take_back(const std::vector<std::int64_t>& numbers);
  /// Makes what is derived follow; what can be said now.
  app::Knowledge finish();

 private:
  Context& context_;
  app::Settings settings_;
  storage::Database database_;
  app::Knowledge knowledge_;
};

}  // namespace freshlegs::cli
