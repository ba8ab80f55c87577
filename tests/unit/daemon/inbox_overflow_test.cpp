// A full export dropped at once: the kernel's queue overflows and events are lost.
#include <fcntl.h>
#include <gtest/gtest.h>

#include "tests/unit/daemon/arrival.h"

namespace freshlegs::service {
namespace {

TEST_F(Arrival, more_events_than_the_queue_holds_lose_nothing) {
  start();
  constexpr int kFiles =
      9000;  // CREATE and CLOSE_WRITE each: more than the queue's 16,384 while nobody reads
  for (int i = 0; i < kFiles; ++i) {
    const int fd = ::open((inbox_path / std::to_string(i)).c_str(), O_CREAT | O_WRONLY | O_CLOEXEC, 0600);
    ASSERT_GE(fd, 0);
    ::close(fd);
  }
  ASSERT_TRUE(loop_until(
      loop, [&] { return handed.size() == kFiles; }, std::chrono::seconds(30)));
  settle();
  EXPECT_EQ(handed.size(), kFiles + 1U);
  for (const auto& [name, times] : handed) ASSERT_EQ(times, 1) << name;
}

}  // namespace
}  // namespace freshlegs::service
