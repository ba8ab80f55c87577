// What the athlete said, met with what was recorded: which rating belongs to which run, how hard that was
// against the own usual, what hurts and since when, and how days felt.
#pragma once

#include <deque>
#include <map>
#include <optional>
#include <vector>

#include "analysis/diary/felt_effort.h"
#include "analysis/diary/pain_log.h"
#include "analysis/diary/wellbeing.h"
#include "analysis/features.h"
#include "analysis/findings.h"

namespace freshlegs::analysis {

class Diary {
 public:
  /// `notes`: of the whole history, in time order; those of a run are found by its recording.
  explicit Diary(std::vector<AthleteNote> notes);

  /// A word about a day, as far as it says something about recovery or illness.
  struct Word {
    Instant at;
    double worse = 0;  ///< than usual, in own standard deviations
    bool ill = false;
  };
  /// Notes of days up to `now` that were not handed out before.
  std::vector<Word> until(Instant now);
  /// What was said of days since the last call, as it was said; pain with its course.
  struct Heard {
    AthleteNote note;
    std::optional<PainFacts> pain;
  };
  std::vector<Heard> heard();
  [[nodiscard]] UtcOffset offset() const { return offset_; }
  /// What a row of a table says; its pain and effort wait for the run of that day, or go to one that is
  /// there.
  void row(const ActivityPlan& plan, const std::vector<Measurement>& measurements);

  /// A run that is being judged: fills `felt` and `pain`. `recordings`: of the run. `device_rating`: what was
  /// typed into the watch.
  void run(RunFinding& run, const std::vector<Hash>& recordings, std::optional<double> device_rating,
           std::optional<double> reserve_share);
  /// What a row says of the newest run, when it came after it.
  struct Late {
    Instant run_end;
    std::optional<Felt> felt;
    std::optional<double> session_rpe;
    std::optional<PainFacts> pain;
  };
  Late late();

  /// The notes themselves are the athlete's: they come again from there.
  template <class A>
  void archive(A& a) {  // analysis/checkpoint
    a(next_, of_day_, words_, effort_, pains_, wellbeing_, offset_, last_);
  }

 private:
  struct OfDay {
    Instant at;
    std::optional<double> rpe, pain;
    std::string where;
    template <class A>
    void archive(A& a) {
      a(at, rpe, pain, where);
    }
  };
  /// What judging needs of a run.
  struct Seen {
    date::local_days day;
    Instant end;
    double minutes = 0;
    std::optional<double> reserve_share, hours_since_leg;
    bool post_leg = false, cool_down = false, felt = false, hurt = false;
  };
  Felt judge_effort(const Seen& run, double rating);
  std::optional<PainFacts> judge_pain(const Seen& run, double value, const std::string& where);
  /// `told`: by the athlete, not by a watch.
  void hand_out(const AthleteNote& note, date::local_days day, bool told = true);

  std::vector<AthleteNote> notes_;
  std::multimap<Hash, std::size_t> of_recording_;  ///< into notes_
  std::size_t next_ = 0;
  std::map<date::local_days, OfDay> of_day_;  ///< rows that wait for a run
  std::vector<Heard> heard_;                  ///< empty between steps
  std::vector<Word> words_;                   ///< of rows, not yet handed out
  FeltEffort effort_;
  PainLog pains_;
  Wellbeing wellbeing_;
  UtcOffset offset_{0};  ///< of the newest run
  std::optional<Seen> last_;
};

}  // namespace freshlegs::analysis
