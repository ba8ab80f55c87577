// The real service in a home of its own: what a person sees when files are dropped, and how it comes and
// goes.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/stat.h>

#include <fstream>

#include "tests/e2e/room.h"

namespace freshlegs::e2e {
namespace {

using std::chrono::seconds;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

class Service : public testing::Test {
 protected:
  SeasonFiles season = season_files();
  Room room;

  void SetUp() override { ASSERT_FALSE(season.early.empty()) << "run through ctest, which makes the season"; }
};

TEST_F(Service, a_season_dropped_while_it_runs_becomes_the_same_findings_as_by_ingest) {
  room.start();
  room.drop(season.all());
  ASSERT_TRUE(room.settles(season.all().size())) << room.service->said();
  Room other;
  other.run({FRESHLEGS, "ingest", FRESHLEGS_SEASON});
  for (const char* command : {"runs", "sessions", "alerts"}) {
    EXPECT_EQ(room.json(command), other.json(command)) << command;
    EXPECT_THAT(room.json(command), HasSubstr("\"id\"")) << command;
  }
}

TEST_F(Service, files_that_lay_there_before_the_start_are_taken) {
  room.drop(season.late);
  room.start();
  EXPECT_TRUE(room.settles(season.late.size())) << room.service->said();
}

TEST_F(Service, a_restart_takes_nothing_twice) {
  room.drop(season.late);
  room.start();
  ASSERT_TRUE(room.settles(season.late.size()));
  const auto before = room.json("status");
  room.service->signal(SIGTERM);
  ASSERT_EQ(room.service->wait(), 0);
  room.start();
  room.drop(season.early.front());
  ASSERT_TRUE(room.settles(season.late.size() + 1));
  fs::remove(room.inbox / season.early.front().filename());
  EXPECT_NE(room.json("status"), before);
}

TEST_F(Service, leaves_on_a_signal_within_five_seconds_and_says_so) {
  room.start();
  room.drop(season.all());  // in the middle of work
  room.service->signal(SIGTERM);
  EXPECT_EQ(room.service->wait(seconds(5)), 0) << room.service->said();
  EXPECT_TRUE(room.manager.hears("STOPPING=1", seconds(0)));
}

TEST_F(Service, tells_its_manager_what_it_does) {
  room.start();
  EXPECT_TRUE(room.manager.hears("STATUS=watching ~/FreshLegs/inbox, 0 activities"));
  room.drop(season.late);
  ASSERT_TRUE(room.settles(season.late.size()));
  EXPECT_TRUE(wait_until([&] {
    (void)room.manager.hears("", seconds(0));
    return room.manager.heard.back().find(", 0 activities") == std::string::npos;
  }));
}

TEST_F(Service, feeds_the_watchdog_when_there_is_one) {
  room.environment["WATCHDOG_USEC"] = "400000";
  room.start();
  EXPECT_TRUE(room.manager.hears("WATCHDOG=1", seconds(5)));
}

TEST_F(Service, reads_its_configuration_again_and_keeps_the_old_one_when_it_is_bad) {
  room.start();
  room.configure("[notfications]\nenabled = false\n");
  room.manager.heard.clear();
  room.service->signal(SIGHUP);
  ASSERT_TRUE(room.manager.hears("READY=1"));
  EXPECT_THAT(room.manager.heard,
              Contains(HasSubstr("RELOADING=1")));  // what it watches may be said in between
  EXPECT_THAT(room.service->said(), HasSubstr("line 6, column"));
  EXPECT_THAT(room.service->said(), HasSubstr("stay as they were"));
  room.configure();  // for the command line, which would not go on
  room.drop(season.late.front());
  EXPECT_TRUE(room.settles(1)) << room.service->said();
}

TEST_F(Service, follows_the_inbox_of_a_new_configuration) {
  room.start();
  const fs::path other = room.home / "other";
  fs::create_directories(other);
  std::ofstream(room.home / ".config/freshlegs/config.toml")
      << "inbox = [\"" << other.string() << "\"]\n[watch]\nsettle_ms = 50\n";
  room.service->signal(SIGHUP);
  ASSERT_TRUE(room.manager.hears("STATUS=watching ~/other, 0 activities"));
  fs::copy_file(season.late.front(), other / "a.fit");
  EXPECT_TRUE(room.settles(1)) << room.service->said();
}

TEST_F(Service, takes_a_table_once_the_settings_describe_it) {
  std::ofstream(room.inbox / "mine.csv") << "When,What,Wt,Reps\n2026-10-13 18:00,Squat,100,5\n";
  room.start();
  ASSERT_TRUE(wait_until([&] { return room.service->said().contains("\"mine.csv\": rejected"); }));
  room.configure(
      "[[csv]]\nname = \"mine\"\nkind = \"sets\"\nunits = { weight = \"kg\" }\n"
      "columns = { start = \"When\", exercise = \"What\", weight = \"Wt\", reps = \"Reps\" }\n");
  room.service->signal(SIGHUP);
  EXPECT_TRUE(wait_until([&] {
    return room.run({FRESHLEGS, "sessions"}).contains("strength session");
  })) << room.service->said();
}

TEST_F(Service, takes_a_watch_that_comes_and_goes_beside_the_inbox) {
  const fs::path mount = room.home / "media/GARMIN", stick = room.home / "stick";
  std::ofstream(room.home / ".config/freshlegs/config.toml")
      << "[[watch]]\nfolder = \"" << (mount / "GARMIN/Activity").string()
      << "\"\ncomes_and_goes = true\nsettle_ms = 50\n";
  room.start();
  fs::create_directories(stick / "GARMIN/Activity");
  fs::create_directories(mount.parent_path());
  fs::copy_file(season.late.front(), stick / "GARMIN/Activity/a.fit");
  fs::rename(stick, mount);
  ASSERT_TRUE(room.settles(1)) << room.service->said();
  fs::rename(mount, stick);
  room.service->signal(SIGHUP);  // looks anew, as a change of the table of mounts would make it
  ASSERT_TRUE(wait_until([&] { return room.service->said().find("not there now") != std::string::npos; }));
  EXPECT_THAT(room.json("status"), HasSubstr("\"path_ok\": true")) << "nobody misses it";
  fs::copy_file(season.late.back(), stick / "GARMIN/Activity/b.fit");
  fs::rename(stick, mount);
  EXPECT_TRUE(room.settles(2)) << room.service->said();
}

TEST_F(Service, moves_what_was_taken_where_it_is_asked_to) {
  std::ofstream(room.home / ".config/freshlegs/config.toml")
      << "move_taken = true\n[watch]\nsettle_ms = 50\n";
  room.drop(season.late);
  std::ofstream(room.inbox / "junk.fit") << "this is no recording";
  room.start();
  ASSERT_TRUE(room.settles(season.late.size() + 1)) << room.service->said();
  ASSERT_TRUE(wait_until([&] { return !fs::exists(room.inbox / season.late.back().filename()); }));
  for (const auto& file : season.late)
    EXPECT_EQ(read_file(room.inbox / "processed" / file.filename()), read_file(file));
  EXPECT_TRUE(fs::exists(room.inbox / "junk.fit")) << "what was not taken stays";
  const auto status = room.json("status");
  room.service->signal(SIGTERM);
  ASSERT_EQ(room.service->wait(), 0);
  room.start();
  room.drop(season.early.front());
  ASSERT_TRUE(room.settles(season.late.size() + 2)) << room.service->said();
  EXPECT_THAT(room.json("status"), HasSubstr("\"duplicate\": 0")) << "what was moved is not taken again";
}

TEST_F(Service, a_second_one_is_refused_with_a_sentence) {
  room.start();
  EXPECT_THAT(room.run({FRESHLEGSD}), HasSubstr("already running"));
  Process second({FRESHLEGSD}, room.environment, room.home / "second.log");
  EXPECT_EQ(second.wait(), 1);
  EXPECT_TRUE(room.service->running());
}

TEST_F(Service, a_configuration_that_cannot_be_used_ends_it_for_good) {
  room.configure("[notifications]\nenabled = \"maybe\"\n");
  Process process({FRESHLEGSD}, room.environment, room.home / "log");
  EXPECT_EQ(process.wait(), 78);
  EXPECT_THAT(process.said(), HasSubstr("config.toml, line"));
}

TEST_F(Service, wrong_usage_is_status_two) {
  Process process({FRESHLEGSD, "--no-such-option"}, room.environment, room.home / "log");
  EXPECT_EQ(process.wait(), 2);
}

TEST_F(Service, hostile_files_cost_only_themselves) {
  room.start();
  std::ofstream(room.inbox / "empty.fit");
  std::ofstream(room.inbox / "junk.fit") << "this is no recording";
  std::ofstream(room.inbox / "table.csv") << "a,b\n1,2\n";
  fs::create_directory(room.inbox / "folder.fit");
  ASSERT_EQ(::mkfifo((room.inbox / "pipe.fit").c_str(), 0600), 0);
  fs::resize_file(room.inbox / "junk.fit", 20);
  { const std::ofstream large(room.inbox / "large.fit"); }
  fs::resize_file(room.inbox / "large.fit", 2ULL << 30);  // sparse
  room.drop(season.late);
  EXPECT_TRUE(room.settles(season.late.size() + 5)) << room.service->said();
  EXPECT_THAT(room.json("runs"), HasSubstr("\"id\""));
}

TEST_F(Service, the_files_of_the_person_stay_as_they_are) {
  room.drop(season.late);
  std::map<fs::path, std::pair<std::string, fs::file_time_type>> before;
  for (const auto& entry : fs::directory_iterator(room.inbox))
    before[entry.path()] = {read_file(entry.path()), entry.last_write_time()};
  room.start();
  ASSERT_TRUE(room.settles(season.late.size()));
  std::map<fs::path, std::pair<std::string, fs::file_time_type>> after;
  for (const auto& entry : fs::directory_iterator(room.inbox))
    after[entry.path()] = {read_file(entry.path()), entry.last_write_time()};
  EXPECT_TRUE(before == after);
}

TEST_F(Service, what_it_writes_is_for_its_owner_alone) {
  room.start();
  room.drop(season.late);
  ASSERT_TRUE(room.settles(season.late.size()));
  for (const auto& root : {room.home / ".local", room.summaries})
    for (const auto& entry : fs::recursive_directory_iterator(root)) {
      if (entry.path() == room.home / ".local/share" || entry.is_symlink()) continue;
      EXPECT_EQ(entry.status().permissions() & fs::perms(077), fs::perms::none) << entry.path();
    }
}

TEST_F(Service, no_health_value_reaches_the_log) {
  room.start();
  room.drop(season.late);
  ASSERT_TRUE(room.settles(season.late.size()));
  for (const char* word : {"bpm", "%", "heart", "ms "})
    EXPECT_THAT(room.service->said(), Not(HasSubstr(word)));
}

}  // namespace
}  // namespace freshlegs::e2e
