// Writes FIT files: hand-made bytes for tests, whole seasons for the simulated athlete. Same calls, same
// bytes.
#pragma once

#include <bit>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace freshlegs::test {

/// FIT base types by the byte that stands for them in a definition.
enum class BaseType : std::uint8_t {
  enum8 = 0x00,
  sint8 = 0x01,
  uint8 = 0x02,
  string = 0x07,
  uint8z = 0x0A,
  byte = 0x0D,
  sint16 = 0x83,
  uint16 = 0x84,
  sint32 = 0x85,
  uint32 = 0x86,
  float32 = 0x88,
  float64 = 0x89,
  uint16z = 0x8B,
  uint32z = 0x8C,
  sint64 = 0x8E,
  uint64 = 0x8F,
  uint64z = 0x90,
};
std::size_t width_of(BaseType type);

/// Written as the invalid value of its field's type.
struct Invalid {};

/// What goes into one field: nothing, a whole number (raw, before scale and offset), a float, a text, or an
/// array. Too few elements are filled up with the invalid value (texts with zeros), too many are cut.
class FitValue {
 public:
  FitValue(Invalid = {}) {}
  FitValue(std::integral auto v) : value_(std::vector<std::int64_t>{static_cast<std::int64_t>(v)}) {}
  FitValue(double v) : value_(std::vector<double>{v}) {}
  FitValue(const char* text) : value_(std::string(text)) {}
  FitValue(std::string text) : value_(std::move(text)) {}
  FitValue(std::vector<std::int64_t> array) : value_(std::move(array)) {}
  FitValue(std::vector<double> array) : value_(std::move(array)) {}

 private:
  friend class FitWriter;
  std::variant<Invalid, std::vector<std::int64_t>, std::vector<double>, std::string> value_;
};

inline FitValue ints(std::initializer_list<std::int64_t> array) { return std::vector<std::int64_t>(array); }
inline FitValue reals(std::initializer_list<double> array) { return std::vector<double>(array); }

struct FitField {
  std::uint8_t number;
  BaseType type;
  std::uint8_t size = 0;  ///< bytes; 0 = one element
};

/// A field described by a field_description message; `type` must agree with that description.
struct FitDeveloperField {
  std::uint8_t number;
  std::uint8_t developer;
  BaseType type;
  std::uint8_t size = 0;  ///< bytes; 0 = one element
};

/// One segment (header, messages, CRC). Chain files by putting the bytes of several behind each other.
class FitWriter {
 public:
  explicit FitWriter(std::uint8_t header_size = 14) : header_size_(header_size) {}

  FitWriter& define(std::uint8_t local, std::uint16_t global, std::vector<FitField> fields,
                    std::vector<FitDeveloperField> developer_fields = {},
                    std::endian order = std::endian::little);
  /// Values in the order of the definition, developer fields behind; missing ones at the end are invalid.
  FitWriter& message(std::uint8_t local, std::initializer_list<FitValue> values);
  FitWriter& message(std::uint8_t local, std::span<const FitValue> values);
  /// A data message with a compressed timestamp header: `time` 0..31 (lowest five bits), `local` 0..3.
  FitWriter& compressed(std::uint8_t local, std::uint8_t time, std::initializer_list<FitValue> values);
  /// Bytes as they are, between messages: for damage.
  FitWriter& raw(std::span<const std::byte> bytes);

  /// Bytes of messages written so far; the next one begins at `header_size + data_size()`.
  [[nodiscard]] std::size_t data_size() const { return data_.size(); }
  /// The whole file with lengths and both CRCs.
  [[nodiscard]] std::vector<std::byte> finish() const;

 private:
  struct Slot {
    BaseType type;
    std::size_t size;
  };
  struct Definition {
    std::vector<Slot> slots;
    std::endian order = std::endian::little;
  };
  void put(std::uint64_t value, std::size_t width, std::endian order);
  void put_values(std::uint8_t local, std::span<const FitValue> values);
  void put_value(const FitValue& value, Slot slot, std::endian order);
  void put_element(const FitValue& value, std::size_t index, BaseType type, std::endian order);

  std::uint8_t header_size_;
  std::vector<std::byte> data_;
  Definition definitions_[16];
};

/// CRC-16 of the FIT protocol, bit by bit: slow, independent of the reader's.
std::uint16_t fit_crc(std::span<const std::byte> bytes, std::uint16_t crc = 0);
/// Rewrites header length, header CRC and file CRC of a single segment after its bytes were changed.
void repair_fit(std::vector<std::byte>& file);
/// Seconds since the FIT epoch (1989-12-31T00:00:00Z) of a Unix time in seconds.
constexpr std::uint32_t fit_time(std::int64_t unix_seconds) {
  return static_cast<std::uint32_t>(unix_seconds - 631065600);
}

}  // namespace freshlegs::test
