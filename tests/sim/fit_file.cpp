#include "tests/sim/fit_file.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>
#include <string_view>

#include "tests/support/fit_writer.h"

namespace freshlegs::sim {
namespace {

using test::BaseType;
using test::FitField;
using test::FitValue;
using test::FitWriter;
using test::Invalid;

// Global message numbers and, at each definition, field numbers of the profile.
enum Global : std::uint16_t {
  kFileId = 0,
  kUserProfile = 3,
  kSport = 12,
  kSession = 18,
  kLap = 19,
  kRecord = 20,
  kEvent = 21,
  kDeviceInfo = 23,
  kActivity = 34,
  kHrv = 78,
  kSet = 225
};
enum Local : std::uint8_t {
  kLocalRecord,
  kLocalEvent,
  kLocalLap,
  kLocalSet,
  kLocalHrv,
  kLocalOnce,
  kLocalDevice
};
constexpr std::uint8_t kTimestamp = 253, kMessageIndex = 254;
constexpr int kTimer = 0, kStart = 0, kStop = 1, kStopAll = 4;

struct Named {
  std::string_view name;
  int number;
};
constexpr Named kManufacturers[] = {{"garmin", 1}, {"polar_electro", 123}, {"strava", 265}};
constexpr Named kProducts[] = {{"fr965", 4315}};
constexpr Named kSports[] = {
    {"generic", 0}, {"running", 1}, {"cycling", 2}, {"training", 10}, {"walking", 11}};
constexpr Named kSubSports[] = {{"generic", 0}, {"strength_training", 20}};

int number_of(std::span<const Named> names, std::string_view name) {
  const auto it = std::ranges::find(names, name, &Named::name);
  return it == names.end() ? 0 : it->number;
}

std::uint32_t fit_time(Instant t) {
  return test::fit_time(std::chrono::floor<std::chrono::seconds>(t).time_since_epoch().count());
}

/// "21.19" is written as 2119.
int firmware_number(std::string_view text) {
  int number = 0;
  for (const char c : text)
    if (c != '.') number = number * 10 + (c - '0');
  return number;
}

FitValue scaled(std::optional<double> value, double scale) {
  if (!value) return Invalid{};
  return static_cast<std::int64_t>(std::floor(*value * scale + 0.5));
}

/// How a channel is written: its ticks divided, then shifted, are the raw value.
struct Column {
  ChannelKind kind;
  std::uint8_t field;
  BaseType type;
  std::int32_t divide = 1, add = 0;
};
constexpr Column kColumns[] = {
    {ChannelKind::latitude, 0, BaseType::sint32},
    {ChannelKind::longitude, 1, BaseType::sint32},
    {ChannelKind::altitude, 78, BaseType::uint32, 2, 2500},  // 1/5 m above -500 m
    {ChannelKind::heart_rate, 3, BaseType::uint8},
    {ChannelKind::cadence, 4, BaseType::uint8, 128},  // whole strides; the rest in fractional_cadence
    {ChannelKind::distance, 5, BaseType::uint32},
    {ChannelKind::speed, 73, BaseType::uint32},
    {ChannelKind::temperature, 13, BaseType::sint8, 10},
    {ChannelKind::vertical_oscillation, 39, BaseType::uint16},
    {ChannelKind::stance_time, 41, BaseType::uint16},
    {ChannelKind::vertical_ratio, 83, BaseType::uint16},
    {ChannelKind::stance_time_balance, 84, BaseType::uint16},
    {ChannelKind::step_length, 85, BaseType::uint16},
};
constexpr std::uint8_t kFractionalCadence = 53;

std::uint32_t invalid_of(BaseType type) {
  switch (type) {
    case BaseType::sint8:
      return 0x7F;
    case BaseType::sint32:
      return 0x7FFFFFFF;
    default:
      return 0xFFFFFFFF;
  }
}

class File {
 public:
  explicit File(const Recording& r) : r_(r) {}

