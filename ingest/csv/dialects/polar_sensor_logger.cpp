// Polar Sensor Logger, RR and HR files: semicolons, wall time of the phone.
#include "ingest/csv/date_text.h"
#include "ingest/csv/number.h"
#include "ingest/csv/rr.h"
#include "ingest/csv/samples.h"

namespace freshlegs::csv {
namespace {

constexpr std::string_view kTime = "Phone timestamp", kInterval = "RR-interval [ms]", kRate = "HR [bpm]";
constexpr SampleColumn kHeartRate[] = {{kRate, ChannelKind::heart_rate, ChannelSource::csv, 1, true}};

class PolarSensorLogger final : public Dialect {
 public:
  [[nodiscard]] std::string_view name() const override { return "polar_sensor_logger"; }
  [[nodiscard]] std::string_view app() const override { return "Polar Sensor Logger"; }
  [[nodiscard]] double confidence(const Probe& probe) const override {
    const bool ours = probe.header.has(kTime) && (probe.header.has(kInterval) || probe.header.has(kRate));
    return ours ? 1 : 0;
  }

  void read(const Input& input, FileContent& content) const override {
    TableReader table(input.text, input.delimiter);
    const Row* row = table.next();
    if (row == nullptr) return;
    const Header header(row->cells);
    Losses losses;
    if (header.has(kInterval))
      read_rr(header, table, input, losses, content);
    else
      read_heart_rate(header, table, input, losses, content);
    losses.report(content);
    for (auto& recording : content.recordings) recording.head.device.manufacturer = "polar_electro";
  }

 private:
  static void read_rr(const Header& header, TableReader& table, const Input& input, Losses& losses,
                      FileContent& content) {
    const auto when = header.find(kTime), rr = header.find(kInterval);
    RrBuilder builder;
    while (const Row* row = table.next()) {
      const auto arrival = read_date(row->cell(*when));
      const auto interval = read_number(row->cell(*rr));
      if (!arrival || !interval || !is_interval_ms(*interval))
        losses.row(row->line, "is no interval with a time");
      else
        builder.add(*interval, Instant(arrival->wall.time_since_epoch()));
    }
    if (builder.start())
      content.recordings.push_back(builder.take(*builder.start(), Clock::wall, input.hash()));
  }

  static void read_heart_rate(const Header& header, TableReader& table, const Input& input, Losses& losses,
                              FileContent& content) {
    SampleReader samples(header, kTime, SampleTime::wall, kHeartRate);
    while (const Row* row = table.next()) samples.read(*row, losses);
    if (const auto start = samples.start())
      content.recordings.push_back(sampled_recording(samples.take(), *start, Clock::wall, input.hash()));
  }
};

}  // namespace

const Dialect& polar_sensor_logger() {
  static const PolarSensorLogger dialect;
  return dialect;
}

}  // namespace freshlegs::csv
