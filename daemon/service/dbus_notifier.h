// Notices through org.freedesktop.Notifications on the session bus (Desktop Notifications Specification 1.2).
#pragma once

#include <boost/asio/io_context.hpp>
#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include "daemon/service/notifier.h"

namespace freshlegs::service {

class DBusNotifier final : public Notifier {
 public:
  struct Handlers {
    std::function<void()> server_came;                ///< a server owns the name now, or the bus is back
    std::function<void(const std::string&)> trouble;  ///< why a notice could not be shown; one sentence
    /// A button of a notice was chosen.
    std::function<void(const std::string& key, const std::string& action)> chosen = [](auto&, auto&) {};
  };

  /// Connects when there is something to show. All happens on the loop; every call has two seconds.
  DBusNotifier(boost::asio::io_context& loop, Handlers handlers);
  ~DBusNotifier() override;

  void show(const Notice& notice, Done done) override;
  void close(const std::string& key) override;
  [[nodiscard]] bool live(const std::string& key) const override;
  void tick() override;
  /// Shows a file to the athlete (dbus_open.h).
  void open(const std::filesystem::path& file);

 private:
  struct State;
  std::shared_ptr<State> state_;
};

/// For servers that read markup: our text is plain, so its special characters are written as entities.
[[nodiscard]] std::string escape_markup(const std::string& plain);

}  // namespace freshlegs::service
