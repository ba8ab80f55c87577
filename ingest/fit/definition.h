// A definition message: which fields the data messages of one local type hold, and where.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "ingest/fit/base_type.h"

namespace freshlegs::fit {

inline constexpr std::uint8_t kTimestampField = 253;
inline constexpr std::size_t kNowhere = static_cast<std::size_t>(-1);

struct Field {
  std::uint8_t number;
  std::uint8_t size;  ///< bytes, as declared; never 0
  BaseType type;
  std::uint32_t offset;  ///< in the data message, behind its header byte
};

struct DeveloperFieldSlot {
  std::uint8_t number;
  std::uint8_t size;  ///< bytes, as declared; never 0
  std::uint8_t developer;
  std::uint32_t offset;
};

struct Definition {
  std::uint16_t global = 0;
  bool big_endian = false;
  std::uint32_t size = 0;            ///< bytes of a data message without its header byte
  std::size_t timestamp = kNowhere;  ///< offset of a usable timestamp field
  std::uint32_t serial = 0;          ///< 0 = not defined; differs between any two definitions of a reader
  std::vector<Field> fields;         ///< fields declared with no bytes are left out
  std::vector<DeveloperFieldSlot> developer_fields;

  [[nodiscard]] const Field* find(std::uint8_t number) const;
};

/// Bytes that the definition at the front of `bytes` occupies, header byte included; 0 if it is cut off.
[[nodiscard]] std::size_t definition_length(std::span<const std::byte> bytes);

/// Reads the definition at the front of `bytes`, which holds all of it, into `out` (its vectors are reused).
/// Everything but `serial` is set.
void parse_definition(std::span<const std::byte> bytes, Definition& out);

/// Whether the bytes look like a definition that a device would write: used to find the way back after
/// damage. `work` counts the bytes looked at.
[[nodiscard]] bool is_plausible_definition(std::span<const std::byte> bytes, std::size_t& work);

}  // namespace freshlegs::fit
