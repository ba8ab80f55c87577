// Tables of samples: one row a moment, columns to channels.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/csv/dialect.h"
#include "ingest/csv/losses.h"
#include "ingest/csv/table.h"

namespace freshlegs::csv {

struct SampleColumn {
  std::string_view name;
  ChannelKind kind;
  ChannelSource source = ChannelSource::csv;
  double scale = 1;           ///< channel unit per unit of the column
  bool zero_missing = false;  ///< 0 stands for nothing measured
  bool per_kg = false;        ///< to be multiplied by the body mass, where the table gives it away
};

/// How the time column counts.
enum class SampleTime : std::uint8_t {
  unix_time,  ///< seconds or milliseconds
  seconds,    ///< since the start
  minutes,    ///< since the start, with decimals
  clock,      ///< hh:mm:ss since the start
  wall,       ///< date and clock without zone
};

/// Gathers rows into channels. Rows that carry no time or lie more than a week from the first are lost.
class SampleReader {
 public:
  /// Three weeks at one a second: a table with more is no session, and memory stays bounded.
  static constexpr std::size_t kMaxRows = 2000000;

  SampleReader(const Header& header, std::string_view time_column, SampleTime time,
               std::span<const SampleColumn> columns);

  void read(const Row& row, Losses& losses);
  /// The first moment, when the time column says it (unix_time, wall).
  [[nodiscard]] std::optional<Instant> start() const { return start_; }
  /// Multiplies columns per kg of body mass, leaves them out when it is unknown.
  void set_body_mass(std::optional<double> kg) { body_mass_kg_ = kg; }
  /// Moves the samples out; channels without a value are dropped.
  Samples take();

 private:
  struct Bound {
    std::size_t index;
    const SampleColumn* column;
    Channel channel;
  };
  std::optional<std::int64_t> offset_of(std::string_view cell);

  SampleTime time_;
  std::optional<std::size_t> time_index_;
  std::vector<Bound> bound_;
  std::vector<std::int32_t> offset_ms_;
  std::optional<Instant> start_;
  std::optional<double> body_mass_kg_;
};

/// A recording around samples: dated by `start`, ends with the last sample.
Recording sampled_recording(Samples samples, Instant start, Clock clock, const Hash& hash);

/// The date in the file's name, or a rejection that says how to rename it.
Result<Instant> start_in_name(std::string_view name, std::string_view what);

}  // namespace freshlegs::csv
