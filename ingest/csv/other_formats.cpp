#include "ingest/csv/other_formats.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "ingest/csv/text.h"

namespace freshlegs::csv {
namespace {

struct Magic {
  std::string_view bytes;
  std::string_view code, name, advice;
  std::size_t at = 0;
};

using namespace std::string_view_literals;
constexpr std::string_view kFitInstead = "Export the original FIT file of the activity instead.";
constexpr std::string_view kNoAdvice = "Nothing to do: freshlegs reads FIT files and training CSV.";

constexpr auto kMagic = std::to_array<Magic>({
    {"%PDF-"sv, "other.pdf", "a PDF document", kNoAdvice},
    {"\x89PNG\r\n\x1a\n"sv, "other.picture", "a PNG picture", kNoAdvice},
    {"\xFF\xD8\xFF"sv, "other.picture", "a JPEG picture", kNoAdvice},
    {"GIF8"sv, "other.picture", "a GIF picture", kNoAdvice},
    {"WEBP"sv, "other.picture", "a WebP picture", kNoAdvice, 8},
    {"ftyp"sv, "other.picture", "a video or HEIC picture", kNoAdvice, 4},
    {"SQLite format 3\0"sv, "other.database", "an SQLite database",
     "Export the workouts from the app as CSV instead."},
    {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, "other.xls", "an old Excel workbook",
     "Save the sheet as CSV (UTF-8) instead."},
    {"PK\x03\x04"sv, "other.zip", "a zip archive", "Unpack it and drop the files."},
    {"PK\x05\x06"sv, "other.zip", "an empty zip archive", kNoAdvice},
    {"\x1F\x8B"sv, "other.gzip", "a gzip file", "Unpack it and drop the file."},
    {"BZh"sv, "other.archive", "a bzip2 archive", "Unpack it."},
    {"\xFD"
     "7zXZ"sv,
     "other.archive", "an xz archive", "Unpack it."},
    {"7z\xBC\xAF\x27\x1C"sv, "other.archive", "a 7z archive", "Unpack it."},
    {"Rar!"sv, "other.archive", "a RAR archive", "Unpack it."},
    {"ustar"sv, "other.archive", "a tar archive", "Unpack it.", 257},
    {"\x7F"
     "ELF"sv,
     "other.program", "a program", kNoAdvice},
    {"OggS"sv, "other.sound", "a sound file", kNoAdvice},
    {"ID3"sv, "other.sound", "a sound file", kNoAdvice},
});

struct Root {
  std::string_view element, code, name, advice;
};

// The root element of an XML file, or what stands in front of it.
constexpr auto kRoots = std::to_array<Root>({
    {"<gpx", "other.gpx", "a GPX track", kFitInstead},
    {"<TrainingCenterDatabase", "other.tcx", "a TCX file", kFitInstead},
    {"<kml", "other.kml", "a KML map file", kFitInstead},
    {"<HealthData", "other.apple_health", "an Apple Health export",
     "Export single workouts as FIT with an app such as HealthFit instead."},
    {"<html", "other.html", "a web page", "Use the page's own export instead of saving the page."},
    {"<!doctype html", "other.html", "a web page", "Use the page's own export instead of saving the page."},
    {"<svg", "other.picture", "an SVG picture", kNoAdvice},
});

Rejection known_as(std::string_view code, std::string_view name, std::string_view advice) {
  return {std::string(code), std::nullopt, PositionUnit::byte,
          "The file is " + std::string(name) + ", which freshlegs does not read.", std::string(advice)};
}

std::optional<Rejection> by_magic(std::string_view text) {
  const auto* magic = std::ranges::find_if(
      kMagic, [&](const Magic& m) { return text.size() >= m.at && text.substr(m.at).starts_with(m.bytes); });
  if (magic == kMagic.end()) return std::nullopt;
  // Excel, Word and the like are zip archives that begin with a part of this name.
  if (magic->code == "other.zip" && text.size() > 49 && text.substr(30, 19) == "[Content_Types].xml")
    return known_as("other.xlsx", "an Excel workbook", "Save the sheet as CSV (UTF-8) instead.");
  return known_as(magic->code, magic->name, magic->advice);
}

std::optional<Rejection> by_root(std::string_view text) {
  const std::string head = fold(text.substr(0, 2048));
  const auto* root = std::ranges::find_if(
      kRoots, [&](const Root& r) { return head.find(fold(r.element)) != std::string::npos; });
  if (root != kRoots.end()) return known_as(root->code, root->name, root->advice);
  if (head.starts_with("<?xml")) return known_as("other.xml", "an XML file", kFitInstead);
  return std::nullopt;
}

/// JSON begins with a bracket and goes on with a quote, a bracket or its own end; "[[Training]]" is a
/// heading.
bool looks_like_json(std::string_view text) {
  if (text.empty() || (text.front() != '{' && text.front() != '[')) return false;
  if (text.starts_with("[[") && text.size() > 2 && text[2] >= 'A' && text[2] <= 'Z') return false;
  const auto next = trim(text.substr(1));
  return next.empty() ||
         std::string_view("\"{[]}-0123456789tfn").find(next.front()) != std::string_view::npos;
}

}  // namespace

std::optional<Rejection> other_format(std::span<const std::byte> bytes) {
  std::string_view text(reinterpret_cast<const char*>(bytes.data()),
                        std::min<std::size_t>(bytes.size(), 4096));
  if (auto known = by_magic(text)) return known;
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  text = trim(text);
  if (text.starts_with('<')) return by_root(text);
  if (looks_like_json(text)) return known_as("other.json", "a JSON file", "Export CSV or FIT instead.");
  return std::nullopt;
}

std::optional<Rejection> other_table(const Probe& probe) {
  struct Table {
    std::string_view column, second, code, name, advice;
  };
  constexpr auto kTables = std::to_array<Table>({
      {"ecg [uV]", "Phone timestamp", "other.ecg", "an ECG curve of Polar Sensor Logger",
       "Drop the RR file of the same session instead."},
      {"artifacts_removed", "rMSSD", "other.hrv_features", "a table that HRV Logger computed",
       "Drop the RRIntervals file of the same session instead."},
      {"Avg Score", "Avg Bedtime", "other.sleep_weeks", "a list of weekly sleep means without a year",
       "Export single nights, or let the watch's FIT files tell about sleep."},
  });
  const auto* table = std::ranges::find_if(
      kTables, [&](const Table& t) { return probe.header.has(t.column) && probe.header.has(t.second); });
  if (table != kTables.end()) return known_as(table->code, table->name, table->advice);
  if (probe.header.names() == std::vector<std::string>{"timestamp"})
    return known_as("other.hrv_events", "a list of events of HRV Logger",
                    "Drop the RRIntervals file of the same session instead.");
  return std::nullopt;
}

}  // namespace freshlegs::csv
