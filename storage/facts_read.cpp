// The reading side of the facts: heads for the fold, whole recordings for their features.
#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "storage/connection.h"
#include "storage/database.h"
#include "storage/facts.h"

namespace freshlegs::storage {
namespace {

std::string short_name(const Hash& hash) { return hex(hash, 12); }

auto rank(const CumulativeKey& key) { return std::tie(key.export_newest_ms, key.export_rows, key.session); }

// A recording as the rows of the join come in: once for each file and name.
struct Candidate {
  Hash hash{};
  std::optional<CumulativeKey> key;  // of the latest export that holds it
  std::map<Hash, std::vector<std::string>> files;
  std::expected<RecordingHead, Damage> head;
};

void add_row(Candidate& candidate, const Query& row) {
  auto& names = candidate.files[row.hash(3)];
  if (auto name = row.maybe_text(4)) names.push_back(std::move(*name));
  auto session = row.maybe_text(5);
  if (!session) return;
  const CumulativeKey key{std::move(*session), row.integer(6), row.integer(7)};
  if (!candidate.key || rank(*candidate.key) < rank(key)) candidate.key = key;
}

bool wins(const Candidate& a, const Candidate& b) {
  const auto order = [](const Candidate& c) {
    return std::make_tuple(c.key->export_newest_ms, c.key->export_rows, c.hash);
  };
  return order(a) > order(b);
}

// Of the versions of one session, all but the last export's go.
void keep_winners(std::vector<Candidate>& candidates) {
  std::map<std::string, const Candidate*> best;
  for (const auto& candidate : candidates) {
    if (!candidate.key) continue;
    auto& holder = best[candidate.key->session];
    if (holder == nullptr || wins(candidate, *holder)) holder = &candidate;
  }
  std::vector<Candidate> kept;
  for (auto& candidate : candidates)
    if (!candidate.key || best[candidate.key->session] == &candidate) kept.push_back(std::move(candidate));
  candidates = std::move(kept);
}

StoredHead stored_head(Candidate&& candidate) {
  StoredHead stored{.head = std::move(*candidate.head), .files = {}};
  stored.head.hash = candidate.hash;
  stored.head.cumulative = std::move(candidate.key);
  for (auto& [sha256, names] : candidate.files) {
    std::ranges::sort(names);
    stored.files.push_back({sha256, std::move(names)});
  }
  std::ranges::sort(stored.files, {}, [](const FileRef& f) { return std::tie(f.names, f.sha256); });
  return stored;
}

}  // namespace

Heads Facts::heads(Instant from, Instant until) {
  auto& c = database_.connection();
  std::vector<Candidate> candidates;
  for (Query rows = c.query(
           "SELECT r.id, r.hash, r.head, f.hash, n.name, l.session, l.export_newest_ms, l.export_rows"
           " FROM fact_recording r JOIN fact_file_recording l ON l.recording = r.id"
           " JOIN fact_file f ON f.id = l.file LEFT JOIN fact_file_name n ON n.file = f.id"
           " WHERE r.start_ms >= ? AND r.start_ms < ? ORDER BY r.start_ms, r.hash",
           std::int64_t{from.time_since_epoch().count()}, std::int64_t{until.time_since_epoch().count()});
       rows.step();) {
    const Hash hash = rows.hash(1);
    if (candidates.empty() || candidates.back().hash != hash)
      candidates.push_back({hash, {}, {}, unpack_head(rows.blob(2), database_.envelope())});
    add_row(candidates.back(), rows);
  }
  keep_winners(candidates);
  Heads found;
  found.heads.reserve(candidates.size());
  for (auto& candidate : candidates) {
    if (candidate.head)
      found.heads.push_back(stored_head(std::move(candidate)));
    else
      found.damaged.push_back(
          {"Recording " + short_name(candidate.hash) + ": " + candidate.head.error().text});
  }
  return found;
}

std::expected<Recording, Damage> Facts::load(const Hash& hash) {
  auto& c = database_.connection();
  const auto damaged = [&](const Damage& damage) {
    return std::unexpected(Damage{"Recording " + short_name(hash) + ": " + damage.text});
  };
  Query row = c.query("SELECT id, head FROM fact_recording WHERE hash = ?", hash);
  if (!row.step()) return damaged({"It is not stored."});
  auto head = unpack_head(row.blob(1), database_.envelope());
  if (!head) return damaged(head.error());
  Recording recording;
  recording.head = std::move(*head);
  recording.head.hash = hash;

  const std::int64_t id = row.integer(0);
  for (Query link = c.query("SELECT session, export_newest_ms, export_rows FROM fact_file_recording"
                            " WHERE recording = ? AND session IS NOT NULL"
                            " ORDER BY export_newest_ms DESC, export_rows DESC, session DESC LIMIT 1",
                            id);
       link.step();)
    recording.head.cumulative = CumulativeKey{link.text(0), link.integer(1), link.integer(2)};
  for (Query part = c.query("SELECT id, blob FROM fact_part WHERE id BETWEEN ?1 * 1024 AND ?1 * 1024 + 1023"
                            " ORDER BY id",
                            id);
       part.step();) {
    const auto slot = static_cast<Slot>(part.integer(0) % kSlots);
    if (auto ok = unpack_part(slot, part.blob(1), database_.envelope(), recording); !ok)
      return damaged(ok.error());
  }
  return recording;
}

std::vector<Damage> Facts::damaged_recordings() {
  std::vector<Hash> hashes;
  for (Query rows = database_.connection().query("SELECT hash FROM fact_recording ORDER BY start_ms, hash");
       rows.step();)
    hashes.push_back(rows.hash(0));
  std::vector<Damage> damaged;
  for (const Hash& hash : hashes)
    if (auto recording = load(hash); !recording) damaged.push_back(recording.error());
  return damaged;
}

}  // namespace freshlegs::storage
