#include "daemon/pipeline/ahead.h"

#include <gtest/gtest.h>

#include <atomic>
#include <memory>
#include <stdexcept>

namespace freshlegs::app {
namespace {

TEST(Ahead, ResultsComeInOrderWhoeverMakesThem) {
  std::atomic<int> workers = 0;
  Ahead<std::unique_ptr<std::size_t>> ahead(1000, 3, 5, [&] {
    ++workers;
    return [](std::size_t i) { return std::make_unique<std::size_t>(i * i); };
  });
  for (std::size_t i = 0; i < 1000; ++i) ASSERT_EQ(*ahead.next(), i * i);
  EXPECT_LE(workers, 3);
}

TEST(Ahead, NoMoreAreMadeThanThereIsRoomFor) {
  std::atomic<std::size_t> made = 0;
  Ahead<int> ahead(100, 2, 4, [&] {
    return [&](std::size_t) {
      ++made;
      return 0;
    };
  });
  for (std::size_t i = 0; i < 50; ++i) {
    ahead.next();
    EXPECT_LE(made, i + 1 + 4);
  }
}

TEST(Ahead, AFailureIsThatOfItsTurn) {
  Ahead<int> ahead(3, 2, 2, [] {
    return [](std::size_t i) {
      if (i == 1) throw std::runtime_error("the disk");
      return static_cast<int>(i);
    };
  });
  EXPECT_EQ(ahead.next(), 0);
  EXPECT_THROW(ahead.next(), std::runtime_error);
  EXPECT_EQ(ahead.next(), 2);
}

TEST(Ahead, LeavingEarlyIsNoTrouble) {
  Ahead<int> ahead(1'000'000, 2, 3, [] { return [](std::size_t) { return 1; }; });
  EXPECT_EQ(ahead.next(), 1);
}

}  // namespace
}  // namespace freshlegs::app
