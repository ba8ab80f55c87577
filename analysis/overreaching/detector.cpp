#include "analysis/overreaching/detector.h"

#include <algorithm>
#include <cmath>
#include <deque>

#include "analysis/checkpoint/archive.h"
#include "analysis/overreaching/load_history.h"
#include "analysis/overreaching/morning_band.h"
#include "analysis/overreaching/performance.h"
#include "analysis/overreaching/spell_belief.h"

namespace freshlegs::analysis {
namespace {

// Chances set by simulation to under two false "watch" in an athlete's year, and a fourth of that for
// "likely".
constexpr double kWatchAt = .35, kLikelyAt = .72;
constexpr double kLeastByRuns = .5;  // ln odds: mornings alone say nothing about performance
// "Likely" takes two kinds of signs that have both added to the belief (ln odds).
constexpr double kSomeByRuns = .1, kSomeByMornings = .5;
constexpr double kOverBelow = .3;    // two good runs end a spell only where all signals together agree
constexpr double kMorningsAt = .9;   // where they are that clear, runs that lean the same way are enough
constexpr double kLnRmssdSd = .12, kRestingSd_bpm = 1.5;  // of one morning (Buchheit 2014), before own ones
constexpr double kIllRise = .10;                          // of resting heart rate: an infection, not training
constexpr double kProlongedDays = 21;
constexpr int kProlongedLightDays = 7;
// A state lasts for three days before it may end, so that it does not flicker. To rise it takes another day's signs.
constexpr std::chrono::hours kLeastStay{72}, kBeforeRise{20};
constexpr std::chrono::hours kIllFor{7 * 24};
constexpr std::chrono::hours kWordsCount{10 * 24};  // what was said longer ago speaks of another week
constexpr double kClearlyWorse = 1, kWorseOnTheWhole = .6;
constexpr std::chrono::hours kSilence{28 * 24};  // without a run a spell is over, whatever it was

double days_between(Instant from, Instant to) { return static_cast<double>((to - from).count()) / 86.4e6; }

}  // namespace

struct OverreachDetector::State {
  Performance performance;
  LoadHistory load;
  MorningBand ln_rmssd{kLnRmssdSd}, resting_hr{kRestingSd_bpm};
  SpellBelief belief;
  std::optional<date::local_days> today;  ///< of the latest morning
  std::optional<Instant> ill_since, last_run;
  std::optional<UtcOffset> utc_offset;  ///< of the latest run
  std::optional<Instant> down_since;    ///< D1 and D2 without a break
  struct Said {
    Instant time;
    double worse;
  };
  std::deque<Said> words;  ///< of the last days
  std::vector<Spell> spells;

  /// Of the spells only one that still goes on matters to what comes.
  template <class A>
  void archive(A& a) {
    a(performance, load, ln_rmssd, resting_hr, belief, today, ill_since, last_run, utc_offset, down_since,
      words);
    auto going_on = open() ? std::vector{spells.back()} : std::vector<Spell>{};
    a(going_on);
    if constexpr (A::kReads) spells = std::move(going_on);
  }

