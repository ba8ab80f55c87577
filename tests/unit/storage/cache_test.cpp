#include "storage/cache.h"

#include <gtest/gtest.h>

#include "storage/connection.h"
#include "tests/unit/storage/recordings.h"

namespace freshlegs::storage {
namespace {

class CacheTest : public testing::Test {
 protected:
  test::TemporaryFolder folder_;
  Database database_ = test::create(folder_);
  Cache cache_{database_};
  Hash key_ = test::hash_of("activity");
  Bytes one_{std::byte{1}}, two_{std::byte{2}};
};

TEST_F(CacheTest, FeaturesBelongToTheirVersion) {
  cache_.put_features(key_, 1, one_);
  EXPECT_EQ(cache_.features(key_, 1), one_);
  EXPECT_EQ(cache_.features(key_, 2), std::nullopt);
  cache_.put_features(key_, 2, two_);
  EXPECT_EQ(cache_.features(key_, 2), two_);
  cache_.purge_other_versions(3);
  EXPECT_EQ(cache_.features(key_, 2), std::nullopt);
}

TEST_F(CacheTest, ADamagedEntryIsAbsent) {
  cache_.put_features(key_, 1, one_);
  cache_.put_checkpoint(Instant(Millis(1)), 1, one_);
  cache_.put_checkpoint(Instant(Millis(2)), 1, two_);
  database_.connection().run("UPDATE cache_feature SET blob = x'0001'");
  database_.connection().run("UPDATE cache_checkpoint SET blob = x'0001' WHERE at_ms = 2");
  EXPECT_EQ(cache_.features(key_, 1), std::nullopt);
  const auto found = cache_.checkpoint_before(Instant(Millis(5)), 1);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->at, Instant(Millis(1)));
}

TEST_F(CacheTest, TheNewestCheckpointBeforeALateFileIsFound) {
  for (const int at : {10, 20, 30}) cache_.put_checkpoint(Instant(Millis(at)), 1, one_);
  EXPECT_EQ(cache_.checkpoint_before(Instant(Millis(25)), 1)->at, Instant(Millis(20)));
  EXPECT_FALSE(cache_.checkpoint_before(Instant(Millis(5)), 1));
  EXPECT_FALSE(cache_.checkpoint_before(Instant(Millis(25)), 2));
  cache_.drop_checkpoints_after(Instant(Millis(15)));
  EXPECT_EQ(cache_.checkpoint_before(Instant(Millis(99)), 1)->at, Instant(Millis(10)));
}

TEST_F(CacheTest, ClearLeavesNothing) {
  cache_.put_features(key_, 1, one_);
  cache_.put_checkpoint(Instant(Millis(1)), 1, one_);
  cache_.clear();
  EXPECT_FALSE(cache_.features(key_, 1));
  EXPECT_FALSE(cache_.checkpoint_before(Instant(Millis(9)), 1));
}

}  // namespace
}  // namespace freshlegs::storage
