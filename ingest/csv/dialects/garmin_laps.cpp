// Garmin Connect, laps of one activity: a row a lap, group rows ("1 - 3") and a summary row that count them
// again, units behind a line break in the column names. No date in the file: the name has to give it.
#include <algorithm>
#include <array>
#include <cmath>

#include "ingest/csv/number.h"
#include "ingest/csv/samples.h"
#include "ingest/csv/table.h"
#include "ingest/csv/text.h"

namespace freshlegs::csv {
namespace {

using Names = std::span<const std::string_view>;
constexpr std::string_view kLap[] = {"Lap", "Laps", "Runden"}, kTime[] = {"Time", "Tempo", "Zeit"},
                           kCumulative[] = {"Cumulative Time", "Tempo cumulato", "Kumulierte Zeit"},
                           kDistance[] = {"Distance", "Distanza", "Distanz"},
                           kHeartRate[] = {"Avg HR", "FC Media", "Ø Herzfrequenz"},
                           kStep[] = {"Step Type", "Tipo di fase", "Schritt-Typ"};

struct Column {
  std::size_t index;
  std::string unit;  ///< what stands behind the name
};

/// The column of one of these names, alone or with a unit behind it.
std::optional<Column> find_column(const Header& header, Names names) {
  constexpr std::array<std::string_view, 4> kUnits{"", "km", "mi", "bpm"};
  for (std::size_t i = 0; i < header.names().size(); ++i)
    for (const auto name : names) {
      std::string_view text = header.names()[i];
      const std::string wanted = fold(name);
      if (!text.starts_with(wanted)) continue;
      const auto unit = trim(text.substr(wanted.size()));
      if (std::ranges::find(kUnits, unit) != kUnits.end()) return Column{i, std::string(unit)};
    }
  return std::nullopt;
}

Lap::Intensity intensity_of(std::string_view word) {
  struct Word {
    std::string_view stem;
    Lap::Intensity intensity;
  };
  constexpr auto kWords = std::to_array<Word>({
      {"warm", Lap::Intensity::warm_up},
      {"riscaldamento", Lap::Intensity::warm_up},
      {"aufwarm", Lap::Intensity::warm_up},
      {"cool", Lap::Intensity::cool_down},
      {"defaticamento", Lap::Intensity::cool_down},
      {"abkuhl", Lap::Intensity::cool_down},
      {"rest", Lap::Intensity::rest},
      {"recover", Lap::Intensity::rest},
      {"riposo", Lap::Intensity::rest},
      {"recupero", Lap::Intensity::rest},
      {"erholung", Lap::Intensity::rest},
      {"run", Lap::Intensity::active},
      {"corsa", Lap::Intensity::active},
      {"lauf", Lap::Intensity::active},
      {"work", Lap::Intensity::active},
      {"interval", Lap::Intensity::active},
  });
  const std::string folded = plain(fold(word));
  const auto* it = std::ranges::find_if(kWords, [&](const Word& w) { return folded.starts_with(w.stem); });
  return it == kWords.end() ? Lap::Intensity::unknown : it->intensity;
}

class LapReader {
 public:
  LapReader(const Header& header, bool unstated_miles)
      : lap_(find_column(header, kLap)),
        time_(find_column(header, kTime)),
        distance_(find_column(header, kDistance)),
        heart_rate_(find_column(header, kHeartRate)),
        step_(find_column(header, kStep)) {
    const bool miles = distance_ && (distance_->unit == "mi" || (distance_->unit.empty() && unstated_miles));
    unit_m_ = miles ? 1609.344 : 1000;
  }

  void read(const Row& row, Recording& recording, Losses& losses) {
    const auto number = lap_ ? read_number(row.cell(lap_->index)) : std::nullopt;
    if (!number) return;  // a group of laps, or the summary: their laps stand there themselves
    const auto seconds = time_ ? read_duration_s(row.cell(time_->index)) : std::nullopt;
    constexpr double kDay_s = 86400;
    if (!seconds || *seconds > kDay_s || total_ms_ > 7 * 86400000LL)
      return losses.row(row.line, "is a lap without a time");
    Lap lap;
    lap.offset_ms = static_cast<std::int32_t>(total_ms_);
    lap.elapsed_ms = static_cast<std::int32_t>(std::lround(*seconds * 1000));
    lap.timer_s = seconds;
    if (const auto d = value(distance_, row)) lap.distance_m = *d * unit_m_;
    lap.avg_heart_rate_bpm = value(heart_rate_, row);
    if (step_) lap.intensity = intensity_of(row.cell(step_->index));
    total_ms_ += lap.elapsed_ms;
    total_m_ += lap.distance_m.value_or(0);
    recording.laps.push_back(lap);
  }

  void finish(Recording& recording) const {
    auto& head = recording.head;
    head.end = head.start + Millis(total_ms_);
    head.summary.timer_s = static_cast<double>(total_ms_) / 1000;
    if (total_m_ > 0) head.summary.distance_m = total_m_;
  }

 private:
  static std::optional<double> value(const std::optional<Column>& column, const Row& row) {
    const auto number = column ? read_number(row.cell(column->index)) : std::nullopt;
    return number && *number > 0 ? number : std::nullopt;
  }
  std::optional<Column> lap_, time_, distance_, heart_rate_, step_;
  double unit_m_ = 1000, total_m_ = 0;
  std::int64_t total_ms_ = 0;
};

class GarminLaps final : public Dialect {
 public:
  [[nodiscard]] std::string_view name() const override { return "garmin_laps"; }
  [[nodiscard]] std::string_view app() const override { return "Garmin Connect laps"; }
  [[nodiscard]] double confidence(const Probe& probe) const override {
    const bool all = find_column(probe.header, kLap) && find_column(probe.header, kTime) &&
                     find_column(probe.header, kCumulative) && find_column(probe.header, kDistance);
    return all ? 0.9 : 0;
  }

  void read(const Input& input, FileContent& content) const override {
    const auto start = start_in_name(input.name, "The list of laps");
    if (!start) return reject(content, start.error());
    TableReader table(input.text, input.delimiter);
    const Row* row = table.next();
    if (row == nullptr) return;
    LapReader reader(Header(row->cells), input.options.unstated_distance_mi);
    Recording recording = sampled_recording({}, *start, Clock::wall, input.hash());
    recording.head.date_source = DateSource::file_name;
    recording.head.sport = "running";
    recording.head.sub_sport = "generic";
    recording.head.device.manufacturer = "garmin";
    Losses losses;
    for (row = table.next(); row != nullptr; row = table.next()) reader.read(*row, recording, losses);
    reader.finish(recording);
    losses.report(content);
    if (!recording.laps.empty()) content.recordings.push_back(std::move(recording));
  }
};

}  // namespace

const Dialect& garmin_laps() {
  static const GarminLaps dialect;
  return dialect;
}

}  // namespace freshlegs::csv
