// Epson RunSense (Epson View, NeoRun): sections in brackets, curves as one line each, times of the watch with
// its offset from UTC. Names and units (m, m/h, steps a minute, cm) as two importers give them.
#include <algorithm>
#include <cmath>
#include <map>

#include "ingest/csv/date_text.h"
#include "ingest/csv/losses.h"
#include "ingest/csv/number.h"
#include "ingest/csv/samples.h"

namespace freshlegs::csv {
namespace {

using enum ChannelKind;

struct Curve {
  std::string_view name;
  ChannelKind kind;
  double scale = 1;  ///< channel unit per unit of the curve
  bool zero_missing = false;
};
constexpr Curve kCurves[] = {
    {"GraphAltitude", altitude},
    {"GraphDistance", distance},
    {"GraphSpeed", speed, 1.0 / 3600},
    {"GraphPitch", cadence, 1, true},
    {"GraphStride", step_length, 10, true},
    {"HeartRate", heart_rate, 1, true},
    {"GpsLatitude", latitude, 1e-6, true},
    {"GpsLongitude", longitude, 1e-6, true},
};

/// The values of a line, with the names of the line above it.
class Named {
 public:
  Named() = default;
  Named(const std::vector<std::string>& names, const Row& row) {
    for (std::size_t i = 0; i < names.size(); ++i) values_.emplace(names[i], row.cell(i));
  }
  [[nodiscard]] std::string text(std::string_view name) const {
    const auto it = values_.find(name);
    return it == values_.end() ? std::string() : it->second;
  }
  [[nodiscard]] std::optional<double> number(std::string_view name) const { return read_number(text(name)); }

 private:
  std::map<std::string, std::string, std::less<>> values_;
};

/// Everything the file says, section by section.
struct Sections {
  std::string title;
  Named result, totals;
  std::map<std::string, std::vector<double>, std::less<>> curves;
  std::vector<double> gps_times_s;
  std::vector<Named> laps;
  double interval_s = 1, heart_rate_interval_s = 1;
};

class SectionReader {
 public:
  void read(const Row& row) {
    const auto first = row.cell(0);
    if (first.starts_with('[')) {
      finish_gps();
      section_ = first;
      names_.clear();
    } else if (section_ == "[TrainingResult]" && first == "TrainingName") {
      found_.title = row.cell(1);
    } else if (section_ == "[GraphData]") {
      read_curve(row);
    } else if (section_ == "[GPSData]") {
      read_gps(row);
    } else {
      read_named(row);
    }
  }
  Sections take() {
    finish_gps();
    return std::move(found_);
  }

 private:
  void read_named(const Row& row) {
    if (section_ == "[TrainingResult]" && names_.empty() && row.cell(0) != "TrainingKindId") return;
    if (names_.empty()) {
      names_.assign(row.cells.begin(), row.cells.end());
      return;
    }
    Named values(names_, row);
    constexpr std::size_t kMostLaps = 10000;
    if (section_ == "[LapData]" && found_.laps.size() < kMostLaps)
      found_.laps.push_back(std::move(values));
    else if (section_ == "[TrainingResult]")
      found_.result = std::move(values);
    else if (section_ == "[TrainingData]")
      found_.totals = std::move(values);
  }

  void read_curve(const Row& row) {
    const auto name = row.cell(0);
    const double first = read_number(row.cell(1)).value_or(0);
    if (name == "LogInterval" && first > 0) found_.interval_s = found_.heart_rate_interval_s = first;
    if (name == "HrInterval" && first > 0) found_.heart_rate_interval_s = first;
    for (const auto cell : row.cells.subspan(1)) add(name, cell);
  }
  /// Curves that are not known are passed over, and none is longer than a row can be.
  void add(std::string_view name, std::string_view cell) {
    if (std::ranges::find(kCurves, name, &Curve::name) == std::end(kCurves)) return;
    auto it = found_.curves.find(name);
    if (it == found_.curves.end()) it = found_.curves.try_emplace(std::string(name)).first;
    if (it->second.size() < TableReader::kMaxCells) it->second.push_back(read_number(cell).value_or(NAN));
  }

