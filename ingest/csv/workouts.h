// Workouts under construction: rows of a strength export gathered to one recording a workout.
#pragma once

#include <deque>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/csv/digest.h"
#include "ingest/csv/losses.h"
#include "ingest/file_content.h"

namespace freshlegs::csv {

struct Workout {
  Recording recording;
  Digest digest;  ///< over the cells of its own rows
};

/// What every dialect of a growing list does with its entries: identity, order, totals.
class Workouts {
 public:
  /// 20 000 workouts are two a day for 27 years, 400 000 sets two hundred a week for 38: beyond that the file
  /// is no training log, and memory stays bounded.
  static constexpr std::size_t kMaxWorkouts = 20000, kMaxSets = 400000;

  explicit Workouts(std::string_view dialect) : dialect_(dialect) {}

  /// The workout of that key (start and title as written), or nullptr if there is none yet.
  Workout* find(std::string_view key);
  /// A new one, with head filled as every strength log has it; nullptr when there are too many.
  Workout* open(std::string_view key, Clock clock, WallTime start, std::string_view title);
  /// If there is room, adds a set; it is in the recording once the next workout begins or the list is
  /// finished.
  void add(Workout& workout, StrengthSet set);
  void count_row() { ++rows_; }
  /// Sorts by start and moves the recordings to the content, with hashes and cumulative keys.
  void finish(FileContent& content);

 private:
  void settle();

  std::string dialect_;
  std::deque<Workout> workouts_;  ///< a recording is large: never moved while the list grows
  std::map<std::string, std::size_t, std::less<>> by_key_;
  std::vector<StrengthSet> gathered_;  ///< of the workout at hand: moved once, to a place of the right size
  Workout* at_hand_ = nullptr;
  std::string last_key_;
  std::size_t last_ = 0, sets_ = 0;
  std::int64_t rows_ = 0;
  bool full_ = false;
};

/// Sets start-to-end of a workout; above 12 h a timer was forgotten and the end counts as unknown.
void set_duration(RecordingHead& head, double seconds);

/// Moves the recordings of a growing list to the content, by start, and gives each its cumulative key:
/// dialect and start (and a number among sessions of the same start), the newest start and the number of rows
/// of this export.
void close_export(std::string_view dialect, std::int64_t rows, std::vector<Recording*> recordings,
                  FileContent& content);

}  // namespace freshlegs::csv
