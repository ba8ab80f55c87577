#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>

#include "daemon/cli/care.h"
#include "daemon/cli/writing.h"
#include "daemon/words/dates.h"
#include "daemon/words/numbers.h"
#include "daemon/words/page.h"
#include "daemon/words/phrases.h"

namespace freshlegs::cli {
namespace {

using storage::SessionLabel;
using storage::Statement;

struct Word {
  const char* typed;
  SessionLabel label;
  const char* meaning;
};
constexpr std::array<Word, 5> kWords{{{"legs", SessionLabel::legs, "a leg session"},
                                      {"upper", SessionLabel::upper, "upper body work"},
                                      {"full", SessionLabel::full, "work for the whole body, legs included"},
                                      {"other", SessionLabel::other, "no leg work"},
                                      {"planned", SessionLabel::planned, "planned as it was"}}};

struct LabelOptions {
  std::string activity, word;
  bool undo = false;
};

const Word* word_of(const std::string& typed) {
  const auto found = std::ranges::find_if(kWords, [&](const Word& w) { return typed == w.typed; });
  return found == kWords.end() ? nullptr : &*found;
}

const Word& word_of(SessionLabel label) { return *std::ranges::find(kWords, label, &Word::label); }

/// On a day with one strength session and a ride, "legs" means the strength session: that is what is asked
/// about most.
app::NamedActivity meant(const Writing& writing, const LabelOptions& options, const Word* word) {
  const bool planned = word != nullptr && word->label == SessionLabel::planned;
  const auto strength = [](const app::NamedActivity& a) {
    return a.plan->sport == analysis::Sport::strength;
  };
  if (word == nullptr) return writing.activity(options.activity, [](const auto&) { return true; });
  if (planned) return writing.activity(options.activity, [](const auto& a) { return a.is_run; });
  const auto day = parse_day(options.activity);
  const auto lifted =
      day ? app::find_activity_on(writing.knowledge(), *day, strength) : std::unexpected(std::string());
  if (lifted) return *lifted;
  return writing.activity(options.activity, [](const auto& a) { return !a.is_run; });
}

std::string named(const app::NamedActivity& activity, const app::Units& units) {
  const auto& plan = *activity.plan;
  const std::string what = plan.title ? "\"" + app::from_file(*plan.title, 30) + "\""
                                      : "The " + std::string(app::phrase(plan.sport));
  return what + " of " + app::long_day(app::local_day(plan), units) + " (" + plan.id + ")";
}

void require_sense(const app::NamedActivity& activity, const Word& word) {
  const bool planned = word.label == SessionLabel::planned;
  if (planned && !activity.is_run)
    throw Failure(ExitCode::usage, "Only a run can be planned; " + activity.plan->id + " is none.");
  if (!planned && activity.is_run)
    throw Failure(
        ExitCode::usage,
        activity.plan->id + " is a run; legs, upper, full and other say what a strength session was.");
}

ExitCode undo(Writing& writing, const LabelOptions& options, const Word* word, Context& context) {
  const auto activity = meant(writing, options, word);
  const auto last = app::newest_about(writing.database(), Statement::Kind::label, activity.recordings);
  const bool same =
      last && last->statement.label && (word == nullptr || *last->statement.label == word->label);
  if (!same)
    throw Failure(ExitCode::failed,
                  "Nothing was said about " + activity.plan->id + " that could be taken back.");
  writing.take_back({last->number});
  context.out << context.wrapped(named(activity, writing.units()) + ": no longer labelled as " +
                                 word_of(*last->statement.label).meaning + ".")
              << "\n";
  writing.finish();
  return ExitCode::done;
}

ExitCode label(const LabelOptions& options, Context& context) {
  const Word* word = word_of(options.word);
  Writing writing(context);
  if (options.undo) return undo(writing, options, word, context);
  const auto activity = meant(writing, options, word);
  require_sense(activity, *word);
  const Statement said{
      .kind = Statement::Kind::label, .recording = activity.recordings.front(), .label = word->label};
  const auto last = app::newest_about(writing.database(), Statement::Kind::label, activity.recordings);
  const bool known =
      last && last->statement.label == said.label && last->statement.recording == said.recording;
  if (!known) writing.say({said});
  writing.finish();
  context.out << context.wrapped(named(activity, writing.units()) + ": " + word->meaning + ".") << "\n"
              << context.wrapped("Take it back with: " +
                                 app::held("freshlegs label " + activity.plan->id + " --undo"))
              << "\n";
  return ExitCode::done;
}

}  // namespace

void add_label(CLI::App& app, Context& context) {
  auto* command = app.add_subcommand("label", "Say what a session was, or that a run was planned");
  auto options = std::make_shared<LabelOptions>();
  command
      ->add_option("activity", options->activity,
                   "Its local day, or its id where a day has several: freshlegs sessions --json has all ids")
      ->required()
      ->type_name("ID|YYYY-MM-DD");
  auto* word = command
                   ->add_option("what", options->word,
                                "What a session worked: legs, upper body, full body or other than legs; "
                                "planned: that a run was meant as it was")
                   ->type_name("legs|upper|full|other|planned");
  word->check([](const std::string& typed) {
    return word_of(typed) ? std::string()
                          : "\"" + typed + "\" is no label; say legs, upper, full, other or planned.";
  });
  command->add_flag("--undo", options->undo, "Take back what was said last");
  command->callback([options, &context] {
    if (options->word.empty() && !options->undo)
      throw CLI::ValidationError("Say what it was: legs, upper, full, other or planned.");
    context.action = [options, &context] { return label(*options, context); };
  });
}

}  // namespace freshlegs::cli
