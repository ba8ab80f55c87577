#include "daemon/service/worker.h"

#include <algorithm>
#include <atomic>
#include <boost/asio/post.hpp>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <utility>

namespace freshlegs::service {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::seconds kLongestBatch{2};

app::TakenFile put_off(const std::string& path, const std::string& why) {
  app::TakenFile file;
  file.name = std::filesystem::path(path).filename().string();
  file.outcome = app::Outcome::deferred;
  file.reason = Rejection{"database", std::nullopt, PositionUnit::byte, why, "It is tried again by itself."};
  file.retry = true;
  return file;
}

}  // namespace

struct Worker::State {
  using Job = std::function<void(Pipeline&)>;

  State(boost::asio::io_context& l, MakePipeline m, Handlers h)
      : loop(l), make(std::move(m)), handlers(std::move(h)) {}

  template <class Function, class... Arguments>
  void report(Function& handler, Arguments... arguments) {
    boost::asio::post(loop, [&handler, ... arguments = std::move(arguments)]() mutable {
      handler(std::move(arguments)...);
    });
  }

  template <class Change>
  void change(Change&& apply) {
    {
      const std::lock_guard lock(mutex);
      apply();
    }
    wake.notify_one();
  }

  // --- from here on the worker's thread ---

  void run() {
    if (open()) {
      while (step()) moved = Clock::now().time_since_epoch().count();
      commit();
    }
    pipeline.reset();
    idle = true;
    report(handlers.left);
  }

  bool open() {
    try {
      pipeline = make();
      report(handlers.opened, Opened{pipeline->told(), pipeline->seen(), pipeline->asked()});
      return true;
    } catch (const std::exception& error) {
      report(handlers.not_opened, std::string(error.what()));
      return false;
    }
  }

  /// One job, one file or one analysis. False when it is time to leave.
  bool step() {
    std::unique_lock lock(mutex);
    if (batch.empty() && !stale) {
      idle = true;
      wake.wait(lock, [this] { return leaving || !jobs.empty() || !files.empty(); });
      idle = false;
    }
    if (leaving) return false;
    if (!jobs.empty()) {
      const Job job = std::move(jobs.front());
      jobs.pop_front();
      lock.unlock();
      do_job(job);
    } else if (!files.empty()) {
      const std::string path = std::move(files.front());
      files.pop_front();
      lock.unlock();
      take(path);
    } else {
      lock.unlock();
      finish_batch();
    }
    return true;
  }

  void do_job(const Job& job) {
    commit();
    guarded([&] { job(*pipeline); });
  }

  void take(const std::string& path) {
    if (batch.empty()) batch_began = Clock::now();
    const bool taken = guarded([&] {
      pipeline->ask([this] { return still_wanted(); });
      auto file = pipeline->take(path);
      batch.push_back({path, std::move(file)});
    });
    if (!taken) return lose_batch(path);
    if (pipeline->full() || Clock::now() - batch_began >= kLongestBatch) commit();
  }

  /// A long archive moves too, and ends early when it is time to leave.
  bool still_wanted() {
    moved = Clock::now().time_since_epoch().count();
    const std::lock_guard lock(mutex);
    return !leaving;
  }

  void finish_batch() {
    if (!batch.empty()) return commit();
    stale = false;
    owed = true;
    guarded([&] {
      Analysed result = pipeline->analyse();
      owed = !result.trouble.empty();
      if (owed) report(handlers.trouble, result.trouble);
      report(handlers.analysed, std::move(result));
    });
    if (pipeline) guarded([&] { pipeline->rest(); });
  }

  void commit() {
    if (batch.empty()) return;
    if (!guarded([&] { pipeline->commit(); })) return lose_batch();
    for (auto& sentence : pipeline->complaints()) report(handlers.trouble, std::move(sentence));
    for (const Taken& taken : batch) stale = stale || taken.file.outcome == app::Outcome::ingested;
    report(handlers.taken, std::exchange(batch, {}));
  }

