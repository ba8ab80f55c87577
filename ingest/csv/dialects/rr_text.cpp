// A plain list of RR intervals, one a line (Elite HRV, Kubios): milliseconds or seconds, no time at all, so
// the date comes from the name of the file.
#include <algorithm>

#include "ingest/csv/number.h"
#include "ingest/csv/rr.h"
#include "ingest/csv/samples.h"
#include "ingest/csv/table.h"

namespace freshlegs::csv {
namespace {

/// Milliseconds of a cell that is an interval in ms ("856") or in s ("0.856").
std::optional<double> interval_ms(std::string_view cell) {
  const auto value = read_number(cell);
  if (!value) return std::nullopt;
  if (is_interval_ms(*value)) return value;
  return is_interval_ms(*value * 1000) ? std::optional(*value * 1000) : std::nullopt;
}

class RrText final : public Dialect {
 public:
  [[nodiscard]] std::string_view name() const override { return "rr_text"; }
  [[nodiscard]] std::string_view app() const override { return "list of RR intervals"; }

  /// Nothing but intervals, below a heading at most: ten lines of one number each are hardly anything else.
  [[nodiscard]] double confidence(const Probe& probe) const override {
    if (probe.rows.size() < 5) return 0;
    const auto is_interval = [](const auto& row) {
      return row.size() == 1 && interval_ms(row[0]).has_value();
    };
    const auto intervals = std::ranges::count_if(probe.rows, is_interval);
    const bool heading = probe.rows[0].size() == 1 && !read_number(probe.cell(0, 0));
    return intervals + (heading ? 1 : 0) == std::ssize(probe.rows) ? 0.8 : 0;
  }

  void read(const Input& input, FileContent& content) const override {
    const auto start = start_in_name(input.name, "The list of RR intervals");
    if (!start) return reject(content, start.error());
    TableReader table(input.text, input.delimiter);
    RrBuilder builder;
    Losses losses;
    while (const Row* row = table.next()) {
      const auto interval = interval_ms(row->cell(0));
      if (interval && row->cells.size() == 1)
        builder.add(*interval, std::nullopt);
      else if (row->line > 1)
        losses.row(row->line, "is no interval");
    }
    losses.report(content);
    if (builder.empty()) return;
    auto recording = builder.take(*start, Clock::wall, input.hash());
    recording.head.date_source = DateSource::file_name;
    content.recordings.push_back(std::move(recording));
  }
};

}  // namespace

const Dialect& rr_text() {
  static const RrText dialect;
  return dialect;
}

}  // namespace freshlegs::csv
