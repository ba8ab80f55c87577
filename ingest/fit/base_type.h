// The base types of the FIT protocol: how wide an element is and which value means "nothing here".
#pragma once

#include <cstddef>
#include <cstdint>

namespace freshlegs::fit {

/// Numbers are the low five bits of the base-type byte in a definition; the high bits only say "wider than a
/// byte".
enum class BaseType : std::uint8_t {
  enum8 = 0,
  sint8 = 1,
  uint8 = 2,
  sint16 = 3,
  uint16 = 4,
  sint32 = 5,
  uint32 = 6,
  string = 7,
  float32 = 8,
  float64 = 9,
  uint8z = 10,
  uint16z = 11,
  uint32z = 12,
  bytes = 13,
  sint64 = 14,
  uint64 = 15,
  uint64z = 16,
};
inline constexpr std::uint8_t kBaseTypes = 17;

struct BaseTypeTraits {
  std::uint8_t width;  ///< bytes of one element
  bool is_signed;
  bool is_real;
  std::uint64_t invalid;  ///< bits of the element that mean "nothing here"
};

[[nodiscard]] const BaseTypeTraits& traits(BaseType type);

/// The type a definition byte stands for; a number beyond the known ones is read as opaque bytes.
[[nodiscard]] BaseType base_type_of(std::uint8_t byte);
/// Whether the byte is one of the seventeen exactly as the protocol writes them.
[[nodiscard]] bool is_strict_base_type(std::uint8_t byte);

/// One element as a number; `bits` as loaded (zero-extended). False if it is the invalid value (or NaN).
[[nodiscard]] bool is_valid(std::uint64_t bits, BaseType type);
[[nodiscard]] std::int64_t as_whole(std::uint64_t bits, BaseType type);
[[nodiscard]] double as_real(std::uint64_t bits, BaseType type);

}  // namespace freshlegs::fit
