#include "analysis/diary/diary.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "analysis/load/load_measures.h"

namespace freshlegs::analysis {
namespace {

constexpr double kFresh_h = 72;
constexpr date::days kWaits{2};  // a row finds its run within the day; then it is let go

date::local_days day_of(Instant at, UtcOffset offset) { return date::floor<date::days>(wall_of(at, offset)); }

date::local_days day_of(const ActivityPlan& plan) {
  return day_of(plan.start, plan.utc_offset.value_or(UtcOffset{0}));
}

std::optional<NoteKind> kind_of(const Measurement& m) {
  using Kind = Measurement::Kind;
  switch (m.kind) {
    case Kind::session_rpe:
      return NoteKind::rpe;
    case Kind::pain:
      return NoteKind::pain;
    case Kind::sickness:
      return NoteKind::illness;
    case Kind::soreness:
      return NoteKind::soreness;
    case Kind::stress:
      return NoteKind::stress;
    case Kind::mood:
      return NoteKind::mood;
    case Kind::sleep_s:
      return NoteKind::sleep;
    case Kind::vendor_score:
      return m.origin == "notes eating" ? std::optional(NoteKind::eating) : std::nullopt;
    default:
      return std::nullopt;
  }
}

/// Apps that ask in the morning have scales of their own, of unknown direction; what they say of illness is a
/// yes or a no.
bool own_scale(const Measurement& m) {
  const bool app = m.origin == "hrv4training" || m.origin == "elite_hrv";
  return !app || m.kind == Measurement::Kind::sickness || m.kind == Measurement::Kind::sleep_s;
}

}  // namespace

Diary::Diary(std::vector<AthleteNote> notes) : notes_(std::move(notes)) {
  std::ranges::stable_sort(notes_, {}, &AthleteNote::at);
  for (std::size_t i = 0; i < notes_.size(); ++i)
    if (notes_[i].recording) of_recording_.emplace(*notes_[i].recording, i);
}

/// A note of a day, as against one of a run.
void Diary::hand_out(const AthleteNote& note, date::local_days day, bool told) {
  std::optional<PainFacts> pain;
  if (note.kind == NoteKind::pain) {
    const auto course = pains_.note(day, note.value, note.where);
    if (note.value > 0)
      pain = PainFacts{note.value, note.where, std::nullopt, course.days, course.since, course.lasts(), false};
  } else if (note.kind == NoteKind::illness) {
    if (note.value > 0) words_.push_back({note.at, 0, true});
  } else if (const auto worse = wellbeing_.note(note.kind, day, note.value)) {
    words_.push_back({note.at, *worse, false});
  }
  if (told) heard_.push_back({note, std::move(pain)});
}

std::vector<Diary::Word> Diary::until(Instant now) {
  for (; next_ < notes_.size() && notes_[next_].at <= now; ++next_)
    if (const AthleteNote& note = notes_[next_]; !note.recording) hand_out(note, day_of(note.at, offset_));
  std::ranges::stable_sort(words_, {}, &Word::at);
  return std::exchange(words_, {});
}

std::vector<Diary::Heard> Diary::heard() { return std::exchange(heard_, {}); }

void Diary::row(const ActivityPlan& plan, const std::vector<Measurement>& measurements) {
  const auto day = day_of(plan);
  std::erase_if(of_day_, [&](const auto& waiting) {
    if (waiting.first >= day - kWaits) return false;
    const OfDay& said = waiting.second;  // no run came: it was said of the day
    if (said.pain) hand_out({NoteKind::pain, said.at, std::nullopt, *said.pain, said.where}, waiting.first);
    return true;
  });
  for (const Measurement& m : measurements) {
    const auto kind = kind_of(m);
    if (!kind || !own_scale(m)) continue;
    const Instant at = plan.start + Millis(m.offset_ms);
    if (*kind == NoteKind::rpe || *kind == NoteKind::pain) of_day_[day].at = at;
    if (*kind == NoteKind::rpe)
      of_day_[day].rpe = m.value;
    else if (*kind == NoteKind::pain)
      of_day_[day].pain = m.value, of_day_[day].where = plan.title.value_or("");
    else
      hand_out({*kind, at, std::nullopt, *kind == NoteKind::sleep ? m.value / 3600 : m.value, ""}, day,
               *kind != NoteKind::sleep || m.origin == "notes");
  }
}

Felt Diary::judge_effort(const Seen& run, double rating) {
  Felt felt{rating, std::nullopt};
  if (!run.reserve_share || run.cool_down) return felt;
  felt.usual = effort_.expected(*run.reserve_share, run.minutes);
  if (!run.hours_since_leg || *run.hours_since_leg > kFresh_h)
    effort_.learn(*run.reserve_share, run.minutes, rating);
  return felt;
}

std::optional<PainFacts> Diary::judge_pain(const Seen& run, double value, const std::string& where) {
  const auto course = pains_.note(run.day, value, where);
  if (!(value > 0)) return std::nullopt;
  return PainFacts{value, where, run.post_leg ? run.hours_since_leg : std::nullopt, course.days, course.since,
                   course.lasts()};
}

void Diary::run(RunFinding& run, const std::vector<Hash>& recordings, std::optional<double> device_rating,
                std::optional<double> reserve_share) {
  offset_ = run.plan.utc_offset.value_or(offset_);
  Seen seen{day_of(run.plan), run.plan.end, run.timer_s / 60, reserve_share, run.hours_since_leg,
            run.post_leg,     run.kind == RunKind::cool_down, false, false};
  std::optional<double> rating = device_rating, pain;
  std::string where;
  for (const Hash& recording : recordings) {
    const auto [begin, end] = of_recording_.equal_range(recording);
    for (auto it = begin; it != end; ++it) {
      const AthleteNote& note = notes_[it->second];
      if (note.kind == NoteKind::rpe) rating = note.value;
      if (note.kind == NoteKind::pain) pain = note.value, where = note.where;
    }
  }
  if (const auto row = of_day_.find(seen.day); row != of_day_.end()) {
    if (!rating) rating = row->second.rpe;
    if (!pain && row->second.pain) pain = row->second.pain, where = row->second.where;
    of_day_.erase(row);
  }
  if (rating) run.felt = judge_effort(seen, *rating);
  if (rating) run.load.session_rpe = session_rpe_load(*rating, seen.minutes);
  if (pain) run.pain = judge_pain(seen, *pain, where);
  seen.felt = rating.has_value();
  seen.hurt = pain.has_value();
  last_ = seen;
}

Diary::Late Diary::late() {
  Late late;
  if (!last_) return late;
  const auto row = of_day_.find(last_->day);
  if (row == of_day_.end()) return late;
  const OfDay said = row->second;
  of_day_.erase(row);
  late.run_end = last_->end;
  if (said.rpe && !last_->felt) {
    late.felt = judge_effort(*last_, *said.rpe);
    late.session_rpe = session_rpe_load(*said.rpe, last_->minutes);
    last_->felt = true;
  }
  if (said.pain && !last_->hurt) {
    late.pain = judge_pain(*last_, *said.pain, said.where);
    last_->hurt = true;
  }
  return late;
}

}  // namespace freshlegs::analysis
