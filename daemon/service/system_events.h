// What happens to the machine as a whole: its clock jumps (it was set, or it slept), file systems come and
// go. Costs nothing while nothing happens.
#pragma once

#include <boost/asio/io_context.hpp>
#include <functional>
#include <memory>

namespace freshlegs::service {

class SystemEvents {
 public:
  /// Both are called on the loop; several mounts in a row are one event.
  struct Handlers {
    std::function<void()> clock_jumped;
    std::function<void()> mounts_changed;
  };

  SystemEvents(boost::asio::io_context& loop, Handlers handlers);
  /// With descriptors made elsewhere, for tests: readable means that the clock has jumped; urgent data, that
  /// mounts have changed. Takes them over; -1 for none.
  SystemEvents(boost::asio::io_context& loop, Handlers handlers, int clock, int mounts);
  ~SystemEvents();

 private:
  struct State;
  std::shared_ptr<State> state_;  // shared with the pending waits
};

}  // namespace freshlegs::service
