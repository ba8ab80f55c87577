// A recording is one device's account of something: a fact, kept for ever and never edited.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "ingest/channel.h"
#include "ingest/quantity.h"
#include "ingest/rejection.h"
#include "ingest/time.h"

namespace freshlegs {

/// SHA-256. For a FIT file: of its bytes (of the unpacked bytes in an archive), mixed with the index of the
/// recording inside the file when it is not the first. For a session of a cumulative CSV: of its own rows.
using Hash = std::array<std::uint8_t, 32>;

/// Which clock `start` and `end` were written in. A wall clock becomes UTC in the fold, not here.
enum class Clock : std::uint8_t { utc = 0, wall = 1, wall_day_only = 2 };
enum class DateSource : std::uint8_t { content = 0, file_name = 1 };
enum class HeartRateSensor : std::uint8_t { unknown = 0, strap = 1, wrist = 2 };

struct Device {
  std::string manufacturer;  ///< profile name, "garmin"; empty if the file says nothing
  std::string product;       ///< profile name, "fr310xt"
  std::optional<std::uint32_t> serial;
  std::string firmware;            ///< "4.10"
  HeartRateSensor heart_rate{};    ///< what fed the heart-rate channel
  std::string dynamics;            ///< what fed the running dynamics: "", "wrist", "strap", "pod", "stryd"
  friend bool operator==(const Device&, const Device&) = default;
};

/// What the device itself computed for the whole recording. Never mixed with means over samples.
struct DeviceSummary {
  std::optional<double> timer_s, elapsed_s, distance_m, avg_heart_rate_bpm, max_heart_rate_bpm, calories_kcal;
  std::optional<double> ascent_m, descent_m, avg_temperature_c, avg_speed_mps, avg_cadence_spm;
  std::optional<double> avg_stance_time_ms, avg_vertical_oscillation_mm, avg_vertical_ratio_pct;
  std::optional<double> avg_step_length_mm, avg_stance_time_balance_pct;
  std::optional<double> rpe;  ///< the athlete's session rating, CR10 0..10
  friend bool operator==(const DeviceSummary&, const DeviceSummary&) = default;
};

/// One of up to three guesses of what a FIT set was; numbers of the FIT profile (exercise_category).
struct ExerciseGuess {
  std::uint16_t category = 0xFFFF;  ///< 65534 = "unknown" of the profile, 65535 = nothing written
  std::uint16_t name = 0xFFFF;      ///< within the category
  friend bool operator==(const ExerciseGuess&, const ExerciseGuess&) = default;
};

struct StrengthSet {
  enum class Kind : std::uint8_t { active = 0, rest = 1, warm_up = 2, drop = 3, failure = 4 };
  Kind kind = Kind::active;
  std::optional<std::int32_t> offset_ms;  ///< start, after Recording::start
  std::optional<std::int32_t> duration_ms;
  std::string exercise;                 ///< the app's own name; FIT: of its workout, usually empty
  std::vector<ExerciseGuess> guesses;   ///< FIT; in the file's order
  std::vector<std::string> muscles;     ///< muscle groups or category the file names ("Legs", "Quadricipite")
  std::optional<double> reps, weight_kg, rpe, distance_m;
  friend bool operator==(const StrengthSet&, const StrengthSet&) = default;
};

struct Lap {
  enum class Intensity : std::uint8_t { unknown = 0, active = 1, rest = 2, warm_up = 3, cool_down = 4 };
  std::int32_t offset_ms = 0;  ///< start, after Recording::start
  std::int32_t elapsed_ms = 0;
  std::optional<double> timer_s, distance_m, avg_heart_rate_bpm;
  Intensity intensity{};
  bool manual = false;  ///< the athlete pressed the button, or a workout step ended
  friend bool operator==(const Lap&, const Lap&) = default;
};

/// The device's stopwatch was started or stopped.
struct TimerEvent {
  std::int32_t offset_ms = 0;
  bool running = false;
  friend bool operator==(const TimerEvent&, const TimerEvent&) = default;
};

/// Beat-to-beat intervals, in the order they were written.
struct RrIntervals {
  std::vector<std::int32_t> interval_ms;
  std::vector<std::int32_t> offset_ms;  ///< of the last sample written before each interval
  [[nodiscard]] std::size_t size() const { return interval_ms.size(); }
  friend bool operator==(const RrIntervals&, const RrIntervals&) = default;
};

/// One number about a day or a night that is not a time series.
struct Measurement {
  /// Stored as numbers: append only.
  enum class Kind : std::uint8_t {
    rmssd_ms = 0, ln_rmssd = 1, sdnn_ms = 2, resting_hr_bpm = 3, vendor_score = 4, sleep_s = 5, sleep_score = 6,
    soreness = 7, fatigue = 8, sickness = 9, stress = 10, mood = 11, session_rpe = 12, body_mass_kg = 13,
    hrv_weekly_ms = 14, pain = 15
  };
  Kind kind{};
  std::int32_t offset_ms = 0;  ///< after Recording::start
  double value = 0;
  std::string origin;  ///< "hrv4training", "garmin", ...: vendor series stay apart
  friend bool operator==(const Measurement&, const Measurement&) = default;
};

/// What the device believes about its wearer.
struct UserProfile {
  std::optional<double> height_m, mass_kg, age_years, resting_hr_bpm, max_hr_bpm;
  std::optional<bool> male;
  friend bool operator==(const UserProfile&, const UserProfile&) = default;
};

/// Which session of a growing export this is; of two versions the later export wins (contract.md, "Identity").
struct CumulativeKey {
  std::string session;         ///< the same in every export: dialect and start; not the title, which may be edited
  std::int64_t export_newest_ms = 0;  ///< newest session start in that export, same clock as `start`
  std::int64_t export_rows = 0;
  friend bool operator==(const CumulativeKey&, const CumulativeKey&) = default;
};

/// What is known without the samples: enough to fuse, list and date.
struct RecordingHead {
  Hash hash{};
  std::string sport;      ///< FIT profile name as the file says; CSV: mapped to the same names
  std::string sub_sport;
  Clock clock{};
  DateSource date_source{};
  Instant start{}, end{};               ///< under Clock::wall these hold wall time; end = start if unknown
  bool end_known = true;
  std::optional<UtcOffset> utc_offset;  ///< as the device says
  Device device;
  std::optional<std::string> title;
  DeviceSummary summary;
  std::optional<CumulativeKey> cumulative;
  std::uint32_t samples = 0, laps = 0, active_sets = 0, rest_sets = 0, rr_intervals = 0;
  std::uint32_t channel_mask = 0;  ///< bit per ChannelKind present
  friend bool operator==(const RecordingHead&, const RecordingHead&) = default;
};

struct Recording {
  RecordingHead head;
  Samples samples;
  std::vector<Lap> laps;
  std::vector<StrengthSet> sets;
  std::vector<TimerEvent> timer;
  RrIntervals rr;
  std::vector<Measurement> measurements;
  std::optional<UserProfile> user;
  std::vector<std::string> developer_channels;  ///< field names as the file gives them
  std::vector<Note> notes;
  friend bool operator==(const Recording&, const Recording&) = default;
};

/// Fills the counts and the channel mask of the head from the body.
void count_body(Recording& recording);

}  // namespace freshlegs