  std::vector<std::byte> write() {
    head();
    if (r_.user) user(*r_.user);
    sport();
    define_body();
    body();
    for (const auto& set : r_.sets) write_set(set);
    for (const auto& lap : r_.laps) write_lap(lap);
    session();
    activity();
    return writer_.finish();
  }

 private:
  [[nodiscard]] std::uint32_t at(std::int32_t offset_ms) const {
    return fit_time(r_.head.start + Millis(offset_ms));
  }

  void head() {
    const Device& device = r_.head.device;
    const int maker = number_of(kManufacturers, device.manufacturer),
              product = number_of(kProducts, device.product);
    const FitValue serial = device.serial ? FitValue(*device.serial) : FitValue();
    writer_.define(kLocalOnce, kFileId,
                   {{0, BaseType::enum8},
                    {1, BaseType::uint16},
                    {2, BaseType::uint16},
                    {3, BaseType::uint32z},
                    {4, BaseType::uint32}});
    constexpr int kActivityFile = 4;
    writer_.message(kLocalOnce, {kActivityFile, maker, product, serial, at(0)});
    writer_.define(kLocalDevice, kDeviceInfo,
                   {{kTimestamp, BaseType::uint32},
                    {0, BaseType::uint8},
                    {1, BaseType::uint8},
                    {2, BaseType::uint16},
                    {3, BaseType::uint32z},
                    {4, BaseType::uint16},
                    {5, BaseType::uint16},
                    {25, BaseType::enum8}});
    const FitValue firmware =
        device.firmware.empty() ? FitValue() : FitValue(firmware_number(device.firmware));
    constexpr int kLocalSource = 5;
    writer_.message(kLocalDevice, {at(0), 0, Invalid{}, maker, serial, product, firmware, kLocalSource});
    sensors(device, maker);
  }

  /// Device types are numbered by who speaks: ANT+ 120 heart rate, Bluetooth 1 heart rate, local 10 optical.
  void sensors(const Device& device, int maker) {
    constexpr int kAntPlus = 1, kBluetooth = 3, kLocal = 5, kHrmPro = 3300, kDynamicsPod = 2593, kGarmin = 1;
    if (device.dynamics == "pod")
      writer_.message(kLocalDevice, {at(0), 2, 30, kGarmin, Invalid{}, kDynamicsPod, Invalid{}, kAntPlus});
    if (device.heart_rate == HeartRateSensor::wrist)
      writer_.message(kLocalDevice, {at(0), 1, 10, maker, Invalid{}, Invalid{}, Invalid{}, kLocal});
    if (device.heart_rate != HeartRateSensor::strap) return;
    if (maker == kGarmin)
      writer_.message(kLocalDevice, {at(0), 1, 120, kGarmin, 3300123, kHrmPro, Invalid{}, kAntPlus});
    else
      writer_.message(kLocalDevice, {at(0), 1, 1, maker, Invalid{}, Invalid{}, Invalid{}, kBluetooth});
  }

  void user(const UserProfile& u) {
    writer_.define(kLocalOnce, kUserProfile,
                   {{1, BaseType::enum8},
                    {2, BaseType::uint8},
                    {3, BaseType::uint8},
                    {4, BaseType::uint16},
                    {8, BaseType::uint8},
                    {11, BaseType::uint8}});
    const FitValue male = u.male ? FitValue(*u.male ? 1 : 0) : FitValue();
    writer_.message(kLocalOnce, {male, scaled(u.age_years, 1), scaled(u.height_m, 100), scaled(u.mass_kg, 10),
                                 scaled(u.resting_hr_bpm, 1), scaled(u.max_hr_bpm, 1)});
  }

  void sport() {
    constexpr std::uint8_t kNameBytes = 16;
    writer_.define(kLocalOnce, kSport,
                   {{0, BaseType::enum8}, {1, BaseType::enum8}, {3, BaseType::string, kNameBytes}});
    writer_.message(kLocalOnce, {sport_number(), sub_sport_number(), r_.head.title.value_or("")});
  }

