#include "ingest/csv/workouts.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>
#include <tuple>

#include "ingest/csv/text.h"

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
  if (const auto text = trim(title); !text.empty()) head.title = text;
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
  constexpr std::size_t kGathered = 4096;
  if (at_hand_ != &workout || gathered_.size() == kGathered) settle();
  at_hand_ = &workout;
  gathered_.push_back(std::move(set));
}

void Workouts::settle() {
  if (at_hand_ == nullptr) return;
  auto& sets = at_hand_->recording.sets;
  if (sets.empty())
    sets.reserve(gathered_.size());  // later, rows of two workouts in turn must not cost a move each
  std::ranges::move(gathered_, std::back_inserter(sets));
  gathered_.clear();
  at_hand_ = nullptr;
}

namespace {

/// Newest set first happens: the workout starts with its earliest set, wherever that stands.
void start_at_first_set(Recording& recording) {
  std::int32_t first = 0;
  for (const auto& set : recording.sets) first = std::min(first, set.offset_ms.value_or(0));
  if (first == 0) return;
  recording.head.start += Millis(first);
  recording.head.end_known = true;  // the row that opened the workout is later than this start
  for (auto& set : recording.sets)
    if (set.offset_ms) *set.offset_ms -= first;
}

}  // namespace

void Workouts::finish(FileContent& content) {
  settle();
  std::vector<Recording*> recordings;
  recordings.reserve(workouts_.size());
  for (auto& workout : workouts_) {
    start_at_first_set(workout.recording);
    workout.recording.head.hash = workout.digest.finish();
    recordings.push_back(&workout.recording);
  }
  close_export(dialect_, rows_, std::move(recordings), content);
  if (full_)
    content.notes.push_back(
        {"csv.too_many", 1,
         "The file holds more workouts or sets than a training log can; the rest was left out."});
}

void set_duration(RecordingHead& head, double seconds) {
  constexpr double kForgottenTimer_s = 12 * 3600;
  if (!(seconds > 0) || seconds > kForgottenTimer_s) return;
  head.end = head.start + std::chrono::seconds(std::llround(seconds));  // apps round to minutes or seconds
  head.end_known = true;
}

namespace {

/// A title may be edited later, so it is no part of the key; several sessions of one start are numbered.
std::string session_key(std::string_view dialect, const RecordingHead& head, int nth) {
  std::string key = std::string(dialect) + "|" + iso_utc(head.start);
  if (nth > 1) key.append("#").append(std::to_string(nth));
  return key;
}

}  // namespace

void close_export(std::string_view dialect, std::int64_t rows, std::vector<Recording*> recordings,
                  FileContent& content) {
  std::int64_t newest = std::numeric_limits<std::int64_t>::min();
  for (const auto* recording : recordings)
    newest = std::max<std::int64_t>(newest, recording->head.start.time_since_epoch().count());
  std::ranges::stable_sort(recordings, [](const Recording* a, const Recording* b) {
    return std::tie(a->head.start, a->head.title, a->head.hash) <
           std::tie(b->head.start, b->head.title, b->head.hash);
  });
  content.recordings.reserve(content.recordings.size() + recordings.size());
  int nth = 1;
  const Recording* previous = nullptr;
  for (auto* recording : recordings) {
    nth = previous != nullptr && previous->head.start == recording->head.start ? nth + 1 : 1;
    recording->head.cumulative = CumulativeKey{session_key(dialect, recording->head, nth), newest, rows};
    content.recordings.push_back(std::move(*recording));
    previous = &content.recordings.back();
  }
}

}  // namespace freshlegs::csv
