#include <algorithm>
#include <array>
#include <cstdio>

#include "ingest/fit/messages/messages.h"
#include "ingest/fit/values.h"

namespace freshlegs::fit {
namespace {

std::string firmware_text(std::int64_t hundredths) {
  char buffer[32];
  std::snprintf(buffer, sizeof buffer, "%lld.%02lld", static_cast<long long>(hundredths / 100),
                static_cast<long long>(hundredths % 100));
  return buffer;
}

// Products of the profile that measure running dynamics at the chest: HRM-Tri, HRM-Run, HRM4-Run, HRM-Pro,
// HRM-Pro Plus, HRM-Fit, HRM 600, and the one-byte numbers of the first four.
constexpr std::array<std::int64_t, 11> kDynamicsStraps{8,    12,   13,   22,   1743, 1752,
                                                       2327, 3300, 4130, 4446, 4606};
constexpr std::int64_t kRunningDynamicsPod = 2593;

}  // namespace

void read_file_id(const Message& message, SegmentFacts& facts) {
  if (const auto type = word(message, 0)) facts.file_type = type;
  if (const auto manufacturer = word(message, 1)) facts.manufacturer = manufacturer;
  if (const auto product = word(message, 2)) facts.product = product;
  if (const auto serial = whole(message, 3); serial && *serial > 0 && *serial < kNoTime)
    facts.serial = static_cast<std::uint32_t>(*serial);
  if (const auto created = time(message, 4)) facts.created = *created;
  if (auto name = text(message, 8); !name.empty()) facts.product_name = std::move(name);
}

void read_file_creator(const Message& message, SegmentFacts& facts) {
  if (const auto version = whole(message, 0); version && *version > 0)
    facts.firmware = firmware_text(*version);
}

// Device types are numbered by who speaks: 120 and 30 are ANT+ heart rate and running dynamics, 1 is
// Bluetooth heart rate, 10 is the watch's own optical sensor.
void read_device_info(const Message& message, SegmentFacts& facts) {
  enum Source : std::int64_t { ant = 0, ant_plus = 1, bluetooth_low_energy = 3, local = 5 };
  const auto type = whole(message, 1);
  const auto source = whole(message, 25).value_or(ant_plus);
  const auto product = whole(message, 4).value_or(-1);
  if (whole(message, 0) == 0 && facts.firmware.empty())
    if (const auto version = whole(message, 5); version && *version > 0)
      facts.firmware = firmware_text(*version);
  if (!type) return;
  const bool over_ant = source == ant || source == ant_plus;
  if ((over_ant && type == 120) || (source == bluetooth_low_energy && type == 1))
    facts.sensors.heart_strap = true;
  if (source == local && type == 10) facts.sensors.wrist_heart = true;
  if (product == kRunningDynamicsPod)
    facts.sensors.dynamics_pod = true;
  else if (over_ant && (type == 30 || (type == 120 && std::ranges::count(kDynamicsStraps, product) > 0)))
    facts.sensors.dynamics_strap = true;
}

}  // namespace freshlegs::fit
