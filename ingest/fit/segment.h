// The frame of a FIT file: one segment, or several behind each other, each with header, messages and
// checksum.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

namespace freshlegs::fit {

enum class Checksum : std::uint8_t { matches, differs, not_given, cut_off };

struct Segment {
  std::size_t begin = 0;  ///< of the header, in the file
  std::size_t data_begin = 0;
  std::span<const std::byte> data;  ///< the messages that are there
  std::size_t missing = 0;          ///< bytes of messages declared beyond the end of the file
  bool length_unknown = false;      ///< declared 0: the device never came to write the length
  bool header_checksum_ok = true;   ///< also if none is given
  Checksum checksum = Checksum::cut_off;
  std::size_t end = 0;  ///< where the next segment may begin

  [[nodiscard]] bool complete() const { return missing == 0 && !length_unknown; }
};

/// Whether a segment begins here: ".FIT" at byte 8 behind a header size of at least 12.
[[nodiscard]] bool is_segment(std::span<const std::byte> file, std::size_t at);

/// Reads the frame of the segment at `at`; nullopt if the file ends inside its header.
[[nodiscard]] std::optional<Segment> read_segment(std::span<const std::byte> file, std::size_t at);

/// Where the next segment begins at or behind `at`; nullopt if there is none.
[[nodiscard]] std::optional<std::size_t> find_segment(std::span<const std::byte> file, std::size_t at);

}  // namespace freshlegs::fit
