#include <CLI/CLI.hpp>
#include <chrono>
#include <memory>
#include <optional>
#include <thread>

#include "daemon/cli/commands.h"
#include "daemon/cli/context.h"
#include "daemon/cli/files_below.h"
#include "daemon/cli/memory_at_hand.h"
#include "daemon/pipeline/ahead.h"
#include "daemon/pipeline/intake.h"
#include "daemon/pipeline/read_ahead.h"
#include "daemon/pipeline/reasons.h"
#include "daemon/views/summary_files.h"
#include "daemon/words/dates.h"
#include "daemon/words/day.h"
#include "daemon/words/numbers.h"
#include "daemon/words/phrases.h"

namespace freshlegs::cli {
namespace {

namespace fs = std::filesystem;
using app::Outcome;
using Clock = std::chrono::steady_clock;
using namespace std::chrono_literals;

constexpr auto kLongestBatch = 2s;  // as the daemon: a crash costs at most re-reading these
constexpr std::size_t kBar = 24;    // columns of the bar
constexpr int kTries = 3;           // for a file that changes while it is read

using Ahead = app::Ahead<app::ReadFile>;
constexpr std::size_t kWorthThreads = 8;
constexpr std::size_t kAhead = 40;  // files for each thread: they must not run dry while a batch is committed

/// Reads and parses on other threads what comes next; only what is one after the other stays here.
void read_ahead(std::optional<Ahead>& ahead, const std::vector<fs::path>& files, storage::Database& database,
                const app::Settings& settings) {
  const unsigned workers = app::workers_of(settings);
  if (workers < 2 || files.size() < kWorthThreads || database.on_network()) return;
  ahead.emplace(files.size(), workers, kAhead * std::size_t{workers}, [&files, &settings, path = database.path()] {
    auto reader = std::make_shared<app::ReadAhead>(path, settings);
    return [&files, reader](std::size_t i) { return reader->read(files[i]); };
  });
}

/// "############........  120 of 412 files" on one line of a terminal; nothing elsewhere.
class Progress {
 public:
  Progress(std::size_t all, Context& context) : all_(all), context_(context) {}
  ~Progress() { clear(); }

  void at(std::size_t n) {
    if (!context_.err_is_terminal || Clock::now() - shown_ < 100ms) return;
    shown_ = Clock::now();
    const std::size_t done = all_ > 0 ? n * kBar / all_ : kBar;
    context_.err << "\r" << context_.bar(done, kBar) << "  " << n << " of " << all_ << " files" << std::flush;
  }
  void clear() {
    if (shown_ != Clock::time_point()) context_.err << "\r\033[K" << std::flush;
    shown_ = {};
  }

 private:
  std::size_t all_;
  Context& context_;
  Clock::time_point shown_;
};

app::TakenFile take(app::Intake& intake, const fs::path& path, std::optional<Ahead>& ahead) {
  auto taken = ahead ? intake.take(ahead->next()) : intake.take(path);
  for (int i = 1; i < kTries && taken.still_changing; ++i) {
    std::this_thread::sleep_for(200ms);
    taken = intake.take(path);
  }
  return taken;
}

void report(const app::TakenFile& file, Context& context) {
  for (const auto& entry : file.noted) report(entry, context);
  if (!file.reason || file.outcome == Outcome::duplicate || file.outcome == Outcome::ignored) return;
  std::string line = app::held(file.name) + ": " + file.reason->text;
  if (file.outcome == Outcome::ingested && !file.inside)
    line += " What could be read was kept.";
  else if (!file.reason->advice.empty())
    line += " " + file.reason->advice;
  context.complain(line);
}

/// One line for each format that is not ours, however many files there are of it.
void report_ignored(const app::Totals& totals, Context& context) {
  for (const auto& [code, kind] : totals.kinds) {
    const std::string many =
        kind.files == 1 ? "" : app::number(static_cast<double>(kind.files)) + " files such as ";
    const std::string advice = kind.reason.advice.empty() ? "" : " " + kind.reason.advice;
    context.complain(many + app::held(kind.example) + ": ignored. " + kind.reason.text + advice);
  }
}

app::Totals take_all(const std::vector<fs::path>& files, storage::Database& database,
                     const app::Settings& settings, Context& context) {
  app::Intake intake(database, settings);
  app::Totals totals;
  Progress progress(files.size(), context);
  auto last_commit = Clock::now();
  std::size_t n = 0;
  intake.ask([&] {
    progress.at(n);
    return true;
  });
  std::optional<Ahead> ahead;
  read_ahead(ahead, files, database, settings);
  for (const auto& path : files) {
    const auto taken = take(intake, path, ahead);
    totals.add(taken);
    if (taken.reason || !taken.noted.empty()) progress.clear();
    report(taken, context);
    progress.at(++n);
    if (!intake.full() && Clock::now() - last_commit < kLongestBatch) continue;
    intake.commit();
    last_commit = Clock::now();
  }
  intake.commit();
  progress.clear();
  report_ignored(totals, context);
  return totals;
}

std::string totals_line(const app::Totals& totals) {
  std::string text = app::count_of(static_cast<double>(totals.files()), "file") + ": " +
                     app::number(static_cast<double>(totals.ingested)) + " new";
  const auto add = [&](std::size_t n, const char* one, const char* many) {
    if (n > 0) text += ", " + app::number(static_cast<double>(n)) + " " + (n == 1 ? one : many);
  };
  add(totals.duplicate, "duplicate", "duplicates");
  add(totals.rejected, "rejected", "rejected");
  add(totals.deferred, "put off", "put off");
  add(totals.ignored, "ignored", "ignored");
  return text;
}

ExitCode ingest(const std::vector<std::string>& arguments, unsigned workers, Context& context) {
  keep_memory_at_hand();
  auto settings = context.settings();
  settings.workers = workers;
  const auto paths = context.paths();
  std::vector<fs::path> files;
  for (const auto& argument : arguments)
    for (auto& file : files_below(argument)) files.push_back(std::move(file));
  app::create_folders(paths);
  storage::Database database(paths.database, {.access = storage::Access::create});
  const auto totals = take_all(files, database, settings, context);
  app::write_reasons(database, paths.state_dir / "rejected");
  const auto knowledge = context.newest(database, settings, app::kDaysKept);
  app::write_summaries(knowledge, settings, app::retractions(database));
  context.out << context.wrapped(totals_line(totals)) << "\n";
  if (const auto day = app::newest_day(knowledge.findings); day && context.out_is_terminal)
    context.out << context.wrapped("The newest day is " + app::long_day(*day, settings.units) + ". Read it: " +
                                   app::held("freshlegs summary"))
                << "\n";
  return ExitCode::done;
}

}  // namespace

void add_ingest(CLI::App& app, Context& context) {
  auto* command = app.add_subcommand("ingest", "Take files and folders in, as the daemon does");
  auto paths = std::make_shared<std::vector<std::string>>();
  command->add_option("path", *paths, "FIT and CSV files, and folders of them")
      ->required()
      ->type_name("PATH");
  auto workers = std::make_shared<unsigned>(0);
  command->add_option("--workers", *workers, "Threads that read a backlog (default: one a core, at most four)")
      ->check(CLI::Range(1U, 64U))
      ->type_name("N");
  command->callback([paths, workers, &context] {
    context.action = [paths, workers, &context] { return ingest(*paths, *workers, context); };
  });
}

}  // namespace freshlegs::cli
