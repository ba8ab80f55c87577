// The field lists of everything in a recording that is no time series. To store a new field: add it to its
// list with the next free tag. The lists live in the namespace of the structures, where fields.h finds them.
#pragma once

#include "ingest/recording.h"
#include "storage/fields.h"

namespace freshlegs {

using storage::Is;

void fields(auto& a, Is<Note> auto& note) {
  a(1, note.code);
  a(2, note.count);
  a(3, note.text);
}

void fields(auto& a, Is<Rejection> auto& rejection) {
  a(1, rejection.code);
  a(2, rejection.at);
  a(3, rejection.unit);
  a(4, rejection.text);
  a(5, rejection.advice);
}

void fields(auto& a, Is<Device> auto& device) {
  a(1, device.manufacturer);
  a(2, device.product);
  a(3, device.serial);
  a(4, device.firmware);
  a(5, device.heart_rate);
  a(6, device.dynamics);
}

void fields(auto& a, Is<DeviceSummary> auto& s) {
  a(1, s.timer_s);
  a(2, s.elapsed_s);
  a(3, s.distance_m);
  a(4, s.avg_heart_rate_bpm);
  a(5, s.max_heart_rate_bpm);
  a(6, s.calories_kcal);
  a(7, s.ascent_m);
  a(8, s.descent_m);
  a(9, s.avg_temperature_c);
  a(10, s.avg_speed_mps);
  a(11, s.avg_cadence_spm);
  a(12, s.avg_stance_time_ms);
  a(13, s.avg_vertical_oscillation_mm);
  a(14, s.avg_vertical_ratio_pct);
  a(15, s.avg_step_length_mm);
  a(16, s.avg_stance_time_balance_pct);
  a(17, s.rpe);
}

/// `hash` and `cumulative` are columns of their own (facts.h).
void fields(auto& a, Is<RecordingHead> auto& head) {
  a(1, head.sport);
  a(2, head.sub_sport);
  a(3, head.clock);
  a(4, head.date_source);
  a(5, head.start);
  a(6, head.end);
  a(7, head.end_known);
  a(8, head.utc_offset);
  a(9, head.device);
  a(10, head.title);
  a(11, head.summary);
  a(12, head.samples);
  a(13, head.laps);
  a(14, head.active_sets);
  a(15, head.rest_sets);
  a(16, head.rr_intervals);
  a(17, head.channel_mask);
}

void fields(auto& a, Is<Lap> auto& lap) {
  a(1, lap.offset_ms);
  a(2, lap.elapsed_ms);
  a(3, lap.timer_s);
  a(4, lap.distance_m);
  a(5, lap.avg_heart_rate_bpm);
  a(6, lap.intensity);
  a(7, lap.manual);
}

void fields(auto& a, Is<ExerciseGuess> auto& guess) {
  a(1, guess.category);
  a(2, guess.name);
}

void fields(auto& a, Is<StrengthSet> auto& set) {
  a(1, set.kind);
  a(2, set.offset_ms);
  a(3, set.duration_ms);
  a(4, set.exercise);
  a(5, set.guesses);
  a(6, set.muscles);
  a(7, set.reps);
  a(8, set.weight_kg);
  a(9, set.rpe);
  a(10, set.distance_m);
}

void fields(auto& a, Is<TimerEvent> auto& event) {
  a(1, event.offset_ms);
  a(2, event.running);
}

void fields(auto& a, Is<Measurement> auto& m) {
  a(1, m.kind);
  a(2, m.offset_ms);
  a(3, m.value);
  a(4, m.origin);
}

void fields(auto& a, Is<UserProfile> auto& user) {
  a(1, user.height_m);
  a(2, user.mass_kg);
  a(3, user.age_years);
  a(4, user.resting_hr_bpm);
  a(5, user.max_hr_bpm);
  a(6, user.male);
}

/// The body without its series: those are blobs of their own (recording_pack.h).
void fields(auto& a, Is<Recording> auto& recording) {
  a(1, recording.laps);
  a(2, recording.sets);
  a(3, recording.timer);
  a(4, recording.measurements);
  a(5, recording.user);
  a(6, recording.developer_channels);
  a(7, recording.notes);
}

}  // namespace freshlegs
