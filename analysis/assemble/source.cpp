#include "analysis/assemble/source.h"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>
#include <tuple>

#include "analysis/assemble/sport.h"

namespace freshlegs::analysis {
namespace {

bool has_any(const RecordingHead& head, std::initializer_list<ChannelKind> kinds) {
  return std::ranges::any_of(
      kinds, [&](ChannelKind kind) { return (head.channel_mask >> static_cast<unsigned>(kind) & 1U) != 0; });
}

Role role_of(const RecordingHead& head, Sport sport) {
  // Programs that run on a telephone, as manufacturers of the FIT profile.
  constexpr std::array<std::string_view, 5> kPhones{"strava", "wahoo_fitness_app", "runkeeper", "komoot",
                                                    "fitness22"};
  if (head.active_sets > 0 && (head.clock != Clock::utc || head.cumulative)) return Role::strength_log;
  if (head.device.manufacturer == "stryd") return Role::pod;
  if (std::ranges::find(kPhones, head.device.manufacturer) != kPhones.end()) return Role::phone;
  const bool moves = has_any(head, {ChannelKind::speed, ChannelKind::distance, ChannelKind::cadence,
                                    ChannelKind::latitude, ChannelKind::altitude});
  const bool beats = head.rr_intervals > 0 || has_any(head, {ChannelKind::heart_rate});
  // Lifting and yoga move no watch either; whoever goes somewhere and records a heart alone wears a strap.
  const bool still = sport == Sport::strength || sport == Sport::yoga || sport == Sport::mobility;
  if (beats && !moves && !still) return Role::strap;
  if (head.samples > 0 || head.active_sets > 0) return Role::watch;
  return head.summary.timer_s || head.summary.distance_m || head.cumulative ? Role::list : Role::other;
}

/// A later export of the same growing list holds the session again: the later export wins.
bool overtakes(const RecordingHead& a, const RecordingHead& b) {
  const auto rank = [](const RecordingHead& h) {
    return std::tie(h.cumulative->export_newest_ms, h.cumulative->export_rows, h.hash);
  };
  return rank(a) > rank(b);
}

Source source_of(std::size_t index, const KnownRecording& known) {
  const auto& head = known.head;
  Source source;
  source.index = index;
  source.known = &known;
  source.sport = sport_of(head);
  source.role = role_of(head, source.sport);
  source.offset = head.utc_offset;
  if (head.utc_offset) source.offset_source = OffsetSource::device;
  source.placed = head.clock == Clock::utc;
  source.start = head.start;
  source.end = std::max(head.start, head.end);
  const auto length = head.summary.elapsed_s ? head.summary.elapsed_s : head.summary.timer_s;
  if (!head.end_known && length)
    source.end = head.start + std::chrono::duration_cast<Millis>(std::chrono::duration<double>(*length));
  // A wall clock with its offset written beside it needs no search.
  if (head.clock == Clock::wall && head.utc_offset) {
    source.placed = true;
    source.start -= *head.utc_offset;
    source.end -= *head.utc_offset;
  }
  return source;
}

}  // namespace

std::optional<double> Source::minutes() const {
  if (end <= start) return std::nullopt;
  return std::chrono::duration<double, std::ratio<60>>(end - start).count();
}

bool compatible(const Source& a, const Source& b) {
  return alike(a.sport, b.sport) || leaves_sport_open(a.head(), a.sport) ||
         leaves_sport_open(b.head(), b.sport);
}

std::vector<Source> sources_of(std::span<const KnownRecording> recordings) {
  std::map<Hash, std::size_t> by_hash;
  std::map<std::string_view, std::size_t> newest;
  for (std::size_t i = 0; i < recordings.size(); ++i) {
    const auto& [head, file] = recordings[i];
    const auto [at, fresh] = by_hash.emplace(head.hash, i);
    if (!fresh && file.sha256 < recordings[at->second].file.sha256) at->second = i;
    if (!head.cumulative) continue;
    const auto [version, first] = newest.emplace(head.cumulative->session, i);
    if (!first && overtakes(head, recordings[version->second].head)) version->second = i;
  }
  std::vector<Source> sources;
  sources.reserve(by_hash.size());
  for (const auto& [hash, i] : by_hash) {
    const auto& head = recordings[i].head;
    if (head.cumulative && recordings[newest.at(head.cumulative->session)].head.hash != hash) continue;
    sources.push_back(source_of(i, recordings[i]));
  }
  return sources;
}

}  // namespace freshlegs::analysis
