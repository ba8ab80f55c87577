#include "daemon/pipeline/analyser.h"

#include <optional>
#include <utility>

#include "analysis/assemble.h"
#include "analysis/assemble/align.h"
#include "analysis/features_codec.h"
#include "analysis/fold.h"
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
std::vector<KnownRecording> known_recordings(storage::Facts& facts, const std::set<Hash>& left_out) {
  std::vector<KnownRecording> known;
  for (auto& stored : facts.heads().heads) {
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

  void keep(storage::Database& database) {
    if (fresh_.empty()) return;
    storage::Transaction transaction(database);
    for (const auto& [key, blob] : fresh_) cache_.put_features(key, analysis::kFeatureVersion, blob);
    transaction.commit();
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

}  // namespace

Knowledge analyse(storage::Database& database, const Settings& settings, const analysis::ZoneTable& home,
                  const analysis::ZoneTable& system) {
  storage::Facts facts(database);
  Knowledge knowledge{known_recordings(facts, forgotten(database)), {}};
  if (settings.mirror) analysis::drop_deleted(knowledge.recordings);
  FeatureSource source(database);
  analysis::Fold fold(settings.profile, labels_of(database, settings), knowledge.recordings);
  for (const auto& plan : analysis::assemble(knowledge.recordings, home, system, belonging_of(database)))
    fold.step(plan, source.of(plan, knowledge.recordings));
  if (database.writable()) source.keep(database);
  knowledge.findings = fold.findings();
  return knowledge;
}

analysis::Features features_of(storage::Database& database, const Knowledge& knowledge,
                               const analysis::ActivityPlan& plan) {
  return FeatureSource(database).of(plan, knowledge.recordings);
}

}  // namespace freshlegs::app
