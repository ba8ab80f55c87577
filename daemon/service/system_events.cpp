#include "daemon/service/system_events.h"

#include <fcntl.h>
#include <sys/timerfd.h>
#include <unistd.h>

#include <array>
#include <boost/asio/posix/stream_descriptor.hpp>
#include <boost/asio/steady_timer.hpp>
#include <chrono>
#include <limits>

namespace freshlegs::service {
namespace {

using boost::asio::posix::stream_descriptor;

// Plugging in one device mounts one to three file systems, one after the other.
constexpr std::chrono::milliseconds kMountsSettle{500};

/// A timer that never ends, but is cancelled by the kernel when the clock is set, as it is after every sleep
/// (timerfd_create(2), TFD_TIMER_CANCEL_ON_SET).
int clock_descriptor() {
  const int fd = ::timerfd_create(CLOCK_REALTIME, TFD_NONBLOCK | TFD_CLOEXEC);
  if (fd < 0) return fd;
  itimerspec never{};
  never.it_value.tv_sec = std::numeric_limits<std::int32_t>::max();
  (void)::timerfd_settime(fd, TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET, &never, nullptr);
  return fd;
}

/// Urgent whenever a file system is mounted or unmounted (proc(5), mountinfo).
int mounts_descriptor() { return ::open("/proc/self/mountinfo", O_RDONLY | O_CLOEXEC | O_NONBLOCK); }

}  // namespace

struct SystemEvents::State : std::enable_shared_from_this<SystemEvents::State> {
  State(boost::asio::io_context& loop, Handlers h)
      : handlers(std::move(h)), clock(loop), mounts(loop), settle(loop) {}

  void open(int clock_fd, int mounts_fd) {
    boost::system::error_code failed;  // then the tick alone looks after it
    if (clock_fd >= 0) clock.assign(clock_fd, failed);
    if (mounts_fd >= 0) mounts.assign(mounts_fd, failed);
    if (clock.is_open()) wait_for_clock();
    if (mounts.is_open()) wait_for_mounts();
  }

  void wait_for_clock() {
    clock.async_wait(stream_descriptor::wait_read,
                     [self = shared_from_this()](const boost::system::error_code& error) {
                       if (error || !self->alive) return;
                       std::array<char, 64> ignored{};
                       (void)!::read(self->clock.native_handle(), ignored.data(), ignored.size());
                       self->handlers.clock_jumped();
                       if (self->alive) self->wait_for_clock();
                     });
  }

  void wait_for_mounts() {
    mounts.async_wait(stream_descriptor::wait_error,
                      [self = shared_from_this()](const boost::system::error_code& error) {
                        if (error || !self->alive) return;
                        self->settle_mounts();
                        self->wait_for_mounts();
                      });
  }

  void settle_mounts() {
    settle.expires_after(kMountsSettle);
    settle.async_wait([self = shared_from_this()](const boost::system::error_code& error) {
      if (!error && self->alive) self->handlers.mounts_changed();
    });
  }

  Handlers handlers;
  stream_descriptor clock, mounts;
  boost::asio::steady_timer settle;
  bool alive = true;
};

SystemEvents::SystemEvents(boost::asio::io_context& loop, Handlers handlers)
    : SystemEvents(loop, std::move(handlers), clock_descriptor(), mounts_descriptor()) {}

SystemEvents::SystemEvents(boost::asio::io_context& loop, Handlers handlers, int clock, int mounts)
    : state_(std::make_shared<State>(loop, std::move(handlers))) {
  state_->open(clock, mounts);
}

SystemEvents::~SystemEvents() {
  state_->alive = false;
  boost::system::error_code ignored;
  state_->clock.close(ignored);
  state_->mounts.close(ignored);
  state_->settle.cancel();
}

}  // namespace freshlegs::service
