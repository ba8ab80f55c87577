#include <array>

#include "ingest/csv/dialect.h"
#include "ingest/csv/read_csv.h"
#include "tests/fuzz/holds_together.h"

namespace freshlegs::fuzz {

void csv(Bytes bytes) {
  static constexpr std::array<std::string_view, 3> kNames{"x.csv", "2026-03-01 07-15-30.txt", ""};
  const auto name = kNames[bytes.size() % kNames.size()];
  const ReadOptions options{.unstated_weight_lb = bytes.size() % 2 == 0};
  require_sound(freshlegs::csv::read_csv(bytes, name, options));
}

void dialects(Bytes bytes) {
  if (bytes.empty()) return;
  const auto all = freshlegs::csv::all_dialects();
  const auto first = std::to_integer<std::size_t>(bytes[0]);
  const auto& dialect = *all[first % all.size()];
  FileContent content;
  content.format = Format::csv;
  freshlegs::csv::Input input;
  input.text = text_of(bytes.subspan(1));
  input.delimiter = first >= 128 ? ';' : ',';
  input.name = "2026-03-01 07-15-30.csv";
  dialect.read(input, content);
  for (const auto& r : content.recordings) {
    require(r.rr.interval_ms.size() == r.rr.offset_ms.size());
    for (const auto& c : r.samples.channels) require(c.ticks.size() == r.samples.size());
  }
}

}  // namespace freshlegs::fuzz
