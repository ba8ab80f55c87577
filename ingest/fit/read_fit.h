// FIT files: from bytes to recordings. Everything declared in the file is a claim, checked against the bytes.
#pragma once

#include <cstddef>
#include <span>

#include "ingest/file_content.h"

namespace freshlegs::fit {

/// True if the bytes claim to be FIT (".FIT" at byte 8 behind a plausible header size).
bool looks_like_fit(std::span<const std::byte> bytes);

/// Reads every segment of a FIT file. Damage is reported, what could be read is kept; bad input never throws.
/// `sha256`: of the bytes; its recordings are named by it.
FileContent read_fit(std::span<const std::byte> bytes, const ReadOptions& options, const Hash& sha256);

/// The same without names for the recordings.
FileContent decode_fit(std::span<const std::byte> bytes, const ReadOptions& options);

}  // namespace freshlegs::fit
