// What the athlete says: the profile and the labels. Inputs of the fold beside the recordings.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "analysis/diary/note.h"
#include "ingest/recording.h"

namespace freshlegs::analysis {

enum class Goal : std::uint8_t { general, endurance, strength, hypertrophy, hybrid };
constexpr bool strength_first(Goal goal) { return goal == Goal::strength || goal == Goal::hypertrophy; }
enum class Experience : std::uint8_t { unknown, beginner, trained };

struct Profile {
  Goal goal = Goal::general;
  Experience running = Experience::unknown, lifting = Experience::unknown;
  bool injury_history = false, limited_recovery = false;
  std::optional<bool> male;
  std::optional<double> age_years, height_m, mass_kg;
  std::optional<double> hr_max_bpm, hr_rest_bpm, threshold_hr_bpm;  ///< override what the data say
  std::vector<double> zones_bpm;                  ///< where the athlete's zones 2 to 5 begin; empty: by the maximum
  bool minetti_grade = false;                     ///< Minetti 2002 instead of the heart-rate based curve
  bool tell_watch = false;                        ///< overreaching "watch" is worth a desktop notice

  template <class A>
  void archive(A& a) {  // analysis/checkpoint: another profile, another fold
    a(goal, running, lifting, injury_history, limited_recovery, male, age_years, height_m, mass_kg);
    a(hr_max_bpm, hr_rest_bpm, threshold_hr_bpm, zones_bpm, minetti_grade);
  }
};

enum class LegsLabel : std::uint8_t { legs, full, upper, other };

/// Attached to recordings, so that an activity whose id changes loses nothing.
struct Labels {
  std::map<Hash, LegsLabel> legs;
  std::map<Hash, bool> planned;
  std::map<std::string, double> exercise_share;  ///< by the app's name: leg share 0..1
  std::vector<AthleteNote> notes;                ///< what was said of days and runs; by time
};

/// Offsets of one zone as a table: row i holds from `from` until the next row. The shell makes it from
/// tzdata.
struct ZoneTable {
  struct Row {
    Instant from;
    UtcOffset offset{};
  };
  std::vector<Row> rows;  ///< ascending; empty: nothing is known about the zone
  std::string name;       ///< "Europe/Berlin"
};

}  // namespace freshlegs::analysis
