#include "ingest/fit/messages/messages.h"
#include "ingest/fit/values.h"

namespace freshlegs::fit {
namespace {

constexpr std::uint16_t kRunning = 1, kWalking = 11;

std::optional<double> cadence(const Message& message, bool steps) {
  const auto strides = real(message, 18);
  if (!strides) return std::nullopt;
  return (*strides + real(message, 92, 128).value_or(0)) * (steps ? 2 : 1);
}

void read_dynamics(const Message& message, DeviceSummary& summary) {
  summary.avg_vertical_oscillation_mm = real(message, 89, 10);
  summary.avg_stance_time_ms = real(message, 91, 10);
  summary.avg_vertical_ratio_pct = real(message, 132, 100);
  summary.avg_stance_time_balance_pct = real(message, 133, 100);
  summary.avg_step_length_mm = real(message, 134, 10);
}

DeviceSummary read_summary(const Message& message, bool steps) {
  DeviceSummary summary;
  summary.elapsed_s = real(message, 7, 1000);
  summary.timer_s = real(message, 8, 1000);
  summary.distance_m = real(message, 9, 100);
  summary.calories_kcal = real(message, 11);
  const auto enhanced_speed = real(message, 124, 1000);
  summary.avg_speed_mps = enhanced_speed ? enhanced_speed : real(message, 14, 1000);
  summary.avg_heart_rate_bpm = real(message, 16);
  summary.max_heart_rate_bpm = real(message, 17);
  summary.avg_cadence_spm = cadence(message, steps);
  summary.ascent_m = real(message, 22);
  summary.descent_m = real(message, 23);
  summary.avg_temperature_c = real(message, 57);
  summary.rpe = real(message, 193, 10);  // written as 0..100
  read_dynamics(message, summary);
  return summary;
}

}  // namespace

void read_session(const Message& message, SegmentFacts& facts, Budget& budget) {
  SessionFacts session;
  session.written = time(message, kTimestampField).value_or(kNoTime);
  session.start = time(message, 2).value_or(kNoTime);
  session.sport = word(message, 5);
  session.sub_sport = word(message, 6);
  session.summary = read_summary(message, session.sport == kRunning || session.sport == kWalking);
  session.title = text(message, 110);
  keep(facts.sessions, std::move(session), budget);
}

}  // namespace freshlegs::fit
