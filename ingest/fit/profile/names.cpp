#include "ingest/fit/profile/names.h"

#include <algorithm>

namespace freshlegs::fit {

std::string_view find_name(std::span<const Name> table, std::uint16_t number) {
  const auto it = std::ranges::lower_bound(table, number, {}, &Name::number);
  return it != table.end() && it->number == number ? it->name : std::string_view();
}

std::string name_or_number(std::span<const Name> table, std::uint16_t number) {
  const auto name = find_name(table, number);
  return name.empty() ? std::to_string(number) : std::string(name);
}

std::string name_or_unknown(std::span<const Name> table, std::uint16_t number) {
  const auto name = find_name(table, number);
  return name.empty() ? "unknown_" + std::to_string(number) : std::string(name);
}

std::string product_name(std::uint16_t manufacturer, std::uint16_t product) {
  switch (manufacturer) {
    case 1:   // garmin
    case 13:  // dynastream_oem
    case 15:  // dynastream
    case 89:  // tacx
      return name_or_number(garmin_product_names(), product);
    case 263:  // favero_electronics
      return name_or_number(favero_product_names(), product);
    default:
      return std::to_string(product);
  }
}

}  // namespace freshlegs::fit
