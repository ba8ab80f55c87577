// CSV and text exports: dialect found by header and content, one dialect a file, rows to recordings.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

#include "ingest/file_content.h"

namespace freshlegs::csv {

/// Reads a text export. A file that is not text, or of no known dialect, is rejected with what was seen in
/// it.
FileContent read_csv(std::span<const std::byte> bytes, std::string_view name, const ReadOptions& options);

class Dialect;
/// Reads a text as if it were of that dialect, whatever its columns: what must hold for any text, tests and
/// fuzzers ask of each dialect in turn.
FileContent read_as(const Dialect& dialect, std::string_view text, std::string_view name,
                    const ReadOptions& options = {});

}  // namespace freshlegs::csv
