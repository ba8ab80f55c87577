// How the athlete says to be, against what the same athlete usually says: people use a scale of ten in their
// own way, so the number alone means little.
#pragma once

#include <date/date.h>

#include <array>
#include <deque>
#include <optional>

#include "analysis/diary/note.h"

namespace freshlegs::analysis {

class Wellbeing {
 public:
  /// In time order. How much worse than usual that is, in the athlete's own standard deviations; positive =
  /// worse. Nothing for what says nothing about recovery (effort, pain, illness).
  std::optional<double> note(NoteKind kind, date::local_days day, double value);

  template <class A>
  void archive(A& a) {  // analysis/checkpoint
    a(said_);
  }

 private:
  struct Said {
    date::local_days day;
    double value;
  };
  static constexpr std::size_t kKinds = 8;
  std::array<std::deque<Said>, kKinds> said_;  ///< by kind, the last two months
};

}  // namespace freshlegs::analysis
