// Movement classes of the FIT profile's exercise categories, and of the names that leave their category's
// class.
#include <algorithm>
#include <array>

#include "ingest/exercise/exercise.h"

namespace freshlegs {
namespace {

using enum Movement;

struct FitCategory {
  std::uint16_t number;
  Movement movement;
};

// Numbers: FIT profile 21.217, exercise_category. Equipment categories take the class of their usual
// exercise.
constexpr auto kCategories = std::to_array<FitCategory>({
    {0, upper},            // bench press
    {1, calf},             // calf raise
    {2, cardio},           // cardio
    {3, carry},            // carry
    {4, core},             // chop
    {5, core},             // core
    {6, core},             // crunch
    {7, upper},            // curl
    {8, hinge},            // deadlift
    {9, upper},            // flye
    {10, hip_thrust},      // hip raise
    {11, hip},             // hip stability
    {12, swing},           // hip swing
    {13, back_extension},  // hyperextension
    {14, upper},           // lateral raise
    {15, knee_flexion},    // leg curl
    {16, leg_raise},       // leg raise
    {17, lunge},           // lunge
    {18, olympic},         // olympic lift
    {19, core},            // plank
    {20, plyometric},      // plyo
    {21, upper},           // pull-up
    {22, upper},           // push-up
    {23, upper},           // row
    {24, upper},           // shoulder press
    {25, upper},           // shoulder stability
    {26, upper},           // shrug
    {27, core},            // sit-up
    {28, squat},           // squat
    {29, whole_body},      // total body
    {30, upper},           // triceps extension
    {31, warm_up},         // warm-up
    {32, run},             // run
    {33, cardio},          // bike
    {34, cardio},          // cardio machines
    {35, core},            // move: mat work
    {36, warm_up},         // pose: yoga
    {37, upper},           // banded exercises
    {38, upper},           // battle rope
    {39, cardio},          // elliptical
    {40, cardio},          // floor climb
    {41, cardio},          // indoor bike
    {42, cardio},          // indoor row
    {43, plyometric},      // agility ladder
    {44, whole_body},      // sandbag
    {45, whole_body},      // sled
    {46, whole_body},      // sledge hammer
    {47, cardio},          // stair stepper
    {49, upper},           // suspension
    {50, whole_body},      // tyre
    {52, run},             // indoor run
    {53, cardio},          // outdoor bike
});

struct FitName {
  std::uint16_t category, first, last;  ///< names first..last of the category
  Movement movement;
};

// Names whose work differs from their category's (profile 21.217; numbers checked against the profile).
constexpr auto kNames = std::to_array<FitName>({
    {1, 11, 11, upper},           // decline push-up on one leg, filed under calf raise
    {1, 14, 14, hip_thrust},      // hip raise with knee hold
    {2, 4, 11, cardio},           // rope jumping
    {2, 18, 19, plyometric},      // squat jacks
    {3, 0, 0, upper},             // bar hold
    {3, 3, 3, upper},             // dumbbell hold
    {3, 6, 6, lunge},             // walking lunges with weights
    {6, 33, 34, knee_extension},  // leg extension: the only one there is, so machines are logged with it
    {10, 23, 23, swing},          // kettlebell swing
    {10, 44, 49, hip},            // clams, inner thigh, leg circles and lifts
    {13, 6, 7, core},             // hollow hold
    {13, 14, 14, upper},          // pull-down with row
    {13, 16, 17, upper},          // one-arm rows
    {13, 18, 18, lunge},          // overhead lunge
    {13, 19, 20, core},           // plank knee tucks
    {15, 2, 4, hinge},            // good mornings
    {15, 7, 7, hinge},
    {15, 9, 9, hinge},
    {15, 11, 13, hinge},
    {23, 0, 0, hinge},             // straight-leg deadlift to row
    {23, 43, 43, hinge},           // Romanian deadlift with row
    {29, 11, 12, core},            // standing balance
    {31, 8, 8, lunge},             // elbow-to-foot lunge
    {35, 15, 15, knee_flexion},    // hamstring curl
    {35, 25, 26, lunge},           // lunges
    {35, 30, 30, squat},           // plie squats
    {35, 49, 50, squat},           // squats
    {37, 1, 1, core},              // banded: twist
    {37, 2, 2, back_extension},    // back extension
    {37, 3, 3, core},              // bicycle crunch
    {37, 4, 4, calf},              // calf raises
    {37, 6, 6, hip},               // clam shells
    {37, 8, 8, core},              // dead bug
    {37, 9, 9, hinge},             // deadlift
    {37, 10, 10, hip},             // donkey kick
    {37, 14, 14, hip},             // fire hydrant
    {37, 17, 17, hip_thrust},      // glute bridge
    {37, 18, 18, knee_flexion},    // hamstring curls
    {37, 19, 19, core},            // plank leg lifts
    {37, 20, 20, hip_thrust},      // hip extension
    {37, 22, 22, cardio},          // jumping jack
    {37, 23, 23, core},            // crunch
    {37, 24, 24, hip},             // lateral walks
    {37, 27, 28, hip},             // abduction, adduction
    {37, 29, 29, knee_extension},  // leg extension
    {37, 30, 30, lunge},           // lunge
    {37, 31, 31, core},            // plank
    {37, 34, 34, core},            // reverse crunch
    {37, 40, 40, core},            // side plank leg lifts
    {37, 42, 43, squat},           // squat, squat to press
    {38, 3, 4, whole_body},        // rope waves with lunge or squat
    {44, 1, 1, squat},             // sandbag: back squat
    {44, 3, 3, squat},             // bear-hug squat
    {44, 4, 5, olympic},           // clean, clean and press
    {44, 6, 6, upper},             // curl
    {44, 7, 7, carry},             // front carry
    {44, 8, 8, squat},             // front squat
    {44, 9, 9, lunge},             // lunge
    {44, 10, 10, upper},           // overhead press
    {44, 11, 11, core},            // plank pull-through
    {44, 12, 12, lunge},           // rotational lunge
    {44, 13, 13, upper},           // row
    {44, 14, 14, core},            // twist
    {44, 17, 17, lunge},           // side lunge
    {44, 19, 19, squat},           // Zercher squat
    {45, 1, 1, upper},             // sled: chest press
    {45, 5, 5, upper},             // row
    {49, 2, 2, core},              // suspension: crunch
    {49, 6, 6, hip_thrust},        // glute bridge
    {49, 7, 7, knee_flexion},      // hamstring curl
    {49, 8, 8, core},              // hip drop
    {49, 10, 10, plyometric},      // knee-drive jump
    {49, 11, 11, core},            // knee to chest
    {49, 13, 13, lunge},           // lunge
    {49, 14, 17, core},            // climber, pendulum, pike, plank
    {49, 21, 23, core},            // reverse climber and plank, roll-out
    {49, 25, 25, lunge},           // side lunge
    {49, 26, 26, core},            // side plank
    {49, 27, 27, hinge},           // single-leg deadlift
    {49, 28, 28, squat},           // single-leg squat
    {49, 29, 29, core},            // sit-up
    {49, 31, 31, squat},           // squat
    {49, 32, 32, plyometric},      // squat jump
});

}  // namespace

Exercise fit_exercise(std::uint16_t category, std::uint16_t name) {
  const auto* exception = std::ranges::find_if(kNames, [&](const FitName& row) {
    return row.category == category && row.first <= name && name <= row.last;
  });
  if (exception != kNames.end()) return exercise_of(exception->movement);
  const auto* row = std::ranges::find(kCategories, category, &FitCategory::number);
  return exercise_of(row == kCategories.end() ? unknown : row->movement);
}

}  // namespace freshlegs
