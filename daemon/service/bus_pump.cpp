#include "daemon/service/bus_pump.h"

#include <poll.h>
#include <sdbus-c++/sdbus-c++.h>

#include <boost/asio/posix/stream_descriptor.hpp>
#include <boost/asio/steady_timer.hpp>
#include <limits>

namespace freshlegs::service {

using boost::asio::posix::stream_descriptor;

struct BusPump::State : std::enable_shared_from_this<BusPump::State> {
  State(boost::asio::io_context& loop, sdbus::IConnection& c, std::function<void()> l)
      : connection(&c), lost(std::move(l)), descriptor(loop, c.getEventLoopPollData().fd), timer(loop) {}

  void arm() {
    if (!connection) return;
    const auto poll = connection->getEventLoopPollData();
    if (poll.events & POLLIN) wait(stream_descriptor::wait_read, reading);
    if (poll.events & POLLOUT) wait(stream_descriptor::wait_write, writing);
    if (poll.timeout_usec == std::numeric_limits<std::uint64_t>::max()) {
      timer.cancel();
      return;
    }
    // sd-bus counts on CLOCK_MONOTONIC, which is the steady clock here.
    timer.expires_at(std::chrono::steady_clock::time_point(std::chrono::microseconds(poll.timeout_usec)));
    timer.async_wait([self = shared_from_this()](const boost::system::error_code& error) {
      if (!error) self->process();
    });
  }

  void wait(stream_descriptor::wait_type what, bool& pending) {
    if (pending) return;
    pending = true;
    descriptor.async_wait(what,
                          [self = shared_from_this(), &pending](const boost::system::error_code& error) {
                            pending = false;
                            if (!error) self->process();
                          });
  }

  void process() {
    try {
      while (connection && connection->processPendingRequest()) {
      }
    } catch (const sdbus::Error&) {  // the other end is gone
      rest();
      return lost();
    }
    arm();
  }

  void rest() {
    if (!connection) return;
    connection = nullptr;
    timer.cancel();
    descriptor.release();  // the connection closes it
  }

  sdbus::IConnection* connection;
  std::function<void()> lost;
  stream_descriptor descriptor;
  boost::asio::steady_timer timer;
  bool reading = false, writing = false;
};

BusPump::BusPump(boost::asio::io_context& loop, sdbus::IConnection& connection, std::function<void()> lost)
    : state_(std::make_shared<State>(loop, connection, std::move(lost))) {
  state_->arm();
}

BusPump::~BusPump() { state_->rest(); }

void BusPump::arm() { state_->arm(); }

}  // namespace freshlegs::service
