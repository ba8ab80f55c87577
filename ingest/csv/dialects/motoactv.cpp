// Motorola Motoactv: a table of samples whose columns importers know by their place, in metres, m/s and Unix
// milliseconds. Only the name activity_id is certain.
#include "ingest/csv/date_text.h"
#include "ingest/csv/samples.h"

namespace freshlegs::csv {
namespace {

using enum ChannelKind;
constexpr auto kSource = ChannelSource::csv;
constexpr std::size_t kTimePlace = 9;
constexpr std::string_view kPlaces[] = {"distance", "1",  "heart rate", "speed",     "4",        "latitude",
                                        "6",        "7",  "8",          "time",      "altitude", "power",
                                        "12",       "13", "14",         "longitude", "cadence"};
constexpr SampleColumn kColumns[] = {
    {"distance", distance, kSource},
    {"heart rate", heart_rate, kSource, 1, true},
    {"speed", speed, kSource},
    {"latitude", latitude, kSource, 1, true},
    {"longitude", longitude, kSource, 1, true},
    {"altitude", altitude, kSource},
    {"power", power, kSource},
    {"cadence", cadence, kSource, 1, true},
};

class Motoactv final : public Dialect {
 public:
  [[nodiscard]] std::string_view name() const override { return "motoactv"; }
  [[nodiscard]] std::string_view app() const override { return "Motoactv"; }
  [[nodiscard]] double confidence(const Probe& probe) const override {
    if (!probe.header.has("activity_id") || probe.header.size() < std::size(kPlaces)) return 0;
    return read_unix_time(probe.cell(1, kTimePlace)) ? 0.9 : 0.3;
  }
  void read(const Input& input, FileContent& content) const override {
    TableReader table(input.text, input.delimiter);
    if (table.next() == nullptr) return;
    SampleReader samples(Header(kPlaces), "time", SampleTime::unix_time, kColumns);
    Losses losses;
    while (const Row* row = table.next()) samples.read(*row, losses);
    losses.report(content);
    const auto start = samples.start();
    if (!start) return;
    auto recording = sampled_recording(samples.take(), *start, Clock::utc, input.hash());
    recording.head.sport = recording.head.sub_sport = "generic";
    recording.head.device.manufacturer = "motorola";
    content.recordings.push_back(std::move(recording));
  }
};

}  // namespace

const Dialect& motoactv() {
  static const Motoactv dialect;
  return dialect;
}

}  // namespace freshlegs::csv
