#include "ingest/fit/definition.h"

#include <algorithm>

#include "ingest/fit/bytes.h"
#include "ingest/fit/profile/names.h"

namespace freshlegs::fit {
namespace {

// Record header of a definition (FIT protocol, "Record Header Byte"): bit 6 set, bit 5 = developer fields
// follow.
constexpr std::byte kHasDeveloperFields{0x20};
constexpr std::size_t kFixedPart = 6;  // header, reserved, architecture, global number (2), field count
constexpr std::size_t kFieldLength = 3;

std::size_t count_at(std::span<const std::byte> bytes, std::size_t at) {
  return std::to_integer<std::size_t>(bytes[at]);
}

void parse_fields(std::span<const std::byte> bytes, Definition& out) {
  for (; !bytes.empty(); bytes = bytes.subspan(kFieldLength)) {
    const Field field{std::to_integer<std::uint8_t>(bytes[0]), std::to_integer<std::uint8_t>(bytes[1]),
                      base_type_of(std::to_integer<std::uint8_t>(bytes[2])), out.size};
    if (field.size == 0) continue;
    if (field.number == kTimestampField && field.size == 4 && traits(field.type).width == 4)
      out.timestamp = field.offset;
    out.fields.push_back(field);
    out.size += field.size;
  }
}

void parse_developer_fields(std::span<const std::byte> bytes, Definition& out) {
  for (; !bytes.empty(); bytes = bytes.subspan(kFieldLength)) {
    const DeveloperFieldSlot slot{std::to_integer<std::uint8_t>(bytes[0]),
                                  std::to_integer<std::uint8_t>(bytes[1]),
                                  std::to_integer<std::uint8_t>(bytes[2]), out.size};
    if (slot.size == 0) continue;
    out.developer_fields.push_back(slot);
    out.size += slot.size;
  }
}

}  // namespace

const Field* Definition::find(std::uint8_t number) const {
  const auto it = std::ranges::find(fields, number, &Field::number);
  return it == fields.end() ? nullptr : &*it;
}

std::size_t definition_length(std::span<const std::byte> bytes) {
  if (bytes.size() < kFixedPart) return 0;
  std::size_t length = kFixedPart + kFieldLength * count_at(bytes, 5);
  if ((bytes[0] & kHasDeveloperFields) != std::byte{0}) {
    if (bytes.size() <= length) return 0;
    length += 1 + kFieldLength * count_at(bytes, length);
  }
  return length <= bytes.size() ? length : 0;
}

void parse_definition(std::span<const std::byte> bytes, Definition& out) {
  out.big_endian = bytes[2] != std::byte{0};
  out.global = load<std::uint16_t>(bytes.data() + 3, out.big_endian);
  out.size = 0;
  out.timestamp = kNowhere;
  out.fields.clear();
  out.developer_fields.clear();
  const std::size_t fields = kFieldLength * count_at(bytes, 5);
  parse_fields(bytes.subspan(kFixedPart, fields), out);
  if ((bytes[0] & kHasDeveloperFields) == std::byte{0}) return;
  const std::size_t at = kFixedPart + fields;
  parse_developer_fields(bytes.subspan(at + 1, kFieldLength * count_at(bytes, at)), out);
}

bool is_plausible_definition(std::span<const std::byte> bytes, std::size_t& work) {
  constexpr std::byte kKindBits{0xD0}, kDefinition{0x40};
  ++work;
  if ((bytes[0] & kKindBits) != kDefinition) return false;
  const std::size_t length = definition_length(bytes);
  if (length == 0 || bytes[1] != std::byte{0} || std::to_integer<int>(bytes[2]) > 1) return false;
  const std::size_t count = count_at(bytes, 5);
  const auto global = load<std::uint16_t>(bytes.data() + 3, bytes[2] != std::byte{0});
  if (count == 0 || find_name(message_names(), global).empty()) return false;
  for (std::size_t i = 0; i < count; ++i) {
    work += kFieldLength;
    const auto field = bytes.subspan(kFixedPart + i * kFieldLength, kFieldLength);
    const auto type = std::to_integer<std::uint8_t>(field[2]);
    const auto size = std::to_integer<std::size_t>(field[1]);
    if (size == 0 || !is_strict_base_type(type) || size % traits(base_type_of(type)).width != 0) return false;
  }
  return true;
}

}  // namespace freshlegs::fit
