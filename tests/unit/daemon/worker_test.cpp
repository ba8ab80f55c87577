#include "daemon/service/worker.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <atomic>
#include <stdexcept>

#include "tests/unit/daemon/loop_until.h"

namespace freshlegs::service {
namespace {

using testing::ElementsAre;

/// What the fake pipelines share with the test; touched by the worker's thread while the test waits for
/// reports.
struct Script {
  std::atomic<int> made{0}, commits{0}, analyses{0}, records{0};
  std::atomic<bool> fail_open{false}, fail_take{false}, fail_commit{false}, fail_analysis{false},
      elsewhere{false}, summary_trouble{false};
  std::atomic<std::size_t> full_at{64};
};

class FakePipeline final : public Pipeline {
 public:
  explicit FakePipeline(Script& script) : script_(script) {
    if (script.fail_open) throw std::runtime_error("The database is damaged.");
    ++script.made;
  }
  app::TakenFile take(const std::filesystem::path& path) override {
    if (script_.fail_take) throw std::runtime_error("The disk is full.");
    ++open_;
    app::TakenFile file;
    file.name = path.filename().string();
    file.outcome = file.name.starts_with("known") ? app::Outcome::duplicate : app::Outcome::ingested;
    return file;
  }
  [[nodiscard]] bool full() const override { return open_ >= script_.full_at; }
  void commit() override {
    if (script_.fail_commit.exchange(false)) throw std::runtime_error("The disk is full.");
    ++script_.commits;
    open_ = 0;
  }
  Analysed analyse() override {
    if (script_.fail_analysis.exchange(false)) throw std::runtime_error("The disk gave up.");
    ++script_.analyses;
    return {.alerts = {},
            .activities = 7,
            .history = std::chrono::hours(24),
            .questions = {},
            .trouble = script_.summary_trouble ? "no room" : ""};
  }
  [[nodiscard]] std::vector<Told> told() override { return {}; }
  void record(const std::vector<Told>&) override { ++script_.records; }
  [[nodiscard]] bool out_of_date() override { return script_.elsewhere; }

 private:
  Script& script_;
  std::size_t open_ = 0;
};

class WorkerTest : public testing::Test {
 protected:
  MakePipeline maker() {
    return [this] { return std::make_unique<FakePipeline>(script); };
  }
  Worker::Handlers handlers() {
    return {.opened = [this](const Opened&) { opened = true; },
            .not_opened = [this](const std::string& why) { refused = why; },
            .taken =
                [this](const std::vector<Worker::Taken>& files) {
                  ++reports;
                  for (const auto& file : files) taken.push_back(file);
                },
            .analysed = [this](const Analysed&) { ++analysed; },
            .trouble = [this](const std::string& why) { troubles.push_back(why); },
            .left = [this] { left = true; }};
  }
  bool until(const std::function<bool()>& condition) { return loop_until(loop, condition); }
  void start_and_settle() {
    worker.start();
    ASSERT_TRUE(until([&] { return analysed == 1; }));
  }

