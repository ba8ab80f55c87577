#include "ingest/fit/segment.h"

#include <algorithm>
#include <string_view>

#include "ingest/fit/bytes.h"
#include "ingest/fit/crc.h"

namespace freshlegs::fit {
namespace {

constexpr std::size_t kShortHeader = 12, kHeaderWithChecksum = 14, kTagAt = 8, kChecksum = 2;
constexpr std::string_view kTag = ".FIT";

std::string_view as_text(std::span<const std::byte> bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

bool header_checksum_ok(std::span<const std::byte> header) {
  if (header.size() < kHeaderWithChecksum) return true;
  const auto stored = load<std::uint16_t>(header.data() + kShortHeader);
  return stored == 0 || stored == crc16(header.first(kShortHeader));
}

Checksum check(std::span<const std::byte> file, const Segment& segment, std::size_t data_end) {
  if (segment.missing > 0 || data_end + kChecksum > file.size()) return Checksum::cut_off;
  const auto stored = load<std::uint16_t>(file.data() + data_end);
  if (stored == crc16(file.subspan(segment.begin, data_end - segment.begin))) return Checksum::matches;
  return stored == 0 ? Checksum::not_given : Checksum::differs;
}

}  // namespace

bool is_segment(std::span<const std::byte> file, std::size_t at) {
  if (at > file.size() || file.size() - at < kShortHeader) return false;
  return std::to_integer<std::size_t>(file[at]) >= kShortHeader &&
         as_text(file.subspan(at + kTagAt, kTag.size())) == kTag;
}

std::optional<Segment> read_segment(std::span<const std::byte> file, std::size_t at) {
  const auto header_size = std::to_integer<std::size_t>(file[at]);
  if (file.size() - at < header_size) return std::nullopt;
  Segment segment;
  segment.begin = at;
  segment.data_begin = at + header_size;
  segment.header_checksum_ok = header_checksum_ok(file.subspan(at, header_size));
  const std::size_t there = file.size() - segment.data_begin;
  const std::size_t declared = load<std::uint32_t>(file.data() + at + 4);
  segment.length_unknown = declared == 0 && there > kChecksum;
  const std::size_t size = segment.length_unknown ? there : std::min(declared, there);
  segment.missing = declared > there ? declared - there : 0;
  segment.data = file.subspan(segment.data_begin, size);
  const std::size_t data_end = segment.data_begin + size;
  segment.checksum = check(file, segment, data_end);
  segment.end = segment.checksum == Checksum::cut_off ? file.size() : data_end + kChecksum;
  return segment;
}

std::optional<std::size_t> find_segment(std::span<const std::byte> file, std::size_t at) {
  const std::string_view text = as_text(file);
  for (std::size_t tag = text.find(kTag, at + kTagAt); tag != text.npos; tag = text.find(kTag, tag + 1))
    if (is_segment(file, tag - kTagAt)) return tag - kTagAt;
  return std::nullopt;
}

}  // namespace freshlegs::fit
