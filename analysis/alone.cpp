#include "analysis/alone.h"

#include <utility>

#include "analysis/assemble.h"

namespace freshlegs::analysis {

std::optional<KeyedFeatures> features_alone(Recording recording) {
  if (recording.head.clock != Clock::utc || recording.samples.size() == 0) return std::nullopt;
  const KnownRecording known{recording.head, {}};
  auto plan = assemble({&known, 1}, {}, {}).front();
  const Hash key = plan.key;
  Activity activity{std::move(plan), {}};
  activity.parts.push_back(std::move(recording));
  return KeyedFeatures{key, extract(activity)};
}

}  // namespace freshlegs::analysis
