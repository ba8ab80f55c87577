#include "ingest/csv/workouts.h"

#include <algorithm>
#include <limits>
#include <tuple>

namespace freshlegs::csv {

Workout* Workouts::find(std::string_view key) {
  if (!workouts_.empty() && key == last_key_) return &workouts_[last_];
  const auto it = by_key_.find(key);
  if (it == by_key_.end()) return nullptr;
  last_key_ = key;
  last_ = it->second;
  return &workouts_[last_];
}

Workout* Workouts::open(std::string_view key, Clock clock, WallTime start, std::string_view title) {
  if (workouts_.size() == kMaxWorkouts) {
    full_ = true;
    return nullptr;
  }
  auto& workout = workouts_.emplace_back();
  auto& head = workout.recording.head;
  head.sport = "training";
  head.sub_sport = "strength_training";
  head.clock = clock;
  head.start = head.end = Instant(start.time_since_epoch());
  head.end_known = false;
  if (!title.empty()) head.title = title;
  workout.digest.add(dialect_);
  last_ = workouts_.size() - 1;
  last_key_ = key;
  by_key_.emplace(key, last_);
  return &workout;
}

void Workouts::add(Workout& workout, StrengthSet set) {
  if (sets_ == kMaxSets) {
    full_ = true;
    return;
  }
  ++sets_;
  workout.recording.sets.push_back(std::move(set));
}

namespace {

/// Newest set first happens: the workout starts with its earliest set, wherever that stands.
void start_at_first_set(Recording& recording) {
  std::int32_t first = 0;
  for (const auto& set : recording.sets) first = std::min(first, set.offset_ms.value_or(0));
  if (first == 0) return;
  recording.head.start += Millis(first);
  for (auto& set : recording.sets)
    if (set.offset_ms) *set.offset_ms -= first;
}

}  // namespace

void Workouts::finish(FileContent& content) {
  for (auto& workout : workouts_) {
    auto& head = workout.recording.head;
    start_at_first_set(workout.recording);
    head.hash = workout.digest.finish();
    head.cumulative = CumulativeKey{session_key(dialect_, head), 0, 0};
    content.recordings.push_back(std::move(workout.recording));
  }
  close_export(content, rows_);
  if (full_)
    content.notes.push_back(
        {"csv.too_many", 1,
         "The file holds more workouts or sets than a training log can; the rest was left out."});
}

void set_duration(RecordingHead& head, double seconds) {
  constexpr double kForgottenTimer_s = 12 * 3600;
  if (!(seconds > 0) || seconds > kForgottenTimer_s) return;
  head.end = head.start + Millis(static_cast<std::int64_t>(seconds * 1000));
  head.end_known = true;
}

std::string session_key(std::string_view dialect, const RecordingHead& head) {
  return std::string(dialect) + "|" + iso_utc(head.start) + "|" + head.title.value_or("");
}

void close_export(FileContent& content, std::int64_t rows) {
  std::int64_t newest = std::numeric_limits<std::int64_t>::min();
  for (const auto& recording : content.recordings)
    newest = std::max<std::int64_t>(newest, recording.head.start.time_since_epoch().count());
  for (auto& recording : content.recordings) {
    if (!recording.head.cumulative) continue;
    recording.head.cumulative->export_newest_ms = newest;
    recording.head.cumulative->export_rows = rows;
  }
  std::ranges::stable_sort(content.recordings, [](const Recording& a, const Recording& b) {
    return std::tie(a.head.start, a.head.title) < std::tie(b.head.start, b.head.title);
  });
}

}  // namespace freshlegs::csv
