// What a strength session counts as: its sets, how its dose was found, and the runs that felt it.
#include <algorithm>
#include <array>

#include "daemon/words/dates.h"
#include "daemon/words/day.h"
#include "daemon/words/explanation_blocks.h"
#include "daemon/words/legs_words.h"
#include "daemon/words/page.h"
#include "daemon/words/phrases.h"
#include "daemon/words/run_words.h"

namespace freshlegs::app {
namespace {

using analysis::SessionFinding;
using analysis::SetDigest;
using Block = Explanation::Block;

std::string_view movement(Movement movement) {
  static constexpr std::array<std::string_view, 22> kNames{
      "not known",     "squat",      "lunge", "hinge", "Olympic lift", "hip thrust", "knee extension", "knee flexion",
      "calf raise",    "jump",       "swing", "hip",   "back extension", "leg raise", "carry",         "whole body",
      "core",          "upper body", "cardio", "run",  "warm-up",      "leg work"};
  return kNames.at(static_cast<std::size_t>(movement));
}

/// A watch keeps numbers for its guesses; the movement says more.
std::string exercise_name(const SetDigest& set) {
  return set.exercise.empty() || set.exercise.starts_with("fit ") ? capital(movement(set.movement))
                                                                  : from_file(set.exercise, 30);
}

struct Exercise {
  std::string name;
  int sets = 0;
  double reps = 0, heaviest_kg = 0, leg_share = 0, eccentric = 1;
  bool known = false;
};

/// Of the sets that count, in the order they were first done.
std::vector<Exercise> exercises_of(const std::vector<SetDigest>& sets) {
  std::vector<Exercise> all;
  for (const auto& set : sets) {
    if (set.warm_up) continue;
    const auto name = exercise_name(set);
    auto it = std::ranges::find(all, name, &Exercise::name);
    if (it == all.end()) it = all.insert(all.end(), {name});
    ++it->sets;
    it->reps += set.reps.value_or(0);
    it->heaviest_kg = std::max(it->heaviest_kg, set.weight_kg.value_or(0));
    it->leg_share = set.leg_share;
    it->eccentric = set.eccentric;
    it->known = set.known;
  }
  return all;
}

/// "100 %", and what lowering adds where it is heavy.
std::string leg_share(const Exercise& e) {
  if (!e.known) return "not known";
  return number(100 * e.leg_share) + "\u00a0%" +
         (e.eccentric > 1 ? ", lowering counts " + number(e.eccentric, 1) + " times" : "");
}

std::optional<Block> sets_block(const Question& q) {
  if (!q.features || !q.features->strength || q.features->strength->sets.empty()) return std::nullopt;
  Block block{"Its sets, without warm-ups", {}, {}, {}, {}, {}};
  block.columns = {"Exercise", "Sets", "Reps", q.units.pounds ? "Heaviest lb" : "Heaviest kg", "Leg share"};
  for (const auto& e : exercises_of(q.features->strength->sets))
    block.rows.push_back({e.name, number(e.sets), e.reps > 0 ? number(e.reps) : "",
                          e.heaviest_kg > 0 ? weight_number(e.heaviest_kg, q.units) : "", leg_share(e)});
  if (!q.features->strength->from_log)
    block.after.emplace_back("The watch guessed these; a log of a lifting app beside it is trusted more.");
  return block;
}

std::string legs_source(const SessionFinding& session) {
  switch (session.legs_source) {
    case analysis::LegsSource::label:
      return "You said what it was.";
    case analysis::LegsSource::csv:
      return "By the exercises in the lifting log.";
    case analysis::LegsSource::sets:
      return "By the sets the watch recorded.";
    case analysis::LegsSource::title:
      return "By its title.";
    case analysis::LegsSource::guess:
      break;
  }
  return "By your rhythm of the week, earlier titles and the heart rate of such sessions: " +
         number(100 * session.leg_probability) + "\u00a0% for leg work. Runs after it have no say in that.";
}

std::string dose_source(const SessionFinding& session) {
  switch (session.dose_source) {
    case analysis::DoseSource::volume:
      return "repetitions times the square of the share of your maximum, leg share and lowering";
    case analysis::DoseSource::rpe:
      return "your rating times minutes";
    case analysis::DoseSource::heart_rate:
      return "heart rate and minutes";
    case analysis::DoseSource::title:
      break;
  }
  return "the title alone, as one usual session";
}

Block decision_block(const SessionFinding& session) {
  Block block{"What it counts as", {legs_source(session)}, {}, {}, {}, {}};
  if (!session.leg_dose) {
    block.sentences.emplace_back("It is no leg work, so no run is compared with it.");
    return block;
  }
  block.rows.push_back({"dose", number(*session.leg_dose, 2) + "  (1 is your usual leg day; a typical one until five are known)"});
  block.rows.push_back({"by", dose_source(session)});
  block.rows.push_back({"probability of leg work", number(session.leg_probability, 2)});
  return block;
}

std::string what_was_seen(const Question& q) {
  const auto& session = *q.session;
  return session_sentence(session, day_of(q.knowledge.findings, local_day(session.plan)), q.units);
}

std::optional<Block> runs_block(const Question& q) {
  Block block{"Runs that count as after it", {}, {"Day", "Kind", "Hours after", "Cost", "Says"}, {}, {}, {}};
  for (const auto& run : q.knowledge.findings.runs) {
    if (!run.post_leg || run.leg_session != q.session->plan.id) continue;
    const auto cost = run_cost(run, q.units);
    block.rows.push_back({short_day(local_day(run.plan), q.units), std::string(short_phrase(run.kind)),
                          number(*run.hours_since_leg),
                          cost ? with_unit(cost->value, cost->unit) + " (" + range(cost->lo, cost->hi) + ")" : "",
                          std::string(phrase(run.verdict))});
  }
  if (block.rows.empty()) return std::nullopt;
  return block;
}

Block session_changes(const SessionFinding& session) {
  Block block{"What would change this", {}, {}, {}, {}, {}};
  block.sentences.emplace_back(
      "Your word on what it was, a lifting log of it, or the leg share of an exercise.");
  block.commands = {"freshlegs label " + session.plan.id + " legs|upper|full|other", "freshlegs exercise NAME SHARE"};
  return block;
}

}  // namespace

Explanation explain_session(const Question& q) {
  const auto& session = *q.session;
  Explanation e;
  e.title = is_leg_session(session) ? "Leg session" : capital(phrase(session.plan.sport));
  e.subtitle = long_day(local_day(session.plan), q.units) + ", " +
               clock(wall(session.plan.start, session.plan.utc_offset), q.units);
  e.id = session.plan.id;
  e.blocks = {{"What was seen", {what_was_seen(q)}, {}, {}, {}, {}}, session_sources_block(q)};
  if (auto sets = sets_block(q)) e.blocks.push_back(*std::move(sets));
  if (session.plan.sport == analysis::Sport::strength || session.leg_dose) e.blocks.push_back(decision_block(session));
  if (auto runs = runs_block(q)) e.blocks.push_back(*std::move(runs));
  if (session.plan.sport == analysis::Sport::strength) e.blocks.push_back(session_changes(session));
  e.blocks.push_back({"Basis",
                      {"Sets are weighed by a rule of this project, maxima estimated after Epley and Brzycki. A rating "
                       "times minutes is reliable for lifting (Day 2004). What it costs comes from your own runs."},
                      {}, {}, {}, {}});
  e.blocks.push_back({"Numbers", {"Every set as JSON:"}, {}, {}, {}, {"freshlegs explain " + e.id + " --json"}});
  return e;
}

}  // namespace freshlegs::app
