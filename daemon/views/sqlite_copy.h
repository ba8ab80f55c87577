// The findings as a SQLite file of their own: tables for what is stored, views with documented columns on top, for
// DuckDB, pandas and R (docs/data.md).
#pragma once

#include <filesystem>
#include <functional>

#include "daemon/pipeline/analyser.h"
#include "ingest/recording.h"

namespace freshlegs::app::views {

/// Hands over each recording in turn.
using EachRecording = std::function<void(const std::function<void(const Recording&)>&)>;

/// Written beside the path and renamed; replaces what is there. `samples` may be empty: then that view has no rows.
void write_sqlite(const std::filesystem::path& path, const Knowledge& knowledge, const EachRecording& samples);

}  // namespace freshlegs::app::views
