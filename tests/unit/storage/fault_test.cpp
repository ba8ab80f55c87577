// The power fails, or the disk is full, at every single write of a scenario in turn: what was acknowledged is
// there, nothing is half there, and taking the files again leads to the same facts as if nothing had
// happened.
#include <gtest/gtest.h>

#include <filesystem>

#include "storage/cache.h"
#include "storage/seen.h"
#include "storage/statements.h"
#include "storage/told.h"
#include "tests/unit/storage/fault_vfs.h"
#include "tests/unit/storage/recordings.h"

namespace freshlegs::storage {
namespace {

using test::FaultVfs;

struct Take {
  std::string name;
  Instant start;
};
const std::vector<Take> kTakes{{"one", Instant(Millis(1'700'000'000'000))},
                               {"two", Instant(Millis(1'710'000'000'000))},
                               {"three", Instant(Millis(1'720'000'000'000))}};

std::vector<std::string> held(Database& database) {
  std::vector<std::string> names;
  for (const auto& file : Facts(database).files()) names.push_back(file.names.at(0));
  return names;
}

/// Takes what is not there yet, as a restarted service does. Adds to `acknowledged` what was committed.
void take_all(const std::filesystem::path& path, std::vector<std::string>& acknowledged) {
  Database database(path, {.access = Access::create});
  for (const auto& [name, start] : kTakes) {
    if (!Facts(database).find_file(test::hash_of(name))) {
      Transaction transaction(database);
      Facts(database).put_file(test::file_named(name, {name + ".fit"}),
                               std::vector{test::full_run(name, start)});
      Seen(database).put({"/in/" + name + ".fit", 10, 7, std::chrono::nanoseconds(5), test::hash_of(name)});
      transaction.commit();
    }
    acknowledged.push_back(name + ".fit");
  }
  database.checkpoint();
}

/// Everything that the facts say, as one text to compare.
std::string everything(const std::filesystem::path& path) {
  Database database(path, {.access = Access::read});
  std::string text;
  for (const auto& name : held(database)) text += name + "\n";
  for (const auto& stored : Facts(database).heads().heads) {
    const auto recording = Facts(database).load(stored.head.hash);
    text += hex(stored.head.hash) + (recording ? " whole\n" : " DAMAGED\n");
  }
  return text;
}

class Fault : public testing::TestWithParam<FaultVfs::Fault> {};

TEST_P(Fault, AtEveryWriteLosesNothingThatWasAcknowledged) {
  FaultVfs vfs;
  test::TemporaryFolder calm;
  std::vector<std::string> acknowledged;
  take_all(calm.database(), acknowledged);
  const std::string expected = everything(calm.database());

  std::size_t faults = 0;
  for (std::size_t n = 1;; ++n) {
    test::TemporaryFolder folder;
    acknowledged.clear();
    vfs.plan(GetParam(), n);
    try {
      take_all(folder.database(), acknowledged);
    } catch (const Error&) {
    }
    const bool struck = FaultVfs::struck();
    vfs.plan(FaultVfs::Fault::none, 0);
    if (GetParam() == FaultVfs::Fault::power_cut) {
      vfs.lose_unsynced();
      std::filesystem::remove(folder.database().string() + "-shm");  // was only in memory
    }
    if (!struck) break;
    ++faults;
    {
      Database again(folder.database(), {.access = Access::create});
      ASSERT_TRUE(again.full_check().empty()) << "fault at " << n;
      const auto names = held(again);
      for (const auto& name : acknowledged)
        ASSERT_NE(std::ranges::find(names, name), names.end()) << name << " lost by a fault at " << n;
      ASSERT_EQ(Facts(again).heads().heads.size(), names.size()) << "half a file after a fault at " << n;
    }
    take_all(folder.database(), acknowledged);
    ASSERT_EQ(everything(folder.database()), expected) << "fault at " << n;
  }
  std::printf("%zu faults\n", faults);
  EXPECT_GT(faults, 20U);
}
INSTANTIATE_TEST_SUITE_P(Kinds, Fault, testing::Values(FaultVfs::Fault::power_cut, FaultVfs::Fault::full),
                         [](const auto& kind) {
                           return kind.param == FaultVfs::Fault::full ? "DiskFull" : "PowerCut";
                         });

}  // namespace
}  // namespace freshlegs::storage
