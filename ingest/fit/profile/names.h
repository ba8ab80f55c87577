// What the profile calls a number.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "ingest/fit/profile/tables.h"

namespace freshlegs::fit {

/// The name, or an empty text if this profile has none for the number.
std::string_view find_name(std::span<const Name> table, std::uint16_t number);

/// The name, or the number as digits: for sports, makers and products.
std::string name_or_number(std::span<const Name> table, std::uint16_t number);
/// The name, or "unknown_N": for messages and fields.
std::string name_or_unknown(std::span<const Name> table, std::uint16_t number);

/// Products are numbered by each maker; only the numbers of Garmin and Favero are in the profile.
std::string product_name(std::uint16_t manufacturer, std::uint16_t product);

}  // namespace freshlegs::fit
