#include "ingest/csv/mapped.h"

#include <algorithm>
#include <vector>

#include "ingest/csv/activity_list.h"
#include "ingest/csv/measurement_list.h"
#include "ingest/csv/samples.h"
#include "ingest/csv/set_log.h"
#include "ingest/csv/sports.h"

namespace freshlegs::csv {
namespace {

template <class Field>
struct FieldWord {
  std::string_view word;
  Field field;
};

template <class Field, std::size_t N>
std::optional<Field> field_of(const FieldWord<Field> (&words)[N], std::string_view word) {
  const auto* it = std::ranges::find(words, word, &FieldWord<Field>::word);
  return it == std::end(words) ? std::nullopt : std::optional(it->field);
}

std::string_view unit_of(const Mapping& mapping, std::string_view field) {
  const auto it = mapping.units.find(std::string(field));
  return it == mapping.units.end() ? std::string_view{} : std::string_view(it->second);
}

constexpr FieldWord<SetField> kSetWords[] = {
    {"start", SetField::start},
    {"clock", SetField::set_clock},
    {"end", SetField::end},
    {"duration", SetField::duration},
    {"title", SetField::title},
    {"exercise", SetField::exercise},
    {"order", SetField::order},
    {"set_kind", SetField::kind},
    {"sets", SetField::sets},
    {"weight", SetField::weight},
    {"weight_unit", SetField::weight_unit},
    {"reps", SetField::reps},
    {"distance", SetField::distance},
    {"distance_unit", SetField::distance_unit},
    {"seconds", SetField::seconds},
    {"rpe", SetField::rpe},
    {"rir", SetField::rir},
    {"muscles", SetField::muscles},
};

/// Words that most apps use for kinds of sets.
constexpr KindWord kUsualKinds[] = {
    {"warmup", StrengthSet::Kind::warm_up},  {"warm-up", StrengthSet::Kind::warm_up},
    {"warm up", StrengthSet::Kind::warm_up}, {"w", StrengthSet::Kind::warm_up},
    {"drop", StrengthSet::Kind::drop},       {"dropset", StrengthSet::Kind::drop},
    {"d", StrengthSet::Kind::drop},          {"failure", StrengthSet::Kind::failure},
    {"f", StrengthSet::Kind::failure},       {"rest", StrengthSet::Kind::rest},
};

class MappedSets final : public Dialect {
 public:
  explicit MappedSets(const Mapping& mapping) : mapping_(mapping) {
    for (const auto& [field, column] : mapping.columns) {
      const auto known = field_of(kSetWords, field);
      if (!known) continue;
      const bool measured = *known == SetField::weight || *known == SetField::distance;
      const Unit unit = measured ? stated_unit(unit_of(mapping, field), Unit::unstated) : Unit::none;
      columns_.push_back({column, *known, unit});
      required_.emplace_back(column);
    }
  }
  [[nodiscard]] std::string_view name() const override { return mapping_.name; }
  [[nodiscard]] std::string_view app() const override { return mapping_.name; }
  [[nodiscard]] double confidence(const Probe& probe) const override { return log().confidence(probe); }
  void read(const Input& input, FileContent& content) const override { log().read(input, content); }

 private:
  [[nodiscard]] SetLog log() const {
    return SetLog({.name = mapping_.name,
                   .app = mapping_.name,
                   .required = required_,
                   .columns = columns_,
                   .kinds = kUsualKinds,
                   .date_order = mapping_.date_order,
                   .decimal = mapping_.decimal});
  }
  const Mapping& mapping_;
  std::vector<SetColumn> columns_;
  std::vector<std::string_view> required_;
};

constexpr FieldWord<ActivityField> kActivityWords[] = {
    {"start", ActivityField::start},
    {"clock", ActivityField::time_of_day},
    {"sport", ActivityField::sport},
    {"title", ActivityField::title},
    {"distance", ActivityField::distance},
    {"duration", ActivityField::timer},
    {"elapsed", ActivityField::elapsed},
    {"calories", ActivityField::calories},
    {"avg_heart_rate", ActivityField::avg_heart_rate},
    {"max_heart_rate", ActivityField::max_heart_rate},
    {"cadence", ActivityField::cadence},
    {"speed", ActivityField::speed},
    {"ascent", ActivityField::ascent},
    {"descent", ActivityField::descent},
    {"step_length", ActivityField::step_length},
    {"vertical_ratio", ActivityField::vertical_ratio},
    {"vertical_oscillation", ActivityField::vertical_oscillation},
    {"stance_time", ActivityField::contact_time},
    {"balance", ActivityField::balance},
    {"rpe", ActivityField::rpe},
};

class MappedActivities final : public Dialect {
 public:
  explicit MappedActivities(const Mapping& mapping) : mapping_(mapping) {
    for (const auto& [field, column] : mapping.columns) {
      auto known = field_of(kActivityWords, field);
      if (!known) continue;
      if (known == ActivityField::distance && unit_of(mapping, field) == "m")
        known = ActivityField::distance_m;
      if (known == ActivityField::speed && unit_of(mapping, field) == "m/s") known = ActivityField::speed_mps;
      if (known == ActivityField::start) first_.insert(first_.begin(), column);
      columns_.push_back({column, *known});
    }
  }
  [[nodiscard]] std::string_view name() const override { return mapping_.name; }
  [[nodiscard]] std::string_view app() const override { return mapping_.name; }
  [[nodiscard]] double confidence(const Probe& probe) const override { return list().confidence(probe); }
  void read(const Input& input, FileContent& content) const override {
    Input in = input;
    if (const auto unit = unit_of(mapping_, "distance"); !unit.empty()) {
      in.options.unstated_distance_mi = unit == "mi";
      in.distance_unit_known = true;
    }
    list().read(in, content);
  }

