#include "ingest/csv/samples.h"

#include <algorithm>
#include <cmath>
#include <tuple>

#include "ingest/csv/date_text.h"
#include "ingest/csv/number.h"

namespace freshlegs::csv {
namespace {

constexpr std::int64_t kWeek_ms = 7LL * 86400 * 1000;

std::optional<Instant> moment_of(std::string_view cell, SampleTime time) {
  if (time == SampleTime::unix_time) return read_unix_time(cell);
  const auto date = read_date(cell);
  return date ? std::optional(Instant(date->wall.time_since_epoch())) : std::nullopt;
}

std::int32_t ticks_of(const SampleColumn& column, std::string_view cell, double scale) {
  const auto value = read_number(cell);
  if (!value || (column.zero_missing && *value == 0)) return kMissing;
  const double ticks = std::round(*value * scale * spec(column.kind).ticks_per_unit);
  return std::abs(ticks) < 2147483647.0 ? static_cast<std::int32_t>(ticks) : kMissing;
}

}  // namespace

SampleReader::SampleReader(const Header& header, std::string_view time_column, SampleTime time,
                           std::span<const SampleColumn> columns)
    : time_(time), time_index_(header.find(time_column)) {
  for (const auto& column : columns)
    if (const auto index = header.find(column.name))
      bound_.push_back({*index, &column, Channel{column.kind, column.source, {}}});
}

std::optional<std::int64_t> SampleReader::offset_of(std::string_view cell) {
  if (time_ == SampleTime::unix_time || time_ == SampleTime::wall) {
    const auto moment = moment_of(cell, time_);
    if (!moment) return std::nullopt;
    if (!start_) start_ = moment;
    return (*moment - *start_).count();
  }
  const auto value = time_ == SampleTime::clock ? read_duration_s(cell) : read_number(cell);
  if (!value || std::abs(*value) > 1e7) return std::nullopt;
  return std::llround(*value * (time_ == SampleTime::minutes ? 60000 : 1000));
}

void SampleReader::read(const Row& row, Losses& losses) {
  if (offset_ms_.size() == kMaxRows)
    return losses.row(row.line, "stands beyond the longest table that is read");
  const auto cell = time_index_ ? row.cell(*time_index_) : std::string_view{};
  const auto offset = offset_of(cell);
  if (!offset) return losses.row(row.line, "has a time that cannot be read: " + quote(cell));
  if (std::abs(*offset) > kWeek_ms) return losses.row(row.line, "lies more than a week from the first row");
  offset_ms_.push_back(static_cast<std::int32_t>(*offset));
  for (auto& bound : bound_) {
    if (bound.column->per_kg && !body_mass_kg_) continue;
    const double scale = bound.column->scale * (bound.column->per_kg ? *body_mass_kg_ : 1);
    bound.channel.ticks.push_back(ticks_of(*bound.column, row.cell(bound.index), scale));
  }
}

Samples SampleReader::take() {
  Samples samples;
  samples.offset_ms = std::move(offset_ms_);
  for (auto& bound : bound_) {
    const bool whole = bound.channel.ticks.size() == samples.offset_ms.size();
    const bool filled =
        std::ranges::any_of(bound.channel.ticks, [](std::int32_t t) { return t != kMissing; });
    if (whole && filled) samples.channels.push_back(std::move(bound.channel));
  }
  std::ranges::stable_sort(samples.channels, [](const Channel& a, const Channel& b) {
    return std::tie(a.kind, a.source) < std::tie(b.kind, b.source);
  });
  const auto again = std::ranges::unique(samples.channels, [](const Channel& a, const Channel& b) {
    return a.kind == b.kind && a.source == b.source;
  });
  samples.channels.erase(again.begin(), again.end());
  return samples;
}

Recording sampled_recording(Samples samples, Instant start, Clock clock, const Hash& hash) {
  Recording recording;
  auto& head = recording.head;
  head.hash = hash;
  head.clock = clock;
  head.start = start;
  const auto last = std::ranges::max_element(samples.offset_ms);
  head.end = start + Millis(last == samples.offset_ms.end() ? 0 : *last);
  recording.samples = std::move(samples);
  return recording;
}

Result<Instant> start_in_name(std::string_view name, std::string_view what) {
  const auto date = read_date_in_name(name);
  if (date && date->has_clock) return Instant(date->wall.time_since_epoch());
  return std::unexpected(
      Rejection{"csv.date", std::nullopt, PositionUnit::line,
                std::string(what) + " holds no date, and neither does the name of the file" +
                    (date ? " hold a time of day." : "."),
                "Rename it so that the name begins with the local date and time, like 2026-03-01_07-15-00."});
}

}  // namespace freshlegs::csv