  /// Nothing of it is durable but what an archive committed on its way: all of it will come again.
  void lose_batch(const std::string& last = "") {
    stale = true;
    for (Taken& taken : batch) taken.file = put_off(taken.path, last_trouble);
    if (!last.empty()) batch.push_back({last, put_off(last, last_trouble)});
    report(handlers.taken, std::exchange(batch, {}));
  }

  /// False if the database let us down; whatever comes next starts with a fresh connection.
  bool guarded(const std::function<void()>& action) {
    try {
      if (!pipeline) pipeline = make();
      action();
      return true;
    } catch (const std::exception& error) {
      last_trouble = error.what();
      pipeline.reset();
      report(handlers.trouble, last_trouble);
      return false;
    }
  }

  boost::asio::io_context& loop;
  MakePipeline make;
  Handlers handlers;

  std::mutex mutex;  // guards the next four
  std::condition_variable wake;
  std::deque<std::string> files;
  std::deque<Job> jobs;
  bool leaving = false;

  std::unique_ptr<Pipeline> pipeline;  // the worker's own
  std::vector<Taken> batch;
  Clock::time_point batch_began;
  std::string last_trouble;
  bool stale = true;  // something new has not been analysed; at the start, everything
  bool owed = false;  // the last analysis failed, or its summaries were not written

  std::atomic<Clock::rep> moved{Clock::now().time_since_epoch().count()};
  std::atomic<bool> idle = true;
  std::thread thread;
};

Worker::Worker(boost::asio::io_context& loop, MakePipeline make, Handlers handlers)
    : state_(std::make_unique<State>(loop, std::move(make), std::move(handlers))) {}

Worker::~Worker() {
  stop();
  if (state_->thread.joinable()) state_->thread.join();
}

void Worker::start() {
  state_->idle = false;
  state_->thread = std::thread([state = state_.get()] { state->run(); });
}

void Worker::take(std::vector<std::string> paths) {
  state_->change([&] {
    for (auto& path : paths) state_->files.push_back(std::move(path));
  });
}

void Worker::record(std::vector<Told> told) {
  state_->change([&] {
    state_->jobs.emplace_back([state = state_.get(), told = std::move(told)](Pipeline& pipeline) {
      pipeline.record(told);
      if (std::ranges::any_of(told, [](const Told& t) { return t.withdrawn.has_value(); }))
        state->stale = true;  // the summary says what was taken back
    });
  });
}

void Worker::record_question(Question question, bool shown, Instant when) {
  state_->change([&] {
    state_->jobs.emplace_back([question = std::move(question), shown, when](Pipeline& pipeline) {
      pipeline.record_question(question, shown, when);
    });
  });
}

void Worker::label(Hash recording, storage::SessionLabel label, Instant when) {
  state_->change([&] {
    state_->jobs.emplace_back([state = state_.get(), recording, label, when](Pipeline& pipeline) {
      pipeline.label(recording, label, when);
      state->stale = true;
    });
  });
}

void Worker::refresh() {
  state_->change([&] {
    state_->jobs.emplace_back([state = state_.get()](Pipeline& pipeline) {
      state->stale = state->stale || state->owed || pipeline.out_of_date();
    });
  });
}

void Worker::upkeep(Instant now) {
  state_->change([&] {
    state_->jobs.emplace_back([state = state_.get(), now](Pipeline& pipeline) {
      for (auto& sentence : pipeline.upkeep(now)) state->report(state->handlers.trouble, std::move(sentence));
    });
  });
}

void Worker::renew(MakePipeline make) {
  state_->change([&] {
    state_->jobs.emplace_back([state = state_.get(), make = std::move(make)](Pipeline&) {
      state->make = make;
      state->pipeline = make();
      state->stale = true;
    });
  });
}

void Worker::stop() {
  state_->change([&] { state_->leaving = true; });
}

bool Worker::moved_within(std::chrono::steady_clock::duration limit) const {
  const auto since = Clock::now().time_since_epoch() - Clock::duration(state_->moved.load());
  return state_->idle || since < limit;
}

}  // namespace freshlegs::service
