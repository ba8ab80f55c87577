#include "daemon/service/store_pipeline.h"

#include <malloc.h>

#include <algorithm>
#include <system_error>
#include <tuple>
#include <utility>

#include "analysis/checkpoint/earlier.h"
#include "daemon/pipeline/mend.h"
#include "daemon/pipeline/move_taken.h"
#include "daemon/pipeline/newest.h"
#include "daemon/pipeline/reasons.h"
#include "daemon/service/told_store.h"
#include "daemon/views/summary_files.h"
#include "daemon/words/dates.h"
#include "storage/connection.h"
#include "storage/database.h"
#include "storage/seen.h"
#include "storage/statements.h"
#include "storage/told.h"

namespace freshlegs::service {
namespace {

/// Alerts from before a part of the history stay as they were; a spell that reaches into it is told anew.
std::vector<analysis::Alert> with_newer(std::vector<analysis::Alert> known,
                                        const std::vector<analysis::Alert>& newer, Instant since) {
  std::erase_if(known, [&](const analysis::Alert& old) {
    return old.time >= since || std::ranges::find(newer, old.id, &analysis::Alert::id) != newer.end();
  });
  known.insert(known.end(), newer.begin(), newer.end());
  std::ranges::sort(known, {}, [](const analysis::Alert& a) { return std::tie(a.time, a.id); });
  return known;
}

/// From the first activity to the end of the last.
std::chrono::hours span_of(const analysis::Findings& findings) {
  std::optional<Instant> first = findings.earlier.first_start, last = first;
  const auto widen = [&](const analysis::ActivityPlan& plan) {
    first = first ? std::min(*first, plan.start) : plan.start;
    last = last ? std::max(*last, plan.end) : plan.end;
  };
  for (const auto& run : findings.runs) widen(run.plan);
  for (const auto& session : findings.sessions) widen(session.plan);
  return first ? std::chrono::floor<std::chrono::hours>(*last - *first) : std::chrono::hours(0);
}

constexpr const char* kQuestion = "question";

/// Strength sessions of which neither sets nor title tell whether it was leg work.
std::vector<Question> questions_of(const app::Knowledge& knowledge, const app::Units& units) {
  std::vector<Question> questions;
  for (const auto& session : knowledge.findings.sessions) {
    if (session.plan.sport != analysis::Sport::strength || session.legs != analysis::Legs::unknown) continue;
    const auto& recording = knowledge.recordings.at(session.plan.parts.front().recording);
    questions.push_back({.session = session.plan.id,
                         .recording = recording.head.hash,
                         .end = std::max(session.plan.start, session.plan.end),
                         .title = "Was it leg work?",
                         .body = "The strength session of " + app::long_day(app::local_day(session.plan), units) +
                                 ", " + app::clock(app::wall(session.plan.start, session.plan.utc_offset), units) +
                                 ". Neither its sets nor its title tell."});
  }
  return questions;
}

class StorePipeline final : public Pipeline {
 public:
  explicit StorePipeline(StoreNeeds needs)
      : needs_(in_the_background(std::move(needs))),
        database_(needs_.database, {.access = storage::Access::create}),
        intake_(database_, needs_.settings),
        seen_version_(database_.data_version()) {
    require_sound();
    app::write_reasons(database_, needs_.rejected);
  }

  app::TakenFile take(const std::filesystem::path& path) override {
    const auto was = needs_.settings.move_taken ? app::DiskFolder().look(path) : std::nullopt;
    auto taken = intake_.take(path);
    const bool done = taken.outcome == app::Outcome::ingested || taken.outcome == app::Outcome::duplicate;
    if (was && done && !taken.retry && !taken.still_changing) to_move_.emplace_back(path, *was);
    return taken;
  }
  void ask(app::KeepGoing keep_going) override { intake_.ask(std::move(keep_going)); }
  [[nodiscard]] bool full() const override { return intake_.full(); }
  void commit() override {
    intake_.commit();
    app::write_reasons(database_, needs_.rejected);
    move_away();
  }
  [[nodiscard]] std::vector<std::string> complaints() override { return std::exchange(complaints_, {}); }

  Analysed analyse() override {
    const bool asked = std::exchange(whole_next_, false);
    const bool whole = asked || !alerts_ || database_.data_version() != seen_version_;
    seen_version_ = database_.data_version();
    const auto knowledge = whole ? app::analyse(database_, needs_.settings, needs_.home, needs_.system)
                                 : app::analyse_newest(database_, needs_.settings, needs_.home,
                                                       needs_.system, app::kDaysKept);
    partly_ = knowledge.part.has_value();
    const std::string trouble = write_summaries(knowledge);
    const auto& findings = knowledge.findings;
    alerts_ = partly_ ? with_newer(*std::exchange(alerts_, {}), findings.alerts, knowledge.part->since)
                      : findings.alerts;
    return {.alerts = *alerts_,
            .activities = app::activities(analysis::earlier_and(findings)),
            .history = span_of(findings),
            .questions = questions_of(knowledge, needs_.settings.units),
            .in_part = partly_,
            .trouble = trouble};
  }

  /// A whole history that was read is a matter of megabytes; for most of the day it would lie there for nothing. The
  /// newest days are little, and what is given back must be fetched again for the next file.
  void rest() override {
    if (partly_) return;
    database_.connection().run("PRAGMA shrink_memory");
    ::malloc_trim(0);
  }