  void define_body() {
    std::vector<FitField> fields{{kTimestamp, BaseType::uint32}};
    for (const Column& column : kColumns) {
      const Channel* channel = r_.samples.find(column.kind);
      if (channel == nullptr) continue;
      columns_.push_back({column, channel});
      fields.push_back({column.field, column.type});
      if (column.kind == ChannelKind::cadence) fields.push_back({kFractionalCadence, BaseType::uint8});
    }
    writer_.define(kLocalRecord, kRecord, fields);
    writer_.define(kLocalEvent, kEvent,
                   {{kTimestamp, BaseType::uint32}, {0, BaseType::enum8}, {1, BaseType::enum8}});
    if (r_.rr.size() > 0) writer_.define(kLocalHrv, kHrv, {{0, BaseType::uint16, 2 * kBeatsPerMessage}});
  }

  /// Samples, timer events and beats in the order of their times, as the device met them.
  void body() {
    std::size_t event = 0, beat = 0;
    const auto events_until = [&](std::int32_t offset_ms) {
      for (; event < r_.timer.size() && r_.timer[event].offset_ms <= offset_ms; ++event)
        write_event(r_.timer[event]);
    };
    for (std::size_t i = 0; i < r_.samples.size(); ++i) {
      events_until(r_.samples.offset_ms[i]);
      write_record(i);
      while (beat < r_.rr.size() && r_.rr.offset_ms[beat] <= r_.samples.offset_ms[i])
        beat = write_beats(beat);
    }
    events_until(std::numeric_limits<std::int32_t>::max());
  }

  /// Packed by hand: a season has hundreds of thousands of these.
  void write_record(std::size_t i) {
    bytes_.clear();
    put(kLocalRecord, 1);
    put(at(r_.samples.offset_ms[i]), 4);
    for (const auto& [column, channel] : columns_) {
      const std::int32_t ticks = channel->ticks[i];
      const bool missing = ticks == kMissing;
      const std::int32_t raw = ticks / column.divide + column.add;
      put(missing ? invalid_of(column.type) : static_cast<std::uint32_t>(raw), test::width_of(column.type));
      if (column.kind == ChannelKind::cadence)
        put(missing ? 0xFF : static_cast<std::uint32_t>(ticks % column.divide), 1);
    }
    writer_.raw(bytes_);
  }
  void put(std::uint32_t value, std::size_t width) {
    for (std::size_t b = 0; b < width; ++b) bytes_.push_back(static_cast<std::byte>(value >> (8 * b) & 0xFF));
  }

  void write_event(const TimerEvent& event) {
    const bool last = &event == &r_.timer.back();
    writer_.message(kLocalEvent, {at(event.offset_ms), kTimer,
                                  event.running ? kStart
                                  : last        ? kStopAll
                                                : kStop});
  }

  /// Beats that followed the same sample share a message, five at most.
  std::size_t write_beats(std::size_t from) {
    std::vector<std::int64_t> beats;
    std::size_t to = from;
    for (;
         to < r_.rr.size() && beats.size() < kBeatsPerMessage && r_.rr.offset_ms[to] == r_.rr.offset_ms[from];
         ++to)
      beats.push_back(r_.rr.interval_ms[to]);
    writer_.message(kLocalHrv, {FitValue(std::move(beats))});
    return to;
  }

  void write_set(const StrengthSet& set) {
    if (sets_written_ == 0)
      writer_.define(kLocalSet, kSet,
                     {{254, BaseType::uint32},
                      {0, BaseType::uint32},
                      {3, BaseType::uint16},
                      {4, BaseType::uint16},
                      {5, BaseType::uint8},
                      {6, BaseType::uint32},
                      {7, BaseType::uint16, 6},
                      {8, BaseType::uint16, 6},
                      {10, BaseType::uint16}});
    const bool rest = set.kind == StrengthSet::Kind::rest;
    std::vector<std::int64_t> categories, names;
    for (const auto& guess : set.guesses) {
      categories.push_back(guess.category);
      names.push_back(guess.name);
    }
    writer_.message(kLocalSet, {at(0), set.duration_ms.value_or(0), scaled(set.reps, 1),
                                scaled(set.weight_kg, 16), rest ? 0 : 1, at(set.offset_ms.value_or(0)),
                                FitValue(categories), FitValue(names), sets_written_});
    ++sets_written_;
  }

