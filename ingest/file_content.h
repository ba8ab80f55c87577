// What is in a file: the one door of ingest. Bytes and a name in, values out; no path, no stream, no clock.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/csv/mapping.h"
#include "ingest/recording.h"
#include "ingest/rejection.h"

namespace freshlegs {

/// Raised whenever reading changes what comes out, so that old rejections are tried again.
inline constexpr int kReaderVersion = 3;

/// archive: a zip or gzip; what it holds are files of their own. Stored as numbers: append only.
enum class Format : std::uint8_t { unknown = 0, fit = 1, csv = 2, archive = 3 };

/// damaged: something was wrong and what could be read was kept. ignored: known, but not ours.
enum class ReadStatus : std::uint8_t { ok, damaged, rejected, ignored };

/// Counts over a whole FIT file, before any cleaning; names of the FIT profile, unknown_N otherwise.
struct FitCensus {
  std::uint32_t segments = 0;
  std::map<std::string, std::uint64_t> message_counts;
  std::map<std::string, std::uint64_t> record_fields;  ///< valid values by profile name
};

/// How sure the recognition of a CSV dialect was, and what it was nearly taken for.
struct DialectMatch {
  double confidence = 0;  ///< 0..1
  std::string runner_up;  ///< empty if no other dialect fits at all
  double runner_up_confidence = 0;
};

struct FileContent {
  Format format = Format::unknown;
  std::optional<std::string> dialect;  ///< CSV
  std::optional<DialectMatch> match;   ///< CSV
  std::optional<std::string> mapping_offer;  ///< CSV of no dialect: a [[csv]] entry of config.toml that would read it
  ReadStatus status = ReadStatus::ok;
  std::optional<Rejection> reason;  ///< set unless ok
  std::vector<Note> notes;
  std::optional<FitCensus> fit;  ///< only when asked for
  std::optional<std::uint16_t> fit_file_type;  ///< what kind of FIT file it calls itself: profile type `file`
  std::vector<Recording> recordings;
  std::vector<Recording> undated;  ///< held by the file, but nothing in it says when: for `inspect` alone
  Hash sha256{};
};

/// Units that some exports do not state (contract.md: they come from the configuration).
struct ReadOptions {
  bool census = false;          ///< fill FileContent::fit (costs time; `inspect` asks for it)
  bool unstated_weight_lb = false;
  bool unstated_distance_mi = false;
  std::vector<csv::Mapping> mappings = {};  ///< of tables that no dialect knows
};

/// Reads any file we know: FIT or a CSV dialect, told apart by content, never by name. The name serves only to
/// date a recording that has no date inside. Never throws on bad input; recordings come out with hash and counts.
FileContent read_file(std::span<const std::byte> bytes, std::string_view name, const ReadOptions& options = {});
/// The same with the SHA-256 of the bytes, where it is known already.
FileContent read_file(std::span<const std::byte> bytes, std::string_view name, const ReadOptions& options,
                      const Hash& sha256);

/// SHA-256 of the bytes.
Hash sha256(std::span<const std::byte> bytes);
/// Lower-case hex of the first `digits` half-bytes.
std::string hex(const Hash& hash, std::size_t digits = 64);

}  // namespace freshlegs