  /// The values stand in one cell, parted by semicolons, which may run on over several lines.
  void read_gps(const Row& row) {
    if (row.cells.size() > 1) {
      finish_gps();
      gps_name_ = row.cell(0);
      gps_values_ = row.cell(1);
    } else {
      gps_values_ += row.cell(0);
    }
  }
  void finish_gps() {
    std::string_view rest = gps_values_;
    while (!rest.empty()) {
      const auto end = std::min(rest.find(';'), rest.size());
      const auto cell = rest.substr(0, end);
      if (gps_name_ != "GpsTime")
        add(gps_name_, cell);
      else if (found_.gps_times_s.size() < TableReader::kMaxCells)
        found_.gps_times_s.push_back(read_duration_s(cell).value_or(NAN));
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    gps_name_.clear();
    gps_values_.clear();
  }

  Sections found_;
  std::string section_, gps_name_, gps_values_;
  std::vector<std::string> names_;
};

std::size_t sample_count(const Sections& s) {
  std::size_t n = 0;
  for (const auto& curve : kCurves)
    if (const auto it = s.curves.find(curve.name); it != s.curves.end() && curve.name.starts_with("Graph"))
      n = std::max(n, it->second.size());
  return n;
}

/// The second at which value `i` of a curve was taken; NAN where the file does not say.
double time_of(const Sections& s, const Curve& curve, std::size_t i) {
  if (curve.name.starts_with("Gps")) return i < s.gps_times_s.size() ? s.gps_times_s[i] : NAN;
  return static_cast<double>(i) * (curve.name == "HeartRate" ? s.heart_rate_interval_s : s.interval_s);
}

Samples samples_of(const Sections& s) {
  Samples samples;
  const std::size_t n = sample_count(s);
  for (std::size_t i = 0; i < n; ++i)
    samples.offset_ms.push_back(
        static_cast<std::int32_t>(std::lround(static_cast<double>(i) * s.interval_s * 1000)));
  for (const auto& curve : kCurves) {
    const auto it = s.curves.find(curve.name);
    if (it == s.curves.end()) continue;
    Channel channel{curve.kind, ChannelSource::csv, std::vector<std::int32_t>(n, kMissing)};
    bool any = false;
    for (std::size_t i = 0; i < it->second.size(); ++i) {
      const double value = it->second[i], place = time_of(s, curve, i) / s.interval_s;
      if (!std::isfinite(value) || !(place >= 0 && place < static_cast<double>(n)) ||
          (curve.zero_missing && value == 0))
        continue;
      const double ticks = std::round(value * curve.scale * spec(curve.kind).ticks_per_unit);
      if (std::abs(ticks) >= 2147483647.0) continue;
      channel.ticks[static_cast<std::size_t>(place)] = static_cast<std::int32_t>(ticks);
      any = true;
    }
    if (any) samples.channels.push_back(std::move(channel));
  }
  std::ranges::sort(samples.channels, {}, &Channel::kind);
  return samples;
}

void describe(const Sections& s, Recording& recording) {
  auto& head = recording.head;
  auto& summary = head.summary;
  head.sport = "running";
  head.sub_sport = "generic";
  head.device.manufacturer = "epson";
  if (!s.title.empty()) head.title = s.title;
  const double hundredths = s.result.number("TrainingTimeCentisecond").value_or(0);
  if (const auto seconds = s.result.number("TrainingTime")) summary.timer_s = *seconds + hundredths / 100;
  summary.distance_m = s.result.number("Distance");
  summary.calories_kcal = s.totals.number("Calorie");
  summary.avg_heart_rate_bpm = s.totals.number("PulseAve");
  summary.max_heart_rate_bpm = s.totals.number("MaxHeartRate");
  summary.ascent_m = s.totals.number("TotalAscentAltitude");
  summary.descent_m = s.totals.number("TotalDescentAltitude");
  summary.avg_cadence_spm = s.totals.number("PitchAve");
  if (const auto cm = s.totals.number("StrideAve")) summary.avg_step_length_mm = *cm * 10;
  std::int64_t at_ms = 0;
  for (const auto& values : s.laps) {
    const auto seconds = values.number("LapTime");
    if (!seconds || *seconds < 0 || *seconds > 86400 || at_ms > 7LL * 86400000) continue;
    Lap lap;
    lap.offset_ms = static_cast<std::int32_t>(at_ms);
    lap.elapsed_ms = static_cast<std::int32_t>(std::lround(*seconds * 1000));
    lap.timer_s = seconds;
    lap.distance_m = values.number("LapDistance");
    at_ms += lap.elapsed_ms;
    recording.laps.push_back(lap);
  }
}

class Epson final : public Dialect {
 public:
  [[nodiscard]] std::string_view name() const override { return "epson"; }
  [[nodiscard]] std::string_view app() const override { return "Epson RunSense"; }
  [[nodiscard]] double confidence(const Probe& probe) const override {
    for (std::size_t row = 0; row < 3; ++row)
      if (probe.cell(row, 0) == "[TrainingResult]") return 1;
    return 0;
  }

  void read(const Input& input, FileContent& content) const override {
    TableReader table(input.text, ',');
    SectionReader reader;
    while (const Row* row = table.next()) reader.read(*row);
    const Sections s = reader.take();
    const auto day = read_date(s.result.text("StartDay"));
    const auto clock = read_clock(s.result.text("StartTime"));
    if (!day || !clock)
      return reject(content, {"csv.date", std::nullopt, PositionUnit::line,
                              "The training has no start day and time that can be read.",
                              "Export it again from Epson View."});
    Instant start((day->wall + *clock).time_since_epoch());
    const auto zone = s.result.number("TimeZoneOffset");  // minutes
    const bool known = zone && std::abs(*zone) <= 14 * 60;
    const UtcOffset offset = std::chrono::seconds(
        known ? std::lround(*zone * 60) + (s.result.number("DaylightSavingsTime").value_or(0) > 0 ? 3600 : 0)
              : 0);
    auto recording =
        sampled_recording(samples_of(s), start - offset, known ? Clock::utc : Clock::wall, input.hash());
    if (known) recording.head.utc_offset = offset;
    describe(s, recording);
    if (recording.head.summary.timer_s)
      recording.head.end =
          std::max(recording.head.end,
                   recording.head.start + Millis(std::llround(*recording.head.summary.timer_s * 1000)));
    content.recordings.push_back(std::move(recording));
  }
};

}  // namespace

const Dialect& epson() {
  static const Epson dialect;
  return dialect;
}

}  // namespace freshlegs::csv
