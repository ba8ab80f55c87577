#include "daemon/service/told_store.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>

#include "storage/database.h"

namespace freshlegs::service {
namespace {

class ToldStore : public testing::Test {
 protected:
  ~ToldStore() override { std::filesystem::remove_all(folder); }

  static std::filesystem::path make_folder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "freshlegs-told-XXXXXX").string();
    return ::mkdtemp(pattern.data());
  }
  static Told waiting() {
    Told told;
    told.alert = "abc";
    told.kind = analysis::AlertKind::overreaching;
    told.state = analysis::OverreachState::likely;
    told.day = *parse_day("2026-10-15");
    told.how = How::desktop;
    told.at = *parse_iso("2026-10-15T12:00:00Z");
    told.title = "Title";
    told.body = "Body";
    return told;
  }
  std::vector<Told> standing() {
    auto all = load_told(store);
    std::erase_if(all, [](const Told& told) { return told.withdrawn.has_value(); });
    return all;
  }

  std::filesystem::path folder = make_folder();
  storage::Database database{folder / "freshlegs.db", {.access = storage::Access::create}};
  storage::Told store{database};
};

TEST_F(ToldStore, gives_back_what_was_saved) {
  save_told(store, {waiting()});
  const auto loaded = load_told(store);
  ASSERT_EQ(loaded.size(), 1U);
  EXPECT_EQ(loaded[0].alert, "abc");
  EXPECT_EQ(loaded[0].kind, analysis::AlertKind::overreaching);
  EXPECT_EQ(loaded[0].state, analysis::OverreachState::likely);
  EXPECT_EQ(loaded[0].day, *parse_day("2026-10-15"));
  EXPECT_EQ(loaded[0].how, How::desktop);
  EXPECT_FALSE(loaded[0].delivered);
  EXPECT_EQ(loaded[0].at, *parse_iso("2026-10-15T12:00:00Z"));
  EXPECT_EQ(loaded[0].body, "Body");
}

TEST_F(ToldStore, delivering_changes_the_entry_and_adds_none) {
  Told told = waiting();
  save_told(store, {told});
  told.delivered = true;
  save_told(store, {told});
  save_told(store, {told});
  ASSERT_EQ(load_told(store).size(), 1U);
  EXPECT_TRUE(load_told(store)[0].delivered);
}

TEST_F(ToldStore, another_state_of_the_same_alert_is_another_entry) {
  Told told = waiting();
  save_told(store, {told});
  told.state = analysis::OverreachState::prolonged;
  save_told(store, {told});
  EXPECT_EQ(standing().size(), 2U);
}

TEST_F(ToldStore, what_waited_too_long_stands_as_summary) {
  Told told = waiting();
  save_told(store, {told});
  told.how = How::summary;
  save_told(store, {told});
  ASSERT_EQ(standing().size(), 1U);
  EXPECT_EQ(standing()[0].how, How::summary);
}

TEST_F(ToldStore, withdrawn_and_true_again_is_a_new_entry) {
  Told told = waiting();
  save_told(store, {told});
  told.withdrawn = "why";
  save_told(store, {told});
  EXPECT_TRUE(standing().empty());
  save_told(store, {waiting()});
  EXPECT_EQ(standing().size(), 1U);
  EXPECT_EQ(load_told(store).size(), 2U);
}

}  // namespace
}  // namespace freshlegs::service
