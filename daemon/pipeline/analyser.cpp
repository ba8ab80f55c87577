#include "daemon/pipeline/analyser.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <thread>
#include <utility>

#include "analysis/assemble.h"
#include "analysis/assemble/align.h"
#include "analysis/features_codec.h"
#include "analysis/fold.h"
#include "daemon/pipeline/ahead.h"
#include "daemon/pipeline/checkpoints.h"
#include "daemon/pipeline/newest.h"
#include "daemon/pipeline/said.h"
#include "storage/cache.h"
#include "storage/database.h"
#include "storage/facts.h"

namespace freshlegs::app {
namespace {

using analysis::ActivityPlan;
using analysis::Features;
using analysis::KnownRecording;

/// The file that is named for a recording: the first of those that hold it.
std::vector<KnownRecording> known_recordings(storage::Facts& facts, const std::set<Hash>& left_out,
                                              Instant from = Instant::min()) {
  std::vector<KnownRecording> known;
  for (auto& stored : facts.heads(from).heads) {
    if (left_out.contains(stored.head.hash)) continue;
    KnownRecording recording{std::move(stored.head), {}};
    if (!stored.files.empty()) recording.file = {std::move(stored.files[0].names), stored.files[0].sha256};
    known.push_back(std::move(recording));
  }
  return known;
}

/// A damaged recording is left out: what can still be read is analysed, `doctor` names the rest.
analysis::Activity activity_of(storage::Facts& facts, const ActivityPlan& plan,
                               const std::vector<KnownRecording>& recordings) {
  analysis::Activity result{plan, {}};
  result.plan.parts.clear();
  for (const auto& part : plan.parts) {
    auto body = facts.load(recordings[part.recording].head.hash);
    if (!body) continue;
    result.plan.parts.push_back(part);
    result.parts.push_back(*std::move(body));
  }
  analysis::align(result);
  return result;
}

struct Made {
  Features features;
  std::vector<std::byte> bytes;
};

Made make(storage::Facts& facts, const ActivityPlan& plan, const std::vector<KnownRecording>& recordings) {
  Made made{analysis::extract(activity_of(facts, plan, recordings)), {}};
  made.bytes = analysis::encode_features(made.features);
  return made;
}

/// Features of plans in order, from the cache or made from the recordings. Made ones are kept to be written together.
class FeatureSource {
 public:
  FeatureSource(storage::Database& database, const std::vector<ActivityPlan>& plans,
                const std::vector<KnownRecording>& recordings, unsigned workers)
      : facts_(database),
        cache_(database),
        path_(database.path()),
        plans_(plans),
        recordings_(recordings),
        workers_(database.on_network() ? 1 : workers) {}

  Features of(std::size_t i) {
    if (!ahead_) {
      if (auto found = cached(i)) return *std::move(found);
      if (workers_ > 1) make_ahead_from(i);
    }
    if (!ahead_) return keep_for_later(i, make(facts_, plans_[i], recordings_));
    if (next_ == wanted_.size() || wanted_[next_] != i) return *cached(i);
    ++next_;
    return keep_for_later(i, ahead_->next());
  }

  [[nodiscard]] bool has_made() const { return !fresh_.empty(); }
  /// Inside a transaction.
  void keep() {
    for (const auto& [key, blob] : fresh_) cache_.put_features(key, analysis::kFeatureVersion, blob);
  }

 private:
  static constexpr std::size_t kWorthThreads = 8;

  std::optional<Features> cached(std::size_t i) {
    const auto blob = cache_.features(plans_[i].key, analysis::kFeatureVersion);
    return blob ? analysis::decode_features(*blob) : std::nullopt;
  }
  Features keep_for_later(std::size_t i, Made made) {
    fresh_.emplace_back(plans_[i].key, std::move(made.bytes));
    return std::move(made.features);
  }
  void make_ahead_from(std::size_t first) {
    for (std::size_t i = first; i < plans_.size(); ++i)
      if (!cached(i)) wanted_.push_back(i);
    if (wanted_.size() < kWorthThreads) {
      workers_ = 1;
      return;
    }
    ahead_.emplace(wanted_.size(), workers_, 4 * std::size_t{workers_}, [this] {
      auto own = std::make_shared<storage::Database>(path_, storage::Database::Options{storage::Access::read});
      return [this, own](std::size_t n) {
        storage::Facts facts(*own);
        return make(facts, plans_[wanted_[n]], recordings_);
      };
    });
  }

