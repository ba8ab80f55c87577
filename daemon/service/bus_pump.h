// Runs a D-Bus connection on the loop: sdbus-c++ would otherwise bring a thread of its own.
#pragma once

#include <boost/asio/io_context.hpp>
#include <functional>
#include <memory>

namespace sdbus {
class IConnection;
}

namespace freshlegs::service {

class BusPump {
 public:
  /// `lost` is called on the loop when the bus has gone; the pump then rests.
  BusPump(boost::asio::io_context& loop, sdbus::IConnection& connection, std::function<void()> lost);
  ~BusPump();

  /// After every call that was sent: what to wait for may have changed.
  void arm();

 private:
  struct State;
  std::shared_ptr<State> state_;
};

}  // namespace freshlegs::service
