#include "daemon/cli/writing.h"

#include <chrono>
#include <utility>

#include "daemon/views/summary_files.h"
#include "daemon/words/numbers.h"

namespace freshlegs::cli {
namespace {

using namespace std::chrono_literals;

// The daemon holds the lock for one commit at a time; ten seconds outlast a slow disk.
constexpr auto kPatience = 10s;

storage::Database open(const Context& context) {
  const auto path = context.paths().database;
  std::error_code none;
  if (!std::filesystem::exists(path, none)) throw nothing_recorded();
  return {path, {.access = storage::Access::write, .patience = kPatience}};
}

}  // namespace

Writing::Writing(Context& context)
    : context_(context),
      settings_(context.settings()),
      database_(open(context)),
      knowledge_(context.knowledge(database_, settings_)) {}

app::NamedActivity Writing::activity(const std::string& name, const app::WhichActivities& which) const {
  const auto day = parse_day(name);
  auto found = day ? app::find_activity_on(knowledge_, *day, which) : app::find_activity(knowledge_, name);
  if (!found) throw Failure(ExitCode::usage, found.error());
  return *std::move(found);
}

void Writing::say(std::vector<storage::Statement> statements) {
  const auto now = std::chrono::time_point_cast<Millis>(std::chrono::system_clock::now());
  storage::Transaction transaction(database_);
  for (auto& statement : statements) {
    statement.said = now;
    storage::Statements(database_).say(statement);
  }
  transaction.commit();
}

void Writing::take_back(const std::vector<std::int64_t>& numbers) {
  storage::Transaction transaction(database_);
  for (const auto number : numbers) storage::Statements(database_).take_back(number);
  transaction.commit();
}

app::Knowledge Writing::finish() {
  auto now = context_.knowledge(database_, settings_);
  app::write_summaries(now, settings_, app::retractions(database_));
  return now;
}

}  // namespace freshlegs::cli
