#include "tests/unit/analysis/made_recordings.h"

#include <limits>

namespace freshlegs::analysis {
namespace {

Millis duration(double minutes) { return Millis(static_cast<std::int64_t>(minutes * 60000)); }

Hash hash_of(int number) {
  // Spread over all bytes, so that ids differ as they do for real hashes.
  Hash hash{};
  auto x = static_cast<std::uint32_t>(number) * 2654435761U + 12345U;
  for (auto& byte : hash) {
    x = x * 1664525U + 1013904223U;
    byte = static_cast<std::uint8_t>(x >> 24);
  }
  return hash;
}

std::uint32_t mask(std::initializer_list<ChannelKind> kinds) {
  std::uint32_t bits = 0;
  for (const auto kind : kinds) bits |= 1U << static_cast<unsigned>(kind);
  return bits;
}

}  // namespace

Instant at(std::string_view iso) { return parse_iso(iso).value(); }

KnownRecording recording(int number, std::string sport, std::string_view start, double minutes) {
  KnownRecording r;
  r.head.hash = hash_of(number);
  r.file.sha256 = r.head.hash;
  r.head.sport = std::move(sport);
  r.head.sub_sport = "generic";
  r.head.start = at(start);
  r.head.end = r.head.start + duration(minutes);
  return r;
}

KnownRecording watch_run(int number, std::string_view start, double minutes) {
  auto r = recording(number, "running", start, minutes);
  r.head.device.manufacturer = "garmin";
  r.head.samples = static_cast<std::uint32_t>(minutes * 60);
  r.head.channel_mask = mask({ChannelKind::heart_rate, ChannelKind::speed, ChannelKind::distance});
  return r;
}

KnownRecording watch_strength(int number, std::string_view start, double minutes) {
  auto r = recording(number, "training", start, minutes);
  r.head.sub_sport = "strength_training";
  r.head.device.manufacturer = "garmin";
  r.head.samples = static_cast<std::uint32_t>(minutes * 60);
  r.head.channel_mask = mask({ChannelKind::heart_rate});
  return r;
}

KnownRecording strength_log(int number, std::string_view wall_start, double minutes, std::string title) {
  auto r = recording(number, "training", wall_start, minutes);
  r.head.sub_sport = "strength_training";
  r.head.clock = Clock::wall;
  r.head.end_known = minutes > 0;
  r.head.active_sets = 12;
  if (!title.empty()) r.head.title = std::move(title);
  return r;
}

KnownRecording list_row(int number, std::string sport, std::string_view wall_start, double minutes) {
  auto r = recording(number, std::move(sport), wall_start, minutes);
  r.head.clock = Clock::wall;
  r.head.summary.timer_s = minutes * 60;
  r.head.summary.distance_m = 8000;
  return r;
}

ZoneTable berlin() {
  using namespace std::chrono_literals;
  return {
      {{at("2000-01-01T00:00:00Z"), 1h}, {at("2026-03-29T01:00:00Z"), 2h}, {at("2026-10-25T01:00:00Z"), 1h}},
      "Europe/Berlin"};
}

SetDigest leg_set(double reps, double kg) {
  return {.exercise = "Squat (Barbell)",
          .movement = Movement::squat,
          .known = true,
          .certainty = 1,
          .leg_share = 1,
          .eccentric = 1,
          .warm_up = false,
          .reps = reps,
          .weight_kg = kg};
}

SetDigest upper_set() {
  return {.exercise = "Bench Press (Barbell)",
          .movement = Movement::upper,
          .known = true,
          .certainty = 1,
          .leg_share = 0,
          .eccentric = 1,
          .warm_up = false,
          .reps = 8,
          .weight_kg = 70};
}

RunFeatures steady_run(int minutes, float mps, float bpm) {
  RunFeatures run;
  run.distance_m = static_cast<double>(mps) * minutes * 60;
  run.timer_s = run.moving_s = minutes * 60;
  run.avg_heart_rate_bpm = bpm;
  run.heart_rate_trust = 1;
  run.sensor = HeartRateSensor::strap;
  for (int i = 0; i < minutes; ++i) {
    Window w;
    w.start_s = static_cast<float>(60 * i);
    w.moving_s = 60;
    w.distance_m = mps * w.start_s;
    w.speed_mps = w.graded_mps = mps;
    w.heart_rate_bpm = bpm;
    w.temperature_c = 12;
    w.marker.fill(std::numeric_limits<float>::quiet_NaN());
    w.settled = i >= 10;
    run.windows.push_back(w);
  }
  return run;
}

ActivityPlan plan(Sport sport, std::string_view start, double minutes, int number) {
  ActivityPlan p;
  p.sport = sport;
  p.start = at(start);
  p.end = p.start + duration(minutes);
  p.utc_offset = UtcOffset{0};
  p.id = std::string(sport == Sport::run ? "run-" : "strength-") + std::string(start);
  p.parts = {{static_cast<std::size_t>(number), Role::watch, Millis(0)}};
  return p;
}

HeartRateHistogram constant_heart_rate(int bpm, double minutes) {
  return {{static_cast<std::uint16_t>(minutes * 60)}, bpm};
}

}  // namespace freshlegs::analysis
