#include "storage/recording_pack.h"

#include <algorithm>
#include <cassert>
#include <utility>

#include "storage/recording_fields.h"
#include "storage/series.h"

namespace freshlegs::storage {
namespace {

constexpr Slot kBody = 0, kTimeAxis = 1, kRrIntervals = 2, kRrOffsets = 3, kFirstChannel = 16;
constexpr Slot kSourcesPerKind = 16;
static_assert(kFirstChannel + kChannelKinds * kSourcesPerKind <= kSlots);

constexpr Slot slot_of(const Channel& channel) {
  return static_cast<Slot>(kFirstChannel + std::to_underlying(channel.kind) * kSourcesPerKind +
                           std::to_underlying(channel.source));
}

void unpack_into(Slot slot, std::vector<std::int32_t> values, Recording& into) {
  switch (slot) {
    case kTimeAxis:
      into.samples.offset_ms = std::move(values);
      return;
    case kRrIntervals:
      into.rr.interval_ms = std::move(values);
      return;
    case kRrOffsets:
      into.rr.offset_ms = std::move(values);
      return;
    default:
      const auto place = static_cast<unsigned>(slot - kFirstChannel);
      into.samples.channels.push_back({.kind = static_cast<ChannelKind>(place / kSourcesPerKind),
                                       .source = static_cast<ChannelSource>(place % kSourcesPerKind),
                                       .ticks = std::move(values)});
  }
}

bool known(Slot slot) {
  return slot <= kRrOffsets ||
         (slot >= kFirstChannel && slot < kFirstChannel + kChannelKinds * kSourcesPerKind);
}

}  // namespace

PackedRecording pack(const Recording& recording, Envelope& envelope) {
  PackedRecording packed{.hash = recording.head.hash,
                         .start = recording.head.start,
                         .samples = recording.head.samples,
                         .cumulative = recording.head.cumulative,
                         .head = envelope.seal(write_fields(recording.head)),
                         .parts = {}};
  const auto add = [&](Slot slot, const Bytes& content) {
    assert(packed.parts.empty() || packed.parts.back().slot < slot);
    packed.parts.push_back({slot, envelope.seal(content)});
  };
  const auto add_series = [&](Slot slot, const std::vector<std::int32_t>& values) {
    if (!values.empty()) add(slot, encode_series(values));
  };
  if (const Bytes body = write_fields(recording); !body.empty()) add(kBody, body);
  add_series(kTimeAxis, recording.samples.offset_ms);
  add_series(kRrIntervals, recording.rr.interval_ms);
  add_series(kRrOffsets, recording.rr.offset_ms);
  for (const Channel& channel : recording.samples.channels)
    add(slot_of(channel), encode_series(channel.ticks));
  return packed;
}

std::expected<RecordingHead, Damage> unpack_head(std::span<const std::byte> blob, Envelope& envelope) {
  const auto content = envelope.open(blob);
  if (!content) return std::unexpected(content.error());
  RecordingHead head;
  if (!read_fields(*content, head)) return std::unexpected(Damage{"A stored head cannot be read."});
  return head;
}

std::expected<void, Damage> unpack_part(Slot slot, std::span<const std::byte> blob, Envelope& envelope,
                                        Recording& into) {
  if (!known(slot)) return {};  // of a newer program: its series are not ours to judge
  const auto content = envelope.open(blob);
  if (!content) return std::unexpected(content.error());
  if (slot == kBody) {
    if (!read_fields(*content, into)) return std::unexpected(Damage{"A stored body cannot be read."});
    return {};
  }
  auto values = decode_series(*content);
  if (!values) return std::unexpected(values.error());
  unpack_into(slot, std::move(*values), into);
  return {};
}

}  // namespace freshlegs::storage
