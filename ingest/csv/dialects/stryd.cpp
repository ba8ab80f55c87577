// Stryd PowerCenter: one row a second, Unix time, what the watch and what the pod measured side by side.
// Power is per kg of body mass, which the two stiffness columns give away.
#include "ingest/csv/number.h"
#include "ingest/csv/samples.h"

namespace freshlegs::csv {
namespace {

using enum ChannelKind;
constexpr auto kPod = ChannelSource::stryd, kWatch = ChannelSource::csv;
constexpr std::string_view kTime = "Timestamp", kStiffness = "Stiffness", kStiffnessPerKg = "Stiffness/kg";
constexpr SampleColumn kColumns[] = {
    {"Power (w/kg)", power, kPod, 1, false, true},
    {"Form Power (w/kg)", form_power, kPod, 1, false, true},
    {"Air Power (w/kg)", air_power, kPod, 1, false, true},
    {"Watch Speed (m/s)", speed, kWatch},
    {"Stryd Speed (m/s)", speed, kPod},
    {"Watch Distance (meters)", distance, kWatch},
    {"Stryd Distance (meters)", distance, kPod},
    {kStiffness, leg_spring_stiffness, kPod, 1, true},
    {"Ground Time (ms)", stance_time, kPod, 1, true},
    {"Cadence (spm)", cadence, kPod},
    {"Vertical Oscillation (cm)", vertical_oscillation, kPod, 10, true},
    {"Watch Elevation (m)", altitude, kWatch},
    {"Stryd Elevation (m)", altitude, kPod},
    {"Heart Rate (bpm)", heart_rate, kWatch, 1, true},
    {"Ground Time Balance", stance_time_balance, kPod, 1, true},
    {"Vertical Ratio", vertical_ratio, kPod, 1, true},
};
constexpr std::string_view kRequired[] = {kTime, "Power (w/kg)", "Stryd Speed (m/s)"};

std::optional<double> body_mass_of(const Header& header, const Row& row) {
  const auto stiffness = header.find(kStiffness), per_kg = header.find(kStiffnessPerKg);
  if (!stiffness || !per_kg) return std::nullopt;
  const auto total = read_number(row.cell(*stiffness)), each = read_number(row.cell(*per_kg));
  if (!total || !each || *each <= 0) return std::nullopt;
  const double kg = *total / *each;
  return kg > 25 && kg < 250 ? std::optional(kg) : std::nullopt;
}

class Stryd final : public Dialect {
 public:
  [[nodiscard]] std::string_view name() const override { return "stryd"; }
  [[nodiscard]] std::string_view app() const override { return "Stryd PowerCenter"; }
  [[nodiscard]] double confidence(const Probe& probe) const override {
    std::vector<std::string_view> known{kTime, kStiffnessPerKg};
    for (const auto& column : kColumns) known.push_back(column.name);
    return column_confidence(probe.header, kRequired, known);
  }
  void read(const Input& input, FileContent& content) const override;
};

/// The body mass of the first row that tells it: the pod knows one mass for the whole run.
std::optional<double> find_body_mass(const Input& input) {
  TableReader table(input.text, input.delimiter);
  const Row* row = table.next();
  if (row == nullptr) return std::nullopt;
  const Header header(row->cells);
  for (row = table.next(); row != nullptr; row = table.next())
    if (const auto kg = body_mass_of(header, *row)) return kg;
  return std::nullopt;
}

void Stryd::read(const Input& input, FileContent& content) const {
  TableReader table(input.text, input.delimiter);
  const Row* row = table.next();
  if (row == nullptr) return;
  SampleReader samples(Header(row->cells), kTime, SampleTime::unix_time, kColumns);
  const auto mass = find_body_mass(input);
  samples.set_body_mass(mass);
  Losses losses;
  for (row = table.next(); row != nullptr; row = table.next()) samples.read(*row, losses);
  losses.report(content);
  if (!mass)
    content.notes.push_back(
        {"csv.body_mass", 1,
         "Power is given per kg and the file does not tell the body mass; power was left out."});
  if (!samples.start()) return;
  const Instant start = *samples.start();
  auto recording = sampled_recording(samples.take(), start, Clock::utc, input.hash());
  recording.head.sport = "running";
  recording.head.sub_sport = "generic";
  recording.head.device.manufacturer = "stryd";
  recording.head.device.dynamics = "stryd";
  content.recordings.push_back(std::move(recording));
}

}  // namespace

const Dialect& stryd() {
  static const Stryd dialect;
  return dialect;
}

}  // namespace freshlegs::csv
