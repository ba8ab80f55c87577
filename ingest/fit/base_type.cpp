#include "ingest/fit/base_type.h"

#include <array>
#include <bit>
#include <cmath>
#include <limits>

namespace freshlegs::fit {
namespace {

constexpr std::uint64_t kAll64 = std::numeric_limits<std::uint64_t>::max();

constexpr std::array<BaseTypeTraits, kBaseTypes> kTraits{{
    {1, false, false, 0xFF},               // enum8
    {1, true, false, 0x7F},                // sint8
    {1, false, false, 0xFF},               // uint8
    {2, true, false, 0x7FFF},              // sint16
    {2, false, false, 0xFFFF},             // uint16
    {4, true, false, 0x7FFFFFFF},          // sint32
    {4, false, false, 0xFFFFFFFF},         // uint32
    {1, false, false, 0},                  // string
    {4, true, true, 0xFFFFFFFF},           // float32
    {8, true, true, kAll64},               // float64
    {1, false, false, 0},                  // uint8z
    {2, false, false, 0},                  // uint16z
    {4, false, false, 0},                  // uint32z
    {1, false, false, 0xFF},               // bytes
    {8, true, false, 0x7FFFFFFFFFFFFFFF},  // sint64
    {8, false, false, kAll64},             // uint64
    {8, false, false, 0},                  // uint64z
}};

}  // namespace

const BaseTypeTraits& traits(BaseType type) { return kTraits[static_cast<std::size_t>(type)]; }

BaseType base_type_of(std::uint8_t byte) {
  const std::uint8_t number = byte & 0x1F;
  return number < kBaseTypes ? static_cast<BaseType>(number) : BaseType::bytes;
}

bool is_strict_base_type(std::uint8_t byte) {
  const std::uint8_t number = byte & 0x1F;
  if (number >= kBaseTypes) return false;
  return byte == (kTraits[number].width > 1 ? number | 0x80 : number);
}

bool is_valid(std::uint64_t bits, BaseType type) {
  if (type == BaseType::float32 || type == BaseType::float64) return !std::isnan(as_real(bits, type));
  return bits != traits(type).invalid;
}

std::int64_t as_whole(std::uint64_t bits, BaseType type) {
  switch (type) {
    case BaseType::sint8:
      return static_cast<std::int8_t>(bits);
    case BaseType::sint16:
      return static_cast<std::int16_t>(bits);
    case BaseType::sint32:
      return static_cast<std::int32_t>(bits);
    case BaseType::float32:
    case BaseType::float64: {
      const double value = as_real(bits, type);
      return std::abs(value) < 9e18 ? static_cast<std::int64_t>(value)
                                    : std::numeric_limits<std::int64_t>::max();
    }
    default:
      return static_cast<std::int64_t>(bits);
  }
}

double as_real(std::uint64_t bits, BaseType type) {
  switch (type) {
    case BaseType::float32:
      return std::bit_cast<float>(static_cast<std::uint32_t>(bits));
    case BaseType::float64:
      return std::bit_cast<double>(bits);
    case BaseType::uint64:
    case BaseType::uint64z:
      return static_cast<double>(bits);
    default:
      return static_cast<double>(as_whole(bits, type));
  }
}

}  // namespace freshlegs::fit
