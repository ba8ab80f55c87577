#include "daemon/service/system_events.h"

#include <gtest/gtest.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include "tests/unit/daemon/loop_until.h"

namespace freshlegs::service {
namespace {

TEST(SystemEvents, AJumpOfTheClockIsToldEachTime) {
  boost::asio::io_context loop;
  const int clock = ::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
  int jumps = 0, mounts = 0;
  const SystemEvents events(loop, {.clock_jumped = [&] { ++jumps; }, .mounts_changed = [&] { ++mounts; }},
                            clock, -1);
  for (int n = 1; n <= 2; ++n) {
    ASSERT_EQ(::eventfd_write(clock, 1), 0);
    EXPECT_TRUE(loop_until(loop, [&] { return jumps == n; }));
  }
  EXPECT_EQ(mounts, 0);
}

TEST(SystemEvents, TheRealOnesAreQuietWhileNothingHappens) {
  boost::asio::io_context loop;
  int told = 0;
  const SystemEvents events(loop, {.clock_jumped = [&] { ++told; }, .mounts_changed = [&] { ++told; }});
  loop.run_for(std::chrono::milliseconds(50));
  EXPECT_EQ(told, 0);
}

}  // namespace
}  // namespace freshlegs::service
