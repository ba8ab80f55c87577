#include "daemon/pipeline/said.h"

#include <algorithm>
#include <array>
#include <map>
#include <ranges>

#include "analysis/assemble/identity.h"
#include "daemon/config/nearest.h"
#include "daemon/words/dates.h"
#include "daemon/words/numbers.h"
#include "daemon/words/page.h"
#include "daemon/words/phrases.h"
#include "storage/database.h"

namespace freshlegs::app {
namespace {

using storage::SessionLabel;
using storage::Statement;

/// As they are typed, and as they are kept: append only.
constexpr std::array<std::string_view, 8> kNoteWords{"rpe",   "soreness", "pain",   "illness",
                                                     "sleep", "stress",   "eating", "mood"};

void take_label(analysis::Labels& labels, const Statement& said) {
  static const std::map<SessionLabel, analysis::LegsLabel> kLegs{
      {SessionLabel::legs, analysis::LegsLabel::legs},
      {SessionLabel::full, analysis::LegsLabel::full},
      {SessionLabel::upper, analysis::LegsLabel::upper},
      {SessionLabel::other, analysis::LegsLabel::other}};
  if (!said.label || !said.recording) return;
  if (*said.label == SessionLabel::planned)
    labels.planned[*said.recording] = true;
  else
    labels.legs[*said.recording] = kLegs.at(*said.label);
}

void take_note(analysis::Labels& labels, const Statement& said) {
  const auto kind = note_kind(said.what);
  if (!kind || !said.value || !said.at) return;
  labels.notes.push_back({*kind, *said.at, said.recording, *said.value, said.text});
}

/// The letters by which an id names its recording: "run-20261015-0731-k3f9q2" and "k3f9q2" give "k3f9q2".
std::string_view letters_of(std::string_view name) {
  constexpr std::size_t kLetters = 6;
  if (name.size() == kLetters) return name;
  const auto dash = name.rfind('-');
  return dash != name.npos && name.size() - dash - 1 == kLetters ? name.substr(dash + 1) : "";
}

/// "strength-20261014-1630-53kqh9 (18:30, "Legs")"
std::string told_apart(const NamedActivity& activity) {
  const auto& plan = *activity.plan;
  return plan.id + " (" + plain(clock(wall(plan.start, plan.utc_offset), {})) + ", " +
         (plan.title ? "\"" + from_file(*plan.title, 30) + "\"" : std::string(phrase(plan.sport))) + ")";
}

std::string list_of_activities(const std::vector<NamedActivity>& activities) {
  std::vector<std::string> parts;
  for (const auto& activity : activities) parts.push_back(told_apart(activity));
  return list_of(parts);
}

std::expected<NamedActivity, std::string> only(std::vector<NamedActivity> found, const std::string& none) {
  if (found.size() == 1) return std::move(found.front());
  if (found.empty()) return std::unexpected(none);
  return std::unexpected("More than one could be meant: " + list_of_activities(found) +
                         ". Say which by its id.");
}

std::string nothing_called(std::string_view name, const std::vector<NamedActivity>& all) {
  std::vector<std::string> ids;
  for (const auto& activity : all) ids.push_back(activity.plan->id);
  const auto near = nearest(name, ids);
  return "There is no activity \"" + std::string(name) + "\"." +
         (near ? " Did you mean \"" + *near + "\"?"
               : " Write a day as 2026-10-15, or an id from " + held("freshlegs sessions --json") + " or " +
                     held("freshlegs runs --json") + ".");
}

/// Why nothing of a day could be meant.
std::string nothing_on(date::local_days day, const std::vector<NamedActivity>& others) {
  const std::string date = iso_day(WallTime(day)), next = " " + held("freshlegs sessions") + " and " +
                                                          held("freshlegs runs") + " list the days.";
  if (others.empty()) return "Nothing is recorded on " + date + "." + next;
  return "On " + date + " there is only " + list_of_activities(others) + ", which cannot be meant here." +
         next;
}

}  // namespace

std::string_view note_word(analysis::NoteKind kind) { return kNoteWords.at(static_cast<std::size_t>(kind)); }

std::optional<analysis::NoteKind> note_kind(std::string_view word) {
  const auto found = std::ranges::find(kNoteWords, word);
  if (found == kNoteWords.end()) return std::nullopt;
  return static_cast<analysis::NoteKind>(found - kNoteWords.begin());
}

analysis::Labels labels_of(storage::Database& database, const Settings& settings) {
  analysis::Labels labels;
  labels.exercise_share = settings.exercise_share;
  for (const auto& [number, said] : storage::Statements(database).current()) {
    using Kind = Statement::Kind;
    if (said.kind == Kind::label) take_label(labels, said);
    if (said.kind == Kind::note) take_note(labels, said);
    if (said.kind == Kind::exercise && said.value) labels.exercise_share[said.text] = *said.value;
  }
  return labels;
}

analysis::Belonging belonging_of(storage::Database& database) {
  analysis::Belonging belonging;
  for (const auto& [number, said] : storage::Statements(database).current()) {
    if (!said.recording || !said.other) continue;
    const auto pair = std::minmax(*said.recording, *said.other);
    if (said.kind == Statement::Kind::merge) belonging.together.insert(pair);
    if (said.kind == Statement::Kind::split) belonging.apart.insert(pair);
  }
  return belonging;
}

std::set<Hash> forgotten(storage::Database& database) {
  std::set<Hash> recordings;
  for (const auto& [number, said] : storage::Statements(database).current())
    if (said.kind == Statement::Kind::forget && said.recording) recordings.insert(*said.recording);
  return recordings;
}

std::vector<NamedActivity> activities_of(const Knowledge& knowledge) {
  std::vector<NamedActivity> all;
  const auto add = [&](const analysis::ActivityPlan& plan, bool is_run) {
    NamedActivity activity{&plan, is_run, {}};
    for (const auto& part : plan.parts)
      activity.recordings.push_back(knowledge.recordings.at(part.recording).head.hash);
    all.push_back(std::move(activity));
  };
  for (const auto& run : knowledge.findings.runs) add(run.plan, true);
  for (const auto& session : knowledge.findings.sessions) add(session.plan, false);
  std::ranges::sort(all, {}, [](const NamedActivity& a) { return std::tie(a.plan->start, a.plan->id); });
  return all;
}

std::expected<NamedActivity, std::string> find_activity(const Knowledge& knowledge, std::string_view name) {
  const auto all = activities_of(knowledge);
  for (const auto& activity : all)
    if (activity.plan->id == name) return activity;
  const auto letters = letters_of(name);
  std::vector<NamedActivity> found;
  for (const auto& activity : all)
    if (std::ranges::any_of(activity.recordings,
                            [&](const Hash& h) { return analysis::id_letters(h) == letters; }))
      found.push_back(activity);
  return only(std::move(found), nothing_called(name, all));
}

std::expected<NamedActivity, std::string> find_activity_on(const Knowledge& knowledge, date::local_days day,
                                                           const WhichActivities& which) {
  std::vector<NamedActivity> found, others;
  for (const auto& activity : activities_of(knowledge))
    if (local_day(*activity.plan) == day) (which(activity) ? found : others).push_back(activity);
  return only(std::move(found), nothing_on(day, others));
}

std::optional<storage::Statements::Entry> newest_about(storage::Database& database, Statement::Kind kind,
                                                       const std::vector<Hash>& recordings) {
  for (auto& entry : storage::Statements(database).current() | std::views::reverse) {
    const auto& said = entry.statement;
    if (said.kind == kind && said.recording &&
        std::ranges::find(recordings, *said.recording) != recordings.end())
      return std::move(entry);
  }
  return std::nullopt;
}

}  // namespace freshlegs::app
