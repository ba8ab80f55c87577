// HRV Logger (Altini), RR and heart-rate files: Unix milliseconds of arrival.
#include "ingest/csv/date_text.h"
#include "ingest/csv/number.h"
#include "ingest/csv/rr.h"
#include "ingest/csv/samples.h"

namespace freshlegs::csv {
namespace {

constexpr SampleColumn kHeartRate[] = {{"heart_rate", ChannelKind::heart_rate, ChannelSource::csv, 1, true}};
constexpr std::string_view kRrColumns[] = {"timestamp", "rr", "since_start"};
constexpr std::string_view kHeartRateColumns[] = {"timestamp", "since_start", "heart_rate"};

class HrvLogger final : public Dialect {
 public:
  [[nodiscard]] std::string_view name() const override { return "hrv_logger"; }
  [[nodiscard]] std::string_view app() const override { return "HRV Logger"; }
  [[nodiscard]] double confidence(const Probe& probe) const override {
    return std::max(column_confidence(probe.header, kRrColumns, kRrColumns),
                    column_confidence(probe.header, kHeartRateColumns, kHeartRateColumns));
  }

  void read(const Input& input, FileContent& content) const override {
    TableReader table(input.text, input.delimiter);
    const Row* row = table.next();
    if (row == nullptr) return;
    const Header header(row->cells);
    Losses losses;
    if (header.has("rr"))
      read_rr(header, table, input, losses, content);
    else
      read_heart_rate(header, table, input, losses, content);
    losses.report(content);
    for (auto& recording : content.recordings) recording.head.device.manufacturer = "hrv_logger";
  }

 private:
  static void read_rr(const Header& header, TableReader& table, const Input& input, Losses& losses,
                      FileContent& content) {
    const auto when = header.find("timestamp"), rr = header.find("rr");
    RrBuilder builder;
    while (const Row* row = table.next()) {
      const auto arrival = read_unix_time(row->cell(*when));
      const auto interval = read_number(row->cell(*rr));
      if (!arrival || !interval || !is_interval_ms(*interval))
        losses.row(row->line, "is no interval with a time");
      else
        builder.add(*interval, arrival);
    }
    if (builder.start())
      content.recordings.push_back(builder.take(*builder.start(), Clock::utc, input.hash()));
  }

  static void read_heart_rate(const Header& header, TableReader& table, const Input& input, Losses& losses,
                              FileContent& content) {
    SampleReader samples(header, "timestamp", SampleTime::unix_time, kHeartRate);
    while (const Row* row = table.next()) samples.read(*row, losses);
    if (const auto start = samples.start())
      content.recordings.push_back(sampled_recording(samples.take(), *start, Clock::utc, input.hash()));
  }
};

}  // namespace

const Dialect& hrv_logger() {
  static const HrvLogger dialect;
  return dialect;
}

}  // namespace freshlegs::csv
