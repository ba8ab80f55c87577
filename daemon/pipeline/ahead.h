// Work ahead of its use: several threads make results, one takes them in order. So a second core helps, and what comes
// out is the same as with one.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <exception>
#include <functional>
#include <map>
#include <mutex>
#include <thread>
#include <utility>
#include <variant>
#include <vector>

namespace freshlegs::app {

template <class Result>
class Ahead {
 public:
  using Make = std::function<Result(std::size_t)>;

  /// Results 0..count-1. `new_worker` is called once on each thread: what it returns is used on that thread alone. No
  /// more than `most` results wait at a time.
  Ahead(std::size_t count, unsigned workers, std::size_t most, std::function<Make()> new_worker)
      : count_(count), most_(most), new_worker_(std::move(new_worker)) {
    for (unsigned i = 0; i < workers; ++i) threads_.emplace_back([this] { work(); });
  }
  ~Ahead() {
    {
      const std::lock_guard lock(mutex_);
      leaving_ = true;
    }
    room_.notify_all();
    for (auto& thread : threads_) thread.join();
  }
  Ahead(const Ahead&) = delete;
  Ahead& operator=(const Ahead&) = delete;

  /// The next in order; call it `count` times. What the maker threw is thrown here.
  Result next() {
    std::unique_lock lock(mutex_);
    come_.wait(lock, [this] { return done_.contains(taken_); });
    auto outcome = std::move(done_.extract(taken_++).mapped());
    lock.unlock();
    room_.notify_all();
    if (auto* error = std::get_if<std::exception_ptr>(&outcome)) std::rethrow_exception(*error);
    return std::move(std::get<Result>(outcome));
  }

 private:
  using Outcome = std::variant<std::exception_ptr, Result>;

  void work() {
    Make make;
    while (true) {
      std::size_t mine = 0;
      {
        std::unique_lock lock(mutex_);
        room_.wait(lock, [this] { return leaving_ || begun_ >= count_ || begun_ < taken_ + most_; });
        if (leaving_ || begun_ >= count_) return;
        mine = begun_++;
      }
      Outcome outcome;
      try {
        if (!make) make = new_worker_();
        outcome = make(mine);
      } catch (...) {
        outcome = std::current_exception();
      }
      {
        const std::lock_guard lock(mutex_);
        done_.emplace(mine, std::move(outcome));
      }
      come_.notify_one();
    }
  }

  const std::size_t count_, most_;
  const std::function<Make()> new_worker_;
  std::mutex mutex_;  // guards the next four
  std::size_t begun_ = 0, taken_ = 0;
  std::map<std::size_t, Outcome> done_;
  bool leaving_ = false;
  std::condition_variable room_, come_;
  std::vector<std::thread> threads_;
};

}  // namespace freshlegs::app