 private:
  [[nodiscard]] ActivityList list() const {
    return ActivityList({.name = mapping_.name,
                         .app = mapping_.name,
                         .columns = columns_,
                         .first = first_,
                         .usual_order = mapping_.date_order,
                         .usual_sport = mapping_.sport,
                         .columns_needed = 2});
  }
  const Mapping& mapping_;
  std::vector<ActivityColumn> columns_;
  std::vector<std::string_view> first_;
};

constexpr FieldWord<ChannelKind> kChannelWords[] = {
    {"heart_rate", ChannelKind::heart_rate},
    {"speed", ChannelKind::speed},
    {"distance", ChannelKind::distance},
    {"altitude", ChannelKind::altitude},
    {"cadence", ChannelKind::cadence},
    {"stance_time", ChannelKind::stance_time},
    {"stance_time_balance", ChannelKind::stance_time_balance},
    {"vertical_oscillation", ChannelKind::vertical_oscillation},
    {"vertical_ratio", ChannelKind::vertical_ratio},
    {"step_length", ChannelKind::step_length},
    {"temperature", ChannelKind::temperature},
    {"power", ChannelKind::power},
    {"latitude", ChannelKind::latitude},
    {"longitude", ChannelKind::longitude},
};

/// Channel unit (metres, m/s, mm) per unit of the column.
double scale_of(ChannelKind kind, std::string_view unit) {
  struct Scale {
    std::string_view unit;
    double metres;
  };
  constexpr Scale kScales[] = {{"km", 1000},  {"mi", 1609.344},  {"ft", 0.3048},          {"cm", 0.01},
                               {"mm", 0.001}, {"km/h", 1 / 3.6}, {"mph", 1609.344 / 3600}};
  const auto* it = std::ranges::find(kScales, unit, &Scale::unit);
  double scale = it == std::end(kScales) ? 1 : it->metres;
  const bool in_millimetres = kind == ChannelKind::step_length || kind == ChannelKind::vertical_oscillation;
  if (in_millimetres) scale = unit.empty() ? 1 : scale * 1000;
  return scale;
}

class MappedSamples final : public Dialect {
 public:
  explicit MappedSamples(const Mapping& mapping) : mapping_(mapping) {
    using enum ChannelKind;
    for (const auto& [field, column] : mapping.columns) {
      const auto kind = field_of(kChannelWords, field);
      if (!kind) continue;
      const bool zero_missing =
          *kind != speed && *kind != distance && *kind != altitude && *kind != power && *kind != temperature;
      columns_.push_back(
          {column, *kind, ChannelSource::csv, scale_of(*kind, unit_of(mapping, field)), zero_missing});
    }
  }
  [[nodiscard]] std::string_view name() const override { return mapping_.name; }
  [[nodiscard]] std::string_view app() const override { return mapping_.name; }
  [[nodiscard]] double confidence(const Probe&) const override { return 1; }

