// Bad input is a value: what was wrong, where, and what the athlete can do about it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <vector>

namespace freshlegs {

enum class PositionUnit : std::uint8_t { byte, line };

/// Why a file, or part of it, was not taken. `code` is stable and dotted ("fit.crc", "csv.unknown_dialect").
struct Rejection {
  std::string code;
  std::optional<std::uint64_t> at;  ///< byte offset from 0, or line from 1
  PositionUnit unit = PositionUnit::byte;
  std::string text;    ///< one plain sentence: what is wrong
  std::string advice;  ///< one plain sentence: what to do; may be empty

  friend bool operator==(const Rejection&, const Rejection&) = default;
};

/// A recoverable oddity, counted: reading went on.
struct Note {
  std::string code;
  std::uint64_t count = 1;
  std::string text;

  friend bool operator==(const Note&, const Note&) = default;
};

template <class T>
using Result = std::expected<T, Rejection>;

}  // namespace freshlegs
