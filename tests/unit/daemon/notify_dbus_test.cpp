// The real notifier against a private bus and a server of the test's own.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sdbus-c++/sdbus-c++.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <mutex>
#include <string>

#include "daemon/service/dbus_notifier.h"
#include "tests/support/installed.h"
#include "tests/unit/daemon/loop_until.h"

namespace freshlegs::service {
namespace {

constexpr const char* kName = "org.freedesktop.Notifications";

// Nothing can be activated on it: a server of the machine must not answer for the test's.
constexpr const char* kBusConfig = R"(<busconfig>
  <type>session</type>
  <listen>unix:tmpdir=/tmp</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
)";

/// A session bus that dies with the test.
class PrivateBus {
 public:
  PrivateBus()
      : config_(std::filesystem::temp_directory_path() / ("freshlegs-bus-" + std::to_string(::getpid()))) {
    std::ofstream(config_) << kBusConfig;
    const std::string option = "--config-file=" + config_.string();
    std::array<int, 2> ends{};
    if (::pipe(ends.data()) != 0) return;
    pid_ = ::fork();
    if (pid_ == 0) {
      ::dup2(ends[1], STDOUT_FILENO);
      ::execlp("dbus-daemon", "dbus-daemon", option.c_str(), "--nofork", "--print-address", nullptr);
      ::_exit(127);
    }
    ::close(ends[1]);
    for (char c = 0; ::read(ends[0], &c, 1) == 1 && c != '\n';) address_ += c;
    ::close(ends[0]);
    ::setenv("DBUS_SESSION_BUS_ADDRESS", address_.c_str(), 1);
  }
  ~PrivateBus() {
    stop();
    std::filesystem::remove(config_);
    ::unsetenv("DBUS_SESSION_BUS_ADDRESS");
  }
  void stop() {
    if (pid_ <= 0) return;
    ::kill(pid_, SIGTERM);
    ::waitpid(pid_, nullptr, 0);
    pid_ = -1;
  }
  [[nodiscard]] bool there() const { return !address_.empty(); }

 private:
  std::filesystem::path config_;
  pid_t pid_ = -1;
  std::string address_;
};

/// Answers on its own connection and thread, as another program would.
class FakeServer {
 public:
  explicit FakeServer(std::vector<std::string> capabilities)
      : connection_(sdbus::createSessionBusConnection(kName)) {
    object_ = sdbus::createObject(*connection_, "/org/freedesktop/Notifications");
    object_->registerMethod("GetCapabilities").onInterface(kName).implementedAs([this, capabilities] {
      ++asked;
      return capabilities;
    });
    object_->registerMethod("Notify").onInterface(kName).implementedAs(
        [this](const std::string&, std::uint32_t replaces, const std::string&, const std::string& title,
               const std::string& body, const std::vector<std::string>& offered,
               const std::map<std::string, sdbus::Variant>&, std::int32_t) {
          const std::lock_guard lock(mutex);
          titles.push_back(title);
          bodies.push_back(body);
          actions = offered;
          replaced.push_back(replaces);
          return replaces != 0 ? replaces : ++last_id_;
        });
    object_->registerMethod("CloseNotification").onInterface(kName).implementedAs([this](std::uint32_t id) {
      const std::lock_guard lock(mutex);
      closed.push_back(id);
    });
    object_->registerSignal("NotificationClosed")
        .onInterface(kName)
        .withParameters<std::uint32_t, std::uint32_t>();
    object_->registerSignal("ActionInvoked").onInterface(kName).withParameters<std::uint32_t, std::string>();
    object_->finishRegistration();
    connection_->enterEventLoopAsync();
  }
  void choose(std::uint32_t id, const std::string& action) {
    object_->emitSignal("ActionInvoked").onInterface(kName).withArguments(id, action);
  }
  void dismiss(std::uint32_t id) {
    object_->emitSignal("NotificationClosed").onInterface(kName).withArguments(id, std::uint32_t{2});
  }

  std::atomic<int> asked{0};
  std::mutex mutex;
  std::vector<std::string> titles, bodies, actions;
  std::vector<std::uint32_t> replaced, closed;

