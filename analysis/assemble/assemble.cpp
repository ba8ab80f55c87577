#include "analysis/assemble.h"

#include <algorithm>
#include <array>

#include "analysis/assemble/identity.h"
#include "analysis/assemble/source.h"
#include "analysis/assemble/sport.h"

namespace freshlegs::analysis {
namespace {

using Group = std::vector<const Source*>;

/// The sport most surely told: of the first recording that says one, by rank of the group.
Sport sport_of_group(const Group& group) {
  for (const auto* s : group)
    if (!leaves_sport_open(s->head(), s->sport)) return s->sport;
  // Only open ones: of a strap's beats and a device's "other", the activity wins over the rest.
  for (const auto* s : group)
    if (s->sport != Sport::wellness) return s->sport;
  return group.front()->sport;
}

/// Titles that a person wrote come before titles that a watch made up.
std::optional<std::string> title_of(const Group& group) {
  for (const auto role : {Role::strength_log, Role::list, Role::watch, Role::phone})
    for (const auto* s : group)
      if (s->role == role && s->head().title && !s->head().title->empty()) return s->head().title;
  for (const auto* s : group)
    if (s->head().title && !s->head().title->empty()) return s->head().title;
  return std::nullopt;
}

/// The best evidence of any part; equal evidence: of the part ranked higher.
void take_offset(ActivityPlan& plan, const Group& group) {
  const auto better = [](const Source* a, const Source* b) {
    return std::pair(!a->offset, a->offset_source) < std::pair(!b->offset, b->offset_source);
  };
  const auto* best = *std::ranges::min_element(group, better);
  plan.utc_offset = best->offset;
  plan.offset_source = best->offset_source;
}

/// From the recording's own times to the activity's clock.
Millis shift_of(const Source& s) { return s.start - s.head().start; }

ActivityPlan plan_of(const Group& group) {
  const auto& primary = *group.front();
  ActivityPlan plan;
  plan.sport = sport_of_group(group);
  plan.start = primary.start;
  plan.end = primary.end;
  // A log without an end, fused with a recording that has one.
  for (const auto* s : group)
    if (plan.end <= plan.start) plan.end = std::max(plan.end, s->end);
  plan.title = title_of(group);
  take_offset(plan, group);
  std::vector<Hash> hashes;
  for (const auto* s : group) {
    plan.parts.push_back({s->index, s->role, shift_of(*s)});
    hashes.push_back(s->head().hash);
  }
  plan.id = activity_id(plan.sport, plan.start, primary.head().hash);
  plan.key = features_key(plan, hashes);
  return plan;
}

}  // namespace

std::vector<ActivityPlan> assemble(std::span<const KnownRecording> recordings, const ZoneTable& home,
                                   const ZoneTable& system) {
  auto sources = sources_of(recordings);
  place(sources, home, system);
  std::vector<ActivityPlan> plans;
  for (const auto& members : group(sources)) {
    Group group;
    for (const auto i : members) group.push_back(&sources[i]);
    plans.push_back(plan_of(group));
  }
  std::ranges::sort(plans, [](const ActivityPlan& a, const ActivityPlan& b) {
    return std::tie(a.start, a.id) < std::tie(b.start, b.id);
  });
  return plans;
}

}  // namespace freshlegs::analysis
