#include "daemon/pipeline/analyser.h"

#include <optional>
#include <utility>

#include "analysis/assemble.h"
#include "analysis/assemble/align.h"
#include "analysis/features_codec.h"
#include "analysis/fold.h"
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

/// Features from the cache, or made from the recordings. Made ones are kept in `fresh` to be written
/// together.
class FeatureSource {
 public:
  explicit FeatureSource(storage::Database& database) : facts_(database), cache_(database) {}

  Features of(const ActivityPlan& plan, const std::vector<KnownRecording>& recordings) {
    if (const auto blob = cache_.features(plan.key, analysis::kFeatureVersion)) {
      if (auto features = analysis::decode_features(*blob)) return *std::move(features);
    }
    Features features = analysis::extract(activity(plan, recordings));
    fresh_.emplace_back(plan.key, analysis::encode_features(features));
    return features;
  }

  [[nodiscard]] bool has_made() const { return !fresh_.empty(); }
  /// Inside a transaction.
  void keep() {
    for (const auto& [key, blob] : fresh_) cache_.put_features(key, analysis::kFeatureVersion, blob);
  }

 private:
  /// A damaged recording is left out: what can still be read is analysed, `doctor` names the rest.
  analysis::Activity activity(const ActivityPlan& plan, const std::vector<KnownRecording>& recordings) {
    analysis::Activity result{plan, {}};
    result.plan.parts.clear();
    for (const auto& part : plan.parts) {
      auto body = facts_.load(recordings[part.recording].head.hash);
      if (!body) continue;
      result.plan.parts.push_back(part);
      result.parts.push_back(*std::move(body));
    }
    analysis::align(result);
    return result;
  }

  storage::Facts facts_;
  storage::Cache cache_;
  std::vector<std::pair<Hash, std::vector<std::byte>>> fresh_;
};

/// One run of the fold over some plans, and what it leaves in the cache.
class Analysis {
 public:
  Analysis(storage::Database& database, std::int64_t version, Instant newest)
      : database_(database),
        looked_(database.data_version()),
        source_(database),
        checkpoints_(database, version, newest) {}

  void run(analysis::Fold& fold, const std::vector<ActivityPlan>& plans,
           const std::vector<KnownRecording>& recordings, Instant from = Instant::min()) {
    for (const auto& plan : plans) {
      if (plan.start < from) continue;
      if (database_.writable()) checkpoints_.before(plan.start, fold);
      fold.step(plan, source_.of(plan, recordings));
    }
    if (!database_.writable() || (checkpoints_.empty() && !source_.has_made())) return;
    storage::Transaction transaction(database_);
    source_.keep();
    // Facts that came meanwhile from another program are not in these states.
    if (database_.data_version() == looked_) checkpoints_.keep();
    transaction.commit();
  }

 private:
  storage::Database& database_;
  std::int64_t looked_;
  FeatureSource source_;
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
  Analysis work(database, version, latest->newest);
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
  Analysis work(database, fold_version(settings, home, system), latest ? latest->newest : Instant{});
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
  return FeatureSource(database).of(plan, knowledge.recordings);
}

}  // namespace freshlegs::app