  void write_lap(const Lap& lap) {
    if (laps_written_ == 0)
      writer_.define(kLocalLap, kLap,
                     {{kTimestamp, BaseType::uint32},
                      {2, BaseType::uint32},
                      {7, BaseType::uint32},
                      {8, BaseType::uint32},
                      {9, BaseType::uint32},
                      {15, BaseType::uint8},
                      {23, BaseType::enum8},
                      {24, BaseType::enum8},
                      {kMessageIndex, BaseType::uint16}});
    constexpr int kManual = 0, kDistance = 2;
    constexpr int kIntensities[] = {0, 0, 1, 2,
                                    3};  // Lap::Intensity to the profile's active, rest, warm-up, cool-down
    writer_.message(
        kLocalLap,
        {at(lap.offset_ms + lap.elapsed_ms), at(lap.offset_ms), lap.elapsed_ms, scaled(lap.timer_s, 1000),
         scaled(lap.distance_m, 100), scaled(lap.avg_heart_rate_bpm, 1),
         kIntensities[static_cast<int>(lap.intensity)], lap.manual ? kManual : kDistance, laps_written_});
    ++laps_written_;
  }

  void session() {
    constexpr std::uint8_t kNameBytes = 16;
    const DeviceSummary& s = r_.head.summary;
    writer_.define(kLocalOnce, kSession,
                   {{kTimestamp, BaseType::uint32},
                    {2, BaseType::uint32},
                    {5, BaseType::enum8},
                    {6, BaseType::enum8},
                    {7, BaseType::uint32},
                    {8, BaseType::uint32},
                    {9, BaseType::uint32},
                    {11, BaseType::uint16},
                    {16, BaseType::uint8},
                    {17, BaseType::uint8},
                    {26, BaseType::uint16},
                    {57, BaseType::sint8},
                    {110, BaseType::string, kNameBytes}});
    writer_.message(kLocalOnce, {fit_time(r_.head.end), at(0), sport_number(), sub_sport_number(),
                                 scaled(s.elapsed_s, 1000), scaled(s.timer_s, 1000),
                                 scaled(s.distance_m, 100), scaled(s.calories_kcal, 1),
                                 scaled(s.avg_heart_rate_bpm, 1), scaled(s.max_heart_rate_bpm, 1),
                                 r_.laps.size(), scaled(s.avg_temperature_c, 1), r_.head.title.value_or("")});
  }

  void activity() {
    writer_.define(kLocalOnce, kActivity,
                   {{kTimestamp, BaseType::uint32},
                    {0, BaseType::uint32},
                    {1, BaseType::uint16},
                    {2, BaseType::enum8},
                    {3, BaseType::enum8},
                    {4, BaseType::enum8},
                    {5, BaseType::uint32}});
    constexpr int kManualActivity = 0, kActivityEvent = 26;
    const FitValue local =
        r_.head.utc_offset ? FitValue(fit_time(r_.head.end + *r_.head.utc_offset)) : FitValue();
    writer_.message(kLocalOnce, {fit_time(r_.head.end), scaled(r_.head.summary.timer_s, 1000), 1,
                                 kManualActivity, kActivityEvent, kStop, local});
  }

  [[nodiscard]] int sport_number() const { return number_of(kSports, r_.head.sport); }
  [[nodiscard]] int sub_sport_number() const { return number_of(kSubSports, r_.head.sub_sport); }

  static constexpr std::uint8_t kBeatsPerMessage = 5;
  const Recording& r_;
  FitWriter writer_;
  std::vector<std::pair<Column, const Channel*>> columns_;
  std::vector<std::byte> bytes_;
  int sets_written_ = 0, laps_written_ = 0;
};

}  // namespace

std::vector<std::byte> fit_file(const Recording& recording) { return File(recording).write(); }

}  // namespace freshlegs::sim
