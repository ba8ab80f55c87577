// What the messages of one segment say, with the device's own times, before it becomes recordings.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "ingest/fit/budget.h"
#include "ingest/fit/message_reader.h"
#include "ingest/recording.h"

namespace freshlegs::fit {

/// Something that happened at a time (FIT seconds; kNoTime if the message gives none).
template <class T>
struct At {
  std::uint32_t time = kNoTime;
  T what;
};

struct SessionFacts {
  std::uint32_t start = kNoTime;
  std::uint32_t written = kNoTime;  ///< its timestamp: when it ended, on newer watches when it began
  std::optional<std::uint16_t> sport, sub_sport;
  DeviceSummary summary;
  std::string title;
};

/// Which sensors took part.
struct SensorFacts {
  bool heart_strap = false, wrist_heart = false;
  bool dynamics_strap = false, dynamics_pod = false;
};

/// What a workout calls an exercise of the profile.
struct ExerciseTitle {
  ExerciseGuess exercise;
  std::string title;
};

/// One step of a workout that was followed.
struct WorkoutStep {
  std::uint16_t index = 0;
  std::string name;
  ExerciseGuess exercise;
};

struct SegmentFacts {
  std::optional<std::uint16_t> file_type, manufacturer, product;
  std::optional<std::uint32_t> serial;
  std::string product_name, firmware;
  std::uint32_t created = kNoTime;
  std::optional<std::uint16_t> sport,
      sub_sport;  ///< of the `sport` message or a lap: where no session says it
  std::string sport_title, workout_title;
  std::optional<UtcOffset> utc_offset;       ///< of the `activity` message
  std::optional<UtcOffset> inferred_offset;  ///< where that says nothing: from the device's clock or settings
  std::optional<UserProfile> user;
  SensorFacts sensors;

  std::vector<SessionFacts> sessions;
  std::vector<At<Lap>> laps;
  std::vector<At<Lap>> lengths;  ///< of a pool, for the swims that have no laps
  std::vector<At<StrengthSet>> sets;
  std::vector<std::optional<std::uint16_t>> set_steps;  ///< of each set, the step of the workout it followed
  std::vector<ExerciseTitle> exercise_titles;
  std::vector<WorkoutStep> steps;
  std::vector<At<bool>> timer;          ///< true = running
  std::vector<At<std::int32_t>> beats;  ///< beat-to-beat intervals, ms
  std::vector<At<Measurement>> measurements;
  std::vector<At<double>> night_rmssd;  ///< five minutes each, ms
  std::vector<At<std::uint8_t>> day_heart_rate;  ///< bpm, about once a minute, whatever is done
  std::vector<At<double>> breathing;             ///< breaths/min
  std::vector<At<std::uint8_t>> sleep;  ///< sleep levels, each until the next
  std::uint32_t last_sample = kNoTime;  ///< time of the last record or event so far
};

/// A heart rate that a strap stored itself and handed over afterwards.
struct StoredHeartRate {
  std::int64_t time_ms;  ///< after the FIT epoch
  std::int32_t bpm;
};

/// State of the strap's clock over the `hr` messages of a file, its chained segments included.
struct HeartRateMemory {
  std::vector<StoredHeartRate> beats;
  std::optional<std::int64_t> anchor_ms;  ///< moment of the last anchor message
  std::int64_t anchor_event = 0;          ///< the strap's clock then, 1/1024 s
  std::int64_t last_event = 0;            ///< the strap's clock at the last beat, 1/1024 s
};

}  // namespace freshlegs::fit
