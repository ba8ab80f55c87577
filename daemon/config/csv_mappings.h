// The [[csv]] entries of config.toml: tables that no dialect knows, described by the athlete.
#pragma once

#include <toml++/toml.h>

#include <expected>
#include <vector>

#include "daemon/config/settings.h"
#include "ingest/csv/mapping.h"

namespace freshlegs::app {

/// All entries, or what is wrong with the first wrong one: unknown keys, fields and units with the nearest
/// known one, missing columns.
std::expected<std::vector<csv::Mapping>, ConfigError> read_csv_mappings(const toml::node& node);

/// An example for the file that `init` writes, commented out.
std::string csv_mapping_template();

}  // namespace freshlegs::app
