#include "daemon/service/store_pipeline.h"

#include <algorithm>
#include <system_error>
#include <utility>

#include "daemon/pipeline/mend.h"
#include "daemon/pipeline/reasons.h"
#include "daemon/service/told_store.h"
#include "daemon/views/summary_files.h"
#include "daemon/words/dates.h"
#include "storage/database.h"
#include "storage/seen.h"
#include "storage/statements.h"
#include "storage/told.h"

namespace freshlegs::service {
namespace {

/// From the first activity to the end of the last.
std::chrono::hours span_of(const analysis::Findings& findings) {
  std::optional<Instant> first, last;
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
std::vector<Question> questions_of(const app::Knowledge& knowledge) {
  std::vector<Question> questions;
  for (const auto& session : knowledge.findings.sessions) {
    if (session.plan.sport != analysis::Sport::strength || session.legs != analysis::Legs::unknown) continue;
    const auto& recording = knowledge.recordings.at(session.plan.parts.front().recording);
    questions.push_back({.session = session.plan.id,
                         .recording = recording.head.hash,
                         .end = std::max(session.plan.start, session.plan.end),
                         .title = "Was it leg work?",
                         .body = "The strength session of " + app::long_day(app::local_day(session.plan)) +
                                 ", " + app::clock(app::wall(session.plan.start, session.plan.utc_offset)) +
                                 ". Neither its sets nor its title tell."});
  }
  return questions;
}

class StorePipeline final : public Pipeline {
 public:
  explicit StorePipeline(StoreNeeds needs)
      : needs_(std::move(needs)),
        database_(needs_.database, {.access = storage::Access::create}),
        intake_(database_, needs_.settings),
        seen_version_(database_.data_version()) {
    require_sound();
    app::write_reasons(database_, needs_.rejected);
  }

  app::TakenFile take(const std::filesystem::path& path) override { return intake_.take(path); }
  void ask(app::KeepGoing keep_going) override { intake_.ask(std::move(keep_going)); }
  [[nodiscard]] bool full() const override { return intake_.full(); }
  void commit() override {
    intake_.commit();
    app::write_reasons(database_, needs_.rejected);
  }

  Analysed analyse() override {
    seen_version_ = database_.data_version();
    auto knowledge = app::analyse(database_, needs_.settings, needs_.home, needs_.system);
    const std::string trouble = write_summaries(knowledge);
    auto& findings = knowledge.findings;
    auto questions = questions_of(knowledge);
    return {.alerts = std::move(findings.alerts),
            .activities = findings.runs.size() + findings.sessions.size(),
            .history = span_of(findings),
            .questions = std::move(questions),
            .trouble = trouble};
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

  [[nodiscard]] bool changed_elsewhere() override { return database_.data_version() != seen_version_; }

 private:
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
};

}  // namespace

std::unique_ptr<Pipeline> open_store(const StoreNeeds& needs) {
  return std::make_unique<StorePipeline>(needs);
}

}  // namespace freshlegs::service
