#include "tests/support/fit_writer.h"

#include <array>
#include <cassert>
#include <limits>

namespace freshlegs::test {
namespace {

std::uint64_t bits_of(double value, BaseType type) {
  if (type == BaseType::float32) return std::bit_cast<std::uint32_t>(static_cast<float>(value));
  if (type == BaseType::float64) return std::bit_cast<std::uint64_t>(value);
  return static_cast<std::uint64_t>(static_cast<std::int64_t>(value));
}

std::uint64_t bits_of(std::int64_t value, BaseType type) {
  const bool real = type == BaseType::float32 || type == BaseType::float64;
  return real ? bits_of(static_cast<double>(value), type) : static_cast<std::uint64_t>(value);
}

std::uint64_t invalid_bits(BaseType type) {
  switch (type) {
    case BaseType::sint8:
      return 0x7F;
    case BaseType::sint16:
      return 0x7FFF;
    case BaseType::sint32:
      return 0x7FFFFFFF;
    case BaseType::sint64:
      return 0x7FFFFFFFFFFFFFFF;
    case BaseType::string:
    case BaseType::uint8z:
    case BaseType::uint16z:
    case BaseType::uint32z:
    case BaseType::uint64z:
      return 0;
    default:
      return std::numeric_limits<std::uint64_t>::max();
  }
}

void store(std::vector<std::byte>& bytes, std::size_t at, std::uint64_t value, std::size_t width) {
  for (std::size_t i = 0; i < width; ++i) bytes[at + i] = static_cast<std::byte>(value >> (8 * i) & 0xFF);
}

}  // namespace

std::size_t width_of(BaseType type) {
  switch (type) {
    case BaseType::sint16:
    case BaseType::uint16:
    case BaseType::uint16z:
      return 2;
    case BaseType::sint32:
    case BaseType::uint32:
    case BaseType::uint32z:
    case BaseType::float32:
      return 4;
    case BaseType::float64:
    case BaseType::sint64:
    case BaseType::uint64:
    case BaseType::uint64z:
      return 8;
    default:
      return 1;
  }
}

FitWriter& FitWriter::define(std::uint8_t local, std::uint16_t global, std::vector<FitField> fields,
                             std::vector<FitDeveloperField> developer_fields, std::endian order) {
  constexpr unsigned kDefinition = 0x40, kHasDeveloperFields = 0x20;
  put(kDefinition | (developer_fields.empty() ? 0U : kHasDeveloperFields) | local, 1, order);
  put(0, 1, order);
  put(order == std::endian::big ? 1 : 0, 1, order);
  put(global, 2, order);

  Definition& definition = definitions_[local];
  definition = {{}, order};
  const auto add = [&](BaseType type, std::uint8_t size) {
    definition.slots.push_back({type, size == 0 ? width_of(type) : size});
    return definition.slots.back().size;
  };
  put(fields.size(), 1, order);
  for (const auto& field : fields) {
    put(field.number, 1, order);
    put(add(field.type, field.size), 1, order);
    put(static_cast<std::uint8_t>(field.type), 1, order);
  }
  if (developer_fields.empty()) return *this;
  put(developer_fields.size(), 1, order);
  for (const auto& field : developer_fields) {
    put(field.number, 1, order);
    put(add(field.type, field.size), 1, order);
    put(field.developer, 1, order);
  }
  return *this;
}

FitWriter& FitWriter::message(std::uint8_t local, std::initializer_list<FitValue> values) {
  return message(local, std::span(values.begin(), values.size()));
}

FitWriter& FitWriter::message(std::uint8_t local, std::span<const FitValue> values) {
  put(local, 1, std::endian::little);
  put_values(local, values);
  return *this;
}

FitWriter& FitWriter::compressed(std::uint8_t local, std::uint8_t time,
                                 std::initializer_list<FitValue> values) {
  put(0x80U | static_cast<unsigned>(local) << 5 | time, 1, std::endian::little);
  put_values(local, std::span(values.begin(), values.size()));
  return *this;
}

FitWriter& FitWriter::raw(std::span<const std::byte> bytes) {
  data_.insert(data_.end(), bytes.begin(), bytes.end());
  return *this;
}

std::vector<std::byte> FitWriter::finish() const {
  constexpr std::array kTag{std::byte{'.'}, std::byte{'F'}, std::byte{'I'}, std::byte{'T'}};
  std::vector<std::byte> file(header_size_);
  file[0] = std::byte{header_size_};
  file[1] = std::byte{0x20};  // protocol 2.0
  store(file, 2, 21217, 2);   // profile 21.217
  std::copy(kTag.begin(), kTag.end(), file.begin() + 8);
  file.insert(file.end(), data_.begin(), data_.end());
  file.resize(file.size() + 2);
  repair_fit(file);
  return file;
}

void FitWriter::put(std::uint64_t value, std::size_t width, std::endian order) {
  for (std::size_t i = 0; i < width; ++i) {
    const std::size_t shift = order == std::endian::little ? i : width - 1 - i;
    data_.push_back(static_cast<std::byte>(value >> (8 * shift) & 0xFF));
  }
}

void FitWriter::put_values(std::uint8_t local, std::span<const FitValue> values) {
  const Definition& definition = definitions_[local];
  assert(values.size() <= definition.slots.size());
  for (std::size_t i = 0; i < definition.slots.size(); ++i)
    put_value(i < values.size() ? values[i] : FitValue(), definition.slots[i], definition.order);
}

void FitWriter::put_value(const FitValue& value, Slot slot, std::endian order) {
  const std::size_t width = width_of(slot.type);
  for (std::size_t i = 0; i < slot.size / width; ++i) put_element(value, i, slot.type, order);
  for (std::size_t i = slot.size / width * width; i < slot.size; ++i) put(0xFF, 1, order);
}

void FitWriter::put_element(const FitValue& value, std::size_t index, BaseType type, std::endian order) {
  std::uint64_t bits = invalid_bits(type);
  if (const auto* text = std::get_if<std::string>(&value.value_)) {
    bits = index < text->size() ? static_cast<std::uint8_t>((*text)[index]) : 0;
  } else if (const auto* whole = std::get_if<std::vector<std::int64_t>>(&value.value_)) {
    if (index < whole->size()) bits = bits_of((*whole)[index], type);
  } else if (const auto* real = std::get_if<std::vector<double>>(&value.value_)) {
    if (index < real->size()) bits = bits_of((*real)[index], type);
  }
  put(bits, width_of(type), order);
}

std::uint16_t fit_crc(std::span<const std::byte> bytes, std::uint16_t crc) {
  constexpr unsigned kPolynomial = 0xA001;  // CRC-16/ARC, reflected
  unsigned sum = crc;
  for (const std::byte b : bytes) {
    sum ^= std::to_integer<unsigned>(b);
    for (int bit = 0; bit < 8; ++bit) sum = (sum & 1U) != 0 ? sum >> 1 ^ kPolynomial : sum >> 1;
  }
  return static_cast<std::uint16_t>(sum);
}

void repair_fit(std::vector<std::byte>& file) {
  if (file.size() < 14) return;
  const auto header_size = std::to_integer<std::size_t>(file[0]);
  if (header_size < 12 || header_size + 2 > file.size()) return;
  store(file, 4, file.size() - header_size - 2, 4);
  if (header_size >= 14) store(file, 12, fit_crc(std::span(file).first(12)), 2);
  store(file, file.size() - 2, fit_crc(std::span(file).first(file.size() - 2)), 2);
}

}  // namespace freshlegs::test
