// Features: what analysis needs of one activity, a pure function of its recordings, small enough to cache.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "analysis/activity.h"
#include "ingest/exercise/exercise.h"

namespace freshlegs::analysis {

/// Raised whenever extraction changes, so that cached features are made anew.
inline constexpr int kFeatureVersion = 5;

/// Gait signals that are compared with fresh runs. Stored as numbers: append only.
enum class Marker : std::uint8_t {
  ground_contact,
  step_length,
  cadence,
  vertical_oscillation,
  vertical_ratio,
  stiffness,
  balance,
  contact_variability,  ///< from second to second inside a minute, % of the mean
  cadence_variability,  ///< the same of the step rate
  leg_stiffness,        ///< as a pod computes it
  impact,
  form_power
};
inline constexpr std::size_t kMarkers = 12;

/// One cleaned minute of a run. NaN where a value is missing or not to be trusted.
struct Window {
  float start_s = 0;         ///< wall seconds after the run's start
  float moving_s = 0;        ///< of at most 60
  float distance_m = 0;      ///< covered since the start, at the window's start
  float speed_mps = 0;       ///< as run
  float graded_mps = 0;      ///< equal-effort speed on the flat
  float grade = 0;           ///< fraction, 0.05 = 5 %
  float heart_rate_bpm = 0;  ///< trusted, else NaN; not shifted: it follows `graded_mps` by about a minute
  float temperature_c = 0;
  /// In the order of Marker: ms, mm, steps/min, mm, %, N/m/kg, %, %, %, kN/m, g, W.
  std::array<float, kMarkers> marker{};
  bool settled = false;  ///< past the first minutes, clear of stops and of big changes of effort
};

enum class Environment : std::uint8_t { outdoor, treadmill, track };

struct RunFeatures {
  double distance_m = 0, timer_s = 0, moving_s = 0;
  std::optional<double> avg_heart_rate_bpm, max_heart_rate_bpm;
  double heart_rate_trust = 0;  ///< share of the moving time with usable heart rate, 0..1
  bool cadence_locked = false;  ///< wrist heart rate followed the step rate somewhere
  HeartRateSensor sensor{};
  Environment environment{};
  bool flat_assumed = false;  ///< no usable altitude
  bool trail = false;         ///< by the recording's own word: footing, roots, stones
  std::optional<double> temperature_c;
  double ascent_m = 0, descent_m = 0, steep_down_s = 0;
  std::string gait_device;  ///< baselines are kept per (device, source); ".../steps" without dynamics
  std::optional<double> decoupling_pct, efficiency_factor;
  std::optional<double> best_20min_mps;  ///< hard-segment speed, grade adjusted
  std::vector<Window> windows;
  std::vector<Lap> laps;
};

/// One working set, already looked up in the exercise catalogue.
struct SetDigest {
  std::string
      exercise;  ///< the app's name, or category and name number of a watch: the key of e1RM histories
  Movement movement{};
  bool known = false;    ///< the catalogue knows it
  double certainty = 1;  ///< 0..1 of what it was; below 1 for a watch's guesses
  double leg_share = 0;  ///< 0..1
  double eccentric = 1;  ///< 1, or 1.5 for eccentric-heavy and plyometric work
  bool warm_up = false;
  std::optional<double> reps, weight_kg;
  std::optional<double> rpe = {};  ///< of this set, 0..10: ten less it is the repetitions left (Zourdos 2016)
};

struct StrengthFeatures {
  std::vector<SetDigest> sets;
  bool from_log = false;  ///< sets come from a lifting app, not from a watch's guesses
  double minutes = 0, active_minutes = 0;
  std::optional<double> avg_heart_rate_bpm, rpe;
};

/// Seconds at each heart rate: load of any kind can be computed once rest and maximum are known.
struct HeartRateHistogram {
  std::vector<std::uint16_t> seconds;  ///< index 0 = lowest_bpm
  int lowest_bpm = 0;
};

struct Features {
  HeartRateHistogram heart_rate;
  std::optional<double> avg_heart_rate_bpm;  ///< of the samples, else what the device says
  std::optional<double> listed_s, listed_max_bpm;  ///< as a list says it; only where there are no samples
  std::optional<RunFeatures> run;
  std::optional<StrengthFeatures> strength;
  std::vector<Measurement> measurements;  ///< offsets relative to the activity's start
  std::optional<double> rmssd_ms, resting_hr_bpm, artefact_share;  ///< from RR at rest, gates passed
  std::optional<double> sdnn_ms, dfa_alpha1;                       ///< of the same beats
  std::optional<UserProfile> user;
};

/// Everything the fold needs of one activity.
Features extract(const Activity& activity);

}  // namespace freshlegs::analysis
