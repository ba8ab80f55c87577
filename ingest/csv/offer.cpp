#include "ingest/csv/offer.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "ingest/csv/text.h"
#include "ingest/csv/units.h"

namespace freshlegs::csv {
namespace {

using Kind = Mapping::Kind;

struct Names {
  std::string_view field, names;  ///< names without accents, in lower case, parted by |
};

// English, German, French, Italian, Spanish, Swedish, Danish and Norwegian words for columns.
constexpr Names kDates[] = {
    {"start",
     "date|datum|data|fecha|dato|day|tag|jour|giorno|dia|dag|when|start|started|start date|start "
     "time|timestamp|"
     "time stamp|date time|datetime|workout date|session date|activity date|training date|started at"}};
constexpr Names kSetNames[] = {
    {"exercise",
     "exercise|exercise name|bewegung|exercise "
     "title|lift|movement|ubung|ubungsname|exercice|esercizio|ejercicio|ovning|"
     "ovelse|oefening"},
    {"title",
     "workout|workout name|einheit|session|session "
     "name|routine|title|titel|titre|titolo|titulo|programma|program|training|"
     "name"},
    {"weight",
     "weight|load|gewicht|poids|peso|vikt|vaegt|vagt|vekt|kg|lb|lbs|kilo|kilos|weight kg|weight lbs|weight "
     "lb"},
    {"weight_unit", "weight unit|unit|einheit|unite|unita|unidad|enhet|enhed"},
    {"reps",
     "reps|rep|repetitions|wiederholungen|wdh|repetition|ripetizioni|repeticiones|repetitioner|gentagelser|"
     "repetisjoner"},
    {"sets", "sets|satze|series|serie|set count|number of sets"},
    {"order", "set|set number|set no|set #|set order|set index|satz|serie|series|satze"},
    {"set_kind", "set type|type of set|set kind"},
    {"rpe", "rpe|perceived exertion|effort"},
    {"rir", "rir|reps in reserve"},
    {"muscles",
     "muscle|muscles|muscle group|body part|category|muskelgruppe|groupe musculaire|gruppo muscolare"},
    {"seconds", "seconds|secs|hold|hold time|set duration"},
    {"duration", "duration|workout duration|session duration|dauer|duree|durata|duracion"},
};
constexpr Names kActivityNames[] = {
    {"sport",
     "sport|activity type|activity|type|sportart|sport type|tipo|discipline|aktivitat|aktivitet|kind"},
    {"title", "title|name|activity name|titel|titre|titolo|titulo|namn|navn|description"},
    {"distance", "distance|distanz|distanza|distancia|distans|afstand|strecke|km|miles|mi|dist"},
    {"duration",
     "duration|time|moving time|timer|dauer|zeit|duree|temps|durata|tempo|duracion|tiempo|tid|varighed|total "
     "time"},
    {"elapsed", "elapsed time|elapsed"},
    {"avg_heart_rate",
     "avg hr|average hr|avg heart rate|average heart rate|heart rate|hr|puls|pulse|herzfrequenz|fc|fc "
     "media|hf|bpm|"
     "avg bpm|mean hr|average heartrate|heartrate|medelpuls|avg pulse"},
    {"max_heart_rate", "max hr|max heart rate|maximum heart rate|maxpuls|max pulse|hr max"},
    {"cadence", "cadence|avg cadence|average cadence|run cadence|schrittfrequenz|kadens"},
    {"ascent", "ascent|elevation gain|elev gain|climb|total ascent|anstieg|stigning"},
    {"calories", "calories|kcal|kalorien|calorie|kalorier"},
    {"rpe", "rpe|perceived exertion|effort"},
};
constexpr Names kMeasurementNames[] = {
    {"rmssd", "rmssd|hrv|hrv rmssd|night hrv|overnight hrv"},
    {"ln_rmssd", "lnrmssd|ln rmssd"},
    {"sdnn", "sdnn"},
    {"resting_heart_rate",
     "resting heart rate|resting hr|rest hr|rhr|ruhepuls|fc repos|fc a riposo|fc reposo|vilopuls|hvilepuls"},
    {"sleep", "sleep|sleep duration|sleep time|time asleep|schlaf|sommeil|sonno|sueno|somn|sovn"},
    {"sleep_score", "sleep score|sleep quality"},
    {"soreness", "soreness|muscle soreness|doms|muskelkater"},
    {"fatigue", "fatigue|tiredness"},
    {"stress", "stress"},
    {"mood", "mood"},
    {"body_mass", "body weight|bodyweight|body mass|weight"},
};
constexpr Names kSampleNames[] = {
    {"heart_rate", "heart rate|hr|heartrate|bpm|pulse|puls|herzfrequenz"},
    {"speed", "speed|velocity|geschwindigkeit|vitesse|velocita|velocidad|hastighet"},
    {"distance", "distance|dist|distanz|distanza|distancia"},
    {"altitude", "altitude|elevation|alt|hohe"},
    {"cadence", "cadence|cad|step rate|spm"},
    {"stance_time", "stance time|ground contact time|gct|contact time|ground time"},
    {"vertical_oscillation", "vertical oscillation|vo"},
    {"vertical_ratio", "vertical ratio"},
    {"step_length", "step length|stride length"},
    {"power", "power|watts"},
    {"latitude", "latitude|lat"},
    {"longitude", "longitude|lon|lng"},
};

/// "Weight (kg)" -> weight, kg; "avg_heart_rate" -> avg heart rate.
struct Column {
  std::string key, unit;
};
Column column_of(std::string_view name) {
  Column column{plain(fold(name)), {}};
  const auto bracket = column.key.find_first_of("([");
  if (bracket != std::string::npos && bracket > 0) {
    const auto end = std::min(column.key.find_first_of(")]", bracket), column.key.size());
    column.unit = trim(std::string_view(column.key).substr(bracket + 1, end - bracket - 1));
    column.key.resize(bracket);
  }
  std::ranges::replace_if(
      column.key, [](char c) { return c == '_' || c == '-' || c == '/'; }, ' ');
  column.key = trim(column.key);
  if (column.unit.empty() && unit_name(stated_unit(column.key, Unit::none)) != "") column.unit = column.key;
  return column;
}

/// Binds columns to fields, each column and each field once, and keeps the units that stand in the names.
class Guess {
 public:
  explicit Guess(const Probe& probe) : probe_(probe), names_(probe.cells(0)), taken_(names_.size(), false) {}

