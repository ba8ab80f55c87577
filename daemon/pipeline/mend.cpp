#include "daemon/pipeline/mend.h"

#include <optional>

#include "daemon/pipeline/load_file.h"
#include "ingest/file_content.h"
#include "storage/care.h"
#include "storage/database.h"
#include "storage/seen.h"

namespace freshlegs::app {
namespace {

/// The recording, from a file that still holds exactly the content it came from.
std::optional<Recording> read_again(storage::Seen& seen, const storage::Care::Broken& broken,
                                    const Settings& settings) {
  const ReadOptions options{.unstated_weight_lb = settings.units.pounds,
                            .unstated_distance_mi = settings.unstated_distance_mi};
  for (const Hash& content : broken.files)
    for (const auto& place : seen.of(content)) {
      const auto file = load_file(place.path);
      if (!file || sha256(file->bytes) != content) continue;
      for (auto& recording : read_file(file->bytes, file->name, options).recordings)
        if (recording.head.hash == broken.recording) return std::move(recording);
    }
  return std::nullopt;
}

}  // namespace

Mended mend_damaged(storage::Database& database, const Settings& settings) {
  storage::Care care(database);
  storage::Seen seen(database);
  Mended result;
  for (const auto& broken : care.broken()) {
    const auto recording = read_again(seen, broken, settings);
    if (!recording) {
      result.lost.push_back(broken.damage.text);
      continue;
    }
    storage::Transaction transaction(database);
    care.mend(*recording);
    transaction.commit();
    ++result.recordings;
  }
  return result;
}

}  // namespace freshlegs::app
