#include <algorithm>
#include <array>
#include <system_error>

#include "analysis/features.h"
#include "daemon/pipeline/intake_state.h"
#include "daemon/pipeline/not_activities.h"
#include "storage/cache.h"
#include "storage/care.h"
#include "storage/seen.h"

namespace freshlegs::app {
namespace {

// A commit costs an fsync or two, a crash costs re-reading what was not committed: engineering of a backlog.
constexpr std::size_t kBatchFiles = 128;
constexpr std::size_t kBatchBytes = 16U << 20;  // keeps the peak memory of a batch of large files small

Outcome outcome_of(ReadStatus status) {
  if (status == ReadStatus::rejected) return Outcome::rejected;
  return status == ReadStatus::ignored ? Outcome::ignored : Outcome::ingested;
}

}  // namespace

std::string_view word(Outcome outcome) {
  static constexpr std::array<std::string_view, 5> kWords{"ingested", "duplicate", "rejected", "deferred",
                                                          "ignored"};
  return kWords[static_cast<std::size_t>(outcome)];
}

void Totals::add(const TakenFile& file) {
  if (file.inside) return add(*file.inside);
  const std::array<std::size_t*, 5> counters{&ingested, &duplicate, &rejected, &deferred, &ignored};
  ++*counters[static_cast<std::size_t>(file.outcome)];
  if (file.outcome != Outcome::ignored || !file.reason) return;
  auto& kind = kinds[file.reason->code + file.reason->text];
  if (kind.files++ == 0) kind = {1, file.name, *file.reason};
}

void Totals::add(const Totals& others) {
  ingested += others.ingested;
  duplicate += others.duplicate;
  rejected += others.rejected;
  deferred += others.deferred;
  ignored += others.ignored;
  for (const auto& [code, kind] : others.kinds) {
    auto& mine = kinds[code];
    if (mine.files == 0) mine = {0, kind.example, kind.reason};
    mine.files += kind.files;
  }
}

TakenFile Intake::State::refuse(const std::string& name, const LoadFailure& failure) {
  using Kind = LoadFailure::Kind;
  TakenFile taken{name, Outcome::deferred, failure.reason};
  taken.still_changing = failure.kind == Kind::changing;
  taken.retry = failure.kind == Kind::deferred;
  taken.gone = failure.kind == Kind::gone;
  if (failure.kind == Kind::not_a_file || failure.kind == Kind::too_large) {
    taken.outcome = Outcome::rejected;
    unread.push_back({name, storage::UnreadStatus::refused, failure.reason});
  } else if (taken.retry) {
    unread.push_back({name, storage::UnreadStatus::deferred, failure.reason});
  }
  return taken;
}

/// A content that was met before: in this batch, or in the database unless a newer reader may do better.
std::optional<TakenFile> Intake::State::known(const Hash& hash, const std::string& name) {
  if (const auto it = files.find(hash); it != files.end()) {
    auto& known_names = it->second.fact.names;
    const auto at = std::ranges::lower_bound(known_names, name);
    if (at == known_names.end() || *at != name) known_names.insert(at, name);
    return TakenFile{name, Outcome::duplicate, std::nullopt};
  }
  if (storage::Care(database).deleted_for_good(hash))
    return TakenFile{name, Outcome::ignored,
                     Rejection{"file.forgotten", std::nullopt, PositionUnit::byte,
                               "You had this recording forgotten, so it stays out.", ""}};
  const auto fact = storage::Facts(database).find_file(hash);
  if (!fact || storage::worth_rereading(*fact)) return std::nullopt;
  // A table that nobody knew may be one that the configuration describes by now.
  if (!options.mappings.empty() && fact->reason && fact->reason->code == "csv.unknown_dialect")
    return std::nullopt;
  if (!std::ranges::binary_search(fact->names, name)) names.emplace_back(hash, name);
  if (fact->format == Format::archive && fact->status == ReadStatus::ignored)
    return TakenFile{name, Outcome::duplicate, std::nullopt};
  const Outcome first = outcome_of(fact->status);
  if (first == Outcome::ingested) return TakenFile{name, Outcome::duplicate, std::nullopt};
  return TakenFile{name, first, fact->reason};
}

TakenFile Intake::State::read(std::span<const std::byte> content, const std::string& name,
                              std::string_view base_name) {
  readable.push_back(name);
  at_hand = sha256(content);
  if (auto taken = known(at_hand, name)) return *std::move(taken);
  return add(pack_file(content, at_hand, name, base_name, options, envelope));
}

TakenFile Intake::State::add(PackedFile file) {
  const auto gone = [this](const Hash& recording) {
    return storage::Care(database).deleted_for_good(recording);
  };
  std::erase_if(file.recordings, [&](const auto& recording) { return gone(recording.hash); });
  std::erase_if(file.features, [&](const auto& features) { return gone(features.recording); });
  TakenFile taken{file.fact.names.front(), outcome_of(file.fact.status), file.fact.reason};
  bytes += file.fact.bytes;
  const Hash hash = file.fact.sha256;
  files.emplace(hash, std::move(file));
  return taken;
}

/// As it was before it was opened, so that a change since is noticed; what is to be tried again was not seen.
void Intake::State::saw(const std::filesystem::path& path, const std::optional<Signature>& was,
                        const TakenFile& taken) {
  if (!was || at_hand == Hash{} || taken.retry || taken.still_changing || taken.outcome == Outcome::deferred)
    return;
  seen.push_back({std::filesystem::absolute(path).string(), was->size, was->inode, was->modified, at_hand});
}

void Intake::State::clear() {
  files.clear();
  names.clear();
  unread.clear();
  readable.clear();
  seen.clear();
  bytes = 0;
}

Intake::Intake(storage::Database& database, const Settings& settings)
    : state_(std::make_unique<State>(State{.database = database,
                                           .options = read_options(settings),
                                           .files = {},
                                           .names = {},
                                           .unread = {},
                                           .readable = {}})) {}
Intake::~Intake() = default;

TakenFile Intake::take(const std::filesystem::path& path) {
  const auto was = DiskFolder().look(path);
  state_->at_hand = {};
  const auto file = OpenFile::open(path);
  if (!file) return state_->refuse(path.filename().string(), file.error());
  try {
    if (is_archive(*file)) {
      auto taken = take_archive(*file);
      state_->saw(path, was, taken);
      return taken;
    }
  } catch (const std::system_error& error) {
    if (error.code().category() != std::generic_category()) throw;
    return state_->refuse(file->name(), failure_of(error.code().value()));
  }
  const auto loaded = load_whole(*file);
  if (!loaded) return state_->refuse(file->name(), loaded.error());
  auto taken = state_->read(loaded->bytes, loaded->name, loaded->name);
  state_->saw(path, was, taken);
  return taken;
}

TakenFile Intake::take(ReadFile file) {
  if (!file.name) return take(file.path);
  State& s = *state_;
  s.readable.push_back(*file.name);
  s.at_hand = file.sha256;
  auto taken = s.known(file.sha256, *file.name);
  if (!taken && !file.packed) return take(file.path);  // known to the reader's view of the database alone
  if (!taken) taken = s.add(*std::move(file.packed));
  s.saw(file.path, file.was, *taken);
  return *std::move(taken);
}

void Intake::ask(KeepGoing keep_going) { state_->keep_going = std::move(keep_going); }

void Intake::commit() {
  const State& s = *state_;
  if (s.files.empty() && s.names.empty() && s.unread.empty() && s.readable.empty()) return;
  try {
    storage::Transaction transaction(s.database);
    storage::Facts facts(s.database);
    storage::Told told(s.database);
    storage::Cache cache(s.database);
    for (const auto& [hash, file] : s.files) {
      facts.put_file(file.fact, file.recordings);
      for (const auto& [recording, key, bytes] : file.features)
        cache.put_features(key, analysis::kFeatureVersion, bytes);
    }
    for (const auto& [hash, name] : s.names) facts.add_name(hash, name);
    for (const auto& name : s.readable) told.clear_unread(name);
    for (const auto& file : s.unread) told.put_unread(file);
    for (const auto& file : s.seen) storage::Seen(s.database).put(file);
    transaction.commit();
  } catch (...) {
    state_->clear();
    throw;
  }
  state_->clear();
}

bool Intake::full() const {
  return state_->files.size() + state_->names.size() + state_->unread.size() >= kBatchFiles ||
         state_->bytes >= kBatchBytes;
}

}  // namespace freshlegs::app
