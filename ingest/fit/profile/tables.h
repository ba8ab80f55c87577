// Numbers and names of the FIT profile 21.217, snake_case; every table sorted by number.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace freshlegs::fit {

struct Name {
  std::uint16_t number;
  std::string_view name;
};

std::span<const Name> message_names();
std::span<const Name> record_field_names();
std::span<const Name> sport_names();
std::span<const Name> sub_sport_names();
std::span<const Name> file_type_names();
std::span<const Name> manufacturer_names();
std::span<const Name> garmin_product_names();
std::span<const Name> favero_product_names();

}  // namespace freshlegs::fit