  void read(const Input& input, FileContent& content) const override {
    TableReader table(input.text, input.delimiter);
    const Row* row = table.next();
    if (row == nullptr) return;
    SampleReader samples(Header(row->cells), mapping_.columns.at("time"), time_form(), columns_);
    Losses losses;
    for (row = table.next(); row != nullptr; row = table.next()) samples.read(*row, losses);
    losses.report(content);
    const bool dated = time_form() == SampleTime::unix_time || time_form() == SampleTime::wall;
    Result<Instant> start =
        dated && samples.start() ? Result<Instant>(*samples.start()) : start_in_name(input.name, "The table");
    if (dated && !samples.start()) return;
    if (!start) return reject(content, start.error());
    const Clock clock = time_form() == SampleTime::unix_time ? Clock::utc : Clock::wall;
    auto recording = sampled_recording(samples.take(), *start, clock, input.hash());
    if (!dated) recording.head.date_source = DateSource::file_name;
    const auto sport = sport_of(mapping_.sport).value_or(Sport{"generic", "generic"});
    recording.head.sport = sport.sport;
    recording.head.sub_sport = sport.sub_sport;
    content.recordings.push_back(std::move(recording));
  }

 private:
  [[nodiscard]] SampleTime time_form() const {
    const auto unit = unit_of(mapping_, "time");
    return unit == "unix"      ? SampleTime::unix_time
           : unit == "seconds" ? SampleTime::seconds
           : unit == "minutes" ? SampleTime::minutes
           : unit == "clock"   ? SampleTime::clock
                               : SampleTime::wall;
  }
  const Mapping& mapping_;
  std::vector<SampleColumn> columns_;
};

struct MeasurementWord {
  std::string_view word;
  Measurement::Kind kind;
  MeasurementColumn::Form form = MeasurementColumn::Form::with_unit;
};
constexpr MeasurementWord kMeasurementWords[] = {
    {"rmssd", Measurement::Kind::rmssd_ms},
    {"ln_rmssd", Measurement::Kind::ln_rmssd},
    {"sdnn", Measurement::Kind::sdnn_ms},
    {"resting_heart_rate", Measurement::Kind::resting_hr_bpm},
    {"score", Measurement::Kind::vendor_score},
    {"sleep", Measurement::Kind::sleep_s, MeasurementColumn::Form::duration},
    {"sleep_score", Measurement::Kind::sleep_score},
    {"soreness", Measurement::Kind::soreness},
    {"fatigue", Measurement::Kind::fatigue},
    {"stress", Measurement::Kind::stress},
    {"mood", Measurement::Kind::mood},
    {"session_rpe", Measurement::Kind::session_rpe},
    {"body_mass", Measurement::Kind::body_mass_kg},
    {"pain", Measurement::Kind::pain},
};

class MappedMeasurements final : public Dialect {
 public:
  explicit MappedMeasurements(const Mapping& mapping) : mapping_(mapping) {
    for (const auto& [field, column] : mapping.columns) {
      required_.emplace_back(column);
      const auto* it = std::ranges::find(kMeasurementWords, field, &MeasurementWord::word);
      if (it != std::end(kMeasurementWords)) columns_.push_back({column, it->kind, it->form});
    }
  }
  [[nodiscard]] std::string_view name() const override { return mapping_.name; }
  [[nodiscard]] std::string_view app() const override { return mapping_.name; }
  [[nodiscard]] double confidence(const Probe& probe) const override { return list().confidence(probe); }
  void read(const Input& input, FileContent& content) const override { list().read(input, content); }

 private:
  [[nodiscard]] MeasurementList list() const {
    const auto clock = mapping_.columns.find("clock");
    return MeasurementList(
        {.name = mapping_.name,
         .app = mapping_.name,
         .required = required_,
         .columns = columns_,
         .when = {},
         .day = mapping_.columns.at("start"),
         .clock = clock == mapping_.columns.end() ? std::string_view{} : std::string_view(clock->second)});
  }
  const Mapping& mapping_;
  std::vector<MeasurementColumn> columns_;
  std::vector<std::string_view> required_;
};

}  // namespace

std::unique_ptr<Dialect> dialect_of(const Mapping& mapping) {
  switch (mapping.kind) {
    case Mapping::Kind::sets:
      return std::make_unique<MappedSets>(mapping);
    case Mapping::Kind::activities:
      return std::make_unique<MappedActivities>(mapping);
    case Mapping::Kind::samples:
      return std::make_unique<MappedSamples>(mapping);
    case Mapping::Kind::measurements:
      break;
  }
  return std::make_unique<MappedMeasurements>(mapping);
}

const Mapping* fitting_mapping(std::span<const Mapping> mappings, const Header& header) {
  const auto it = std::ranges::find_if(mappings, [&](const Mapping& mapping) {
    const bool whole = std::ranges::all_of(needed_fields(mapping.kind), [&](std::string_view field) {
      return mapping.columns.contains(std::string(field));
    });
    return whole && std::ranges::all_of(mapping.columns,
                                        [&](const auto& column) { return header.has(column.second); });
  });
  return it == mappings.end() ? nullptr : &*it;
}

}  // namespace freshlegs::csv
