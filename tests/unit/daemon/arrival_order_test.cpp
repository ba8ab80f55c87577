// Order cannot matter: any arrival order, duplicates and restarts, the same bytes out.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <random>

#include "daemon/pipeline/analyser.h"
#include "daemon/pipeline/intake.h"
#include "daemon/views/export.h"
#include "daemon/views/lists.h"
#include "storage/database.h"
#include "storage/facts.h"
#include "storage/statements.h"
#include "tests/sim/demo_season.h"

namespace freshlegs::app {
namespace {

namespace fs = std::filesystem;

constexpr int kWeeks = 28;

class ArrivalOrder : public testing::Test {
 protected:
  ArrivalOrder() {
    std::string pattern = (fs::temp_directory_path() / "order_XXXXXX").string();
    folder_ = ::mkdtemp(pattern.data());
    const date::local_days last_day(date::year(2026) / 6 / 14);
    for (const auto& file : sim::make_season(sim::demo_season(7, last_day, kWeeks)).files) {
      std::ofstream out(folder_ / file.name, std::ios::binary);
      out.write(reinterpret_cast<const char*>(file.bytes.data()),
                static_cast<std::streamsize>(file.bytes.size()));
      files_.push_back(folder_ / file.name);
    }
  }
  ~ArrivalOrder() override { fs::remove_all(folder_); }

  /// Takes the files in the given order; after each `session` files the program ends and starts anew, as
  /// after a restart, and analyses in between, so that caches are filled by what was known then.
  std::string said_after(const std::vector<fs::path>& order, std::size_t session) {
    const fs::path path = folder_ / ("db" + std::to_string(databases_++));
    for (std::size_t i = 0; i < order.size(); i += session) {
      storage::Database database(path, {.access = storage::Access::create});
      Intake intake(database, settings_);
      for (std::size_t k = i; k < std::min(i + session, order.size()); ++k) {
        intake.take(order[k]);
        if (intake.full()) intake.commit();
      }
      intake.commit();
      analyse(database, settings_, {}, {});
    }
    storage::Database database(path, {.access = storage::Access::read});
    return everything_said(database);
  }

  std::string everything_said(storage::Database& database) {
    const Knowledge knowledge = analyse(database, settings_, {}, {});
    storage::Facts facts(database);
    storage::Statements statements(database);
    return views::export_json(knowledge, facts.files(), statements.current()) +
           views::runs_json(knowledge, {}) + views::sessions_json(knowledge, {}) +
           views::alerts_json(knowledge.findings, {});
  }

  fs::path folder_;
  std::vector<fs::path> files_;
  Settings settings_;
  int databases_ = 0;
};

TEST_F(ArrivalOrder, DoesNotChangeAByteOfWhatIsSaid) {
  ASSERT_GE(files_.size(), 300U);
  const std::string in_order = said_after(files_, files_.size());
  ASSERT_GT(in_order.size(), 10'000U);
  EXPECT_NE(in_order.find("\"post_leg\": true"), std::string::npos)
      << "the season has runs after leg sessions";

  auto backwards = files_;
  std::ranges::reverse(backwards);
  EXPECT_TRUE(said_after(backwards, files_.size()) == in_order) << "backwards";

  auto shuffled = files_;
  std::shuffle(shuffled.begin(), shuffled.end(), std::mt19937(20261015));
  EXPECT_TRUE(said_after(shuffled, 17) == in_order) << "shuffled, with restarts";

  auto doubled = shuffled;
  doubled.insert(doubled.end(), files_.begin(), files_.end());
  EXPECT_TRUE(said_after(doubled, 40) == in_order) << "everything twice";
}

}  // namespace
}  // namespace freshlegs::app
