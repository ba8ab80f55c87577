#include "daemon/pipeline/intake.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>
#include <vector>

#include "storage/database.h"
#include "storage/facts.h"
#include "storage/told.h"

namespace freshlegs::app {
namespace {

// A commit costs an fsync or two, a crash costs re-reading what was not committed: engineering of a backlog.
constexpr std::size_t kBatchFiles = 64;
constexpr std::size_t kBatchBytes = 16U << 20;  // keeps the peak memory of a batch of large files small

Outcome outcome_of(ReadStatus status) {
  if (status == ReadStatus::rejected) return Outcome::rejected;
  return status == ReadStatus::ignored ? Outcome::ignored : Outcome::ingested;
}

storage::FileFact fact_of(const LoadedFile& file, const FileContent& content) {
  storage::FileFact fact;
  fact.sha256 = content.sha256;
  fact.names = {file.name};
  fact.bytes = file.bytes.size();
  fact.format = content.format;
  fact.dialect = content.dialect;
  fact.status = content.status;
  fact.reason = content.reason;
  fact.notes = content.notes;
  if (content.status == ReadStatus::ok && content.recordings.empty()) {
    fact.status = ReadStatus::ignored;
    fact.reason = Rejection{"file.no_activity", std::nullopt, PositionUnit::byte,
                            "The file is sound, but holds no activity and no measurement.", ""};
  }
  return fact;
}

}  // namespace

std::string_view word(Outcome outcome) {
  static constexpr std::array<std::string_view, 5> kWords{"ingested", "duplicate", "rejected", "deferred",
                                                          "ignored"};
  return kWords[static_cast<std::size_t>(outcome)];
}

void Totals::add(Outcome outcome) {
  const std::array<std::size_t*, 5> counters{&ingested, &duplicate, &rejected, &deferred, &ignored};
  ++*counters[static_cast<std::size_t>(outcome)];
}

struct Intake::State {
  struct NewFile {
    storage::FileFact fact;
    std::vector<Recording> recordings;
  };

  storage::Database& database;
  ReadOptions options;
  std::map<Hash, NewFile> files;                    // by content, not yet durable
  std::vector<std::pair<Hash, std::string>> names;  // further names of known contents
  std::vector<storage::UnreadFile> unread;
  std::vector<std::string> readable;  // names that were read, so no longer unread
  std::size_t bytes = 0;

  TakenFile refuse(const std::string& name, const LoadFailure& failure);
  TakenFile read(LoadedFile file);
  std::optional<TakenFile> known(const Hash& hash, const std::string& name);
  void clear();
};

TakenFile Intake::State::refuse(const std::string& name, const LoadFailure& failure) {
  using Kind = LoadFailure::Kind;
  TakenFile taken{name, Outcome::deferred, failure.reason};
  taken.still_changing = failure.kind == Kind::changing;
  taken.retry = failure.kind == Kind::deferred;
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
  const auto fact = storage::Facts(database).find_file(hash);
  if (!fact || storage::worth_rereading(*fact)) return std::nullopt;
  if (!std::ranges::binary_search(fact->names, name)) names.emplace_back(hash, name);
  const Outcome first = outcome_of(fact->status);
  if (first == Outcome::ingested) return TakenFile{name, Outcome::duplicate, std::nullopt};
  return TakenFile{name, first, fact->reason};
}

TakenFile Intake::State::read(LoadedFile file) {
  readable.push_back(file.name);
  if (auto taken = known(sha256(file.bytes), file.name)) return *std::move(taken);
  FileContent content = read_file(file.bytes, file.name, options);
  storage::FileFact fact = fact_of(file, content);
  TakenFile taken{file.name, outcome_of(fact.status), fact.reason};
  bytes += file.bytes.size();
  files.emplace(content.sha256, NewFile{std::move(fact), std::move(content.recordings)});
  return taken;
}

void Intake::State::clear() {
  files.clear();
  names.clear();
  unread.clear();
  readable.clear();
  bytes = 0;
}

Intake::Intake(storage::Database& database, const Settings& settings)
    : state_(std::make_unique<State>(State{database,
                                           {.unstated_weight_lb = settings.unstated_weight_lb,
                                            .unstated_distance_mi = settings.unstated_distance_mi},
                                           {},
                                           {},
                                           {},
                                           {}})) {}
Intake::~Intake() = default;

TakenFile Intake::take(const std::filesystem::path& path) {
  auto loaded = load_file(path);
  if (!loaded) return state_->refuse(path.filename().string(), loaded.error());
  return state_->read(*std::move(loaded));
}

void Intake::commit() {
  const State& s = *state_;
  if (s.files.empty() && s.names.empty() && s.unread.empty() && s.readable.empty()) return;
  try {
    storage::Transaction transaction(s.database);
    storage::Facts facts(s.database);
    storage::Told told(s.database);
    for (const auto& [hash, file] : s.files) facts.put_file(file.fact, file.recordings);
    for (const auto& [hash, name] : s.names) facts.add_name(hash, name);
    for (const auto& name : s.readable) told.clear_unread(name);
    for (const auto& file : s.unread) told.put_unread(file);
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
