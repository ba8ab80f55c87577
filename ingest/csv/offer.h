// What an unknown table seems to be: a mapping that the athlete may put into the configuration.
#pragma once

#include <optional>
#include <string>

#include "ingest/csv/dialect.h"
#include "ingest/csv/mapping.h"

namespace freshlegs::csv {

/// Guesses by column names in several languages and by the first rows; nothing without a date and something
/// worth reading.
std::optional<Mapping> guess_mapping(const Probe& probe);

/// The mapping as an entry of config.toml, with a remark where the file leaves a unit open.
std::string as_toml(const Mapping& mapping);

}  // namespace freshlegs::csv
