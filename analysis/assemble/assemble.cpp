#include "analysis/assemble.h"

#include <algorithm>
#include <array>

#include "analysis/assemble/identity.h"
#include "analysis/assemble/source.h"
#include "analysis/assemble/sport.h"

namespace freshlegs::analysis {
namespace {

using Group = std::vector<const Source*>;

/// A recording that the athlete merged, but whose clock puts it elsewhere, is taken to begin with the
/// primary.
Millis brought_near(const Source& source, const Source& primary) {
  const bool elsewhere = source.end <= primary.start || source.start >= primary.end;
  return elsewhere ? primary.start - source.start : Millis(0);
}

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
  plan.clock_hour = best->clock_hour;
}

/// From the recording's own times to the activity's clock.
Millis shift_of(const Source& s) { return s.start - s.head().start; }

ActivityPlan plan_of(const Group& group, const std::vector<FusedBy>& why) {
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
  for (std::size_t i = 0; i < group.size(); ++i) {
    const auto& s = *group[i];
    const auto nearer = why[i] == FusedBy::said ? brought_near(s, primary) : Millis(0);
    plan.parts.push_back({s.index, s.role, shift_of(s) + nearer, why[i]});
    hashes.push_back(s.head().hash);
  }
  plan.id = activity_id(plan.sport, plan.start, primary.head().hash);
  plan.key = features_key(plan, hashes);
  return plan;
}

}  // namespace

Assembly assemble_explained(std::span<const KnownRecording> recordings, const ZoneTable& home,
                            const ZoneTable& system, const Belonging& said) {
  auto sources = sources_of(recordings);
  place(sources, home, system);
  undo_zone_slips(sources, said);
  Assembly result;
  for (const auto& members : group(sources, said)) {
    Group group;
    std::vector<FusedBy> why;
    for (const auto& [source, fused_by] : members) {
      group.push_back(&sources[source]);
      why.push_back(fused_by);
      result.why[sources[source].head().hash] = fused_by;
    }
    result.plans.push_back(plan_of(group, why));
  }
  std::ranges::sort(result.plans, [](const ActivityPlan& a, const ActivityPlan& b) {
    return std::tie(a.start, a.id) < std::tie(b.start, b.id);
  });
  return result;
}

std::vector<ActivityPlan> assemble(std::span<const KnownRecording> recordings, const ZoneTable& home,
                                   const ZoneTable& system, const Belonging& said) {
  return assemble_explained(recordings, home, system, said).plans;
}

}  // namespace freshlegs::analysis
