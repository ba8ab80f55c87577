// freshlegs.inspect/1: what one file holds, before any cleaning.
#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "ingest/file_content.h"

namespace freshlegs::app::views {

/// One of several files in an archive, without what it holds.
struct InspectedEntry {
  std::string name;
  std::uint64_t bytes = 0;
  FileContent content;
};

std::string inspect_json(const FileContent& content, const std::string& name, std::uint64_t bytes,
                         std::span<const InspectedEntry> entries = {});

}  // namespace freshlegs::app::views
