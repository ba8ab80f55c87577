// Every way in which a file can arrive (as measured on Linux), against the kernel's own events.
#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tests/unit/daemon/arrival.h"

namespace freshlegs::service {
namespace {

TEST_F(Arrival, copied_in) {
  start();
  write(inbox_path / "a.fit");
  EXPECT_TRUE(arrives("a.fit"));
}

TEST_F(Arrival, moved_in_from_the_same_file_system) {
  start();
  write(outside / "a.fit");
  fs::rename(outside / "a.fit", inbox_path / "a.fit");
  EXPECT_TRUE(arrives("a.fit"));
}

TEST_F(Arrival, written_under_a_temporary_name_and_renamed) {
  start();
  write(inbox_path / ".syncthing.a.fit.tmp");
  fs::rename(inbox_path / ".syncthing.a.fit.tmp", inbox_path / "a.fit");
  EXPECT_TRUE(arrives("a.fit"));
  EXPECT_EQ(handed.size(), 1U);
}

TEST_F(Arrival, hard_linked) {
  start();
  write(outside / "a.fit");
  fs::create_hard_link(outside / "a.fit", inbox_path / "a.fit");
  EXPECT_TRUE(arrives("a.fit"));
}

TEST_F(Arrival, temporary_name_then_link_then_unlink) {
  start();
  write(inbox_path / "a.fit.filepart");
  fs::create_hard_link(inbox_path / "a.fit.filepart", inbox_path / "a.fit");
  fs::remove(inbox_path / "a.fit.filepart");
  EXPECT_TRUE(arrives("a.fit"));
  EXPECT_EQ(handed.size(), 1U);
}

TEST_F(Arrival, symbolically_linked) {
  start();
  write(outside / "a.fit");
  fs::create_symlink(outside / "a.fit", inbox_path / "a.fit");
  EXPECT_TRUE(arrives("a.fit"));
}

TEST_F(Arrival, nameless_file_linked_in) {
  const int fd = ::open(inbox_path.c_str(), O_TMPFILE | O_WRONLY | O_CLOEXEC, 0600);
  if (fd < 0) GTEST_SKIP() << "This file system has no nameless files.";
  start();
  ASSERT_EQ(::write(fd, "x", 1), 1);
  ASSERT_EQ(::linkat(AT_FDCWD, ("/proc/self/fd/" + std::to_string(fd)).c_str(), AT_FDCWD,
                     (inbox_path / "a.fit").c_str(), AT_SYMLINK_FOLLOW),
            0);
  ::close(fd);
  EXPECT_TRUE(arrives("a.fit"));
}

TEST_F(Arrival, appended_to_and_closed_several_times) {
  start();
  for (int i = 0; i < 5; ++i) std::ofstream(inbox_path / "a.csv", std::ios::app) << "row\n";
  EXPECT_TRUE(arrives("a.csv"));
  std::ofstream(inbox_path / "a.csv", std::ios::app) << "one more\n";
  EXPECT_TRUE(arrives("a.csv", 2));
}

TEST_F(Arrival, in_a_new_subfolder) {
  start();
  fs::create_directories(inbox_path / "2026" / "10");
  write(inbox_path / "2026" / "10" / "a.fit");
  EXPECT_TRUE(arrives("2026/10/a.fit"));
  write(inbox_path / "2026" / "10" / "b.fit");
  EXPECT_TRUE(arrives("2026/10/b.fit"));
}

TEST_F(Arrival, with_a_folder_moved_in) {
  start();
  fs::create_directories(outside / "export" / "deep");
  write(outside / "export" / "a.fit");
  write(outside / "export" / "deep" / "b.fit");
  fs::rename(outside / "export", inbox_path / "export");
  EXPECT_TRUE(arrives("export/a.fit"));
  EXPECT_TRUE(arrives("export/deep/b.fit"));
}

TEST_F(Arrival, in_a_folder_that_was_renamed_inside_the_inbox) {
  fs::create_directories(inbox_path / "old");
  start();
  fs::rename(inbox_path / "old", inbox_path / "new");
  settle();
  write(inbox_path / "new" / "a.fit");
  EXPECT_TRUE(arrives("new/a.fit"));
}

TEST_F(Arrival, present_before_the_start) {
  write(inbox_path / "a.fit");
  start();
  EXPECT_TRUE(arrives("a.fit"));
}

TEST_F(Arrival, replaced_by_another_of_the_same_size) {
  start();
  write(inbox_path / "a.fit", "one");
  ASSERT_TRUE(arrives("a.fit"));
  write(outside / "a.fit", "two");
  fs::rename(outside / "a.fit", inbox_path / "a.fit");
  EXPECT_TRUE(arrives("a.fit", 2));
}

TEST_F(Arrival, touched_without_a_change_is_no_arrival) {
  start();
  write(inbox_path / "a.fit");
  ASSERT_TRUE(arrives("a.fit"));
  ::chmod((inbox_path / "a.fit").c_str(), 0640);
  { const std::ofstream opened(inbox_path / "a.fit", std::ios::app); }  // CLOSE_WRITE, nothing written
  settle();
  EXPECT_EQ(handed["a.fit"], 1);
}

TEST_F(Arrival, temporary_names_and_folders_below_the_depth_never_arrive) {
  start(std::chrono::hours(1), 1);
  write(inbox_path / "a.fit.part");
  write(inbox_path / "~a.fit.crdownload");
  fs::create_directories(inbox_path / "one" / "two");
  write(inbox_path / "one" / "two" / "a.fit");
  write(inbox_path / "one" / "b.fit");
  EXPECT_TRUE(arrives("one/b.fit"));
  settle();
  EXPECT_EQ(handed.size(), 2U);
}

TEST_F(Arrival, odd_names_and_odd_things_are_handed_on_and_folders_are_not) {
  start();
  write(inbox_path / "line\nbreak.fit");
  write(inbox_path / "bad\xff\xfe.fit");
  ::mkfifo((inbox_path / "pipe.fit").c_str(), 0600);
  fs::create_directory(inbox_path / "folder.fit");
  fs::create_symlink(base / "nowhere", inbox_path / "broken.fit");
  EXPECT_TRUE(arrives("line\nbreak.fit"));
  EXPECT_TRUE(arrives("bad\xff\xfe.fit"));
  EXPECT_TRUE(arrives("pipe.fit"));
  settle();
  EXPECT_EQ(handed.count("folder.fit") + handed.count("broken.fit"), 0U);
}

TEST_F(Arrival, an_inbox_that_is_missing_is_found_when_it_comes) {
  fs::remove(inbox_path);
  start(milliseconds(20));
  ASSERT_EQ(inbox->places().front().mode, Inbox::Mode::missing);
  fs::create_directory(inbox_path);
  write(inbox_path / "a.fit");
  EXPECT_TRUE(arrives("a.fit"));
  EXPECT_EQ(inbox->places().front().mode, Inbox::Mode::watching);
}

TEST_F(Arrival, an_inbox_removed_and_made_again_is_watched_again) {
  start(milliseconds(20));
  fs::remove_all(inbox_path);
  ASSERT_TRUE(loop_until(loop, [&] { return inbox->places().front().mode == Inbox::Mode::missing; }));
  fs::create_directory(inbox_path);
  ASSERT_TRUE(loop_until(loop, [&] { return inbox->places().front().mode == Inbox::Mode::watching; }));
  write(inbox_path / "a.fit");
  EXPECT_TRUE(arrives("a.fit"));
}

TEST_F(Arrival, an_inbox_moved_away_takes_no_watch_along) {
  start(milliseconds(20));
  fs::rename(inbox_path, base / "elsewhere");
  ASSERT_TRUE(loop_until(loop, [&] { return inbox->places().front().mode == Inbox::Mode::missing; }));
  write(base / "elsewhere" / "a.fit");
  fs::create_directory(inbox_path);
  ASSERT_TRUE(loop_until(loop, [&] { return inbox->places().front().mode == Inbox::Mode::watching; }));
  settle();
  EXPECT_EQ(handed.count("a.fit"), 0U);
  EXPECT_THAT(modes,
              testing::ElementsAre(Inbox::Mode::watching, Inbox::Mode::missing, Inbox::Mode::watching));
}

TEST_F(Arrival, a_file_put_off_is_handed_out_again) {
  inbox.emplace(loop, disk, std::vector{inbox_path}, Inbox::Pace{milliseconds(5), std::chrono::hours(1), 3},
                Inbox::Handlers{.ready =
                                    [this](const std::vector<std::string>& files) {
                                      for (const auto& file : files)
                                        inbox->finished(file,
                                                        ++handed["a.fit"] < 3 ? Fate::again : Fate::done);
                                    },
                                .changed = [](const Inbox::Place&) {}});
  inbox->start();
  write(inbox_path / "a.fit");
  EXPECT_TRUE(arrives("a.fit", 3));
}

TEST_F(Arrival, on_a_network_file_system_by_polling_which_is_said) {
  disk.is_silent = true;
  start(milliseconds(20));
  EXPECT_EQ(modes, std::vector{Inbox::Mode::polling});
  EXPECT_THAT(why, testing::HasSubstr("network or FUSE file system"));
  fs::create_directory(inbox_path / "sub");
  write(inbox_path / "sub/a.fit");
  EXPECT_TRUE(arrives("sub/a.fit"));
}

TEST_F(Arrival, by_polling_where_the_limit_of_watches_is_reached_and_by_events_once_it_is_raised) {
  refusal = std::make_error_code(std::errc::no_space_on_device);
  start(milliseconds(20));
  EXPECT_EQ(modes, std::vector{Inbox::Mode::polling});
  EXPECT_THAT(why, testing::HasSubstr("fs.inotify.max_user_watches"));
  write(inbox_path / "a.fit");
  EXPECT_TRUE(arrives("a.fit"));
  refusal = {};
  EXPECT_TRUE(loop_until(loop, [&] { return modes.back() == Inbox::Mode::watching; }));
  write(inbox_path / "b.fit");
  EXPECT_TRUE(arrives("b.fit"));
}

TEST_F(Arrival, by_polling_where_the_limit_of_watchers_is_reached) {
  refusal = std::make_error_code(std::errc::too_many_files_open);
  start(milliseconds(20));
  EXPECT_THAT(why, testing::HasSubstr("fs.inotify.max_user_instances"));
  write(inbox_path / "a.fit");
  EXPECT_TRUE(arrives("a.fit"));
}

TEST_F(Arrival, one_watch_a_folder_however_many_files) {
  fs::create_directory(inbox_path / "sub");
  for (int i = 0; i < 50; ++i) write(inbox_path / ("sub/" + std::to_string(i) + ".fit"));
  start();
  ASSERT_TRUE(arrives("sub/49.fit"));
  EXPECT_EQ(wished, (std::set{inbox_path, inbox_path / "sub"}));
}

TEST_F(Arrival, a_folder_that_fails_for_a_while_forgets_nothing) {
  write(inbox_path / "a.fit");
  start();
  ASSERT_TRUE(arrives("a.fit"));
  disk.unreadable = std::make_error_code(std::errc::io_error);  // a cable that came loose
  inbox->rescan();
  disk.unreadable = {};
  inbox->rescan();
  settle();
  EXPECT_EQ(handed["a.fit"], 1) << "an incomplete scan says nothing about what is gone";
}

TEST_F(Arrival, a_watch_on_a_cable_that_comes_and_goes) {
  const fs::path mounted = base / "media/GARMIN";
  inbox_path = mounted / "GARMIN/Activity";
  start();
  EXPECT_EQ(modes.back(), Inbox::Mode::missing);
  fs::create_directories(outside / "GARMIN/Activity");
  write(outside / "GARMIN/Activity/a.fit");
  fs::create_directories(base / "media");
  fs::rename(outside, mounted);  // all at once, as a mount
  ASSERT_TRUE(arrives("a.fit"));
  EXPECT_EQ(modes.back(), Inbox::Mode::watching);
  fs::rename(mounted, outside);
  inbox->rescan();  // as the table of mounts asks for when it changes
  EXPECT_EQ(modes.back(), Inbox::Mode::missing);
  write(outside / "GARMIN/Activity/b.fit");
  fs::rename(outside, mounted);
  ASSERT_TRUE(arrives("b.fit"));
}

TEST_F(Arrival, a_watch_over_mtp_is_looked_for_where_nothing_tells_of_it) {
  disk.is_silent = true;
  inbox_path = base / "gvfs/mtp:host=watch/GARMIN/Activity";
  start(milliseconds(5));
  EXPECT_EQ(modes.back(), Inbox::Mode::missing);
  const int at_first = disk.lists;
  EXPECT_TRUE(loop_until(loop, [&] { return disk.lists > at_first + 3; })) << "without any event";
  fs::create_directories(inbox_path);
  write(inbox_path / "a.fit");
  EXPECT_TRUE(arrives("a.fit"));
  EXPECT_EQ(modes.back(), Inbox::Mode::polling);
}

TEST_F(Arrival, what_was_moved_out_of_the_way_is_left_alone) {
  leave = "processed";
  fs::create_directories(inbox_path / "processed/sub");
  write(inbox_path / "processed/a.fit");
  write(inbox_path / "processed/sub/a.fit");
  start();
  write(inbox_path / "processed/b.fit");
  fs::create_directories(inbox_path / "x/processed");
  write(inbox_path / "x/processed/c.fit");
  settle();
  EXPECT_EQ(handed["processed/a.fit"] + handed["processed/sub/a.fit"] + handed["processed/b.fit"], 0);
  EXPECT_TRUE(arrives("x/processed/c.fit")) << "only the one at the top";
}

}  // namespace
}  // namespace freshlegs::service
