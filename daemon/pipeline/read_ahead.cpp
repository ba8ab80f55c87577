#include "daemon/pipeline/read_ahead.h"

#include <utility>

#include "analysis/alone.h"
#include "analysis/features_codec.h"
#include "daemon/pipeline/archive_file.h"
#include "daemon/pipeline/load_file.h"
#include "daemon/pipeline/not_activities.h"

namespace freshlegs::app {

PackedFile pack_file(std::span<const std::byte> content, const Hash& sha256, const std::string& name,
                     std::string_view base_name, const ReadOptions& options, storage::Envelope& envelope) {
  FileContent read = read_file(content, base_name, options, sha256);
  PackedFile packed{storage::fact_of(read, name, content.size()), {}};
  if (read.status == ReadStatus::ok && read.recordings.empty()) {
    packed.fact.status = ReadStatus::ignored;
    packed.fact.reason = not_an_activity(read);
  }
  packed.recordings.reserve(read.recordings.size());
  for (auto& recording : read.recordings) {
    packed.recordings.push_back(storage::pack(recording, envelope));
    const Hash hash = recording.head.hash;
    if (auto alone = analysis::features_alone(std::move(recording)))
      packed.features.push_back({hash, alone->key, analysis::encode_features(alone->features)});
  }
  return packed;
}

ReadOptions read_options(const Settings& settings) {
  return {.unstated_weight_lb = settings.units.pounds,
          .unstated_distance_mi = settings.unstated_distance_mi,
          .mappings = settings.csv_mappings};
}

ReadAhead::ReadAhead(const std::filesystem::path& database, const Settings& settings)
    : database_(database, {.access = storage::Access::read}), options_(read_options(settings)) {}

ReadFile ReadAhead::read(const std::filesystem::path& path) {
  ReadFile result{path, DiskFolder().look(path), {}, {}, {}};
  const auto file = OpenFile::open(path);
  if (!file) return result;
  try {
    if (is_archive(*file)) return result;
  } catch (const std::system_error&) {
    return result;
  }
  const auto loaded = load_whole(*file);
  if (!loaded) return result;
  result.sha256 = sha256(loaded->bytes);
  if (!storage::Facts(database_).find_file(result.sha256))
    result.packed = pack_file(loaded->bytes, result.sha256, loaded->name, loaded->name, options_, envelope_);
  result.name = loaded->name;
  return result;
}

}  // namespace freshlegs::app
