#include "ingest/fit/values.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string_view>

namespace freshlegs::fit {
namespace {

/// Length of the well-formed UTF-8 sequence at the front (Unicode 15, table 3-7); 0 if there is none.
std::size_t utf8_length(std::string_view text) {
  const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
  const auto follows = [&](std::size_t i) { return (byte(i) & 0xC0U) == 0x80U; };
  const unsigned lead = byte(0), second = byte(1);
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead <= 0xDF) return follows(1) ? 2 : 0;
  if (lead >= 0xE0 && lead <= 0xEF) {
    if ((lead == 0xE0 && second < 0xA0) || (lead == 0xED && second > 0x9F)) return 0;
    return follows(1) && follows(2) ? 3 : 0;
  }
  if (lead >= 0xF0 && lead <= 0xF4) {
    if ((lead == 0xF0 && second < 0x90) || (lead == 0xF4 && second > 0x8F)) return 0;
    return follows(1) && follows(2) && follows(3) ? 4 : 0;
  }
  return 0;
}

std::string well_formed(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t length = utf8_length(text);
    out.append(text.substr(0, length));
    text.remove_prefix(std::max<std::size_t>(length, 1));
  }
  return out;
}

}  // namespace

Elements::Elements(const std::byte* data, std::size_t bytes, BaseType type, bool big_endian)
    : data_(data), type_(type), big_endian_(big_endian) {
  const std::size_t width = traits(type).width;
  count_ = bytes % width == 0 ? bytes / width : 0;
}

std::uint64_t Elements::bits(std::size_t i) const {
  switch (traits(type_).width) {
    case 1:
      return std::to_integer<std::uint64_t>(data_[i]);
    case 2:
      return load<std::uint16_t>(data_ + 2 * i, big_endian_);
    case 4:
      return load<std::uint32_t>(data_ + 4 * i, big_endian_);
    default:
      return load<std::uint64_t>(data_ + 8 * i, big_endian_);
  }
}

std::optional<std::int64_t> Elements::whole(std::size_t i) const {
  if (i >= count_ || !is_valid(bits(i), type_)) return std::nullopt;
  return as_whole(bits(i), type_);
}

std::optional<double> Elements::real(std::size_t i) const {
  if (i >= count_ || !is_valid(bits(i), type_)) return std::nullopt;
  return as_real(bits(i), type_);
}

bool Elements::any_valid() const {
  for (std::size_t i = 0; i < count_; ++i)
    if (is_valid(bits(i), type_)) return true;
  return false;
}

Elements elements(const Message& message, std::uint8_t number) {
  const Field* field = message.definition->find(number);
  if (field == nullptr) return {};
  return {message.data + field->offset, field->size, field->type, message.definition->big_endian};
}

std::optional<std::int64_t> whole(const Message& message, std::uint8_t field) {
  return elements(message, field).whole(0);
}

std::optional<double> real(const Message& message, std::uint8_t field, double scale) {
  const auto value = elements(message, field).real(0);
  return value && std::isfinite(*value) ? std::optional(*value / scale) : std::nullopt;
}

std::optional<std::uint16_t> word(const Message& message, std::uint8_t field) {
  const auto value = whole(message, field);
  if (!value || *value < 0 || *value > std::numeric_limits<std::uint16_t>::max()) return std::nullopt;
  return static_cast<std::uint16_t>(*value);
}

std::optional<std::uint32_t> time(const Message& message, std::uint8_t field) {
  const auto value = whole(message, field);
  if (!value || *value < 0 || *value >= kNoTime) return std::nullopt;
  return static_cast<std::uint32_t>(*value);
}

std::string text(const Message& message, std::uint8_t number) {
  const Field* field = message.definition->find(number);
  if (field == nullptr || field->type != BaseType::string) return {};
  const auto* first = reinterpret_cast<const char*>(message.data + field->offset);
  const std::string_view all(first, field->size);
  return well_formed(all.substr(0, all.find('\0')));
}

}  // namespace freshlegs::fit
