#include "ingest/fit/record_table.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace freshlegs::fit {
namespace {

constexpr std::size_t kLocalTypes = 16;

/// Where a column takes from and goes to: elements `stride` bytes apart, cells behind each other.
struct Strip {
  const std::byte* from;
  std::size_t stride, count;
  std::int32_t* to;
};

std::int32_t merged(std::int32_t before, std::int32_t value, Merge merge) {
  if (merge == Merge::replace) return value;
  if (before == kMissing) return merge == Merge::add ? kMissing : value;
  const std::int64_t sum = std::int64_t{before} + value;
  if (merge == Merge::average) return static_cast<std::int32_t>(sum / 2);
  return merge == Merge::add && sum == static_cast<std::int32_t>(sum) ? static_cast<std::int32_t>(sum)
                                                                      : before;
}

/// Elements of one width and sign. What is invalid, or beyond a cell, leaves the cell as it was.
template <class Signed, class Bits, bool kBig>
void fill_whole(const CellPlan& plan, Strip strip) {
  const auto invalid = static_cast<Bits>(plan.invalid);
  for (std::size_t i = 0; i < strip.count; ++i) {
    const Bits bits = load<Bits>(strip.from + i * strip.stride, kBig);
    const std::int64_t ticks = std::int64_t{static_cast<Signed>(bits)} * plan.factor + plan.shift;
    const auto cell = static_cast<std::int32_t>(ticks);
    if (bits != invalid && ticks == cell) strip.to[i] = merged(strip.to[i], cell, plan.merge);
  }
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

void fill_real(const CellPlan& plan, Strip strip) {
  for (std::size_t i = 0; i < strip.count; ++i) {
    std::int64_t ticks = 0;
    if (load_real(plan, strip.from + i * strip.stride, ticks))
      strip.to[i] = merged(strip.to[i], static_cast<std::int32_t>(ticks), plan.merge);
  }
}

void fill(const CellPlan& plan, Strip strip) {
  using std::int8_t, std::int16_t, std::int32_t, std::uint8_t, std::uint16_t, std::uint32_t;
  switch (plan.load) {
    case Load::u8:
      return fill_whole<uint8_t, uint8_t, false>(plan, strip);
    case Load::s8:
      return fill_whole<int8_t, uint8_t, false>(plan, strip);
    case Load::u16:
      return fill_whole<uint16_t, uint16_t, false>(plan, strip);
    case Load::s16:
      return fill_whole<int16_t, uint16_t, false>(plan, strip);
    case Load::u32:
      return fill_whole<uint32_t, uint32_t, false>(plan, strip);
    case Load::s32:
      return fill_whole<int32_t, uint32_t, false>(plan, strip);
    case Load::u16_big:
      return fill_whole<uint16_t, uint16_t, true>(plan, strip);
    case Load::s16_big:
      return fill_whole<int16_t, uint16_t, true>(plan, strip);
    case Load::u32_big:
      return fill_whole<uint32_t, uint32_t, true>(plan, strip);
    case Load::s32_big:
      return fill_whole<int32_t, uint32_t, true>(plan, strip);
    case Load::real:
      return fill_real(plan, strip);
  }
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

void RecordTable::append(const Message& first, std::span<const std::uint32_t> times,
                         const DeveloperFields& developers) {
  times = times.first(std::min(times.size(), capacity_ - times_.size()));
  RecordPlan& plan = plans_[first.local];
  if (plan.definition != first.definition->serial ||
      (plan.generation != developers.generation() && !first.definition->developer_fields.empty()))
    compile(first, developers, plan);
  const std::size_t row = times_.size(), stride = 1 + first.definition->size;
  times_.insert(times_.end(), times.begin(), times.end());
  if (plan.packed_speed_distance != kNowhere)
    for (std::size_t i = 0; i < times.size(); ++i) read_packed(plan, first.data + i * stride, row + i);
  for (const CellPlan& cell : plan.cells)
    fill(cell, {first.data + cell.offset, stride, times.size(), cell.cells + row});
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
