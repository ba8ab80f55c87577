#include "ingest/fit/developer.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "ingest/fit/values.h"

namespace freshlegs::fit {
namespace {

constexpr std::uint16_t kRecord = 20;
constexpr std::uint16_t kStrydManufacturer = 95;

struct KnownName {
  std::string_view name;  ///< lower case
  ChannelKind kind;
  ChannelSource sign_of;  ///< native = the name tells nothing about the maker
  bool one_of_two_feet = false;
};

// Names as the makers write them in real files (Stryd apps, pods and exports, RunScribe, Garmin's running
// power field). "Impact" is Stryd's only where its unit is body weights.
constexpr KnownName kKnownNames[] = {
    {"power", ChannelKind::power, ChannelSource::native},
    {"cadence", ChannelKind::cadence, ChannelSource::native},
    {"heart rate", ChannelKind::heart_rate, ChannelSource::native},
    {"elevation", ChannelKind::altitude, ChannelSource::native},
    {"speed", ChannelKind::speed, ChannelSource::native},
    {"distance", ChannelKind::distance, ChannelSource::native},
    {"vertical oscillation", ChannelKind::vertical_oscillation, ChannelSource::native},
    {"vertical ratio", ChannelKind::vertical_ratio, ChannelSource::native},
    {"step length", ChannelKind::step_length, ChannelSource::native},
    {"stance time", ChannelKind::stance_time, ChannelSource::native},
    {"ground contact time", ChannelKind::stance_time, ChannelSource::native},
    {"running power", ChannelKind::power, ChannelSource::native},
    {"ground time", ChannelKind::stance_time, ChannelSource::stryd},
    {"form power", ChannelKind::form_power, ChannelSource::stryd},
    {"air power", ChannelKind::air_power, ChannelSource::stryd},
    {"leg spring stiffness", ChannelKind::leg_spring_stiffness, ChannelSource::stryd},
    {"leg spring stiffness balance", ChannelKind::leg_spring_stiffness_balance, ChannelSource::stryd},
    {"impact loading rate balance", ChannelKind::impact_loading_rate_balance, ChannelSource::stryd},
    {"vertical oscillation balance", ChannelKind::vertical_oscillation_balance, ChannelSource::stryd},
    {"ground time balance", ChannelKind::stance_time_balance, ChannelSource::stryd},
    {"stance time balance", ChannelKind::stance_time_balance, ChannelSource::native},
    {"ground contact time balance", ChannelKind::stance_time_balance, ChannelSource::native},
    {"impact", ChannelKind::impact_force, ChannelSource::stryd},
    {"rp_power", ChannelKind::power, ChannelSource::native},
    {"rs_power_avg", ChannelKind::power, ChannelSource::runscribe},
    {"rs_contacttime_l", ChannelKind::stance_time, ChannelSource::runscribe, true},
    {"rs_contacttime_r", ChannelKind::stance_time, ChannelSource::runscribe, true},
    {"rs_impact_gs_l", ChannelKind::impact, ChannelSource::runscribe, true},
    {"rs_impact_gs_r", ChannelKind::impact, ChannelSource::runscribe, true},
    {"rs_braking_gs_l", ChannelKind::braking, ChannelSource::runscribe, true},
    {"rs_braking_gs_r", ChannelKind::braking, ChannelSource::runscribe, true},
};

struct NativeField {
  std::uint8_t number;  ///< of the record message
  ChannelKind kind;
};

constexpr NativeField kNativeFields[] = {
    {2, ChannelKind::altitude},
    {3, ChannelKind::heart_rate},
    {4, ChannelKind::cadence},
    {5, ChannelKind::distance},
    {6, ChannelKind::speed},
    {7, ChannelKind::power},
    {13, ChannelKind::temperature},
    {39, ChannelKind::vertical_oscillation},
    {40, ChannelKind::stance_time_percent},
    {41, ChannelKind::stance_time},
    {73, ChannelKind::speed},
    {78, ChannelKind::altitude},
    {83, ChannelKind::vertical_ratio},
    {84, ChannelKind::stance_time_balance},
    {85, ChannelKind::step_length},
    {99, ChannelKind::respiration_rate},
    {108, ChannelKind::respiration_rate},
};

struct KnownUnit {
  std::string_view unit;     ///< of ChannelSpec::unit
  std::string_view written;  ///< lower case
  double factor;             ///< our value = written value * factor
};

constexpr KnownUnit kKnownUnits[] = {
    {"ms", "ms", 1},         {"ms", "milliseconds", 1},   {"ms", "s", 1000},   {"ms", "seconds", 1000},
    {"mm", "mm", 1},         {"mm", "millimeters", 1},    {"mm", "cm", 10},    {"mm", "centimeters", 10},
    {"mm", "m", 1000},       {"mm", "meters", 1000},      {"m", "m", 1},       {"m", "meters", 1},
    {"m", "km", 1000},       {"m", "kilometers", 1000},   {"m/s", "m/s", 1},   {"m/s", "km/h", 1 / 3.6},
    {"m/s", "kph", 1 / 3.6}, {"spm", "rpm", 1},           {"spm", "spm", 0.5}, {"W", "w", 1},
    {"W", "watts", 1},       {"bpm", "bpm", 1},           {"C", "c", 1},       {"C", "°c", 1},
    {"%", "%", 1},           {"%", "percent", 1},         {"kN/m", "kn/m", 1}, {"g", "g", 1},
    {"bw", "bw", 1},         {"bw", "body weight", 1},
    {"1/min", "1/min", 1},   {"1/min", "breaths/min", 1},
};

// Application ids of Stryd's data fields, as found in the files of their users.
constexpr std::array<std::array<std::uint8_t, 4>, 3> kStrydApplications{
    {{0x18, 0xFB, 0x2C, 0xF0}, {0x66, 0x0A, 0x58, 0x1E}, {0x14, 0xCC, 0x77, 0x13}}};

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

const KnownName* known_name(std::string_view name) {
  const auto it = std::ranges::find(kKnownNames, lower(name), &KnownName::name);
  return it == std::end(kKnownNames) ? nullptr : it;
}

/// A field without a unit is taken to be in ours; cadence then counts strides, like the native field.
std::optional<double> unit_factor(ChannelKind kind, std::string_view written) {
  if (written.empty()) return 1;
  const std::string text = lower(written);
  const auto it = std::ranges::find_if(
      kKnownUnits, [&](const KnownUnit& u) { return u.unit == spec(kind).unit && u.written == text; });
  return it == std::end(kKnownUnits) ? std::nullopt : std::optional(it->factor);
}

std::optional<DeveloperChannel> in_unit(ChannelKind kind, const DeveloperField& field, bool one_of_two_feet) {
  const auto factor = unit_factor(kind, field.units);
  if (!factor) return std::nullopt;
  const double ticks = kind == ChannelKind::cadence ? 128 : spec(kind).ticks_per_unit;
  return DeveloperChannel{kind, *factor * ticks, one_of_two_feet};
}

// The name goes first: early Stryd files give ground time in ms the native number of a percentage.
std::optional<DeveloperChannel> channel_of(const DeveloperField& field) {
  if (field.native_message && *field.native_message != kRecord) return std::nullopt;
  if (const auto* known = known_name(field.name))
    if (const auto channel = in_unit(known->kind, field, known->one_of_two_feet)) return channel;
  if (field.native_message != kRecord || !field.native_field) return std::nullopt;
  const auto it = std::ranges::find(kNativeFields, *field.native_field, &NativeField::number);
  if (it == std::end(kNativeFields)) return std::nullopt;
  return in_unit(it->kind, field, false);
}

bool is_stryd_application(const Message& message) {
  const Elements id = elements(message, 1);
  if (id.size() != 16 || traits(id.type()).width != 1) return false;
  return std::ranges::any_of(kStrydApplications, [&](const auto& known) {
    for (std::size_t i = 0; i < known.size(); ++i)
      if (id.bits(i) != known[i]) return false;
    return true;
  });
}

std::uint16_t key_of(std::uint8_t developer, std::uint8_t number) {
  return static_cast<std::uint16_t>(developer * 256 + number);
}

}  // namespace

void DeveloperFields::take_developer(const Message& message) {
  const auto developer = word(message, 3);
  if (!developer || *developer > 0xFF) return;
  if (word(message, 2) != kStrydManufacturer && !is_stryd_application(message)) return;
  sources_.insert_or_assign(static_cast<std::uint8_t>(*developer), ChannelSource::stryd);
  ++generation_;
}

void DeveloperFields::take_description(const Message& message, Budget& budget) {
  const auto developer = word(message, 0), number = word(message, 1), type = word(message, 2);
  if (!developer || *developer > 0xFF || !number || *number > 0xFF) return;
  DeveloperField field;
  field.name = text(message, 3);
  field.units = text(message, 8);
  field.type = type ? base_type_of(static_cast<std::uint8_t>(*type)) : BaseType::bytes;
  if (const auto scale = real(message, 6); scale && *scale != 0) field.scale = *scale;
  field.offset = real(message, 7).value_or(0);
  field.native_message = word(message, 14);
  if (const auto native = word(message, 15)) field.native_field = static_cast<std::uint8_t>(*native);
  field.channel = channel_of(field);
  const auto* known = known_name(field.name);
  if (field.channel && known != nullptr && known->sign_of != ChannelSource::native)
    sources_.try_emplace(static_cast<std::uint8_t>(*developer), known->sign_of);
  // A description of a few bytes becomes nodes and strings of some hundreds; real files hold thirty of them.
  if (!budget.take(2 * sizeof(DeveloperField) + 4 * (field.name.size() + field.units.size()))) return;
  if (known_names_.insert(field.name).second) {
    names_.push_back(field.name);
    names_bytes_ += 2 * (sizeof(std::string) + field.name.size());
  }
  fields_.insert_or_assign(key_of(static_cast<std::uint8_t>(*developer), static_cast<std::uint8_t>(*number)),
                           std::move(field));
  ++generation_;
}

const DeveloperField* DeveloperFields::find(std::uint8_t developer, std::uint8_t number) const {
  const auto it = fields_.find(key_of(developer, number));
  return it == fields_.end() ? nullptr : &it->second;
}

ChannelSource DeveloperFields::source_of(std::uint8_t developer) const {
  const auto it = sources_.find(developer);
  return it == sources_.end() ? ChannelSource::developer : it->second;
}

}  // namespace freshlegs::fit
