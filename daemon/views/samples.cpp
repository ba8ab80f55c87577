#include "daemon/views/samples.h"

#include <array>
#include <charconv>

#include "daemon/views/tokens.h"
#include "ingest/file_content.h"

namespace freshlegs::app::views {
namespace {

/// As many digits as the value needs, the same on every machine.
std::string shortest(double value) {
  std::array<char, 32> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value);
  return {digits.data(), end.ptr};
}

}  // namespace

std::vector<std::string> sample_columns() {
  std::vector<std::string> names{"time", "recording"};
  for (const auto& channel : kChannelSpecs) names.emplace_back(channel.name);
  return names;
}

SampleRow sample_row(const Recording& recording, std::size_t i) {
  const auto& samples = recording.samples;
  SampleRow row{iso_utc(recording.head.start + Millis(samples.offset_ms[i])), {}};
  for (std::size_t kind = 0; kind < kChannelKinds; ++kind) {
    const auto* channel = samples.find(static_cast<ChannelKind>(kind));
    const bool known = channel != nullptr && channel->ticks[i] != kMissing;
    row.values.push_back(known ? std::optional(channel->value(i)) : std::nullopt);
  }
  return row;
}

std::string samples_csv(std::span<const Recording> recordings) {
  std::string text;
  for (const auto& name : sample_columns()) text += (text.empty() ? "" : ",") + name;
  text += "\r\n";
  for (const auto& recording : recordings)
    for (std::size_t i = 0; i < recording.samples.size(); ++i) {
      const SampleRow row = sample_row(recording, i);
      text += row.time + "," + hex(recording.head.hash);
      for (const auto& value : row.values) text += value ? "," + shortest(*value) : ",";
      text += "\r\n";
    }
  return text;
}

}  // namespace freshlegs::app::views