  [[nodiscard]] bool open() const { return !spells.empty() && !spells.back().until; }
  [[nodiscard]] OverreachState now() const {
    return open() ? spells.back().history.back().state : OverreachState::normal;
  }
  /// Said more than once, and not outweighed by good days.
  [[nodiscard]] bool words_agree() const {
    double sum = 0;
    int clearly = 0;
    for (const Said& said : words) {
      sum += said.worse;
      clearly += said.worse >= kClearlyWorse;
    }
    return clearly >= 2 && sum >= kWorseOnTheWhole * static_cast<double>(words.size());
  }
  void close(Instant time) {
    spells.back().until = time;
    performance.begin_anew();
    belief.forget();
    down_since.reset();
  }
  void rise(OverreachState to, Instant time);
  void judge(Instant time);
  void describe(Spell& spell, Instant time) const;
};

void OverreachDetector::State::rise(OverreachState to, Instant time) {
  if (to == OverreachState::watch) spells.emplace_back();
  Spell& spell = spells.back();
  if (to == OverreachState::watch) spell.utc_offset = utc_offset;
  spell.history.push_back({to, time});
  spell.evidence = performance.evidence();
  describe(spell, time);
  spell.history.back().facts = spell.facts;
}

void OverreachDetector::State::describe(Spell& spell, Instant time) const {
  OverreachFacts& f = spell.facts;
  f.state = spell.history.back().state;
  // That it lasts is judged by the runs, which may have been slow before they were sure signs.
  const Instant began = spell.history.front().time;
  const bool lasts = f.state == OverreachState::prolonged && down_since;
  f.days = days_between(lasts ? std::min(began, *down_since) : began, time);
  f.slower_pct = performance.slower_pct();
  f.rest_did_not_help = performance.rest_did_not_help();
  f.of_days = static_cast<int>(std::ceil(f.days));
  f.light_days = load.light_days(f.of_days);
  f.own_words = words_agree();
  f.resting_hr_change_bpm = today ? resting_hr.change(*today) : std::nullopt;
  const auto ln_change = today ? ln_rmssd.change(*today) : std::nullopt;
  f.rmssd_change_pct.reset();
  if (ln_change) f.rmssd_change_pct = 100 * std::expm1(*ln_change);
}

void OverreachDetector::State::judge(Instant time) {
  if (!performance.enough_history()) return;
  const bool lasting = performance.down() && performance.unexplained();
  if (!lasting) down_since.reset();
  if (lasting && !down_since) down_since = time;
  const bool ill = ill_since && time - *ill_since < kIllFor;

  if (!open()) {
    const bool by_runs = belief.said_by_runs() > kLeastByRuns && belief.chance() > kWatchAt;
    if (!ill && (by_runs || (performance.leaning() && belief.chance() > kMorningsAt))) {
      rise(OverreachState::watch, time);
    }
    return;
  }
  Spell& spell = spells.back();
  describe(spell, time);
  const auto stayed = time - spell.history.back().time;
  if (stayed >= kLeastStay && performance.restored(belief.chance() < kOverBelow)) {
    close(time);
    return;
  }
  if (stayed < kBeforeRise) return;
  const bool certain = belief.chance() > kLikelyAt;
  const bool by_load = lasting && load.recently_high();
  const bool by_others = belief.said_by_mornings() > kSomeByMornings || words_agree();
  const bool witnessed = by_others && belief.said_by_runs() > kSomeByRuns && performance.unexplained();
  if (now() == OverreachState::watch && certain && (by_load || witnessed) && !ill)
    rise(OverreachState::likely, time);
  const bool long_enough = down_since && days_between(*down_since, time) > kProlongedDays;
  if (now() == OverreachState::likely && long_enough &&
      load.light_days(kProlongedDays) >= kProlongedLightDays)
    rise(OverreachState::prolonged, time);
}

OverreachDetector::OverreachDetector() : state_(std::make_unique<State>()) {}
OverreachDetector::~OverreachDetector() = default;
OverreachDetector::OverreachDetector(OverreachDetector&&) noexcept = default;
OverreachDetector& OverreachDetector::operator=(OverreachDetector&&) noexcept = default;
OverreachDetector::OverreachDetector(const OverreachDetector& other)
    : state_(std::make_unique<State>(*other.state_)) {}
OverreachDetector& OverreachDetector::operator=(const OverreachDetector& other) {
  *state_ = *other.state_;
  return *this;
}

void OverreachDetector::run(const Run& run) {
  State& s = *state_;
  if (s.open() && s.last_run && run.start - *s.last_run > kSilence) {
    s.close(*s.last_run + kSilence);
  }
  s.last_run = run.start;
  if (run.utc_offset) s.utc_offset = run.utc_offset;
  const auto surprise = s.performance.add(run, s.load.rested());
  s.belief.wait_until(run.end, s.load.loaded());
  if (s.performance.enough_history()) s.belief.run(surprise.z, surprise.one_pct);
  s.judge(run.end);
}

void OverreachDetector::morning(Instant time, const Morning& morning) {
  State& s = *state_;
  s.today = morning.day;
  std::optional<double> variability, rate;
  if (morning.rmssd_ms && *morning.rmssd_ms > 0)
    variability = s.ln_rmssd.add(morning.day, std::log(*morning.rmssd_ms), morning.rmssd_origin);
  if (morning.resting_hr_bpm) {
    const auto usual = s.resting_hr.usual();
    if (usual && *morning.resting_hr_bpm > (1 + kIllRise) * *usual) s.ill_since = time;
    rate = s.resting_hr.add(morning.day, *morning.resting_hr_bpm, morning.hr_origin);
  }
  s.belief.wait_until(time, s.load.loaded());
  s.belief.morning(variability, rate);
  s.judge(time);
}

void OverreachDetector::word(Instant time, double worse, bool ill) {
  State& s = *state_;
  if (ill) s.ill_since = time;
  s.words.push_back({time, worse});
  while (s.words.front().time < time - kWordsCount) s.words.pop_front();
  s.belief.wait_until(time, s.load.loaded());
  s.belief.word(worse);
  s.judge(time);
}

void OverreachDetector::day(const DayLoad& load) { state_->load.add(load); }

std::vector<OverreachDetector::Spell> OverreachDetector::spells() const { return state_->spells; }

void OverreachDetector::archive(StateWriter& a) { state_->archive(a); }
void OverreachDetector::archive(StateReader& a) { state_->archive(a); }

}  // namespace freshlegs::analysis
