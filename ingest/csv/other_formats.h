// Files that are known, but not ours to read: said by name, with what to export instead.
#pragma once

#include <cstddef>
#include <optional>
#include <span>

#include "ingest/csv/dialect.h"
#include "ingest/rejection.h"

namespace freshlegs::csv {

/// Recognised by content: GPX, TCX, KML, other XML, JSON, HTML, Excel, PDF, pictures, databases, archives,
/// programs. Code "other.gpx" and so on; nothing for what may still be one of ours.
std::optional<Rejection> other_format(std::span<const std::byte> bytes);

/// Tables of apps we know that hold nothing to read (events, ECG curves, features an app computed).
std::optional<Rejection> other_table(const Probe& probe);

}  // namespace freshlegs::csv
