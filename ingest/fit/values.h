// Values of a message's fields, by field number: for messages that come a few times a file. Records, which
// come by the thousand, are read by a plan made once per definition (record_plan.h).
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "ingest/fit/message_reader.h"

namespace freshlegs::fit {

/// The elements of one field.
class Elements {
 public:
  Elements() = default;
  Elements(const std::byte* data, std::size_t bytes, BaseType type, bool big_endian);

  [[nodiscard]] std::size_t size() const { return count_; }
  /// Bits of an element as they lie in the file, brought into this machine's order.
  [[nodiscard]] std::uint64_t bits(std::size_t i) const;
  /// nullopt where the element is the invalid value of its type.
  [[nodiscard]] std::optional<std::int64_t> whole(std::size_t i) const;
  [[nodiscard]] std::optional<double> real(std::size_t i) const;
  [[nodiscard]] BaseType type() const { return type_; }
  [[nodiscard]] const std::byte* data() const { return data_; }
  [[nodiscard]] bool any_valid() const;

 private:
  const std::byte* data_ = nullptr;
  std::size_t count_ = 0;
  BaseType type_ = BaseType::bytes;
  bool big_endian_ = false;
};

/// No elements if the message has no such field, or one whose size is no multiple of its type's width.
[[nodiscard]] Elements elements(const Message& message, std::uint8_t field);

/// The first element; nullopt if there is none or it is invalid.
[[nodiscard]] std::optional<std::int64_t> whole(const Message& message, std::uint8_t field);
/// The first element divided by the field's scale; nullopt also if it is no finite number.
[[nodiscard]] std::optional<double> real(const Message& message, std::uint8_t field, double scale = 1);
/// The first element as an unsigned number of a narrower width; nullopt if it does not fit.
[[nodiscard]] std::optional<std::uint16_t> word(const Message& message, std::uint8_t field);
[[nodiscard]] std::optional<std::uint32_t> time(const Message& message, std::uint8_t field);
/// Up to the first zero byte (which may be missing), with anything that is not UTF-8 left out.
[[nodiscard]] std::string text(const Message& message, std::uint8_t field);

}  // namespace freshlegs::fit
