// freshlegs.inspect/1: what one file holds, before any cleaning.
#pragma once

#include <cstdint>
#include <string>

#include "ingest/file_content.h"

namespace freshlegs::app::views {

std::string inspect_json(const FileContent& content, const std::string& name, std::uint64_t bytes);

}  // namespace freshlegs::app::views
