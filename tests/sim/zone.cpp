#include "tests/sim/zone.h"

namespace freshlegs::sim {
namespace {

bool is_summer(Instant t) {
  using namespace std::chrono_literals;
  const auto year = date::year_month_day(std::chrono::floor<date::days>(t)).year();
  const Instant begin = date::sys_days(year / date::March / date::Sunday[date::last]) + 1h;
  const Instant end = date::sys_days(year / date::October / date::Sunday[date::last]) + 1h;
  return begin <= t && t < end;
}

}  // namespace

Zone Zone::fixed(UtcOffset offset) {
  Zone zone;
  zone.winter_ = offset;
  return zone;
}

Zone Zone::european(UtcOffset winter) {
  Zone zone = fixed(winter);
  zone.summer_time_ = true;
  return zone;
}

Zone& Zone::away(Instant from, Instant to, UtcOffset offset) {
  journeys_.push_back({from, to, offset});
  return *this;
}

UtcOffset Zone::offset_at(Instant t) const {
  for (const auto& journey : journeys_)
    if (journey.from <= t && t < journey.to) return journey.offset;
  return winter_ + (summer_time_ && is_summer(t) ? std::chrono::hours(1) : std::chrono::hours(0));
}

Instant Zone::instant_at(WallTime t) const {
  const Instant guess = instant_of(t, offset_at(instant_of(t, winter_)));
  const Instant better = instant_of(t, offset_at(guess));
  return wall_of(guess, offset_at(guess)) == t ? guess : better;
}

}  // namespace freshlegs::sim
