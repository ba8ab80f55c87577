#include "tests/sim/devices.h"

#include <cmath>

namespace freshlegs::sim {

Device garmin_watch() { return {"garmin", "fr965", 3412345678U, "21.19", HeartRateSensor::strap, "strap"}; }

Device garmin_watch_alone() { return {"garmin", "fr965", 3412345678U, "21.19", HeartRateSensor::wrist, ""}; }

Device polar_strap() { return {"polar_electro", "", 71234567U, "", HeartRateSensor::strap, ""}; }

Device phone() { return {"strava", "", std::nullopt, "", HeartRateSensor::unknown, ""}; }

UserProfile profile_of(const Athlete& athlete) {
  UserProfile user;
  user.height_m = std::floor(athlete.height_m * 100 + 0.5) / 100;
  user.mass_kg = std::floor(athlete.mass_kg * 10 + 0.5) / 10;
  user.age_years = athlete.age_years;
  user.male = athlete.male;
  user.resting_hr_bpm = std::floor(athlete.heart.rest_bpm + 0.5);
  user.max_hr_bpm = std::floor(athlete.heart.max_bpm + 0.5);
  return user;
}

}  // namespace freshlegs::sim
