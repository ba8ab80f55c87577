#include "ingest/fit/read_fit.h"

#include <array>
#include <cstring>

#include "ingest/fit/assemble.h"
#include "ingest/fit/beside_samples.h"
#include "ingest/fit/census.h"
#include "ingest/fit/decode_segment.h"
#include "ingest/fit/findings.h"
#include "ingest/fit/segment.h"

namespace freshlegs::fit {
namespace {

/// What one file needs on its way from bytes to recordings.
struct Reading {
  explicit Reading(std::size_t file_bytes) : budget(file_bytes) {}

  Budget budget;
  Findings findings;
  HeartRateMemory strap;
  Census census;
  std::size_t messages = 0;
  std::optional<std::uint16_t> file_type;  ///< of the first segment that names one
  std::optional<std::uint16_t> manufacturer;
  std::vector<Recording> recordings, undated;
};

std::string plural(std::size_t count, std::string_view noun) {
  return std::to_string(count) + " " + std::string(noun) + (count == 1 ? "" : "s");
}

void report_frame(const Segment& segment, Findings& findings) {
  const std::size_t data_end = segment.data_begin + segment.data.size();
  if (segment.missing > 0)
    findings.damage(
        "fit.truncated", data_end,
        "The file ends " + plural(segment.missing, "byte") + " before the end that its header names.");
  else if (segment.length_unknown)
    findings.damage("fit.truncated", segment.begin,
                    "The device never closed the file: its header names no length.");
  else if (segment.checksum == Checksum::cut_off)
    findings.damage("fit.truncated", data_end, "The file ends before its checksum.");
  else if (segment.checksum == Checksum::differs)
    findings.damage("fit.crc", data_end,
                    "The checksum does not match: some bytes have changed since the device wrote them.");
  if (segment.checksum == Checksum::not_given)
    findings.note("fit.no_checksum", 1, "The device wrote no checksum, so damage cannot be told.");
  if (!segment.header_checksum_ok)
    findings.note("fit.header_crc", 1, "The checksum of the header does not match.");
}

void report_damage(const DecodedSegment& decoded, const Segment& segment, Findings& findings) {
  if (!decoded.damage) return;
  const bool cut_by_end = decoded.damage->what == Break::cut_message && !segment.complete();
  const std::size_t at = segment.data_begin + decoded.damage->at;
  if (decoded.damage->what == Break::undefined_type)
    findings.damage("fit.definition", at,
                    "A message is of a type that was never defined, so its length is unknown.");
  else if (!cut_by_end)
    findings.damage("fit.overrun", at, "A message reaches beyond the end of its data.");
  findings.note("fit.resumed", decoded.recoveries, "Reading went on behind damaged bytes.");
}

void read_one(const Segment& segment, Reading& reading, bool with_census) {
  report_frame(segment, reading.findings);
  reading.census.take_segment();
  auto decoded = decode_segment(segment.data, segment.complete(), reading.budget, reading.strap,
                                with_census ? &reading.census : nullptr);
  report_damage(decoded, segment, reading.findings);
  reading.findings.note("fit.untimed_samples", decoded.untimed,
                        "A sample has no time of its own and takes the last one.");
  reading.findings.note("fit.empty_messages", decoded.empty, "A message holds nothing at all.");
  reading.messages += decoded.messages;
  if (!reading.file_type) reading.file_type = decoded.facts.file_type;
  if (!reading.manufacturer) reading.manufacturer = decoded.facts.manufacturer;
  assemble(std::move(decoded.facts), decoded.table, decoded.developers, reading.findings, reading.budget,
           reading.recordings, reading.undated);
}

void read_segments(std::span<const std::byte> file, Reading& reading, bool with_census) {
  std::size_t at = 0;
  while (at < file.size()) {
    if (!is_segment(file, at)) {
      const std::size_t next = find_segment(file, at).value_or(file.size());
      reading.findings.note("fit.trailing_bytes", next - at,
                            "Bytes behind the end of the FIT data were not read.");
      at = next;
      continue;
    }
    const auto segment = read_segment(file, at);
    if (!segment) {
      reading.findings.damage("fit.truncated", file.size(), "The file ends inside its header.");
      return;
    }
    read_one(*segment, reading, with_census);
    at = segment->end;
  }
}

/// The first recording of a file goes by the file's own hash, the others by that and their number.
void set_hashes(const Hash& file_hash, std::vector<Recording>& recordings) {
  for (std::uint32_t index = 0; index < recordings.size(); ++index) {
    if (index == 0) {
      recordings[0].head.hash = file_hash;
      continue;
    }
    std::array<std::byte, sizeof(Hash) + sizeof index> seed;
    std::memcpy(seed.data(), file_hash.data(), sizeof(Hash));
    for (std::size_t i = 0; i < sizeof index; ++i)
      seed[sizeof(Hash) + i] = static_cast<std::byte>(index >> (8 * i) & 0xFF);
    recordings[index].head.hash = sha256(seed);
  }
}

}  // namespace

bool looks_like_fit(std::span<const std::byte> bytes) { return is_segment(bytes, 0); }

FileContent read_fit(std::span<const std::byte> bytes, const ReadOptions& options, const Hash& sha256) {
  FileContent content = decode_fit(bytes, options);
  set_hashes(sha256, content.recordings);
  return content;
}

FileContent decode_fit(std::span<const std::byte> bytes, const ReadOptions& options) {
  FileContent content;
  content.format = Format::fit;
  Reading reading(bytes.size());
  if (looks_like_fit(bytes))
    read_segments(bytes, reading, options.census);
  else
    reading.findings.damage("fit.header", 0, "The file does not begin with a FIT header.");
  if (reading.messages == 0) reading.findings.damage("fit.empty", 0, "The file holds no messages.");
  if (reading.recordings.empty())
    recording_of_strap(reading.strap, reading.manufacturer, reading.budget, reading.recordings);
  else
    add_stored_heart_rate(std::move(reading.strap), reading.budget, reading.recordings);
  if (reading.budget.refused() > 0)
    reading.findings.damage("fit.too_much", 0,
                            "The file declares far more than it holds; what did not fit was left out.");

  content.fit_file_type = reading.file_type;
  content.recordings = std::move(reading.recordings);
  content.reason = reading.findings.reason();
  content.notes = reading.findings.notes();
  content.undated = std::move(reading.undated);
  for (auto& recording : content.recordings) recording.notes = content.notes;
  if (content.reason) content.status = reading.messages == 0 ? ReadStatus::rejected : ReadStatus::damaged;
  if (options.census) content.fit = reading.census.result();
  return content;
}

}  // namespace freshlegs::fit
