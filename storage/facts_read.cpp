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

// How late an export is; the file's hash settles what is equally late.
struct Rank {
  std::int64_t newest_ms = 0, rows = 0;
  Hash file{};
  friend auto operator<=>(const Rank&, const Rank&) = default;
};

// A recording as the rows of the join come in: once for each file and name.
struct Candidate {
  Hash hash{};
  std::map<Hash, std::vector<std::string>> files;
  std::string session;       // of a growing export
  std::optional<Rank> rank;  // of the latest export that holds it
  std::expected<RecordingHead, Damage> head;
};

void add_row(Candidate& candidate, const Query& row) {
  const Hash file = row.hash(3);
  auto& names = candidate.files[file];
  if (auto name = row.maybe_text(4)) names.push_back(std::move(*name));
  auto session = row.maybe_text(5);
  if (!session) return;
  const Rank rank{row.integer(6), row.integer(7), file};
  if (candidate.rank && rank <= *candidate.rank) return;
  candidate.rank = rank;
  candidate.session = std::move(*session);
}

// Of the versions of one session only what the last export says. One export may hold two recordings that look
// like one session (same day, no time of day): both stay.
void keep_winners(std::vector<Candidate>& candidates) {
  std::map<std::string, Rank> latest;
  for (const auto& candidate : candidates)
    if (candidate.rank) latest[candidate.session] = std::max(latest[candidate.session], *candidate.rank);
  std::erase_if(candidates, [&](const Candidate& c) { return c.rank && *c.rank != latest[c.session]; });
}

StoredHead stored_head(Candidate&& candidate) {
  StoredHead stored{.head = std::move(*candidate.head), .files = {}};
  stored.head.hash = candidate.hash;
  if (candidate.rank)
    stored.head.cumulative =
        CumulativeKey{std::move(candidate.session), candidate.rank->newest_ms, candidate.rank->rows};
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
      candidates.push_back({hash, {}, {}, {}, unpack_head(rows.blob(2), database_.envelope())});
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

std::optional<Facts::Latest> Facts::latest_days(int days) {
  std::optional<Latest> found;
  std::optional<date::sys_days> day;
  for (Query rows =
           database_.connection().query("SELECT start_ms FROM fact_recording ORDER BY start_ms DESC");
       rows.step();) {
    const Instant start{Millis(rows.integer(0))};
    if (!found) found = Latest{start, start};
    if (const auto that = date::floor<date::days>(start); day != that) {
      if (days == 0) return found;
      --days;
      day = that;
    }
    found->since = start;
  }
  return days == 0 ? found : std::nullopt;
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
  for (Query link = c.query("SELECT l.session, l.export_newest_ms, l.export_rows"
                            " FROM fact_file_recording l JOIN fact_file f ON f.id = l.file"
                            " WHERE l.recording = ? AND l.session IS NOT NULL"
                            " ORDER BY l.export_newest_ms DESC, l.export_rows DESC, f.hash DESC LIMIT 1",
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
