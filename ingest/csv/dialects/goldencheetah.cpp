// GoldenCheetah and PowerTap: one row a sample, minutes or seconds since the start; the date stands in the
// name of the file. The layout in seconds as GoldenCheetah writes it.
#include "ingest/csv/samples.h"

namespace freshlegs::csv {
namespace {

using enum ChannelKind;
constexpr auto kSource = ChannelSource::csv;
constexpr std::string_view kTime = "Minutes";
constexpr SampleColumn kColumns[] = {
    {"Km/h", speed, kSource, 1 / 3.6},
    {"MPH", speed, kSource, 1609.344 / 3600},
    {"Watts", power, kSource},
    {"Km", distance, kSource, 1000},
    {"Miles", distance, kSource, 1609.344},
    {"Cadence", cadence, kSource},
    {"Hrate", heart_rate, kSource, 1, true},
    {"Altitude (m)", altitude, kSource},
    {"Altitude (feet)", altitude, kSource, 0.3048},
    {"kph", speed, kSource, 1 / 3.6},
    {"alt", altitude, kSource},
    {"lat", latitude, kSource, 1, true},
    {"lon", longitude, kSource, 1, true},
    {"hr", heart_rate, kSource, 1, true},
    {"cad", cadence, kSource},
};
constexpr std::string_view kSeconds[] = {"secs", "cad", "hr", "km", "kph", "watts"};
constexpr std::string_view kRequired[] = {kTime, "Torq (N-m)", "Watts"};

class GoldenCheetah final : public Dialect {
 public:
  [[nodiscard]] std::string_view name() const override { return "goldencheetah"; }
  [[nodiscard]] std::string_view app() const override { return "GoldenCheetah"; }
  [[nodiscard]] double confidence(const Probe& probe) const override {
    std::vector<std::string_view> known{kTime, "Torq (N-m)", "ID", "secs", "nm"};
    for (const auto& column : kColumns) known.push_back(column.name);
    return std::max(column_confidence(probe.header, kRequired, known),
                    column_confidence(probe.header, kSeconds, known));
  }
  void read(const Input& input, FileContent& content) const override {
    const auto start = start_in_name(input.name, "The table");
    if (!start) return reject(content, start.error());
    TableReader table(input.text, input.delimiter);
    const Row* row = table.next();
    if (row == nullptr) return;
    const Header header(row->cells);
    const bool minutes = header.has(kTime);
    SampleReader samples(header, minutes ? kTime : kSeconds[0],
                         minutes ? SampleTime::minutes : SampleTime::seconds, kColumns);
    Losses losses;
    for (row = table.next(); row != nullptr; row = table.next()) samples.read(*row, losses);
    losses.report(content);
    auto recording = sampled_recording(samples.take(), *start, Clock::wall, input.hash());
    recording.head.date_source = DateSource::file_name;
    recording.head.sport = "cycling";
    recording.head.sub_sport = "generic";
    content.recordings.push_back(std::move(recording));
  }
};

}  // namespace

const Dialect& goldencheetah() {
  static const GoldenCheetah dialect;
  return dialect;
}

}  // namespace freshlegs::csv
