// Readers of the messages that come a few times a file, one small file a family. Each takes what it knows
// from the message and leaves the rest; numbers of messages and fields: FIT profile 21.217.
#pragma once

#include "ingest/fit/facts.h"
#include "ingest/fit/message_reader.h"

namespace freshlegs::fit {

// device.cpp: what recorded, and with which sensors.
void read_file_id(const Message& message, SegmentFacts& facts);
void read_file_creator(const Message& message, SegmentFacts& facts);
void read_device_info(const Message& message, SegmentFacts& facts);

// activity.cpp: what was done.
void read_activity(const Message& message, SegmentFacts& facts);
void read_timestamp_correlation(const Message& message, SegmentFacts& facts);
void read_monitoring_info(const Message& message, SegmentFacts& facts);
void read_device_settings(const Message& message, SegmentFacts& facts);
void read_sport(const Message& message, SegmentFacts& facts);
void read_workout(const Message& message, SegmentFacts& facts);
void read_workout_step(const Message& message, SegmentFacts& facts, Budget& budget);
void read_event(const Message& message, SegmentFacts& facts, Budget& budget);

// session.cpp, lap.cpp, set.cpp
void read_session(const Message& message, SegmentFacts& facts, Budget& budget);
void read_lap(const Message& message, SegmentFacts& facts, Budget& budget);
void read_length(const Message& message, SegmentFacts& facts, Budget& budget);
void read_set(const Message& message, SegmentFacts& facts, Budget& budget);
void read_exercise_title(const Message& message, SegmentFacts& facts, Budget& budget);

// beats.cpp: beat-to-beat intervals.
void read_hrv(const Message& message, SegmentFacts& facts, Budget& budget);
void read_beat_intervals(const Message& message, SegmentFacts& facts, Budget& budget);
void read_raw_bbi(const Message& message, SegmentFacts& facts, Budget& budget);

// stored_heart_rate.cpp: what a strap kept while it had no connection.
void read_stored_heart_rate(const Message& message, HeartRateMemory& memory, Budget& budget);

// all_day.cpp: what a watch measures whether something is done or not.
void read_monitoring(const Message& message, SegmentFacts& facts, Budget& budget);
void read_respiration_rate(const Message& message, SegmentFacts& facts, Budget& budget);

// athlete.cpp: who wears it, and how the night was.
void read_user_profile(const Message& message, SegmentFacts& facts);
void read_zones_target(const Message& message, SegmentFacts& facts);
void read_time_in_zone(const Message& message, SegmentFacts& facts);
void read_hrv_value(const Message& message, SegmentFacts& facts, Budget& budget);
void read_hrv_status(const Message& message, SegmentFacts& facts, Budget& budget);
void read_resting_heart_rate(const Message& message, SegmentFacts& facts, Budget& budget);
void read_sleep_level(const Message& message, SegmentFacts& facts, Budget& budget);
void read_sleep_assessment(const Message& message, SegmentFacts& facts, Budget& budget);

}  // namespace freshlegs::fit