 private:
  std::unique_ptr<sdbus::IConnection> connection_;
  std::unique_ptr<sdbus::IObject> object_;
  std::uint32_t last_id_ = 0;
};

class NotifyDBus : public testing::Test {
 protected:
  void SetUp() override {
    if (!bus.there()) test::without("dbus-daemon", "dbus");
  }
  std::optional<bool> show(const std::string& key, const std::string& body = "body") {
    std::optional<bool> delivered;
    notifier.show({key, "title", body, Urgency::normal, {{"legs", "Legs"}, {"upper", "Upper"}}},
                  [&](bool ok) { delivered = ok; });
    loop_until(loop, [&] { return delivered.has_value(); });
    return delivered;
  }

  PrivateBus bus;
  boost::asio::io_context loop;
  int came = 0;
  std::vector<std::string> troubles;
  std::vector<std::pair<std::string, std::string>> chosen;
  DBusNotifier notifier{
      loop,
      {.server_came = [this] { ++came; },
       .trouble = [this](const std::string& why) { troubles.push_back(why); },
       .chosen = [this](const auto& key, const auto& action) { chosen.emplace_back(key, action); }}};
};

TEST_F(NotifyDBus, shows_replaces_and_closes) {
  FakeServer server({"body"});
  EXPECT_EQ(show("a"), true);
  EXPECT_EQ(show("a"), true);
  EXPECT_EQ(show("b"), true);
  EXPECT_EQ(server.asked, 1) << "capabilities are asked for once";
  {
    const std::lock_guard lock(server.mutex);
    EXPECT_THAT(server.replaced, testing::ElementsAre(0, 1, 0));
  }
  EXPECT_TRUE(notifier.live("a"));
  notifier.close("a");
  EXPECT_FALSE(notifier.live("a"));
  EXPECT_TRUE(loop_until(loop, [&] {
    const std::lock_guard lock(server.mutex);
    return server.closed == std::vector<std::uint32_t>{1};
  }));
}

TEST_F(NotifyDBus, text_is_escaped_only_for_servers_that_read_markup) {
  {
    FakeServer plain({"body"});
    ASSERT_EQ(show("a", "3 < 4 & 5"), true);
    EXPECT_EQ(plain.bodies.back(), "3 < 4 & 5");
  }
  ASSERT_TRUE(loop_until(loop, [&] { return !notifier.live("a"); }));
  FakeServer markup({"body", "body-markup"});
  ASSERT_EQ(show("a", "3 < 4 & 5"), true);
  EXPECT_EQ(markup.bodies.back(), "3 &lt; 4 &amp; 5");
}

TEST_F(NotifyDBus, without_a_server_it_says_so_and_hears_when_one_comes) {
  EXPECT_EQ(show("a"), false);
  EXPECT_EQ(troubles.size(), 1U);
  EXPECT_EQ(came, 0);
  FakeServer server({});
  EXPECT_TRUE(loop_until(loop, [&] { return came == 1; }));
  EXPECT_EQ(show("a"), true);
}

TEST_F(NotifyDBus, a_new_server_gets_new_notices) {
  {
    FakeServer first({});
    ASSERT_EQ(show("a"), true);
  }
  ASSERT_TRUE(loop_until(loop, [&] { return !notifier.live("a"); }));
  FakeServer second({});
  ASSERT_EQ(show("a"), true);
  EXPECT_THAT(second.replaced, testing::ElementsAre(0));
}

TEST_F(NotifyDBus, knows_what_the_athlete_has_put_away) {
  FakeServer server({});
  ASSERT_EQ(show("a"), true);
  server.dismiss(1);
  EXPECT_TRUE(loop_until(loop, [&] { return !notifier.live("a"); }));
}

TEST_F(NotifyDBus, a_bus_that_dies_costs_the_notice_and_nothing_else) {
  {
    FakeServer server({});  // its own end would not survive the bus
    ASSERT_EQ(show("a"), true);
  }
  bus.stop();
  EXPECT_EQ(show("b"), false);
  EXPECT_TRUE(loop_until(loop, [&] { return !notifier.live("a"); }));
  notifier.tick();
}

TEST(NotifyWithout, no_bus_at_all_is_no_trouble) {
  ::setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus", 1);
  boost::asio::io_context loop;
  std::vector<std::string> troubles;
  DBusNotifier notifier(
      loop, {.server_came = [] {}, .trouble = [&](const std::string& why) { troubles.push_back(why); }});
  std::optional<bool> delivered;
  notifier.show({"a", "t", "b", Urgency::low}, [&](bool ok) { delivered = ok; });
  EXPECT_EQ(delivered, false);
  notifier.tick();
  EXPECT_EQ(troubles.size(), 1U) << "said once";
  ::unsetenv("DBUS_SESSION_BUS_ADDRESS");
}

TEST(EscapeMarkup, leaves_nothing_to_be_read_as_markup) {
  EXPECT_EQ(escape_markup("a < b > c & d"), "a &lt; b &gt; c &amp; d");
}

TEST_F(NotifyDBus, buttons_are_offered_where_there_are_buttons_and_bring_the_answer) {
  FakeServer server({"body", "actions"});
  ASSERT_EQ(show("a"), true);
  {
    const std::lock_guard lock(server.mutex);
    EXPECT_THAT(server.actions, testing::ElementsAre("legs", "Legs", "upper", "Upper"));
  }
  server.choose(1, "upper");
  ASSERT_TRUE(loop_until(loop, [&] { return !chosen.empty(); }));
  EXPECT_EQ(chosen[0], std::pair(std::string("a"), std::string("upper")));
  server.choose(77, "legs");
  server.choose(1, "legs");
  ASSERT_TRUE(loop_until(loop, [&] { return chosen.size() == 2; }))
      << "somebody else's notice is none of ours";
}

TEST_F(NotifyDBus, a_server_without_buttons_is_offered_none) {
  FakeServer server({"body"});
  ASSERT_EQ(show("a"), true);
  const std::lock_guard lock(server.mutex);
  EXPECT_TRUE(server.actions.empty());
}

/// The desktop's portal, or a user's service manager, as far as opening a file goes.
class FakeOpener {
 public:
  FakeOpener(const char* name, const char* path) : connection_(sdbus::createSessionBusConnection(name)) {
    object_ = sdbus::createObject(*connection_, path);
    object_->registerMethod("OpenFile")
        .onInterface("org.freedesktop.portal.OpenURI")
        .implementedAs(
            [this](const std::string&, const sdbus::UnixFd&, const std::map<std::string, sdbus::Variant>&) {
              ++opened;
              return sdbus::ObjectPath("/request");
            });
    using Property = sdbus::Struct<std::string, sdbus::Variant>;
    object_->registerMethod("StartTransientUnit")
        .onInterface("org.freedesktop.systemd1.Manager")
        .implementedAs([this](const std::string&, const std::string&, const std::vector<Property>& properties,
                              const std::vector<sdbus::Struct<std::string, std::vector<Property>>>&) {
          for (const auto& property : properties)
            if (std::get<0>(property) == "ExecStart") ++opened;
          return sdbus::ObjectPath("/job");
        });
    object_->finishRegistration();
    connection_->enterEventLoopAsync();
  }
  std::atomic<int> opened{0};

 private:
  std::unique_ptr<sdbus::IConnection> connection_;
  std::unique_ptr<sdbus::IObject> object_;
};

TEST_F(NotifyDBus, a_report_is_opened_by_the_portal) {
  FakeOpener portal("org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop");
  FakeOpener manager("org.freedesktop.systemd1", "/org/freedesktop/systemd1");
  notifier.open("/etc/hostname");
  EXPECT_TRUE(loop_until(loop, [&] { return portal.opened == 1; }));
  EXPECT_EQ(manager.opened, 0);
}

TEST_F(NotifyDBus, without_a_portal_the_service_manager_opens_it) {
  FakeOpener manager("org.freedesktop.systemd1", "/org/freedesktop/systemd1");
  notifier.open("/etc/hostname");
  EXPECT_TRUE(loop_until(loop, [&] { return manager.opened == 1; }));
}

TEST_F(NotifyDBus, without_either_it_is_said_and_nothing_else_happens) {
  notifier.open("/etc/hostname");
  EXPECT_TRUE(loop_until(loop, [&] { return !troubles.empty(); }));
}

}  // namespace
}  // namespace freshlegs::service
