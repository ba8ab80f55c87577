// The whole way to the screen: a session bus, dunst under Xvfb, and what its history says.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>

#include <map>
#include <nlohmann/json.hpp>

#include "tests/e2e/room.h"
#include "tests/support/installed.h"

namespace freshlegs::e2e {
namespace {

using testing::HasSubstr;

/// A number stays on one line with its unit on the screen; the JSON has plain spaces.
std::string with_plain_spaces(std::string text) {
  for (const std::string narrow : {"\u00a0", "\u202f"})
    for (std::size_t at = 0; (at = text.find(narrow, at)) != std::string::npos;)
      text.replace(at, narrow.size(), " ");
  return text;
}

/// A bus, a screen that nobody sees, and a notification server on it.
class Desktop {
 public:
  explicit Desktop(Room& room) : room_(room) {
    const fs::path folder = room.home / "desktop";
    fs::create_directories(folder);
    const std::string address = "unix:path=" + (folder / "bus").string();
    bus_ = std::make_unique<Process>(std::vector<std::string>{find_program("dbus-daemon"), "--session",
                                                              "--nofork", "--address=" + address},
                                     room.environment, folder / "bus.log");
    room.environment["DBUS_SESSION_BUS_ADDRESS"] = address;
    up = wait_until([&] { return fs::exists(folder / "bus"); });
    screen_ = std::make_unique<Process>(
        std::vector<std::string>{"/bin/sh", "-c",
                                 "exec " + find_program("Xvfb") + " -displayfd 3 -nolisten tcp 3>" +
                                     (folder / "display").string()},
        room.environment, folder / "screen.log");
    up = up && wait_until([&] { return read_file(folder / "display").ends_with("\n"); });
    std::string number = read_file(folder / "display");
    number.erase(number.find_last_not_of('\n') + 1);
    room.environment["DISPLAY"] = ":" + number;
  }

  void start_server() {
    server_ = std::make_unique<Process>(std::vector<std::string>{find_program("dunst")}, room_.environment,
                                        room_.home / "desktop/dunst.log");
    up = up && wait_until([&] { return count("history").has_value(); });
  }

  std::optional<int> count(const std::string& what) {
    const auto text = room_.run({find_program("dunstctl"), "count", what});
    if (text.empty() || !std::isdigit(static_cast<unsigned char>(text[0]))) return std::nullopt;
    return std::stoi(text);
  }

  /// Titles and bodies of everything that was on the screen.
  std::vector<std::pair<std::string, std::string>> history() {
    room_.run({find_program("dunstctl"), "close-all"});
    const auto list = nlohmann::json::parse(room_.run({find_program("dunstctl"), "history"}), nullptr, false);
    std::vector<std::pair<std::string, std::string>> shown;
    if (!list.is_object()) return shown;
    for (const auto& notice : list["data"][0])
      if (notice["appname"]["data"] == "freshlegs")
        shown.emplace_back(notice["summary"]["data"], notice["body"]["data"]);
    return shown;
  }

  bool up = false;

 private:
  Room& room_;
  std::unique_ptr<Process> bus_, screen_, server_;
};

class Notification : public testing::Test {
 protected:
  void SetUp() override {
    const std::map<std::string, std::string> packages{
        {"dbus-daemon", "dbus"}, {"Xvfb", "xvfb"}, {"dunst", "dunst"}, {"dunstctl", "dunst"}};
    for (const auto& [program, package] : packages)
      if (find_program(program).empty()) return test::without(program, package);
    ASSERT_FALSE(season.early.empty()) << "run through ctest, which makes the season";
    desktop = std::make_unique<Desktop>(room);
    ASSERT_TRUE(desktop->up);
  }

  SeasonFiles season = season_files();
  Room room;
  std::unique_ptr<Desktop> desktop;
};

TEST_F(Notification, a_season_is_history_and_its_last_two_days_are_news) {
  desktop->start_server();
  ASSERT_TRUE(desktop->up);
  room.start();
  room.drop(season.early);
  ASSERT_TRUE(room.settles(season.early.size())) << room.service->said();
  EXPECT_EQ(desktop->count("displayed"), 0) << "a backlog is not announced";
  EXPECT_EQ(desktop->count("history"), 0);

  room.drop(season.late);
  ASSERT_TRUE(room.settles(season.early.size() + season.late.size())) << room.service->said();
  ASSERT_TRUE(wait_until([&] { return desktop->count("displayed").value_or(0) > 0; }))
      << room.service->said();
  const auto shown = desktop->history();
  ASSERT_FALSE(shown.empty());
  EXPECT_LE(shown.size(), 3U);
  const auto alerts = room.json("alerts");
  for (const auto& [title, body] : shown) EXPECT_THAT(alerts, HasSubstr(with_plain_spaces(title))) << body;

  room.service->signal(SIGTERM);
  ASSERT_EQ(room.service->wait(), 0);
  room.start();
  ASSERT_TRUE(room.settles(season.early.size() + season.late.size()));
  EXPECT_EQ(desktop->count("displayed"), 0) << "told is told, also after a restart";
}

TEST_F(Notification, what_no_server_took_is_shown_when_one_comes) {
  room.start();
  room.drop(season.early);
  ASSERT_TRUE(room.settles(season.early.size()));
  room.drop(season.late);
  ASSERT_TRUE(room.settles(season.early.size() + season.late.size()));
  ASSERT_TRUE(wait_until([&] {
    return room.service->said().find("notification server") != std::string::npos;
  })) << room.service->said();
  EXPECT_TRUE(room.service->running());
  desktop->start_server();
  EXPECT_TRUE(wait_until([&] { return desktop->count("displayed").value_or(0) > 0; }))
      << room.service->said();
}

}  // namespace
}  // namespace freshlegs::e2e