  void bind(Kind kind, std::span<const Names> fields) {
    for (const auto& field : fields)
      for (std::size_t i = 0; i < names_.size(); ++i) {
        const auto column = column_of(names_[i]);
        if (taken_[i] || names_[i].empty() || !is_one_of(column.key, field.names)) continue;
        if (mapping_.columns.contains(std::string(field.field))) break;
        if (!could_be(field.field, i)) continue;
        take(kind, field.field, i, column.unit);
      }
  }
  /// A column of that name whose cells are dates.
  bool bind_date(Kind kind) {
    for (std::size_t i = 0; i < names_.size(); ++i)
      if (is_one_of(column_of(names_[i]).key, kDates[0].names) && all_cells(i, is_date))
        return take(kind, "start", i, ""), true;
    for (std::size_t i = 0; i < names_.size(); ++i)
      if (!names_[i].empty() && all_cells(i, is_date)) return take(kind, "start", i, ""), true;
    return false;
  }
  void bind_clock(Kind kind) {
    const auto start = mapping_.columns.find("start");
    if (start == mapping_.columns.end() || !all_cells(*probe_.header.find(start->second), is_day)) return;
    for (std::size_t i = 0; i < names_.size(); ++i)
      if (!taken_[i] && !names_[i].empty() && all_cells(i, is_clock)) return take(kind, "clock", i, "");
  }
  /// The time column of samples and how it counts.
  bool bind_time() {
    for (std::size_t i = 0; i < names_.size(); ++i) {
      const auto key = column_of(names_[i]).key;
      if (!is_one_of(
              key,
              "time|timestamp|seconds|secs|sec|elapsed|elapsed time|time stamp|date time|datetime|t|minutes"))
        continue;
      const std::string_view unit = all_cells(i, is_unix)     ? "unix"
                                    : all_cells(i, is_moment) ? "date"
                                    : all_cells(i, is_clock)  ? "clock"
                                    : key == "minutes"        ? "minutes"
                                    : all_cells(i, is_number) ? "seconds"
                                                              : "";
      if (unit.empty()) continue;
      take(Kind::samples, "time", i, unit);
      return true;
    }
    return false;
  }

  [[nodiscard]] bool has(std::string_view field) const {
    return mapping_.columns.contains(std::string(field));
  }
  [[nodiscard]] std::size_t size() const { return mapping_.columns.size(); }
  [[nodiscard]] Mapping take_mapping(Kind kind) {
    mapping_.kind = kind;
    mapping_.name = "my_table";
    return std::move(mapping_);
  }

