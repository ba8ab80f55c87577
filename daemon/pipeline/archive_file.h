// An archive in the inbox: hashed and walked as a stream, never held whole.
#pragma once

#include <functional>
#include <string>

#include "daemon/pipeline/load_file.h"
#include "ingest/archive/read_archive.h"
#include "ingest/file_content.h"

namespace freshlegs::app {

/// By content: a zip or gzip, but no office document.
[[nodiscard]] bool is_archive(const OpenFile& file);

/// Asked every few hundred kilobytes; false ends the reading by throwing Interrupted.
using KeepGoing = std::function<bool()>;
struct Interrupted {};

/// Throws std::system_error, Interrupted.
[[nodiscard]] Hash hash_of(const OpenFile& file, const KeepGoing& keep_going);

/// One file inside.
struct ArchiveEntry {
  std::string name;            ///< what outputs call it: "export.zip!DI_CONNECT/1.fit"
  std::string_view base_name;  ///< its own, inside: "1.fit"
  std::span<const std::byte> bytes;
};
using TakeEntry = std::function<void(const ArchiveEntry&)>;
using RefuseEntry = std::function<void(const std::string& name, const Rejection& why)>;

/// Walks what is of interest: names that are never a recording (hidden files, system folders) are passed over. What a
/// gzip holds goes by the name of the gzip. Throws std::system_error, Interrupted.
archive::Outcome walk(const OpenFile& file, const KeepGoing& keep_going, const TakeEntry& take,
                      const RefuseEntry& refuse);

}  // namespace freshlegs::app
