#include <gtest/gtest.h>

#include <array>

#include "storage/connection.h"
#include "storage/schema.h"
#include "tests/unit/storage/recordings.h"

namespace freshlegs::storage {
namespace {

constexpr std::array<std::string_view, 3> kSteps{
    "CREATE TABLE a (x INTEGER) STRICT; INSERT INTO a VALUES (7)",
    "ALTER TABLE a ADD COLUMN y TEXT; UPDATE a SET y = 'seven'", "CREATE TABLE b (z INTEGER) STRICT"};
const int kReadWriteCreate = SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE;

class MigrationTest : public testing::Test {
 protected:
  [[nodiscard]] bool copied(int version) const {
    return std::filesystem::exists(folder_.database().string() + ".before-v" + std::to_string(version));
  }
  test::TemporaryFolder folder_;
  Connection connection_{folder_.database(), kReadWriteCreate, {}};
};

TEST_F(MigrationTest, AnEmptyFileGoesThroughAllStepsWithoutACopy) {
  migrate(connection_, kSteps);
  EXPECT_EQ(connection_.number("PRAGMA user_version"), 3);
  EXPECT_EQ(connection_.text("SELECT y FROM a"), "seven");
  EXPECT_FALSE(copied(1));
}

TEST_F(MigrationTest, AnOlderDatabaseIsCopiedFirstThenBroughtUpToDate) {
  migrate(connection_, std::span(kSteps).first(1));
  EXPECT_THROW(require_current(connection_, kSteps), Error);
  migrate(connection_, kSteps);
  require_current(connection_, kSteps);
  ASSERT_TRUE(copied(2));
  Connection copy(folder_.database().string() + ".before-v2", SQLite::OPEN_READONLY, {});
  EXPECT_EQ(copy.number("PRAGMA user_version"), 1);
  EXPECT_EQ(copy.number("SELECT x FROM a"), 7);
}

TEST_F(MigrationTest, AStepThatFailsLeavesTheVersionBeforeIt) {
  constexpr std::array<std::string_view, 2> broken{kSteps[0], "CREATE TABLE c (x INTEGER); this is no SQL"};
  EXPECT_THROW(migrate(connection_, broken), Error);
  EXPECT_EQ(connection_.number("PRAGMA user_version"), 1);
  EXPECT_EQ(connection_.number("SELECT count(*) FROM sqlite_schema"), 1);
  migrate(connection_, kSteps);
  EXPECT_EQ(connection_.number("PRAGMA user_version"), 3);
}

TEST(Migrations, AreAllBuiltIn) { EXPECT_FALSE(migrations().empty()); }

}  // namespace
}  // namespace freshlegs::storage
