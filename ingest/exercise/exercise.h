// The exercise catalogue: how much of a strength set the legs did, from the name an app gave it, from the
// guesses a watch made, or from the muscles a file names.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "ingest/recording.h"

namespace freshlegs {

/// Classes of movement; a bout is novel or repeated within one of these.
enum class Movement : std::uint8_t {
  unknown,
  squat,
  lunge,
  hinge,
  olympic,
  hip_thrust,
  knee_extension,
  knee_flexion,
  calf,
  plyometric,
  swing,
  hip,
  back_extension,
  leg_raise,
  carry,
  whole_body,
  core,
  upper,
  cardio,
  run,
  warm_up,
  legs
};

struct Exercise {
  Movement movement = Movement::unknown;
  double leg_share = 0;  ///< 0..1 of the work done by the legs
  double eccentric = 1;  ///< 1.5 for plyometric and eccentric-heavy work, else 1
  bool known = false;    ///< false: counts for nothing when a session is judged
  double certainty = 0;  ///< 0..1; 1 for a name, the weight of the guesses that were known for a watch

  friend bool operator==(const Exercise&, const Exercise&) = default;
};

/// Share and eccentric factor of a class (shares by FIT exercise category and the eccentric factor are
/// choices of this project; knee extension follows the leg curl, general leg work lies between squat and
/// curl).
Exercise exercise_of(Movement movement);

/// By an app's own name in English, German, French, Italian, Spanish, Swedish or Danish. Case, accents,
/// plural, word order and equipment do not matter; of several rules that fit the longest counts.
std::optional<Exercise> find_exercise(std::string_view app_name);

/// By category and name number of the FIT profile (exercise_category and the name type of that category).
Exercise fit_exercise(std::uint16_t category, std::uint16_t name);

/// By the name of a muscle, a muscle group or a body part ("Legs", "Quadricipite", "Chest").
std::optional<Exercise> find_muscle(std::string_view muscle);

/// What a set was: by name, else by what the muscles say, else by the watch's guesses. Guesses are
/// alternatives, likeliest first, so they are weighed (3:2:1), never added.
Exercise exercise_of(const StrengthSet& set);

}  // namespace freshlegs