  boost::asio::io_context loop;
  Script script;
  bool opened = false, left = false;
  std::string refused;
  std::vector<Worker::Taken> taken;
  int reports = 0, analysed = 0;
  std::vector<std::string> troubles;
  Worker worker{loop, maker(), handlers()};
};

std::vector<std::string> many(int n) {
  std::vector<std::string> paths;
  for (int i = 0; i < n; ++i) paths.push_back("/in/" + std::to_string(i));
  return paths;
}

TEST_F(WorkerTest, opens_and_analyses_what_is_there) {
  start_and_settle();
  EXPECT_TRUE(opened);
}

TEST_F(WorkerTest, a_database_that_cannot_be_opened_is_reported_and_ends_it) {
  script.fail_open = true;
  worker.start();
  EXPECT_TRUE(until([&] { return left; }));
  EXPECT_EQ(refused, "The database is damaged.");
  EXPECT_FALSE(opened);
}

TEST_F(WorkerTest, a_single_file_commits_at_once_and_is_analysed) {
  start_and_settle();
  worker.take({"/in/a.fit"});
  ASSERT_TRUE(until([&] { return analysed == 2; }));
  EXPECT_EQ(script.commits, 1);
  ASSERT_EQ(taken.size(), 1U);
  EXPECT_EQ(taken[0].path, "/in/a.fit");
  EXPECT_EQ(taken[0].file.outcome, app::Outcome::ingested);
}

TEST_F(WorkerTest, a_backlog_commits_in_batches_and_is_analysed_once) {
  start_and_settle();
  worker.take(many(200));
  ASSERT_TRUE(until([&] { return analysed == 2; }));
  EXPECT_EQ(taken.size(), 200U);
  EXPECT_EQ(script.commits, 4) << "64 + 64 + 64 + 8";
}

TEST_F(WorkerTest, files_known_already_need_no_analysis) {
  start_and_settle();
  worker.take({"/in/known.fit"});
  ASSERT_TRUE(until([&] { return taken.size() == 1; }));
  worker.record({});
  ASSERT_TRUE(until([&] { return script.records == 1; }));
  EXPECT_EQ(script.analyses, 1);
}

TEST_F(WorkerTest, a_failed_commit_puts_the_whole_batch_off_and_goes_on_with_a_new_connection) {
  start_and_settle();
  script.fail_commit = true;
  worker.take(many(3));
  ASSERT_TRUE(until([&] { return taken.size() == 3; }));
  for (const auto& [path, file] : taken) {
    EXPECT_EQ(file.outcome, app::Outcome::deferred) << path;
    EXPECT_TRUE(file.retry);
  }
  EXPECT_THAT(troubles, ElementsAre("The disk is full."));
  worker.take({"/in/a.fit"});
  ASSERT_TRUE(until([&] { return analysed == 2; }));
  EXPECT_EQ(script.made, 2);
}

TEST_F(WorkerTest, a_failure_in_the_middle_of_a_batch_loses_no_file) {
  start_and_settle();
  script.fail_take = true;
  worker.take(many(5));
  ASSERT_TRUE(until([&] { return taken.size() == 5; }));
  for (const auto& [path, file] : taken) EXPECT_TRUE(file.retry) << path;
}

TEST_F(WorkerTest, a_failed_analysis_is_made_up_for_at_the_next_chance) {
  script.fail_analysis = true;
  worker.start();
  ASSERT_TRUE(until([&] { return !troubles.empty(); }));
  worker.refresh();
  EXPECT_TRUE(until([&] { return analysed == 1; }));
}

TEST_F(WorkerTest, summaries_that_could_not_be_written_are_made_up_for_too) {
  script.summary_trouble = true;
  start_and_settle();
  EXPECT_THAT(troubles, ElementsAre("no room"));
  script.summary_trouble = false;
  worker.refresh();
  EXPECT_TRUE(until([&] { return analysed == 2; }));
}

TEST_F(WorkerTest, taking_something_back_brings_the_summaries_up_to_date) {
  start_and_settle();
  Told told;
  told.withdrawn = "why";
  worker.record({told});
  EXPECT_TRUE(until([&] { return analysed == 2; }));
}

TEST_F(WorkerTest, refreshes_only_if_another_program_has_written) {
  start_and_settle();
  worker.refresh();
  worker.record({});
  ASSERT_TRUE(until([&] { return script.records == 1; }));
  EXPECT_EQ(script.analyses, 1);
  script.elsewhere = true;
  worker.refresh();
  EXPECT_TRUE(until([&] { return analysed == 2; }));
}

TEST_F(WorkerTest, new_settings_mean_a_new_pipeline_and_analysis) {
  start_and_settle();
  worker.renew(maker());
  ASSERT_TRUE(until([&] { return analysed == 2; }));
  EXPECT_EQ(script.made, 2);
}

TEST_F(WorkerTest, stopping_leaves_what_has_not_begun) {
  script.full_at = 1;
  start_and_settle();
  worker.take(many(50'000));
  ASSERT_TRUE(until([&] { return !taken.empty(); }));
  worker.stop();
  ASSERT_TRUE(until([&] { return left; }));
  EXPECT_LT(taken.size(), 50'000U);
  EXPECT_EQ(static_cast<std::size_t>(script.commits), taken.size()) << "what was taken is durable";
}

TEST_F(WorkerTest, an_idle_worker_is_not_stuck) {
  start_and_settle();
  EXPECT_TRUE(until([&] { return worker.moved_within(std::chrono::nanoseconds(0)); }));
}

}  // namespace
}  // namespace freshlegs::service
