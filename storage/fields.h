// Structures as tagged fields. One list of fields per structure (see recording_fields.h) serves writing and
// reading, so the two cannot drift apart; a field that an older program did not write keeps its default, one
// that a newer program wrote is skipped. Tags go upward within a list and are never reused.
//
//   key       varint, tag * 4 + form
//   form 0    varint: whole numbers, flags, enumerations, times (zig-zag)
//   form 1    a double as varint: thousandths (zig-zag), only where that gives back the very same double
//   form 2    a double as its eight bytes
//   form 3    varint length, then that many bytes: text, hashes, structures
#pragma once

#include <array>
#include <bit>
#include <chrono>
#include <cmath>
#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <type_traits>
#include <vector>

#include "storage/varint.h"

namespace freshlegs::storage {

namespace form {
inline constexpr unsigned kVarint = 0, kThousandths = 1, kDouble = 2, kBytes = 3;
}

template <class T>
concept Countable = std::integral<T> || std::is_enum_v<T>;

class FieldWriter {
 public:
  explicit FieldWriter(Bytes& out) : out_(out) {}

  template <Countable T>
  void operator()(unsigned tag, const T& value) {
    key(tag, form::kVarint);
    put_varint(out_, zigzag(static_cast<std::int64_t>(value)));
  }
  template <class Rep, class Period>
  void operator()(unsigned tag, const std::chrono::duration<Rep, Period>& value) {
    (*this)(tag, static_cast<std::int64_t>(value.count()));
  }
  template <class Clock, class Duration>
  void operator()(unsigned tag, const std::chrono::time_point<Clock, Duration>& value) {
    (*this)(tag, value.time_since_epoch());
  }
  void operator()(unsigned tag, double value);
  void operator()(unsigned tag, const std::string& value) {
    if (!value.empty()) text(tag, value);
  }
  template <std::size_t Size>
  void operator()(unsigned tag, const std::array<std::uint8_t, Size>& value) {
    bytes(tag, std::as_bytes(std::span(value)));
  }
  template <class T>
  void operator()(unsigned tag, const std::optional<T>& value) {
    if (value) element(tag, *value);
  }
  template <class T>
  void operator()(unsigned tag, const std::vector<T>& values) {
    for (const T& value : values) element(tag, value);
  }
  template <class T>
  requires std::is_class_v<T>
  void operator()(unsigned tag, const T& structure) {
    Bytes inner;
    FieldWriter writer(inner);
    fields(writer, structure);
    bytes(tag, inner);
  }

 private:
  // An element is written even when empty: its presence is what counts.
  void element(unsigned tag, const std::string& value) { text(tag, value); }
  template <class T>
  void element(unsigned tag, const T& value) {
    (*this)(tag, value);
  }
  void key(unsigned tag, unsigned form) { put_varint(out_, tag * 4 + form); }
  void text(unsigned tag, const std::string& value) {
    bytes(tag, std::as_bytes(std::span(value.data(), value.size())));
  }
  void bytes(unsigned tag, std::span<const std::byte> content) {
    key(tag, form::kBytes);
    put_varint(out_, content.size());
    out_.insert(out_.end(), content.begin(), content.end());
  }

  Bytes& out_;
};

/// Reads what FieldWriter wrote. Junk makes good() false and leaves the remaining fields alone.
class FieldReader {
 public:
  explicit FieldReader(std::span<const std::byte> bytes) : rest_(bytes) { next_key(); }

  [[nodiscard]] bool good() const { return good_; }

  template <class T>
  void operator()(unsigned tag, T& value) {
    while (key_ && *key_ / 4 < tag) skip();
    if (at(tag)) take(value);
  }
  template <class T>
  void operator()(unsigned tag, std::optional<T>& value) {
    T found{};
    while (key_ && *key_ / 4 < tag) skip();
    if (!at(tag)) return;
    take(found);
    if (good_) value = std::move(found);
  }
  template <class T>
  void operator()(unsigned tag, std::vector<T>& values) {
    while (key_ && *key_ / 4 < tag) skip();
    while (at(tag)) {
      T found{};
      take(found);
      if (good_) values.push_back(std::move(found));
    }
  }

 private:
  [[nodiscard]] bool at(unsigned tag) const { return key_ && *key_ / 4 == tag; }
  [[nodiscard]] unsigned found_form() const { return static_cast<unsigned>(*key_ % 4); }
  void next_key();
  void skip();
  void fail() {
    good_ = false;
    key_.reset();
  }
  std::int64_t number(unsigned wanted_form);
  std::span<const std::byte> content();

  template <Countable T>
  void take(T& value) {
    value = static_cast<T>(number(form::kVarint));
  }
  template <class Rep, class Period>
  void take(std::chrono::duration<Rep, Period>& value) {
    value = std::chrono::duration<Rep, Period>(static_cast<Rep>(number(form::kVarint)));
  }
  template <class Clock, class Duration>
  void take(std::chrono::time_point<Clock, Duration>& value) {
    Duration since{};
    take(since);
    value = std::chrono::time_point<Clock, Duration>(since);
  }
  void take(double& value);
  void take(std::string& value);
  template <std::size_t Size>
  void take(std::array<std::uint8_t, Size>& value) {
    const auto found = content();
    if (found.size() != Size) return fail();
    for (std::size_t i = 0; i < Size; ++i) value[i] = std::to_integer<std::uint8_t>(found[i]);
  }
  template <class T>
  requires std::is_class_v<T>
  void take(T& structure) {
    FieldReader inner(content());
    fields(inner, structure);
    inner.finish();
    if (!inner.good()) fail();
  }
  void finish() {
    while (key_) skip();
  }

  std::span<const std::byte> rest_;
  std::optional<std::uint64_t> key_;
  bool good_ = true;

  template <class T>
  friend bool read_fields(std::span<const std::byte> bytes, T& structure);
};

template <class T>
[[nodiscard]] Bytes write_fields(const T& structure) {
  Bytes out;
  FieldWriter writer(out);
  fields(writer, structure);
  return out;
}

/// False if the bytes are not such a structure; what could be read stays in it.
template <class T>
[[nodiscard]] bool read_fields(std::span<const std::byte> bytes, T& structure) {
  FieldReader reader(bytes);
  fields(reader, structure);
  reader.finish();
  return reader.good();
}

/// For the lists: the same list takes a constant structure when writing and a mutable one when reading.
template <class T, class Structure>
concept Is = std::same_as<std::remove_const_t<T>, Structure>;

}  // namespace freshlegs::storage
