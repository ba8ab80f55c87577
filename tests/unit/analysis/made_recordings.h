// Recording heads by hand: what assembly and the fold look at, nothing else.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "analysis/assemble.h"
#include "analysis/fold.h"

namespace freshlegs::analysis {

/// "2026-10-15T07:31:00Z"; for a wall clock the same text, read as wall time.
Instant at(std::string_view iso);

/// A recording whose hash (and file) is made of `number`: different numbers, different content.
KnownRecording recording(int number, std::string sport, std::string_view start, double minutes);

KnownRecording watch_run(int number, std::string_view start, double minutes = 45);
KnownRecording watch_strength(int number, std::string_view start, double minutes = 60);
/// A lifting app's session on the wall clock.
KnownRecording strength_log(int number, std::string_view wall_start, double minutes, std::string title = "");
/// A row of a list of activities, wall clock, no samples.
KnownRecording list_row(int number, std::string sport, std::string_view wall_start, double minutes);

/// Central European time of 2026: changes on 29 March and 25 October at 01:00 UTC.
ZoneTable berlin();

/// A strength set that the catalogue knows.
SetDigest leg_set(double reps = 8, double kg = 100);
SetDigest upper_set();

/// A run at steady speed and heart rate, `minutes` windows of a minute.
RunFeatures steady_run(int minutes, float mps = 3.0F, float bpm = 145);

ActivityPlan plan(Sport sport, std::string_view start, double minutes, int number = 0);
/// `minutes` at one heart rate.
HeartRateHistogram constant_heart_rate(int bpm, double minutes);

}  // namespace freshlegs::analysis
