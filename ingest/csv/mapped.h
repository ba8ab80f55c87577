// A dialect made from a mapping of the configuration.
#pragma once

#include <memory>
#include <span>

#include "ingest/csv/dialect.h"
#include "ingest/csv/mapping.h"

namespace freshlegs::csv {

/// The dialect that a mapping describes; it keeps references to the mapping.
std::unique_ptr<Dialect> dialect_of(const Mapping& mapping);

/// The first mapping whose columns are all in the header; nullptr if none fits.
const Mapping* fitting_mapping(std::span<const Mapping> mappings, const Header& header);

}  // namespace freshlegs::csv