 private:
  /// "Serie" may number the sets or count them, "Einheit" be a unit or a session: the cells tell.
  [[nodiscard]] bool could_be(std::string_view field, std::size_t column) const {
    const bool units = all_cells(column, [](auto cell) { return mass_unit(cell) != Unit::none; });
    if (field == "weight_unit" || field == "title") return units == (field == "weight_unit");
    if (field == "sets") return probe_.cell(1, column) != "1" || probe_.cell(2, column) != "2";
    return true;
  }
  void take(Kind kind, std::string_view field, std::size_t i, std::string_view unit) {
    taken_[i] = true;
    mapping_.columns.emplace(field, names_[i]);
    const auto units = mapping_units(kind, field);
    if (const auto it = std::ranges::find(units, unit); it != units.end()) mapping_.units.emplace(field, *it);
    if (const auto mass = mass_unit(unit); field == "weight" && mass != Unit::none)
      mapping_.units.insert_or_assign("weight", mass == Unit::kg ? "kg" : "lb");
    if (field == "distance" && (unit == "miles" || unit == "mi"))
      mapping_.units.insert_or_assign("distance", "mi");
  }
  template <class Test>
  [[nodiscard]] bool all_cells(std::size_t column, Test test) const {
    bool any = false;
    for (std::size_t row = 1; row < probe_.rows.size(); ++row) {
      const auto cell = probe_.cell(row, column);
      if (cell.empty()) continue;
      if (!test(cell)) return false;
      any = true;
    }
    return any;
  }
  static bool is_date(std::string_view cell) {
    return read_date(cell, DateOrder::day_first) || read_date(cell, DateOrder::month_first);
  }
  static bool is_day(std::string_view cell) {
    auto date = read_date(cell, DateOrder::day_first);
    if (!date) date = read_date(cell, DateOrder::month_first);
    return date && !date->has_clock;
  }
  static bool is_moment(std::string_view cell) { return is_date(cell) && !is_day(cell); }
  static bool is_clock(std::string_view cell) { return read_clock(cell).has_value(); }
  static bool is_unix(std::string_view cell) { return read_unix_time(cell).has_value(); }
  static bool is_number(std::string_view cell) { return read_number(cell).has_value(); }

  const Probe& probe_;
  std::vector<std::string_view> names_;
  std::vector<bool> taken_;
  Mapping mapping_;
};

std::optional<Mapping> guess_sets(const Probe& probe) {
  Guess guess(probe);
  if (!guess.bind_date(Kind::sets)) return std::nullopt;
  guess.bind(Kind::sets, kSetNames);
  guess.bind_clock(Kind::sets);
  const bool measured = guess.has("weight") || guess.has("reps") || guess.has("sets") || guess.has("seconds");
  return guess.has("exercise") && measured ? std::optional(guess.take_mapping(Kind::sets)) : std::nullopt;
}

std::optional<Mapping> guess_samples(const Probe& probe) {
  Guess guess(probe);
  if (!guess.bind_time()) return std::nullopt;
  guess.bind(Kind::samples, kSampleNames);
  const bool worth_it = guess.has("heart_rate") || guess.has("speed") || guess.has("distance");
  return worth_it && guess.size() >= 2 ? std::optional(guess.take_mapping(Kind::samples)) : std::nullopt;
}

std::optional<Mapping> guess_measurements(const Probe& probe) {
  Guess guess(probe);
  if (!guess.bind_date(Kind::measurements)) return std::nullopt;
  guess.bind(Kind::measurements, kMeasurementNames);
  guess.bind_clock(Kind::measurements);
  const bool worth_it = guess.has("rmssd") || guess.has("ln_rmssd") || guess.has("resting_heart_rate") ||
                        guess.has("sleep") || guess.has("soreness");
  return worth_it ? std::optional(guess.take_mapping(Kind::measurements)) : std::nullopt;
}

std::optional<Mapping> guess_activities(const Probe& probe) {
  Guess guess(probe);
  if (!guess.bind_date(Kind::activities)) return std::nullopt;
  guess.bind(Kind::activities, kActivityNames);
  guess.bind_clock(Kind::activities);
  const bool worth_it = guess.has("distance") || guess.has("duration") || guess.has("avg_heart_rate");
  return worth_it && guess.size() >= 3 ? std::optional(guess.take_mapping(Kind::activities)) : std::nullopt;
}

std::string toml_string(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
  }
  return out + "\"";
}

std::string toml_table(const std::map<std::string, std::string>& entries) {
  std::string out = "{";
  for (const auto& [key, value] : entries)
    out += (out.size() > 1 ? ", " : " ") + key + " = " + toml_string(value);
  return out + " }";
}

}  // namespace

std::optional<Mapping> guess_mapping(const Probe& probe) {
  if (probe.rows.size() < 2) return std::nullopt;
  if (auto sets = guess_sets(probe)) return sets;
  if (auto measurements = guess_measurements(probe)) return measurements;
  if (auto samples = guess_samples(probe)) return samples;
  return guess_activities(probe);
}

std::string as_toml(const Mapping& mapping) {
  std::string text = "[[csv]]\nname = " + toml_string(mapping.name) +
                     "\nkind = " + toml_string(word(mapping.kind)) +
                     "\ncolumns = " + toml_table(mapping.columns) + "\n";
  if (!mapping.units.empty()) text += "units = " + toml_table(mapping.units) + "\n";
  for (const auto* field : {"weight", "distance"}) {
    if (!mapping.columns.contains(field) || mapping.units.contains(field)) continue;
    if (mapping_units(mapping.kind, field).empty() || mapping.columns.contains(field + std::string("_unit")))
      continue;
    text += std::string("# The file does not say the unit of ") + field +
            "; if it is not the usual one, add: units." + field + " = " +
            toml_string(mapping_units(mapping.kind, field)[1]) + "\n";
  }
  return text;
}

}  // namespace freshlegs::csv
