#include <algorithm>

#include "analysis/assemble/identity.h"
#include "daemon/cli/care.h"
#include "daemon/cli/writing.h"
#include "daemon/words/page.h"
#include "ingest/file_content.h"

namespace freshlegs::cli {
namespace {

using Kind = storage::Statement::Kind;

app::NamedActivity any_activity(const Writing& writing, const std::string& name) {
  return writing.activity(name, [](const auto&) { return true; });
}

/// By the name of its file, or by the first letters of its own or its file's hash.
bool is_called(const analysis::KnownRecording& recording, const std::string& name) {
  const auto& names = recording.file.names;
  if (std::ranges::find(names, name) != names.end()) return true;
  constexpr std::size_t kShortest = 6;
  return name.size() >= kShortest &&
         (hex(recording.head.hash).starts_with(name) || hex(recording.file.sha256).starts_with(name));
}

const analysis::KnownRecording* part_called(const Writing& writing, const app::NamedActivity& activity,
                                            const std::string& name) {
  const analysis::KnownRecording* found = nullptr;
  for (const auto& part : activity.plan->parts) {
    const auto& recording = writing.knowledge().recordings.at(part.recording);
    if (!is_called(recording, name)) continue;
    if (found) throw Failure(ExitCode::usage, "More than one recording of it is called \"" + name + "\".");
    found = &recording;
  }
  return found;
}

std::string parts_of(const Writing& writing, const app::NamedActivity& activity) {
  std::string text;
  for (const auto& part : activity.plan->parts) {
    const auto& recording = writing.knowledge().recordings.at(part.recording);
    const auto& names = recording.file.names;
    text += (text.empty() ? "" : ", ") + (names.empty() ? hex(recording.head.hash, 10) : names.front());
  }
  return text;
}

/// The statements that count of this kind and about this recording.
std::vector<std::int64_t> numbers_about(storage::Database& database, Kind kind,
                                        const std::vector<Hash>& recordings) {
  std::vector<std::int64_t> numbers;
  const auto among = [&](const std::optional<Hash>& hash) {
    return hash && std::ranges::find(recordings, *hash) != recordings.end();
  };
  for (const auto& [number, said] : storage::Statements(database).current())
    if (said.kind == kind && (among(said.recording) || among(said.other))) numbers.push_back(number);
  return numbers;
}

ExitCode take_back(Writing& writing, Kind kind, const std::vector<Hash>& recordings, Context& context) {
  const auto numbers = numbers_about(writing.database(), kind, recordings);
  if (numbers.empty()) throw Failure(ExitCode::failed, "Nothing of that was said, so nothing is taken back.");
  writing.take_back(numbers);
  writing.finish();
  context.out << "Taken back; freshlegs decides by itself again.\n";
  return ExitCode::done;
}

}  // namespace

ExitCode split(const std::string& name, const std::string& recording, bool undo, Context& context) {
  Writing writing(context);
  const auto activity = any_activity(writing, name);
  const auto* part = part_called(writing, activity, recording);
  if (part == nullptr)
    throw Failure(ExitCode::usage, "There is no recording \"" + recording + "\" in " + activity.plan->id +
                                       "; it is made of " + parts_of(writing, activity) + ".");
  if (undo) return take_back(writing, Kind::split, {part->head.hash}, context);
  if (activity.recordings.size() < 2)
    throw Failure(ExitCode::usage, "That is the only recording of " + activity.plan->id + ".");
  std::vector<storage::Statement> said;
  for (const Hash& other : activity.recordings)
    if (other != part->head.hash)
      said.push_back({.kind = Kind::split, .recording = part->head.hash, .other = other});
  writing.say(std::move(said));
  const auto now = writing.finish();
  const auto own = app::find_activity(now, analysis::id_letters(part->head.hash));
  context.out << context.wrapped(recording + " is an activity of its own now" + (own ? ": " + own->plan->id : "") +
                           ".")
              << "\nTake it back with: freshlegs split " << (own ? own->plan->id : name) << " " << recording
              << " --undo\n";
  return ExitCode::done;
}

ExitCode merge(const std::string& name, const std::string& other, bool undo, Context& context) {
  Writing writing(context);
  const auto first = any_activity(writing, name);
  const auto second = any_activity(writing, other);
  if (undo) {
    auto recordings = first.recordings;
    recordings.insert(recordings.end(), second.recordings.begin(), second.recordings.end());
    return take_back(writing, Kind::merge, recordings, context);
  }
  if (first.plan == second.plan) throw Failure(ExitCode::usage, "These two are one activity already.");
  if (first.is_run != second.is_run)
    throw Failure(ExitCode::usage, "A run and another kind of session are never one activity.");
  writing.say(
      {{.kind = Kind::merge, .recording = first.recordings.front(), .other = second.recordings.front()}});
  const auto now = writing.finish();
  const auto one = app::find_activity(now, analysis::id_letters(first.recordings.front()));
  context.out << "One activity now" << (one ? ": " + one->plan->id : "") << ".\n"
              << "Take it back with: freshlegs merge " << name << " " << other << " --undo\n";
  return ExitCode::done;
}

}  // namespace freshlegs::cli
