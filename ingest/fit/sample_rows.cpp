#include "ingest/fit/sample_rows.h"

#include <algorithm>
#include <numeric>

namespace freshlegs::fit {
namespace {

void note_clock(const std::vector<std::uint32_t>& times, Findings& findings) {
  constexpr std::int64_t kDay = 24 * 3600;
  std::uint64_t backwards = 0, repeated = 0, jumps = 0;
  for (std::size_t i = 1; i < times.size(); ++i) {
    const std::int64_t step = std::int64_t{times[i]} - std::int64_t{times[i - 1]};
    backwards += step < 0 ? 1 : 0;
    repeated += step == 0 ? 1 : 0;
    jumps += step > kDay ? 1 : 0;
  }
  findings.note("fit.time_backwards", backwards,
                "The clock of the device ran backwards between two samples.");
  findings.note("fit.time_repeated", repeated, "Two samples carry the same time.");
  findings.note("fit.time_jump", jumps,
                "The clock of the device jumped by more than a day between two samples.");
}

void to_channel_ticks(ChannelKind kind, bool in_steps, std::vector<std::int32_t>& cells) {
  if (kind != ChannelKind::cadence || in_steps) return;  // 1/128 stride a minute = 1/64 step a minute
  for (auto& cell : cells)
    if (cell != kMissing) cell = cell / 2 + cell % 2;
}

}  // namespace

SampleRows::SampleRows(RecordTable& table, std::uint32_t fallback, Findings& findings) : table_(table) {
  auto& times = table.times();
  const auto first = std::ranges::find_if(times, [](std::uint32_t t) { return t != kNoTime; });
  first_time_ = first == times.end() ? fallback : *first;
  if (times.empty()) first_time_ = kNoTime;
  for (auto it = times.begin(); it != first; ++it)
    *it = first_time_;  // the reader carries times forwards itself
  if (first_time_ == kNoTime) return;
  note_clock(times, findings);
}

bool SampleRows::share_out(const Sessions& sessions, Budget& budget) {
  if (sessions.size() == 1) return true;
  const auto& times = table_.times();
  if (!budget.take(sizeof(std::int32_t) * times.size() * (table_.columns().size() + 4))) return false;
  begins_.assign(sessions.size() + 1, 0);
  for (const auto time : times) ++begins_[sessions.index_of(time) + 1];
  std::partial_sum(begins_.begin(), begins_.end(), begins_.begin());
  order_.resize(times.size());
  std::vector<std::size_t> next(begins_.begin(), begins_.end() - 1);
  for (std::size_t row = 0; row < times.size(); ++row)
    order_[next[sessions.index_of(times[row])]++] = static_cast<std::uint32_t>(row);
  return true;
}

std::uint32_t SampleRows::first_time_of(std::size_t session) const {
  if (begins_.empty()) return first_time_;
  return begins_[session] == begins_[session + 1] ? kNoTime : table_.times()[order_[begins_[session]]];
}

Samples SampleRows::take(std::size_t session, std::uint32_t start, bool in_steps, std::uint64_t& left_out) {
  const auto& times = table_.times();
  const auto fits = [&](std::uint32_t time) { return offset_ms(time, start).has_value(); };
  Samples samples;
  if (begins_.empty() && std::ranges::all_of(times, fits)) {
    samples = take_all(start);
  } else {
    std::vector<std::uint32_t> rows;
    if (begins_.empty()) {
      rows.resize(times.size());
      std::iota(rows.begin(), rows.end(), 0U);
    } else {
      rows.assign(order_.begin() + static_cast<std::ptrdiff_t>(begins_[session]),
                  order_.begin() + static_cast<std::ptrdiff_t>(begins_[session + 1]));
    }
    left_out += std::erase_if(rows, [&](std::uint32_t row) { return !fits(times[row]); });
    samples = take_rows(rows, start);
  }
  std::erase_if(samples.channels, [](const Channel& c) {
    return std::ranges::all_of(c.ticks, [](std::int32_t t) { return t == kMissing; });
  });
  for (auto& channel : samples.channels) to_channel_ticks(channel.kind, in_steps, channel.ticks);
  std::ranges::sort(samples.channels, {}, [](const Channel& c) { return std::pair(c.kind, c.source); });
  return samples;
}

Samples SampleRows::take_all(std::uint32_t start) {
  Samples samples;
  samples.offset_ms.reserve(table_.rows());
  for (const auto time : table_.times()) samples.offset_ms.push_back(*offset_ms(time, start));
  for (auto& column : table_.columns()) {
    column.cells.resize(table_.rows());
    samples.channels.push_back({column.kind, column.source, std::move(column.cells)});
  }
  return samples;
}

Samples SampleRows::take_rows(const std::vector<std::uint32_t>& rows, std::uint32_t start) {
  Samples samples;
  if (rows.empty()) return samples;
  samples.offset_ms.reserve(rows.size());
  for (const auto row : rows) samples.offset_ms.push_back(*offset_ms(table_.times()[row], start));
  for (const auto& column : table_.columns()) {
    Channel channel{column.kind, column.source, {}};
    channel.ticks.reserve(rows.size());
    for (const auto row : rows) channel.ticks.push_back(column.cells[row]);
    samples.channels.push_back(std::move(channel));
  }
  return samples;
}

}  // namespace freshlegs::fit
