// Polar Flow, one session: a table of one row that describes it, then a table of samples.
#include <cmath>

#include "ingest/csv/date_text.h"
#include "ingest/csv/number.h"
#include "ingest/csv/samples.h"
#include "ingest/csv/sports.h"

namespace freshlegs::csv {
namespace {

using enum ChannelKind;
constexpr auto kSource = ChannelSource::csv;
// Cadence counts strides of one leg; distances grow from the start.
constexpr SampleColumn kOnFoot[] = {
    {"HR (bpm)", heart_rate, kSource, 1, true},
    {"Speed (km/h)", speed, kSource, 1 / 3.6},
    {"Cadence", cadence, kSource, 2},
    {"Altitude (m)", altitude, kSource},
    {"Distances (m)", distance, kSource},
    {"Temperatures (C)", temperature, kSource},
    {"Power (W)", power, kSource},
};
constexpr SampleColumn kOther[] = {
    {"HR (bpm)", heart_rate, kSource, 1, true},
    {"Speed (km/h)", speed, kSource, 1 / 3.6},
    {"Cadence", cadence, kSource},
    {"Altitude (m)", altitude, kSource},
    {"Distances (m)", distance, kSource},
    {"Temperatures (C)", temperature, kSource},
    {"Power (W)", power, kSource},
};
constexpr std::string_view kRequired[] = {"Name", "Sport", "Date", "Start time", "Duration"};
constexpr std::string_view kKnown[] = {"Name",
                                       "Sport",
                                       "Date",
                                       "Start time",
                                       "Duration",
                                       "Total distance (km)",
                                       "Average heart rate (bpm)",
                                       "Calories",
                                       "Ascent (m)",
                                       "Descent (m)",
                                       "Running index",
                                       "Training load",
                                       "Notes",
                                       "HR max",
                                       "HR sit",
                                       "VO2max"};

bool on_foot(std::string_view sport) { return sport == "running" || sport == "walking" || sport == "hiking"; }

/// The row of the session itself.
class SessionRow {
 public:
  SessionRow(const Header& header, const Row& row) : header_(header), row_(row) {}
  [[nodiscard]] std::string_view cell(std::string_view name) const {
    const auto index = header_.find(name);
    return index ? row_.cell(*index) : std::string_view{};
  }
  [[nodiscard]] std::optional<Instant> start() const {
    const auto day = read_date(cell("Date"), DateOrder::day_first);
    const auto clock = read_clock(cell("Start time"));
    return day && clock ? std::optional(Instant((day->wall + *clock).time_since_epoch())) : std::nullopt;
  }
  void describe(RecordingHead& head) const {
    const auto sport = sport_of(cell("Sport"));
    head.sport = sport ? sport->sport : "generic";
    head.sub_sport = sport ? sport->sub_sport : "generic";
    head.device.manufacturer = "polar_electro";
    auto& s = head.summary;
    s.elapsed_s = s.timer_s = read_duration_s(cell("Duration"));
    if (const auto km = read_number(cell("Total distance (km)"))) s.distance_m = *km * 1000;
    s.avg_heart_rate_bpm = read_number(cell("Average heart rate (bpm)"));
    s.calories_kcal = read_number(cell("Calories"));
    s.ascent_m = read_number(cell("Ascent (m)"));
    s.descent_m = read_number(cell("Descent (m)"));
  }

 private:
  const Header& header_;
  const Row& row_;
};

class PolarFlow final : public Dialect {
 public:
  [[nodiscard]] std::string_view name() const override { return "polar_flow"; }
  [[nodiscard]] std::string_view app() const override { return "Polar Flow session"; }
  [[nodiscard]] double confidence(const Probe& probe) const override {
    const double session = column_confidence(probe.header, kRequired, kKnown);
    return session >= kRecognised && probe.cell(2, 0) == "Sample rate" ? 0.95 : session / 2;
  }

  void read(const Input& input, FileContent& content) const override {
    TableReader table(input.text, input.delimiter);
    const Row* row = table.next();
    if (row == nullptr) return;
    const Header names(row->cells);
    Losses losses;
    RecordingHead head;
    std::optional<Instant> start;
    if ((row = table.next()) != nullptr) {
      const SessionRow session(names, *row);
      start = session.start();
      session.describe(head);
    }
    if (!start || (row = table.next()) == nullptr)
      return reject(content, {"csv.date", 2, PositionUnit::line,
                              "The session has no date and start time that can be read.",
                              "Export it again from Polar Flow."});
    SampleReader samples(Header(row->cells), "Time", SampleTime::clock,
                         on_foot(head.sport) ? std::span<const SampleColumn>(kOnFoot) : kOther);
    for (row = table.next(); row != nullptr; row = table.next()) samples.read(*row, losses);
    auto recording = sampled_recording(samples.take(), *start, Clock::wall, input.hash());
    head.hash = recording.head.hash, head.clock = Clock::wall, head.start = *start,
    head.end = recording.head.end;
    if (head.summary.elapsed_s)
      head.end = std::max(head.end, *start + Millis(std::llround(*head.summary.elapsed_s * 1000)));
    recording.head = std::move(head);
    losses.report(content);
    content.recordings.push_back(std::move(recording));
  }
};

}  // namespace

const Dialect& polar_flow() {
  static const PolarFlow dialect;
  return dialect;
}

}  // namespace freshlegs::csv
