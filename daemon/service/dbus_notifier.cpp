#include "daemon/service/dbus_notifier.h"

#include <sdbus-c++/sdbus-c++.h>

#include <algorithm>
#include <boost/asio/post.hpp>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "daemon/service/bus_pump.h"
#include "daemon/service/dbus_open.h"

namespace freshlegs::service {
namespace {

constexpr const char* kName = "org.freedesktop.Notifications";
constexpr const char* kPath = "/org/freedesktop/Notifications";
constexpr std::chrono::seconds kPatience{2};
constexpr std::int32_t kServerDecidesExpiry = -1;
// Only this one name: every other program that comes or goes must not wake us.
constexpr const char* kOwnerMatch =
    "type='signal',sender='org.freedesktop.DBus',interface='org.freedesktop.DBus',member='NameOwnerChanged',"
    "arg0='org.freedesktop.Notifications'";

}  // namespace

std::string escape_markup(const std::string& plain) {
  std::string out;
  for (const char c : plain) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

struct DBusNotifier::State : std::enable_shared_from_this<DBusNotifier::State> {
  struct Order {
    Notice notice;
    Done done;
  };

  State(boost::asio::io_context& l, Handlers h) : loop(l), handlers(std::move(h)) {}

  bool connect() {
    if (pump) return true;
    try {
      connection = sdbus::createSessionBusConnection();
      proxy = sdbus::createProxy(*connection, kName, kPath);
      proxy->uponSignal("NotificationClosed")
          .onInterface(kName)
          .call([this](std::uint32_t id, std::uint32_t) {
            std::erase_if(ids, [&](const auto& item) { return item.second == id; });
          });
      proxy->uponSignal("ActionInvoked")
          .onInterface(kName)
          .call([this](std::uint32_t id, const std::string& action) { chosen(id, action); });
      proxy->finishRegistration();
      owner_slot =
          connection->addMatch(kOwnerMatch, [this](sdbus::Message& message) { owner_changed(message); });
      pump.emplace(loop, *connection, [this] { lost(); });
    } catch (const sdbus::Error& error) {
      disconnect();
      if (!std::exchange(said_no_bus, true)) handlers.trouble("No session bus: " + error.getMessage() + ".");
      return false;
    }
    said_no_bus = false;
    return true;
  }

  void disconnect() {
    pump.reset();
    owner_slot.reset();
    opening.reset();
    proxy.reset();
    connection.reset();
    capabilities.reset();
    ids.clear();
  }

  /// We are inside the connection's own processing: it may go only afterwards.
  void lost() {
    boost::asio::post(loop, [weak = weak_from_this()] {
      const auto self = weak.lock();
      if (!self) return;
      self->disconnect();
      self->fail_all("The session bus has gone.");
    });
  }

  void owner_changed(sdbus::Message& message) {
    std::string name, before, after;
    message >> name >> before >> after;
    ids.clear();  // they were the other server's
    capabilities.reset();
    if (!after.empty()) handlers.server_came();
  }

  /// Afterwards: what is done about it may close notices, and we are inside the connection's own processing.
  void chosen(std::uint32_t id, const std::string& action) {
    const auto it = std::ranges::find_if(ids, [&](const auto& item) { return item.second == id; });
    if (it == ids.end()) return;
    boost::asio::post(loop, [weak = weak_from_this(), key = it->first, action] {
      if (const auto self = weak.lock()) self->handlers.chosen(key, action);
    });
  }

  void open(const std::filesystem::path& file) {
    if (!connect()) return;
    call([&] { opening = open_file(*connection, file, [this](const std::string& why) { handlers.trouble(why); }); });
  }

  [[nodiscard]] bool can(const char* capability) const {
    return std::ranges::find(*capabilities, capability) != capabilities->end();
  }

  void show(Order order) {
    orders.push_back(std::move(order));
    wanted = true;
    if (!connect()) return fail_all("");
    capabilities ? send_all() : ask();
  }

  void ask() {
    if (std::exchange(asking, true)) return;
    call([this] {
      proxy->callMethodAsync("GetCapabilities")
          .onInterface(kName)
          .withTimeout(kPatience)
          .uponReplyInvoke([this](const sdbus::Error* error, std::vector<std::string> list) {
            asking = false;
            if (error) return fail_all("No notification server: " + error->getMessage() + ".");
            capabilities = std::move(list);
            send_all();
          });
    });
  }

  void send_all() {
    call([this] {
      for (Order& order : std::exchange(orders, {})) {
        const std::uint64_t number = ++last_number;
        send(sent.emplace(number, std::move(order)).first->second.notice, number);
      }
    });
  }

  void send(const Notice& notice, std::uint64_t number) {
    const bool markup = can("body-markup");
    std::vector<std::string> actions;
    if (can("actions"))
      for (const auto& action : notice.actions) actions.insert(actions.end(), {action.key, action.label});
    const auto before = ids.find(notice.key);
    const std::map<std::string, sdbus::Variant> hints{
        {"urgency", sdbus::Variant(static_cast<std::uint8_t>(notice.urgency))},
        {"desktop-entry", sdbus::Variant(std::string("freshlegs"))}};
    proxy->callMethodAsync("Notify")
        .onInterface(kName)
        .withTimeout(kPatience)
        .withArguments(std::string("freshlegs"), before == ids.end() ? 0U : before->second, std::string(),
                       notice.title, markup ? escape_markup(notice.body) : notice.body, actions, hints,
                       kServerDecidesExpiry)
        .uponReplyInvoke(
            [this, number](const sdbus::Error* error, std::uint32_t id) { answered(number, error, id); });
  }

  /// Sends; the bus may have gone without anybody having told us yet.
  void call(const std::function<void()>& calls) {
    try {
      calls();
      pump->arm();
    } catch (const sdbus::Error& error) {
      fail_all("The session bus did not take a notice: " + error.getMessage() + ".");
    }
  }

  void answered(std::uint64_t number, const sdbus::Error* error, std::uint32_t id) {
    auto node = sent.extract(number);
    if (node.empty()) return;
    Order& order = node.mapped();
    if (error) {
      handlers.trouble("The notification server did not take a notice: " + error->getMessage() + ".");
    } else {
      ids[order.notice.key] = id;
    }
    order.done(!error);
  }

  void fail_all(const std::string& why) {
    if (!why.empty()) handlers.trouble(why);
    asking = false;
    auto failed = std::exchange(orders, {});
    for (auto& [_, order] : std::exchange(sent, {})) failed.push_back(std::move(order));
    for (Order& order : failed) order.done(false);
  }

  void close(const std::string& key) {
    const auto it = ids.find(key);
    if (it == ids.end() || !pump) return;
    call([this, id = it->second] {
      proxy->callMethodAsync("CloseNotification")
          .onInterface(kName)
          .withTimeout(kPatience)
          .withArguments(id)
          .uponReplyInvoke([](const sdbus::Error*) {});  // gone already is as good
    });
    ids.erase(key);
  }

  boost::asio::io_context& loop;
  Handlers handlers;
  std::unique_ptr<sdbus::IConnection> connection;
  std::unique_ptr<sdbus::IProxy> proxy;
  sdbus::Slot owner_slot;
  std::shared_ptr<void> opening;  ///< of the report, the newest
  std::optional<BusPump> pump;
  std::optional<std::vector<std::string>> capabilities;  // of the present owner of the name
  bool asking = false;
  std::vector<Order> orders;            // wait for the capabilities
  std::map<std::uint64_t, Order> sent;  // wait for the answer
  std::uint64_t last_number = 0;
  std::map<std::string, std::uint32_t> ids;  // what stands on the screen, by key
  bool said_no_bus = false;
  bool wanted = false;  // there was something to show before the bus was there
};

DBusNotifier::DBusNotifier(boost::asio::io_context& loop, Handlers handlers)
    : state_(std::make_shared<State>(loop, std::move(handlers))) {}

DBusNotifier::~DBusNotifier() { state_->disconnect(); }

void DBusNotifier::show(const Notice& notice, Done done) { state_->show({notice, std::move(done)}); }
void DBusNotifier::close(const std::string& key) { state_->close(key); }
bool DBusNotifier::live(const std::string& key) const { return state_->ids.contains(key); }

void DBusNotifier::open(const std::filesystem::path& file) { state_->open(file); }

void DBusNotifier::tick() {
  if (!state_->wanted || state_->pump) return;
  if (state_->connect()) state_->handlers.server_came();
}

}  // namespace freshlegs::service
