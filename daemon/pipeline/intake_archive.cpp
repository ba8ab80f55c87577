// Archives on their way into the database.
#include <algorithm>

#include "daemon/pipeline/intake_state.h"

namespace freshlegs::app {
namespace {

constexpr std::size_t kNoted = 100;  // bad entries that are named one by one; all of them are in the database

LoadFailure too_large(const OpenFile& file) {
  return {LoadFailure::Kind::too_large,
          {"archive.too_large", std::nullopt, PositionUnit::byte,
           "The archive has " + std::to_string(file.size() >> 30) + " GiB; at most " +
               std::to_string(kLargestArchive >> 30) + " are read.",
           "Unpack it and drop the files."}};
}

LoadFailure interrupted() {
  return {LoadFailure::Kind::deferred,
          {"archive.interrupted", std::nullopt, PositionUnit::byte,
           "Reading stopped before the end of the archive; what came before is kept.",
           "The rest is read next time."}};
}

/// How the archive itself fared: as the best of what it holds.
Outcome outcome_of(const Totals& inside) {
  if (inside.ingested > 0) return Outcome::ingested;
  if (inside.duplicate > 0) return Outcome::duplicate;
  return inside.rejected > 0 ? Outcome::rejected : Outcome::ignored;
}

/// The mark that the archive is done. Status ignored: it is no recording, and what it holds counts for
/// itself.
storage::FileFact mark_of(const OpenFile& file, const Hash& hash, const archive::Outcome& walked) {
  storage::FileFact fact{
      .sha256 = hash, .names = {file.name()}, .bytes = file.size(), .format = Format::archive};
  fact.status = ReadStatus::ignored;
  fact.reason = walked.error;
  if (walked.error) fact.status = walked.entries == 0 ? ReadStatus::rejected : ReadStatus::damaged;
  return fact;
}

}  // namespace

TakenFile Intake::take_archive(const OpenFile& file) {
  State& s = *state_;
  if (file.size() > kLargestArchive) return s.refuse(file.name(), too_large(file));
  try {
    const Hash hash = hash_of(file, s.keep_going);
    s.readable.push_back(file.name());
    s.at_hand = hash;
    if (auto taken = s.known(hash, file.name())) return *std::move(taken);
    auto taken = walk_archive(file, hash);
    s.at_hand = hash;
    return taken;
  } catch (const Interrupted&) {
    return s.refuse(file.name(), interrupted());
  }
}

TakenFile Intake::walk_archive(const OpenFile& file, const Hash& hash) {
  State& s = *state_;
  // What could not be unpacked last time is judged anew.
  for (const auto& unread : storage::Told(s.database).unread())
    if (unread.name.starts_with(file.name() + "!")) s.readable.push_back(unread.name);
  TakenFile taken{file.name(), {}, {}};
  Totals inside;
  const auto count = [&](TakenFile entry) {
    inside.add(entry);
    const bool bad =
        entry.outcome == Outcome::rejected || (entry.outcome == Outcome::ingested && entry.reason);
    if (bad && taken.noted.size() < kNoted) taken.noted.push_back(std::move(entry));
    if (full()) commit();
  };
  const auto walked = walk(
      file, s.keep_going,
      [&](const ArchiveEntry& entry) { count(s.read(entry.bytes, entry.name, entry.base_name)); },
      [&](const std::string& name, const Rejection& why) {
        s.unread.push_back({name, storage::UnreadStatus::refused, why});
        count({name, Outcome::rejected, why});
      });
  if (!file.unchanged()) return s.refuse(file.name(), still_changing());
  auto mark = mark_of(file, hash, walked);
  if (walked.error) inside.rejected += walked.entries == 0 ? 1 : 0;
  taken.outcome = outcome_of(inside);
  taken.reason = mark.reason;
  taken.inside = std::move(inside);
  s.files.emplace(hash, PackedFile{std::move(mark), {}});
  return taken;
}

}  // namespace freshlegs::app
