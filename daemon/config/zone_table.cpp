#include "daemon/config/zone_table.h"

#include <date/tz.h>

#include <stdexcept>

namespace freshlegs::app {
namespace {

constexpr auto kFirst = date::sys_days(date::year(2000) / 1 / 1);
constexpr auto kLast = date::sys_days(date::year(2040) / 1 / 1);

analysis::ZoneTable table_of(const date::time_zone& zone) {
  analysis::ZoneTable table{{}, zone.name()};
  for (date::sys_seconds t = kFirst; t < kLast;) {
    const auto info = zone.get_info(t);
    table.rows.push_back({Instant(t), info.offset});
    t = info.end;
  }
  return table;
}

/// TZ may carry a leading colon (POSIX); a rule string such as "CET-1CEST" is no name and yields nothing.
std::string zone_name(std::string name) {
  if (name.starts_with(':')) name.erase(0, 1);
  return name;
}

}  // namespace

analysis::ZoneTable zone_table(const std::string& name) {
  try {
    return table_of(*date::locate_zone(name));
  } catch (const std::runtime_error&) {  // unknown name, or no tzdata on this machine
    return {};
  }
}

analysis::ZoneTable system_zone_table(const Environment& environment) {
  if (const auto tz = environment("TZ")) return zone_table(zone_name(*tz));
  try {
    return table_of(*date::current_zone());
  } catch (const std::runtime_error&) {
    return {};
  }
}

}  // namespace freshlegs::app
