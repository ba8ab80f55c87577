#include "ingest/csv/lap_list.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "ingest/csv/number.h"
#include "ingest/csv/samples.h"
#include "ingest/csv/table.h"
#include "ingest/csv/text.h"

namespace freshlegs::csv {
namespace {

struct Column {
  std::size_t index;
  std::string unit;  ///< what stands behind the name
};

/// The column of one of these names, alone or with a unit behind it.
std::optional<Column> find_column(const Header& header, std::span<const std::string_view> names) {
  constexpr std::array<std::string_view, 5> kUnits{"", "km", "mi", "bpm", "m"};
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
      {"echauffement", Lap::Intensity::warm_up},
      {"calentamiento", Lap::Intensity::warm_up},
      {"opwarm", Lap::Intensity::warm_up},
      {"uppvarm", Lap::Intensity::warm_up},
      {"oppvarm", Lap::Intensity::warm_up},
      {"opvarm", Lap::Intensity::warm_up},
      {"riscaldamento", Lap::Intensity::warm_up},
      {"aufwarm", Lap::Intensity::warm_up},
      {"cool", Lap::Intensity::cool_down},
      {"defaticamento", Lap::Intensity::cool_down},
      {"abkuhl", Lap::Intensity::cool_down},
      {"retour au calme", Lap::Intensity::cool_down},
      {"enfriamiento", Lap::Intensity::cool_down},
      {"nedvarvning", Lap::Intensity::cool_down},
      {"recuperation", Lap::Intensity::rest},
      {"recuperacion", Lap::Intensity::rest},
      {"descanso", Lap::Intensity::rest},
      {"vila", Lap::Intensity::rest},
      {"hvile", Lap::Intensity::rest},
      {"herstel", Lap::Intensity::rest},
      {"pause", Lap::Intensity::rest},
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
  LapReader(const LapListSpec& spec, const Header& header, bool unstated_miles)
      : lap_(find_column(header, spec.lap)),
        time_(find_column(header, spec.time)),
        distance_(find_column(header, spec.distance)),
        heart_rate_(find_column(header, spec.heart_rate)),
        step_(find_column(header, spec.step)) {
    const bool miles = distance_ && (distance_->unit == "mi" || (distance_->unit.empty() && unstated_miles));
    unit_m_ = miles ? 1609.344 : distance_ && distance_->unit == "m" ? 1 : 1000;
  }

  void read(const Row& row, Recording& recording, Losses& losses) {
    const auto number = lap_ ? read_number(row.cell(lap_->index)) : std::nullopt;
    constexpr std::size_t kMost = 10000;  // a lap every minute for a week
    if (!number || recording.laps.size() == kMost)
      return;  // a group of laps, or the summary: their laps stand there themselves
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

}  // namespace

double LapList::confidence(const Probe& probe) const {
  const auto has = [&](std::span<const std::string_view> names) {
    return find_column(probe.header, names).has_value();
  };
  return has(spec_.lap) && has(spec_.time) && has(spec_.distance) && has(spec_.proof) ? 0.9 : 0;
}

void LapList::read(const Input& input, FileContent& content) const {
  const auto start = start_in_name(input.name, "The list of laps");
  if (!start) return reject(content, start.error());
  TableReader table(input.text, input.delimiter);
  const Row* row = table.next();
  if (row == nullptr) return;
  LapReader reader(spec_, Header(row->cells), input.options.unstated_distance_mi);
  Recording recording = sampled_recording({}, *start, Clock::wall, input.hash());
  recording.head.date_source = DateSource::file_name;
  recording.head.sport = "running";
  recording.head.sub_sport = "generic";
  recording.head.device.manufacturer = spec_.manufacturer;
  Losses losses;
  for (row = table.next(); row != nullptr; row = table.next()) reader.read(*row, recording, losses);
  reader.finish(recording);
  losses.report(content);
  if (!recording.laps.empty()) content.recordings.push_back(std::move(recording));
}

}  // namespace freshlegs::csv
