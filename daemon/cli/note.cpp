// How it felt: effort and pain go with a run, everything else with a day.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <chrono>

#include "daemon/cli/care.h"
#include "daemon/cli/note_words.h"
#include "daemon/cli/writing.h"
#include "daemon/words/alert_text.h"
#include "daemon/words/dates.h"
#include "daemon/words/felt_words.h"
#include "daemon/words/numbers.h"
#include "daemon/words/page.h"
#include "daemon/words/phrases.h"

namespace freshlegs::cli {
namespace {

using namespace std::chrono_literals;
using analysis::NoteKind;
using storage::Statement;

constexpr auto kLately = 24h;  // "the run" is one that ended within a day
constexpr std::size_t kListed = 20;

struct NoteOptions {
  std::vector<std::string> words;
  std::string run, on, where;
  bool undo = false;
};

bool of_run(NoteKind kind) { return kind == NoteKind::rpe || kind == NoteKind::pain; }

UtcOffset newest_offset(const app::Knowledge& knowledge) {
  UtcOffset offset{0};
  for (const auto& activity : app::activities_of(knowledge))
    if (activity.plan->utc_offset) offset = *activity.plan->utc_offset;
  return offset;
}

/// Now, or the middle of the named day.
Instant moment_of(const NoteOptions& options, const app::Knowledge& knowledge) {
  if (options.on.empty()) return std::chrono::time_point_cast<Millis>(std::chrono::system_clock::now());
  const auto day = parse_day(options.on);
  if (!day) throw Failure(ExitCode::usage, "\"" + options.on + "\" is no day; write it as 2026-10-15.");
  return instant_of(WallTime(*day) + 12h, newest_offset(knowledge));
}

/// Effort can be said of a strength session too.
bool can_be_rated(const app::NamedActivity& activity, const NoteOptions& options) {
  const auto notes = *read_notes(options.words);
  const bool effort_alone = std::ranges::all_of(notes, [](const auto& n) { return n.kind == NoteKind::rpe; });
  return activity.is_run || (effort_alone && activity.plan->sport == analysis::Sport::strength);
}

/// The named run; else the only one of the named day, or the newest that ended within a day.
std::optional<app::NamedActivity> run_meant(const Writing& writing, const NoteOptions& options, Instant at) {
  const auto is_run = [](const app::NamedActivity& a) { return a.is_run; };
  if (!options.run.empty()) {
    const bool a_day = parse_day(options.run).has_value();
    auto named = writing.activity(options.run, [&](const app::NamedActivity& a) {
      return a.is_run || (!a_day && can_be_rated(a, options));
    });
    if (!can_be_rated(named, options)) throw Failure(ExitCode::usage, named.plan->id + " is no run.");
    return named;
  }
  if (const auto day = parse_day(options.on)) {
    auto found = app::find_activity_on(writing.knowledge(), *day, is_run);
    return found ? std::optional(*std::move(found)) : std::nullopt;
  }
  std::optional<app::NamedActivity> newest;
  for (auto& activity : app::activities_of(writing.knowledge()))
    if (activity.is_run && activity.plan->start <= at && activity.plan->end >= at - kLately)
      newest = std::move(activity);
  return newest;
}

std::string no_run_to_rate(const app::Knowledge& knowledge) {
  const std::string text = "There is no run of the last day to rate; name one with --run, or its day with --on.";
  const auto& runs = knowledge.findings.runs;
  return runs.empty() ? text : text + " The newest is " + runs.back().plan.id + ".";
}

std::string subject(const std::optional<app::NamedActivity>& run, Instant at, UtcOffset offset,
                    const app::Units& units) {
  if (!run) return app::long_day(app::local_day(at, offset), units);
  const std::string what = run->is_run ? "the run of " : "the session of ";
  return what + app::long_day(app::local_day(*run->plan), units) + " (" + run->plan->id + ")";
}

/// Pain is answered at once, whether the run came after legs or not.
void answer_pain(const app::Knowledge& now, const app::NamedActivity& run, Context& context) {
  for (const auto& finding : now.findings.runs) {
    const auto said = [&](const Hash& h) {
      return std::ranges::any_of(finding.plan.parts, [&](const analysis::Part& part) {
        return now.recordings.at(part.recording).head.hash == h;
      });
    };
    if (!finding.pain || !std::ranges::any_of(run.recordings, said)) continue;
    const auto text = app::pain_text(*finding.pain);
    context.out << context.wrapped(text.title + ": " + text.body) << "\n";
  }
}

/// On a day without a run: the latest word of it.
void answer_pain(const app::Knowledge& now, Instant at, Context& context) {
  for (const auto& alert : now.findings.alerts) {
    const auto* pain = std::get_if<analysis::PainFacts>(&alert.facts);
    if (pain == nullptr || pain->on_run || alert.time != at) continue;
    const auto text = app::pain_text(*pain);
    context.out << context.wrapped(text.title + ": " + text.body) << "\n";
  }
}

ExitCode say(Writing& writing, const NoteOptions& options, Context& context) {
  const auto notes = *read_notes(options.words);
  const bool about_run = std::ranges::any_of(notes, [](const auto& n) { return of_run(n.kind); });
  Instant at = moment_of(options, writing.knowledge());
  const auto run = about_run || !options.run.empty() ? run_meant(writing, options, at) : std::nullopt;
  if (!options.run.empty()) at = run->plan->end;  // what is said beside it is said of that day
  const bool effort = std::ranges::any_of(notes, [](const auto& n) { return n.kind == NoteKind::rpe; });
  if (effort && !run)
    throw Failure(ExitCode::usage, no_run_to_rate(writing.knowledge()));
  std::vector<Statement> statements;
  const auto offset = newest_offset(writing.knowledge());
  for (const auto& note : notes) {
    Statement said{.kind = Statement::Kind::note, .value = note.value};
    said.what = std::string(app::note_word(note.kind));
    if (note.kind == NoteKind::pain) said.text = options.where;
    if (of_run(note.kind) && run) said.recording = run->recordings.front();
    said.at = said.recording ? run->plan->end : at;
    context.out << context.wrapped(app::capital(app::noted(note.kind, note.value)) + ", " +
                                   subject(said.recording ? run : std::nullopt, at, offset, writing.units()) +
                                   ".")
                << "\n";
    statements.push_back(std::move(said));
  }
  writing.say(std::move(statements));
  const auto now = writing.finish();
  if (run) answer_pain(now, *run, context);
  if (!run) answer_pain(now, at, context);
  context.out << "Take it back with: freshlegs note --undo\n";
  return ExitCode::done;
}

std::vector<storage::Statements::Entry> notes_of(storage::Database& database) {
  std::vector<storage::Statements::Entry> notes;
  for (auto& entry : storage::Statements(database).current())
    if (entry.statement.kind == Statement::Kind::note) notes.push_back(std::move(entry));
  return notes;
}

std::string line_of(const Statement& said, UtcOffset offset) {
  std::string text = iso_day(WallTime(app::local_day(said.at.value_or(said.said), offset)));
  if (const auto kind = app::note_kind(said.what); kind && said.value)
    text += "  " + app::noted(*kind, *said.value);
  if (!said.text.empty()) text += "  " + app::from_file(said.text, 40);
  return app::plain(text);
}

ExitCode undo(Writing& writing, Context& context) {
  const auto notes = notes_of(writing.database());
  if (notes.empty()) throw Failure(ExitCode::failed, "Nothing was noted that could be taken back.");
  writing.take_back({notes.back().number});
  context.out << "Taken back: " << line_of(notes.back().statement, newest_offset(writing.knowledge())) << "\n";
  writing.finish();
  return ExitCode::done;
}

ExitCode list(Writing& writing, Context& context) {
  auto notes = notes_of(writing.database());
  if (notes.empty()) {
    context.out << context.wrapped("Nothing is noted. Say how it felt: " +
                                   app::held("freshlegs note rpe 6 soreness 3"))
                << "\n";
    return ExitCode::done;
  }
  std::ranges::stable_sort(notes, {}, [](const auto& e) { return e.statement.at; });
  const auto offset = newest_offset(writing.knowledge());
  const auto from = notes.size() > kListed ? notes.size() - kListed : 0;
  for (std::size_t i = from; i < notes.size(); ++i)
    context.out << line_of(notes[i].statement, offset) << "\n";
  return ExitCode::done;
}

ExitCode note(const NoteOptions& options, Context& context) {
  Writing writing(context);
  if (options.undo) return undo(writing, context);
  return options.words.empty() ? list(writing, context) : say(writing, options, context);
}

}  // namespace

void add_note(CLI::App& app, Context& context) {
  auto* command = app.add_subcommand("note", "Say how it felt; alone: list what was noted");
  auto options = std::make_shared<NoteOptions>();
  command
      ->add_option("what", options->words,
                   "rpe, soreness, pain, illness, stress, eating, mood (0 to 10), sleep (hours), each with a value")
      ->type_name("WHAT VALUE");
  command->add_option("--run", options->run, "The run it is about, or for rpe the strength session; else the newest run of the last day")
      ->type_name("ID|YYYY-MM-DD");
  command->add_option("--on", options->on, "Another day than today")->type_name("YYYY-MM-DD");
  command->add_option("--where", options->where, "Where it hurts")->type_name("PLACE");
  command->add_flag("--undo", options->undo, "Take back what was noted last");
  command->callback([options, &context] {
    if (const auto notes = read_notes(options->words); !notes) throw CLI::ValidationError(notes.error());
    context.action = [options, &context] { return note(*options, context); };
  });
}

}  // namespace freshlegs::cli
