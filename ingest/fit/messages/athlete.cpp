#include "ingest/fit/messages/messages.h"
#include "ingest/fit/values.h"

namespace freshlegs::fit {
namespace {

void measure(const Message& message, SegmentFacts& facts, Budget& budget, Measurement::Kind kind,
             std::optional<double> value) {
  if (value) keep(facts.measurements, {message.time, {kind, 0, *value, "garmin"}}, budget);
}

}  // namespace

void read_user_profile(const Message& message, SegmentFacts& facts) {
  UserProfile& user = facts.user ? *facts.user : facts.user.emplace();
  if (const auto gender = whole(message, 1)) user.male = *gender == 1;
  if (const auto age = real(message, 2)) user.age_years = age;
  if (const auto height = real(message, 3, 100)) user.height_m = height;
  if (const auto mass = real(message, 4, 10)) user.mass_kg = mass;
  if (const auto resting = real(message, 8); resting && *resting > 0) user.resting_hr_bpm = resting;
  auto highest = real(message, 11);
  if (!highest || *highest == 0) highest = real(message, 9);  // the maximum for running
  if (highest && *highest > 0) user.max_hr_bpm = highest;
}

void read_zones_target(const Message& message, SegmentFacts& facts) {
  const auto highest = real(message, 1);
  if (!highest || *highest == 0) return;
  UserProfile& user = facts.user ? *facts.user : facts.user.emplace();
  if (!user.max_hr_bpm) user.max_hr_bpm = highest;
}

// Newer watches state here what they reckoned with, also where the profile of the wearer is kept back.
void read_time_in_zone(const Message& message, SegmentFacts& facts) {
  const auto highest = real(message, 11), resting = real(message, 12);
  const bool has_highest = highest && *highest > 0, has_resting = resting && *resting > 0;
  if (!has_highest && !has_resting) return;
  UserProfile& user = facts.user ? *facts.user : facts.user.emplace();
  if (has_highest && !user.max_hr_bpm) user.max_hr_bpm = highest;
  if (has_resting && !user.resting_hr_bpm) user.resting_hr_bpm = resting;
}

void read_hrv_value(const Message& message, SegmentFacts& facts, Budget& budget) {
  if (const auto value = real(message, 0, 128); value && *value > 0)
    keep(facts.night_rmssd, {message.time, *value}, budget);
}

void read_hrv_status(const Message& message, SegmentFacts& facts, Budget& budget) {
  measure(message, facts, budget, Measurement::Kind::hrv_weekly_ms, real(message, 0, 128));
  measure(message, facts, budget, Measurement::Kind::rmssd_ms, real(message, 1, 128));
}

void read_resting_heart_rate(const Message& message, SegmentFacts& facts, Budget& budget) {
  auto resting = real(message, 1);  // of this day
  if (!resting || *resting == 0) resting = real(message, 0);
  if (resting && *resting > 0) measure(message, facts, budget, Measurement::Kind::resting_hr_bpm, resting);
}

void read_sleep_level(const Message& message, SegmentFacts& facts, Budget& budget) {
  if (const auto level = whole(message, 0))
    keep(facts.sleep, {message.time, static_cast<std::uint8_t>(*level)}, budget);
}

void read_sleep_assessment(const Message& message, SegmentFacts& facts, Budget& budget) {
  measure(message, facts, budget, Measurement::Kind::sleep_score, real(message, 6));
}

}  // namespace freshlegs::fit
