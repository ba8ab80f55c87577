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
      message_.has_own_time =
          compressed ? take_compressed_time(header & 0x1FU) : take_time(definition, message_.data);
      return &message_;
    }
    return nullptr;
  }

  /// Takes in the messages that lie directly behind the last one and begin with the same byte, as records
  /// often do by the hundred. Their times and that of the last one go into `times`, which bounds how many
  /// there are. Returns how many, the last one included: they lie `1 + definition->size` bytes apart.
  /// `untimed` is raised by those without a time of their own.
  std::size_t extend(std::span<std::uint32_t> times, std::size_t& untimed) {
    const Definition& definition = *message_.definition;
    const std::size_t stride = 1 + definition.size;
    const std::byte header = message_.data[-1];
    untimed += message_.has_own_time ? 0 : 1;
    times[0] = message_.time;
    std::size_t count = 1;
    if ((header & std::byte{0x80}) != std::byte{0}) return count;
    while (count < times.size() && data_.size() - position_ >= stride && data_[position_] == header) {
      const std::byte* data = data_.data() + position_ + 1;
      const bool timed = take_time(definition, data);
      untimed += timed ? 0 : 1;
      times[count++] = message_.time;
      position_ += stride;
    }
    return count;
  }

  [[nodiscard]] std::size_t position() const { return position_; }
  /// The first damage met, if any, and how often a way around was found.
  [[nodiscard]] const std::optional<BreakAt>& first_break() const { return first_break_; }
  [[nodiscard]] std::uint32_t recoveries() const { return recoveries_; }
  [[nodiscard]] std::uint32_t definitions_read() const { return serial_; }
  /// Read, and looked at in vain while a way around damage was searched.
  [[nodiscard]] std::size_t bytes_visited() const { return position_ + recovery_work_; }

 private:
  /// Whether the message at `data` has a time of its own; else the last one stays.
  bool take_time(const Definition& definition, const std::byte* data) {
    if (definition.timestamp == kNowhere) return false;
    const auto time = load<std::uint32_t>(data + definition.timestamp, definition.big_endian);
    if (time == kNoTime) return false;
    message_.time = time;
    return true;
  }

  /// The five bits replace the lowest five of the last timestamp, rolling over forwards (FIT protocol,
  /// "Compressed Timestamp Header").
  bool take_compressed_time(unsigned five_bits) {
    if (message_.time == kNoTime) return false;
    message_.time += (five_bits - message_.time) & 0x1FU;
    return true;
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
