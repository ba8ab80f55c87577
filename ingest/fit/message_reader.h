// Walks the messages of one segment of a FIT file: no copies, nothing allocated per message.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

#include "ingest/fit/bytes.h"
#include "ingest/fit/definition.h"

namespace freshlegs::fit {

/// FIT date_time: seconds since 1989-12-31T00:00:00Z; the all-ones value says "none".
inline constexpr std::uint32_t kNoTime = 0xFFFFFFFF;

/// A data message where it lies in the file. Valid until the next call of MessageReader::next().
struct Message {
  const Definition* definition = nullptr;
  const std::byte* data = nullptr;  ///< behind the header byte; `definition->size` bytes
  std::uint32_t time = kNoTime;     ///< its own timestamp, else the last one before it
  bool has_own_time = false;
  std::uint8_t local = 0;
};

enum class Break : std::uint8_t {
  undefined_type,  ///< a data message of a local type that no definition introduced
  cut_message,     ///< a message reaches beyond the end of the data
};

struct BreakAt {
  Break what;
  std::size_t at;  ///< offset in the data of the segment
};

class MessageReader {
 public:
  /// `data`: the messages of a segment, without header and checksum. `complete`: the data end where the
  /// header says; only then a message that reaches beyond the end is damage worth searching a way around.
  MessageReader(std::span<const std::byte> data, bool complete) : data_(data), complete_(complete) {}

  /// The next data message, or nullptr at the end. Definitions are taken in on the way; behind damage reading
  /// goes on at the next definition a device could have written.
  const Message* next() {
    while (position_ < data_.size()) {
      const auto header = std::to_integer<unsigned>(data_[position_]);
      const bool compressed = (header & 0x80U) != 0;
      if (!compressed && (header & 0x40U) != 0) {
        if (!define(header & 0x0FU)) return nullptr;
        continue;
      }
      const unsigned local = compressed ? header >> 5 & 3U : header & 0x0FU;
      const Definition& definition = definitions_[local];
      if (definition.serial == 0 || data_.size() - position_ - 1 < definition.size) {
        if (!recover(definition.serial == 0 ? Break::undefined_type : Break::cut_message)) return nullptr;
        continue;
      }
      message_.definition = &definition;
      message_.local = static_cast<std::uint8_t>(local);
      message_.data = data_.data() + position_ + 1;
      position_ += 1 + definition.size;
      if (compressed)
        take_compressed_time(header & 0x1FU);
      else
        take_time(definition);
      return &message_;
    }
    return nullptr;
  }

  [[nodiscard]] std::size_t position() const { return position_; }
  /// The first damage met, if any, and how often a way around was found.
  [[nodiscard]] const std::optional<BreakAt>& first_break() const { return first_break_; }
  [[nodiscard]] std::uint32_t recoveries() const { return recoveries_; }
  [[nodiscard]] std::uint32_t definitions_read() const { return serial_; }

 private:
  void take_time(const Definition& definition) {
    message_.has_own_time = false;
    if (definition.timestamp == kNowhere) return;
    const auto time = load<std::uint32_t>(message_.data + definition.timestamp, definition.big_endian);
    if (time == kNoTime) return;
    message_.time = time;
    message_.has_own_time = true;
  }

  /// The five bits replace the lowest five of the last timestamp, rolling over forwards (FIT protocol,
  /// "Compressed Timestamp Header").
  void take_compressed_time(unsigned five_bits) {
    message_.has_own_time = message_.time != kNoTime;
    if (message_.has_own_time) message_.time += (five_bits - message_.time) & 0x1FU;
  }

  bool define(unsigned local);
  bool recover(Break what);

  std::span<const std::byte> data_;
  bool complete_;
  std::size_t position_ = 0;
  std::uint32_t serial_ = 0;
  std::uint32_t recoveries_ = 0;
  std::size_t recovery_work_ = 0;
  std::optional<BreakAt> first_break_;
  Message message_;
  std::array<Definition, 16> definitions_;
};

}  // namespace freshlegs::fit
