#include "daemon/service/sd_notify.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <filesystem>

namespace freshlegs::service {
namespace {

/// The manager's side: an abstract datagram socket.
class SdNotify : public testing::Test {
 protected:
  SdNotify() : socket_(::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0)) {
    const std::string name = "@freshlegs-notify-" + std::to_string(::getpid());
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    name.copy(address.sun_path, sizeof address.sun_path - 1);
    address.sun_path[0] = '\0';
    const auto length = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + name.size());
    bound_ = ::bind(socket_, reinterpret_cast<const sockaddr*>(&address), length) == 0;
    ::setenv("NOTIFY_SOCKET", name.c_str(), 1);
  }
  ~SdNotify() override {
    ::unsetenv("NOTIFY_SOCKET");
    ::close(socket_);
  }
  void SetUp() override { ASSERT_TRUE(bound_); }

  std::string received() {
    std::array<char, 1024> buffer{};
    const ssize_t got = ::recv(socket_, buffer.data(), buffer.size(), 0);
    return got > 0 ? std::string(buffer.data(), static_cast<std::size_t>(got)) : "";
  }

  int socket_;
  bool bound_ = false;
};

TEST_F(SdNotify, ready_carries_the_status) {
  sd::ready("watching ~/FreshLegs/inbox");
  EXPECT_EQ(received(), "READY=1\nSTATUS=watching ~/FreshLegs/inbox");
}

TEST_F(SdNotify, a_line_break_cannot_smuggle_in_another_assignment) {
  sd::status("a\nMAINPID=1");
  EXPECT_EQ(received(), "STATUS=a MAINPID=1");
}

TEST_F(SdNotify, every_message_has_its_name) {
  sd::watchdog();
  EXPECT_EQ(received(), "WATCHDOG=1");
  sd::stopping();
  EXPECT_EQ(received(), "STOPPING=1");
  sd::extend_timeout(std::chrono::seconds(30));
  EXPECT_EQ(received(), "EXTEND_TIMEOUT_USEC=30000000");
}

TEST_F(SdNotify, reloading_says_when_it_began) {
  sd::reloading();
  EXPECT_THAT(received(), testing::MatchesRegex("RELOADING=1\nMONOTONIC_USEC=[0-9]+"));
}

TEST(SdNotifyWithout, no_manager_is_no_trouble) {
  ::unsetenv("NOTIFY_SOCKET");
  sd::ready("nobody listens");
}

TEST(SdWatchdog, is_asked_for_by_the_environment) {
  ::unsetenv("WATCHDOG_USEC");
  EXPECT_EQ(sd::watchdog_period(), std::nullopt);
  ::setenv("WATCHDOG_USEC", "900000000", 1);
  ::setenv("WATCHDOG_PID", std::to_string(::getpid()).c_str(), 1);
  EXPECT_EQ(sd::watchdog_period(), std::chrono::minutes(15));
  ::unsetenv("WATCHDOG_USEC");
  ::unsetenv("WATCHDOG_PID");
}

}  // namespace
}  // namespace freshlegs::service
