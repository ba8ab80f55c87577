#include "daemon/service/store_pipeline.h"

#include <algorithm>
#include <system_error>

#include "daemon/service/told_store.h"
#include "daemon/views/summary_files.h"
#include "storage/database.h"
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

class StorePipeline final : public Pipeline {
 public:
  explicit StorePipeline(StoreNeeds needs)
      : needs_(std::move(needs)),
        database_(needs_.database, {.access = storage::Access::create}),
        intake_(database_, needs_.settings),
        seen_version_(database_.data_version()) {}

  app::TakenFile take(const std::filesystem::path& path) override { return intake_.take(path); }
  void ask(app::KeepGoing keep_going) override { intake_.ask(std::move(keep_going)); }
  [[nodiscard]] bool full() const override { return intake_.full(); }
  void commit() override { intake_.commit(); }

  Analysed analyse() override {
    seen_version_ = database_.data_version();
    auto knowledge = app::analyse(database_, needs_.settings, needs_.home, needs_.system);
    const std::string trouble = write_summaries(knowledge);
    auto& findings = knowledge.findings;
    return {.alerts = std::move(findings.alerts),
            .activities = findings.runs.size() + findings.sessions.size(),
            .history = span_of(findings),
            .trouble = trouble};
  }

  [[nodiscard]] std::vector<Told> told() override {
    storage::Told store(database_);
    return load_told(store);
  }

  void record(const std::vector<Told>& told) override {
    storage::Transaction transaction(database_);
    storage::Told store(database_);
    save_told(store, told);
    transaction.commit();
  }

  [[nodiscard]] bool changed_elsewhere() override { return database_.data_version() != seen_version_; }

 private:
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
