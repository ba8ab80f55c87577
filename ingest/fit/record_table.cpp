#include "ingest/fit/record_table.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace freshlegs::fit {
namespace {

constexpr std::size_t kLocalTypes = 16;

/// The element's raw number; false if it is the invalid value.
bool load_whole(const CellPlan& plan, const std::byte* at, std::int64_t& raw) {
  std::uint32_t bits = 0;
  const auto take = [&](std::uint32_t value) {
    bits = value;
    return bits != plan.invalid;
  };
  bool valid = false;
  switch (plan.load) {
    case Load::u8:
      valid = take(load<std::uint8_t>(at));
      break;
    case Load::u16:
      valid = take(load<std::uint16_t>(at));
      break;
    case Load::u32:
      valid = take(load<std::uint32_t>(at));
      break;
    case Load::u16_big:
      valid = take(load<std::uint16_t>(at, true));
      break;
    case Load::u32_big:
      valid = take(load<std::uint32_t>(at, true));
      break;
    case Load::s8:
      valid = take(load<std::uint8_t>(at));
      raw = static_cast<std::int8_t>(bits);
      return valid;
    case Load::s16:
      valid = take(load<std::uint16_t>(at));
      raw = static_cast<std::int16_t>(bits);
      return valid;
    case Load::s32:
      valid = take(load<std::uint32_t>(at));
      raw = static_cast<std::int32_t>(bits);
      return valid;
    case Load::s16_big:
      valid = take(load<std::uint16_t>(at, true));
      raw = static_cast<std::int16_t>(bits);
      return valid;
    case Load::s32_big:
      valid = take(load<std::uint32_t>(at, true));
      raw = static_cast<std::int32_t>(bits);
      return valid;
    case Load::real:
      return false;
  }
  raw = bits;
  return valid;
}

bool load_real(const CellPlan& plan, const std::byte* at, std::int64_t& ticks) {
  std::uint64_t bits = 0;
  switch (traits(plan.type).width) {
    case 1:
      bits = load<std::uint8_t>(at);
      break;
    case 2:
      bits = load<std::uint16_t>(at, plan.big_endian);
      break;
    case 4:
      bits = load<std::uint32_t>(at, plan.big_endian);
      break;
    default:
      bits = load<std::uint64_t>(at, plan.big_endian);
      break;
  }
  if (!is_valid(bits, plan.type)) return false;
  const double value = as_real(bits, plan.type) * plan.real_factor + plan.real_shift;
  if (!(std::abs(value) < std::numeric_limits<std::int32_t>::max())) return false;
  ticks = static_cast<std::int64_t>(std::floor(value + 0.5));
  return true;
}

std::int32_t merged(std::int32_t before, std::int32_t value, Merge merge) {
  if (merge == Merge::replace) return value;
  if (before == kMissing) return merge == Merge::add ? kMissing : value;
  const std::int64_t sum = std::int64_t{before} + value;
  if (merge == Merge::average) return static_cast<std::int32_t>(sum / 2);
  return merge == Merge::add && sum == static_cast<std::int32_t>(sum) ? static_cast<std::int32_t>(sum)
                                                                      : before;
}

}  // namespace

RecordTable::RecordTable(std::size_t rows, Budget& budget)
    : capacity_(budget.take(2 * sizeof(std::uint32_t) * rows) ? rows : 0),
      budget_(budget),
      plans_(kLocalTypes) {
  times_.reserve(capacity_);
}

std::int32_t* RecordTable::column(ChannelKind kind, ChannelSource source) {
  const auto it =
      std::ranges::find_if(columns_, [&](const Column& c) { return c.kind == kind && c.source == source; });
  if (it != columns_.end()) return it->cells.data();
  if (!budget_.take(sizeof(std::int32_t) * capacity_)) return nullptr;
  columns_.push_back({kind, source, std::vector<std::int32_t>(capacity_, kMissing)});
  return columns_.back().cells.data();
}

void RecordTable::append(const Message& message, const DeveloperFields& developers) {
  if (times_.size() == capacity_) return;
  RecordPlan& plan = plans_[message.local];
  if (plan.definition != message.definition->serial ||
      (plan.generation != developers.generation() && !message.definition->developer_fields.empty()))
    compile(message, developers, plan);
  const std::size_t row = times_.size();
  times_.push_back(message.time);
  if (!message.has_own_time) ++untimed_;
  if (plan.packed_speed_distance != kNowhere) read_packed(plan, message.data, row);
  for (const CellPlan& cell : plan.cells) {
    const std::byte* at = message.data + cell.offset;
    std::int64_t ticks = 0;
    if (cell.load == Load::real) {
      if (!load_real(cell, at, ticks)) continue;
    } else {
      if (!load_whole(cell, at, ticks)) continue;
      ticks = ticks * cell.factor + cell.shift;
      if (ticks != static_cast<std::int32_t>(ticks)) continue;
    }
    cell.cells[row] = merged(cell.cells[row], static_cast<std::int32_t>(ticks), cell.merge);
  }
}

// Two numbers of twelve bits: speed in 1/100 m/s and a distance in 1/16 m that rolls over at 4096.
void RecordTable::read_packed(const RecordPlan& plan, const std::byte* data, std::size_t row) {
  constexpr std::uint32_t kTwelveBits = 0xFFF;
  const std::byte* at = data + plan.packed_speed_distance;
  const auto byte = [&](std::size_t i) { return std::to_integer<std::uint32_t>(at[i]); };
  const std::uint32_t speed = byte(0) | (byte(1) & 0x0FU) << 8, distance = byte(1) >> 4 | byte(2) << 4;
  if (speed != kTwelveBits) plan.packed_speed[row] = static_cast<std::int32_t>(speed * 10);
  if (speed == kTwelveBits && distance == kTwelveBits) return;
  packed_total_ += packed_started_ ? (distance - packed_last_) & kTwelveBits : distance;
  packed_last_ = distance;
  packed_started_ = true;
  const std::uint64_t hundredths = (packed_total_ * 100 + 8) / 16;
  if (hundredths <= static_cast<std::uint64_t>(std::numeric_limits<std::int32_t>::max()))
    plan.packed_distance[row] = static_cast<std::int32_t>(hundredths);
}

}  // namespace freshlegs::fit