  [[nodiscard]] std::vector<Told> told() override {
    storage::Told store(database_);
    return load_told(store);
  }

  [[nodiscard]] std::vector<SeenPath> seen() override {
    std::vector<SeenPath> files;
    for (auto& file : storage::Seen(database_).all())
      files.emplace_back(std::move(file.path), app::Signature{file.bytes, file.inode, file.modified});
    return files;
  }

  [[nodiscard]] std::set<std::string> asked() override {
    std::set<std::string> sessions;
    for (const auto& [number, told] : storage::Told(database_).all())
      if (told.kind == kQuestion) sessions.insert(told.alert);
    return sessions;
  }

  void record_question(const Question& question, bool shown, Instant when) override {
    storage::Transaction transaction(database_);
    storage::Told(database_).tell({.alert = question.session,
                                   .kind = kQuestion,
                                   .local_day = iso_day(wall_of(question.end, UtcOffset(0))),
                                   .state = "",
                                   .how = shown ? storage::ToldHow::desktop : storage::ToldHow::silently,
                                   .when = when,
                                   .title = question.title,
                                   .body = question.body,
                                   .delivered = shown,
                                   .withdrawn = {}});
    transaction.commit();
  }

  void label(const Hash& recording, storage::SessionLabel label, Instant when) override {
    storage::Transaction transaction(database_);
    storage::Statements(database_).say(
        {.kind = storage::Statement::Kind::label, .recording = recording, .label = label, .said = when});
    transaction.commit();
  }

  /// Checksums of every blob and the structure of the file, once a week; what is damaged is read again from
  /// the inbox where it still lies there.
  std::vector<std::string> upkeep(Instant now) override {
    storage::Seen seen(database_);
    const auto last = seen.last_done(kFullCheck);
    if (last && now - *last < kWeek && *last <= now) return {};
    auto sentences = database_.full_check();
    for (auto& sentence : sentences) sentence = "The database is damaged: " + sentence;
    if (!sentences.empty()) return sentences;
    sentences = app::mend_damaged(database_, needs_.settings).lost;
    storage::Transaction transaction(database_);
    seen.done(kFullCheck, now);
    transaction.commit();
    return sentences;
  }

  void record(const std::vector<Told>& told) override {
    storage::Transaction transaction(database_);
    storage::Told store(database_);
    save_told(store, told);
    transaction.commit();
  }

  [[nodiscard]] bool out_of_date() override {
    whole_next_ = partly_;
    return whole_next_ || database_.data_version() != seen_version_;
  }

 private:
  /// A service has time: one thread, and the memory of one.
  static StoreNeeds in_the_background(StoreNeeds needs) {
    needs.settings.workers = 1;
    return needs;
  }

  /// Only what is durable by now. Nothing moves in folders that come and go: a watch is not ours to tidy.
  void move_away() {
    for (const auto& [path, was] : std::exchange(to_move_, {})) {
      const auto holds = [&](const std::filesystem::path& folder) {
        const auto rest = path.lexically_relative(folder);
        return !rest.empty() && *rest.begin() != "..";
      };
      const auto folders = app::lasting_folders(needs_.settings);
      const auto inbox = std::ranges::find_if(folders, holds);
      if (inbox == folders.end()) continue;
      const auto moved = app::move_taken(path, *inbox, was);
      if (moved.to) {
        storage::Transaction transaction(database_);
        storage::Seen(database_).moved(path.string(), moved.to->string());
        transaction.commit();
      } else if (!moved.why.empty()) {
        complaints_.push_back(moved.why);
      }
    }
  }

  static constexpr const char* kFullCheck = "full check";
  static constexpr std::chrono::hours kWeek{7 * 24};

  /// Nothing is ever written to a damaged database, and it is never replaced behind anybody's back.
  void require_sound() {
    const auto complaints = database_.quick_check();
    if (complaints.empty()) return;
    throw storage::Error(
        storage::Trouble::corrupt, database_.path(), 0,
        "The database " + database_.path().string() + " is damaged (" + complaints.front() +
            "). It is left as it is: restore a copy, or move it away and start again, then your "
            "files are read anew.");
  }

  /// What kept them from being written; the alerts are worth telling all the same.
  std::string write_summaries(const app::Knowledge& knowledge) {
    try {
      (void)app::write_summaries(knowledge, needs_.settings, app::retractions(database_));
      return "";
    } catch (const std::system_error& error) {
      return std::string("The summary could not be written: ") + error.what() + ".";
    }
  }

  StoreNeeds needs_;
  storage::Database database_;
  app::Intake intake_;
  std::int64_t seen_version_;
  std::optional<std::vector<analysis::Alert>> alerts_;  // of the whole history; nothing before the first analysis
  std::vector<std::pair<std::filesystem::path, app::Signature>> to_move_;
  std::vector<std::string> complaints_;
  bool partly_ = false;                                 // the last analysis was of the newest part
  bool whole_next_ = false;
};

}  // namespace

std::unique_ptr<Pipeline> open_store(const StoreNeeds& needs) {
  return std::make_unique<StorePipeline>(needs);
}

}  // namespace freshlegs::service
