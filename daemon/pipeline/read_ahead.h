// What can be made of a file before the intake decides about it: read, proven, hashed, and, unless its content is known,
// parsed, packed and its features made. On any thread; with a view of the database of its own.
#pragma once

#include <filesystem>
#include <optional>
#include <vector>

#include "daemon/config/settings.h"
#include "daemon/files/folder.h"
#include "ingest/file_content.h"
#include "storage/database.h"
#include "storage/envelope.h"
#include "storage/facts.h"
#include "storage/recording_pack.h"

namespace freshlegs::app {

struct PackedFeatures {
  Hash recording{}, key{};  ///< of the recording that is an activity by itself, and of that activity
  std::vector<std::byte> bytes;
};
/// A file's content as it goes into the database.
struct PackedFile {
  storage::FileFact fact;
  std::vector<storage::PackedRecording> recordings;
  std::vector<PackedFeatures> features{};
};
/// `base_name` may date what is inside, `name` is what it is called; `sha256` is the content's.
[[nodiscard]] PackedFile pack_file(std::span<const std::byte> content, const Hash& sha256,
                                   const std::string& name, std::string_view base_name, const ReadOptions& options,
                                   storage::Envelope& envelope);

[[nodiscard]] ReadOptions read_options(const Settings& settings);

struct ReadFile {
  std::filesystem::path path;
  std::optional<Signature> was;  ///< before it was opened
  std::optional<std::string> name;  ///< set when it was read
  Hash sha256{};
  std::optional<PackedFile> packed;  ///< unless its content seemed to be known
};

class ReadAhead {
 public:
  ReadAhead(const std::filesystem::path& database, const Settings& settings);
  /// Nothing of archives, of what cannot be read and of what changes meanwhile: those the intake reads by itself.
  [[nodiscard]] ReadFile read(const std::filesystem::path& path);

 private:
  storage::Database database_;
  ReadOptions options_;
  storage::Envelope envelope_;
};

}  // namespace freshlegs::app