  storage::Facts facts_;
  storage::Cache cache_;
  std::filesystem::path path_;
  const std::vector<ActivityPlan>& plans_;
  const std::vector<KnownRecording>& recordings_;
  unsigned workers_;
  std::vector<std::pair<Hash, std::vector<std::byte>>> fresh_;
  std::vector<std::size_t> wanted_;  ///< plans without features
  std::size_t next_ = 0;
  std::optional<Ahead<Made>> ahead_;  ///< last: its threads read the others
};

/// One run of the fold over some plans, and what it leaves in the cache.
class Analysis {
 public:
  Analysis(storage::Database& database, const Settings& settings, std::int64_t version, Instant newest)
      : database_(database),
        workers_(workers_of(settings)),
        looked_(database.data_version()),
        checkpoints_(database, version, newest) {}

  void run(analysis::Fold& fold, const std::vector<ActivityPlan>& plans,
           const std::vector<KnownRecording>& recordings, Instant from = Instant::min()) {
    FeatureSource source(database_, plans, recordings, workers_);
    for (std::size_t i = 0; i < plans.size(); ++i) {
      if (plans[i].start < from) continue;
      if (database_.writable()) checkpoints_.before(plans[i].start, fold);
      fold.step(plans[i], source.of(i));
    }
    if (!database_.writable() || (checkpoints_.empty() && !source.has_made())) return;
    storage::Transaction transaction(database_, storage::Transaction::Of::cache);
    source.keep();
    // Facts that came meanwhile from another program are not in these states.
    if (database_.data_version() == looked_) checkpoints_.keep();
    transaction.commit();
  }

 private:
  storage::Database& database_;
  unsigned workers_;
  std::int64_t looked_;
  Checkpoints checkpoints_;
};

/// Nothing when it cannot be said from a part.
std::optional<Knowledge> from_checkpoint(storage::Database& database, const Settings& settings,
                                         const analysis::ZoneTable& home,
                                         const analysis::ZoneTable& system, std::size_t days,
                                         std::size_t small) {
  if (settings.mirror) return std::nullopt;  // what the last export leaves out may lie anywhere
  storage::Facts facts(database);
  const auto latest = facts.latest_days(static_cast<int>(days) + 1);  // local days are not quite those of UTC
  if (!latest) return std::nullopt;
  const auto version = fold_version(settings, home, system);
  Analysis work(database, settings, version, latest->newest);
  const auto begin = std::min(latest->since - kBeforeDays, latest->newest - storage::kReach);
  const auto checkpoint = storage::Cache(database).checkpoint_before(begin, version);
  if (!checkpoint) return std::nullopt;
  Knowledge knowledge{known_recordings(facts, forgotten(database), checkpoint->at - storage::kReach), {}};
  const auto belonging = belonging_of(database);
  if (reaches_out(belonging, knowledge.recordings)) return std::nullopt;
  auto fold = analysis::Fold::resume(settings.profile, labels_of(database, settings), knowledge.recordings,
                                     checkpoint->state);
  if (!fold || activities(fold->findings().earlier) < small) return std::nullopt;
  work.run(*fold, analysis::assemble(knowledge.recordings, home, system, belonging), knowledge.recordings,
           checkpoint->at);
  knowledge.findings = fold->findings();
  knowledge.part = Knowledge::Part{checkpoint->at, first_whole_day(knowledge.findings, checkpoint->at)};
  if (!covers(knowledge, days)) return std::nullopt;
  return knowledge;
}

}  // namespace

Knowledge analyse(storage::Database& database, const Settings& settings, const analysis::ZoneTable& home,
                  const analysis::ZoneTable& system) {
  storage::Facts facts(database);
  const auto latest = facts.latest_days(0);
  Analysis work(database, settings, fold_version(settings, home, system), latest ? latest->newest : Instant{});
  Knowledge knowledge{known_recordings(facts, forgotten(database)), {}};
  if (settings.mirror) analysis::drop_deleted(knowledge.recordings);
  analysis::Fold fold(settings.profile, labels_of(database, settings), knowledge.recordings);
  work.run(fold, analysis::assemble(knowledge.recordings, home, system, belonging_of(database)),
           knowledge.recordings);
  knowledge.findings = fold.findings();
  return knowledge;
}

Knowledge analyse_newest(storage::Database& database, const Settings& settings,
                         const analysis::ZoneTable& home, const analysis::ZoneTable& system,
                         std::size_t days, std::size_t small) {
  if (auto part = from_checkpoint(database, settings, home, system, days, small)) return *std::move(part);
  return analyse(database, settings, home, system);
}

analysis::Features features_of(storage::Database& database, const Knowledge& knowledge,
                               const analysis::ActivityPlan& plan) {
  const std::vector<ActivityPlan> one{plan};
  return FeatureSource(database, one, knowledge.recordings, 1).of(0);
}

unsigned workers_of(const Settings& settings) {
  constexpr unsigned kMost = 4;  // more only wait for the one that writes
  return settings.workers > 0 ? settings.workers : std::clamp(std::thread::hardware_concurrency(), 1U, kMost);
}

}  // namespace freshlegs::app
