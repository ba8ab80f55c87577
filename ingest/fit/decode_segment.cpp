#include "ingest/fit/decode_segment.h"

#include <array>

#include "ingest/fit/messages/messages.h"

namespace freshlegs::fit {
namespace {

// clang-format off
enum MessageNumber : std::uint16_t {
  file_id = 0, device_settings = 2, user_profile = 3, zones_target = 7, sport = 12, session = 18, lap = 19,
  record = 20, event = 21, device_info = 23, workout = 26, workout_step = 27, activity = 34, file_creator = 49,
  monitoring = 55, hrv = 78, length = 101, monitoring_info = 103, hr = 132, timestamp_correlation = 162,
  field_description = 206, developer_data_id = 207, monitoring_hr_data = 211, time_in_zone = 216, set = 225,
  exercise_title = 264, sleep_level = 275, beat_intervals = 290, respiration_rate = 297, sleep_assessment = 346,
  hrv_status_summary = 370, hrv_value = 371, raw_bbi = 372,
};
// clang-format on

// Enough to spread the cost of a column over; few enough to stay in the nearest cache (64 x 50 bytes).
constexpr std::size_t kRecordsAtOnce = 64;

std::size_t count_records(std::span<const std::byte> data, bool complete) {
  MessageReader reader(data, complete);
  std::size_t records = 0;
  while (const Message* message = reader.next()) records += message->definition->global == record ? 1 : 0;
  return records;
}

// clang-format off
void read_rare(const Message& message, DecodedSegment& segment, Budget& budget, HeartRateMemory& strap) {
  SegmentFacts& facts = segment.facts;
  switch (message.definition->global) {
    case file_id: return read_file_id(message, facts);
    case device_settings: return read_device_settings(message, facts);
    case user_profile: return read_user_profile(message, facts);
    case zones_target: return read_zones_target(message, facts);
    case sport: return read_sport(message, facts);
    case session: return read_session(message, facts, budget);
    case lap: return read_lap(message, facts, budget);
    case length: return read_length(message, facts, budget);
    case event: return read_event(message, facts, budget);
    case device_info: return read_device_info(message, facts);
    case workout: return read_workout(message, facts);
    case workout_step: return read_workout_step(message, facts, budget);
    case activity: return read_activity(message, facts);
    case file_creator: return read_file_creator(message, facts);
    case hrv: return read_hrv(message, facts, budget);
    case monitoring: return read_monitoring(message, facts, budget);
    case monitoring_info: return read_monitoring_info(message, facts);
    case hr: return read_stored_heart_rate(message, strap, budget);
    case timestamp_correlation: return read_timestamp_correlation(message, facts);
    case field_description: return segment.developers.take_description(message, budget);
    case developer_data_id: return segment.developers.take_developer(message);
    case monitoring_hr_data: return read_resting_heart_rate(message, facts, budget);
    case time_in_zone: return read_time_in_zone(message, facts);
    case set: return read_set(message, facts, budget);
    case exercise_title: return read_exercise_title(message, facts, budget);
    case sleep_level: return read_sleep_level(message, facts, budget);
    case beat_intervals: return read_beat_intervals(message, facts, budget);
    case respiration_rate: return read_respiration_rate(message, facts, budget);
    case sleep_assessment: return read_sleep_assessment(message, facts, budget);
    case hrv_status_summary: return read_hrv_status(message, facts, budget);
    case hrv_value: return read_hrv_value(message, facts, budget);
    case raw_bbi: return read_raw_bbi(message, facts, budget);
    default: return;
  }
}
// clang-format on

}  // namespace

DecodedSegment decode_segment(std::span<const std::byte> data, bool complete, Budget& budget,
                              HeartRateMemory& strap, Census* census) {
  DecodedSegment segment{{}, {}, RecordTable(count_records(data, complete), budget)};
  MessageReader reader(data, complete);
  std::array<std::uint32_t, kRecordsAtOnce> times;
  while (const Message* message = reader.next()) {
    const bool is_record = message->definition->global == record;
    const std::size_t count = is_record ? reader.extend(times, segment.untimed) : 1;
    segment.messages += count;
    if (census != nullptr) census->take(*message, count);
    if (is_record) {  // even one without a byte, such as the last in TomTom's files
      segment.table.append(*message, std::span(times).first(count), segment.developers);
      if (message->time != kNoTime) segment.facts.last_sample = message->time;
    } else if (message->definition->size == 0) {
      ++segment.empty;
    } else if (budget.refused() == 0) {  // what has no room is not worth reading
      read_rare(*message, segment, budget, strap);
    }
  }
  segment.damage = reader.first_break();
  segment.recoveries = reader.recoveries();
  return segment;
}

}  // namespace freshlegs::fit
