// What an intake holds between two commits. Internal to this folder.
#pragma once

#include <map>
#include <utility>
#include <vector>

#include "daemon/files/folder.h"
#include "daemon/pipeline/intake.h"
#include "daemon/pipeline/read_ahead.h"
#include "storage/database.h"
#include "storage/facts.h"
#include "storage/seen.h"
#include "storage/told.h"

namespace freshlegs::app {

struct Intake::State {
  storage::Database& database;
  ReadOptions options;
  std::map<Hash, PackedFile> files;                   // by content, not yet durable
  std::vector<std::pair<Hash, std::string>> names;  // further names of known contents
  std::vector<storage::UnreadFile> unread;
  std::vector<std::string> readable;  // names that were read, so no longer unread
  std::vector<storage::SeenFile> seen{};
  Hash at_hand{};  // content of the file that is being taken
  KeepGoing keep_going{};
  std::size_t bytes = 0;
  storage::Envelope envelope{};

  TakenFile refuse(const std::string& name, const LoadFailure& failure);
  /// `base_name` may date what is inside, `name` is what it is called.
  TakenFile read(std::span<const std::byte> content, const std::string& name, std::string_view base_name);
  TakenFile add(PackedFile file);
  std::optional<TakenFile> known(const Hash& hash, const std::string& name);
  void saw(const std::filesystem::path& path, const std::optional<Signature>& was, const TakenFile& taken);
  void clear();
};

}  // namespace freshlegs::app
