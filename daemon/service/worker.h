// One thread that owns the database: takes files, analyses, keeps record. Jobs go in by move, reports come
// back on the loop; nothing else is shared.
#pragma once

#include <boost/asio/io_context.hpp>
#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "daemon/service/pipeline.h"

namespace freshlegs::service {

class Worker {
 public:
  struct Taken {
    std::string path;
    app::TakenFile file;
  };
  /// All are called on the loop.
  struct Handlers {
    std::function<void(Opened)> opened;
    std::function<void(const std::string& why)> not_opened;
    std::function<void(std::vector<Taken>)> taken;  ///< these are durable, or will not be
    std::function<void(Analysed)> analysed;         ///< covers every file reported before
    std::function<void(const std::string&)> trouble;
    std::function<void()> left;
  };

  Worker(boost::asio::io_context& loop, MakePipeline make, Handlers handlers);
  /// Waits for the job at hand.
  ~Worker();

  /// Opens the database and analyses what is there.
  void start();
  /// Files commit together, 64 or two seconds' worth; the last ones at once. Then everything is analysed.
  void take(std::vector<std::string> paths);
  void record(std::vector<Told> told);
  void record_question(Question question, bool shown, Instant when);
  /// Stores the answer and analyses.
  void label(Hash recording, storage::SessionLabel label, Instant when);
  /// Another program may have written: looks, and analyses if so.
  void refresh();
  /// Looks after the facts, if that is due.
  void upkeep(Instant now);
  /// Goes on with another pipeline, after new settings.
  void renew(MakePipeline make);
  /// Finishes the file at hand, commits and leaves.
  void stop();

  /// False if it has been busy with one step for longer than this: stuck.
  [[nodiscard]] bool moved_within(std::chrono::steady_clock::duration limit) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace freshlegs::service
