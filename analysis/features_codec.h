// Features as bytes and back, for the cache: little-endian, versioned, exact.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "analysis/features.h"

namespace freshlegs::analysis {

std::vector<std::byte> encode_features(const Features& features);

/// Nothing if the bytes are of another version, cut short, too long or junk.
std::optional<Features> decode_features(std::span<const std::byte> bytes);

}  // namespace freshlegs::analysis
