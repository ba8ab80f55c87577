#include <algorithm>
#include <chrono>
#include <ranges>
#include <set>

#include "analysis/assemble/identity.h"
#include "daemon/cli/care.h"
#include "daemon/cli/writing.h"
#include "daemon/files/lock_file.h"
#include "daemon/words/dates.h"
#include "daemon/words/day.h"
#include "daemon/words/numbers.h"
#include "daemon/words/phrases.h"
#include "storage/care.h"
#include "storage/told.h"

namespace freshlegs::cli {
namespace {

namespace fs = std::filesystem;
using storage::Statement;

std::string recordings(std::size_t n) {
  return app::plain(app::count_of(static_cast<double>(n), "recording"));
}

/// What is remembered of a forgotten recording: that it was forgotten with its activity's first one
/// (`other`), and before which day (`at`), so that either way leads back.
Statement forgetting(const Hash& recording, const Hash& first, std::optional<date::local_days> before) {
  Statement said{.kind = Statement::Kind::forget, .recording = recording, .other = first};
  if (before) said.at = Instant(before->time_since_epoch());
  return said;
}

std::vector<Statement> of_activity(const app::NamedActivity& activity,
                                   std::optional<date::local_days> before = std::nullopt) {
  std::vector<Statement> said;
  for (const Hash& recording : activity.recordings)
    said.push_back(forgetting(recording, activity.recordings.front(), before));
  return said;
}

date::local_days day_of(const RecordingHead& head) {
  const bool wall = head.clock != Clock::utc;
  return date::floor<date::days>(
      wall_of(head.start, wall ? UtcOffset(0) : head.utc_offset.value_or(UtcOffset(0))));
}

/// Activities, and the mornings and nights that belong to none.
std::vector<Statement> before_day(const app::Knowledge& knowledge, date::local_days day) {
  std::vector<Statement> said;
  std::set<Hash> covered;
  for (const auto& activity : app::activities_of(knowledge)) {
    covered.insert(activity.recordings.begin(), activity.recordings.end());
    if (app::local_day(*activity.plan) < day)
      std::ranges::move(of_activity(activity, day), std::back_inserter(said));
  }
  for (const auto& [head, file] : knowledge.recordings)
    if (!covered.contains(head.hash) && day_of(head) < day)
      said.push_back(forgetting(head.hash, head.hash, day));
  return said;
}

std::vector<storage::Statements::Entry> said_so_far(storage::Database& database) {
  auto entries = storage::Statements(database).current();
  std::erase_if(entries, [](const auto& e) { return e.statement.kind != Statement::Kind::forget; });
  return entries;
}

/// Summaries of days of which nothing is left.
void remove_empty_days(const app::Knowledge& knowledge, const fs::path& folder) {
  const auto days = app::summary_days(knowledge.findings, static_cast<std::size_t>(-1));
  std::error_code none;
  std::vector<fs::path> gone;
  for (const auto& entry : fs::directory_iterator(folder, none)) {
    const auto day = parse_day(entry.path().stem().string());
    if ((day && std::ranges::find(days, *day) == days.end()) ||
        (days.empty() && entry.path().stem() == "latest"))
      gone.push_back(entry.path());
  }
  for (const auto& path : gone) fs::remove(path, none);
}

void finish(Writing& writing, Context& context) {
  remove_empty_days(writing.finish(), context.settings().summaries);
}

ExitCode undo(const ForgetOptions& options, Context& context) {
  Writing writing(context);
  const auto entries = said_so_far(writing.database());
  const auto last = entries.empty() ? Instant() : entries.back().statement.said;
  const auto letters =
      options.activity.substr(options.activity.size() - std::min<std::size_t>(options.activity.size(), 6));
  std::vector<std::int64_t> numbers;
  for (const auto& [number, said] : entries) {
    const bool meant = options.before    ? said.at == Instant(options.before->time_since_epoch())
                       : letters.empty() ? said.said == last
                                         : said.other && analysis::id_letters(*said.other) == letters;
    if (meant) numbers.push_back(number);
  }
  if (numbers.empty())
    throw Failure(ExitCode::failed, "Nothing of that is forgotten, or it was deleted for good.");
  writing.take_back(numbers);
  finish(writing, context);
  context.out << "Back again: " << recordings(numbers.size()) << ".\n";
  return ExitCode::done;
}

/// What was told about the deleted ones, and about times of which nothing is left.
void delete_told(storage::Database& database, const std::set<Hash>& deleted, const app::Knowledge& left) {
  const auto days = app::summary_days(left.findings, static_cast<std::size_t>(-1));
  for (const auto& [number, announcement] : storage::Told(database).all()) {
    const auto day = parse_day(announcement.local_day);
    const bool about = std::ranges::any_of(
        deleted, [&](const Hash& hash) { return announcement.alert.ends_with(analysis::id_letters(hash)); });
    if (about || days.empty() || (day && *day < days.front())) storage::Care(database).delete_told(number);
  }
}

/// Copies that migrations kept hold what is to be gone.
void remove_old_copies(const fs::path& database) {
  std::error_code none;
  std::vector<fs::path> copies;
  for (const auto& entry : fs::directory_iterator(database.parent_path(), none))
    if (entry.path().filename().string().starts_with(database.filename().string() + ".before-v"))
      copies.push_back(entry.path());
  for (const auto& copy : copies) fs::remove(copy, none);
}

ExitCode purge(Context& context) {
  const auto lock = app::LockFile::take(context.paths().lock_file);
  if (!lock)
    throw Failure(ExitCode::failed,
                  lock.error() + " Stop it first: " + app::held("systemctl --user stop freshlegsd"));
  Writing writing(context);
  const auto deleted = app::forgotten(writing.database());
  if (!deleted.empty()) {
    storage::Transaction transaction(writing.database());
    delete_told(writing.database(), deleted, writing.knowledge());
    storage::Care(writing.database()).delete_for_good(deleted);
    transaction.commit();
    storage::Care(writing.database()).compact();
    remove_old_copies(context.paths().database);
  }
  finish(writing, context);
  context.out << "Deleted for good: " << recordings(deleted.size())
              << ". Copies made with freshlegs backup are yours to delete.\n";
  return ExitCode::done;
}

ExitCode forget_now(const ForgetOptions& options, Context& context) {
  Writing writing(context);
  std::vector<Statement> said;
  if (options.before) {
    said = before_day(writing.knowledge(), *options.before);
  } else {
    said = of_activity(writing.activity(options.activity, [](const auto&) { return true; }));
  }
  const std::string id = said.empty() ? "" : analysis::id_letters(*said.front().other);
  const auto count = said.size();
  writing.say(std::move(said));
  finish(writing, context);
  context.out << "Left out from now on: " << recordings(count) << "; the files are untouched.\n"
              << "Take it back with: freshlegs forget --undo"
              << (options.before ? " --before " + iso_day(WallTime(*options.before))
                  : id.empty()   ? ""
                                 : " " + id)
              << "\nDelete for good with: freshlegs forget --purge\n";
  return ExitCode::done;
}

}  // namespace

ExitCode forget(const ForgetOptions& options, Context& context) {
  if (options.undo) return undo(options, context);
  if (!options.activity.empty() || options.before)
    if (const auto done = forget_now(options, context); done != ExitCode::done) return done;
  return options.purge ? purge(context) : ExitCode::done;
}

}  // namespace freshlegs::cli
