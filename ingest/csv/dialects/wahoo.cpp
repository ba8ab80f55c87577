// Wahoo Fitness app: several tables in one file. The second row holds the start, the table that begins with
// "time" the samples, one a second.
#include "ingest/csv/number.h"
#include "ingest/csv/samples.h"

namespace freshlegs::csv {
namespace {

using enum ChannelKind;
constexpr auto kSource = ChannelSource::csv;
constexpr SampleColumn kColumns[] = {
    {"hr_heartrate", heart_rate, kSource, 1, true},
    {"gps_altitude", altitude, kSource, 1, true},
    {"gps_lat", latitude, kSource, 1, true},
    {"gps_lon", longitude, kSource, 1, true},
    {"gps_dist", distance, kSource},
    {"gps_speed", speed, kSource},
    {"pwr_instpwr", power, kSource, 1, true},
    {"ma_cadence", cadence, kSource, 1, true},
    {"ma_gct", stance_time, kSource, 1000, true},
    {"ma_vertosc", vertical_oscillation, kSource, 1000, true},
    {"cad_cadence", cadence, kSource, 1, true},
    {"disp_temperature", temperature, kSource, 1, true},
};

/// "Year,2016,Month,10,Day,7,Hour,17,Minute,24,Second,2": names and values in turn.
std::optional<Instant> start_of(const Row& row) {
  const auto value = [&](std::string_view name) -> int {
    for (std::size_t i = 0; i + 1 < row.cells.size(); i += 2)
      if (row.cell(i) == name) return static_cast<int>(read_number(row.cell(i + 1)).value_or(-1));
    return -1;
  };
  const auto day = date::year(value("Year")) / value("Month") / value("Day");
  const int h = value("Hour"), m = value("Minute"), s = value("Second");
  if (!day.ok() || value("Year") < 1990 || h < 0 || h > 23 || m < 0 || m > 59 || s < 0 || s > 59)
    return std::nullopt;
  return Instant(date::sys_days(day)) + std::chrono::hours(h) + std::chrono::minutes(m) +
         std::chrono::seconds(s);
}

class Wahoo final : public Dialect {
 public:
  [[nodiscard]] std::string_view name() const override { return "wahoo"; }
  [[nodiscard]] std::string_view app() const override { return "Wahoo Fitness"; }
  [[nodiscard]] double confidence(const Probe& probe) const override {
    return probe.cell(0, 0) == "Device" && probe.cell(0, 1) == "fisica" ? 1 : 0;
  }

  void read(const Input& input, FileContent& content) const override {
    TableReader table(input.text, input.delimiter);
    table.next();
    const Row* row = table.next();
    const auto start = row == nullptr ? std::nullopt : start_of(*row);
    if (!start)
      return reject(content, {"csv.date", 2, PositionUnit::line, "The start of the session cannot be read.",
                              "Export it again from the Wahoo Fitness app."});
    bool footpod = false;
    while ((row = table.next()) != nullptr && row->cell(0) != "time")
      footpod = footpod || (row->cell(0) == "footpod" && row->cell(1) == "yes");
    if (row == nullptr) return;
    SampleReader samples(Header(row->cells), "time", SampleTime::seconds, kColumns);
    Losses losses;
    for (row = table.next(); row != nullptr && !row->cell(0).empty(); row = table.next())
      samples.read(*row, losses);
    losses.report(content);
    auto recording = sampled_recording(samples.take(), *start, Clock::wall, input.hash());
    recording.head.sport = footpod ? "running" : "generic";
    recording.head.sub_sport = "generic";
    recording.head.device.manufacturer = "wahoo_fitness";
    content.recordings.push_back(std::move(recording));
  }
};

}  // namespace

const Dialect& wahoo() {
  static const Wahoo dialect;
  return dialect;
}

}  // namespace freshlegs::csv
