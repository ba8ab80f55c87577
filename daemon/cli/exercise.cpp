// What the athlete knows about an exercise that the catalogue does not: how much of it is leg work.
#include "ingest/exercise/exercise.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <charconv>
#include <set>

#include "daemon/cli/care.h"
#include "daemon/cli/writing.h"
#include "daemon/config/nearest.h"
#include "daemon/words/numbers.h"
#include "daemon/words/page.h"
#include "daemon/words/phrases.h"
#include "ingest/csv/text.h"

namespace freshlegs::cli {
namespace {

using storage::Statement;

struct ExerciseOptions {
  std::string name, share;
  bool undo = false;
};

/// "0.8" or "80%" as 0..1.
std::optional<double> share_of(std::string_view text) {
  const bool percent = text.ends_with('%');
  if (percent) text.remove_suffix(1);
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  if (percent) value /= 100;
  return value >= 0 && value <= 1 ? std::optional(value) : std::nullopt;
}

std::string quoted(const std::string& name) { return "\"" + app::from_file(name, 60) + "\""; }

std::string percent(double share) { return app::number(share * 100) + " %"; }

/// The name as the app writes it, where only case or accents differ: shares are kept under that spelling.
std::string as_recorded(const std::vector<std::string>& names, const std::string& typed) {
  const auto same = [&](const std::string& name) {
    return csv::plain(csv::fold(name)) == csv::plain(csv::fold(typed));
  };
  if (std::ranges::find(names, typed) != names.end()) return typed;
  const auto it = std::ranges::find_if(names, same);
  return it == names.end() ? typed : *it;
}

/// Of every set on record, as its app or watch wrote it.
std::vector<std::string> names_met(Writing& writing) {
  std::set<std::string> names;
  for (const auto& session : writing.knowledge().findings.sessions) {
    if (session.sets == 0) continue;
    const auto features = app::features_of(writing.database(), writing.knowledge(), session.plan);
    if (!features.strength) continue;
    for (const auto& set : features.strength->sets) names.insert(set.exercise);
  }
  return {names.begin(), names.end()};
}

/// What was said last about that name.
std::optional<storage::Statements::Entry> said_about(storage::Database& database, const std::string& name) {
  std::optional<storage::Statements::Entry> last;
  for (auto& entry : storage::Statements(database).current())
    if (entry.statement.kind == Statement::Kind::exercise && entry.statement.text == name)
      last = std::move(entry);
  return last;
}

ExitCode undo(Writing& writing, const std::string& name, Context& context) {
  const auto last = said_about(writing.database(), name);
  if (!last)
    throw Failure(ExitCode::failed, "Nothing was said about " + quoted(name) + " that could be taken back.");
  writing.take_back({last->number});
  writing.finish();
  context.out << context.wrapped(quoted(name) + ": taken back.") << "\n";
  return ExitCode::done;
}

ExitCode settle(Writing& writing, const std::string& name, double share, const std::vector<std::string>& met,
                Context& context) {
  const auto last = said_about(writing.database(), name);
  if (!last || last->statement.value != share)
    writing.say({Statement{.kind = Statement::Kind::exercise, .text = name, .value = share}});
  writing.finish();
  std::string text = quoted(name) + " counts as " + percent(share) + " leg work.";
  const auto catalogue = find_exercise(name);
  if (catalogue && catalogue->leg_share != share)
    text += " By itself it would be " + percent(catalogue->leg_share) + ".";
  if (std::ranges::find(met, name) == met.end()) {
    const auto near = app::nearest(name, met);
    text += " No set of that name was met so far." + (near ? " Did you mean " + quoted(*near) + "?" : "");
  }
  context.out << context.wrapped(text) << "\nTake it back with: freshlegs exercise " << quoted(name) << " --undo\n";
  return ExitCode::done;
}

ExitCode list(const Writing& writing, Context& context) {
  const auto& unknown = writing.knowledge().findings.unknown_exercises;
  if (unknown.empty()) {
    context.out << "Every exercise that was met is known.\n";
    return ExitCode::done;
  }
  context.out << context.wrapped(
                     "Not known, so not counted as leg work. Say how much of each is: "
                     "freshlegs exercise NAME SHARE, 0 for none, 1 for a squat.")
              << "\n";
  for (const auto& name : unknown) context.out << "  " << quoted(name) << "\n";
  return ExitCode::done;
}

ExitCode exercise(const ExerciseOptions& options, Context& context) {
  Writing writing(context);
  if (options.name.empty()) return list(writing, context);
  const auto met = names_met(writing);
  auto names = met;
  for (const auto& entry : storage::Statements(writing.database()).current())
    if (entry.statement.kind == Statement::Kind::exercise) names.push_back(entry.statement.text);
  const auto name = as_recorded(names, options.name);
  return options.undo ? undo(writing, name, context)
                      : settle(writing, name, *share_of(options.share), met, context);
}

}  // namespace

void add_exercise(CLI::App& app, Context& context) {
  auto* command =
      app.add_subcommand("exercise", "Say how much of an exercise is leg work; alone: list the unknown");
  auto options = std::make_shared<ExerciseOptions>();
  command->add_option("name", options->name, "As the app writes it")->type_name("NAME");
  auto* share = command->add_option("share", options->share, "0 for none, 1 for a squat")->type_name("SHARE");
  share->check([](const std::string& typed) {
    return share_of(typed) ? std::string()
                           : "\"" + typed + "\" is no share; say a number from 0 to 1, or 0% to 100%.";
  });
  command->add_flag("--undo", options->undo, "Take back what was said last");
  command->callback([options, &context] {
    if (!options->name.empty() && options->share.empty() && !options->undo)
      throw CLI::ValidationError("Say how much of it is leg work: a number from 0 to 1.");
    context.action = [options, &context] { return exercise(*options, context); };
  });
}

}  // namespace freshlegs::cli
