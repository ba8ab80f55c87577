// A file of somebody else in the inbox is said once, and only when it is somebody else's.
#include "analysis/wearer/wearer.h"

#include <gtest/gtest.h>

namespace freshlegs::analysis {
namespace {

class Wearers : public testing::Test {
 protected:
  std::optional<Stranger> wears(const UserProfile& user) {
    ActivityPlan plan;
    plan.id = "run-" + std::to_string(++activities_);
    return wearer_.step(plan, user);
  }
  void history(int activities = 8) {
    for (int i = 0; i < activities; ++i) EXPECT_FALSE(wears(own_));
  }

  UserProfile own_{.height_m = 1.80, .mass_kg = 74, .age_years = 35, .resting_hr_bpm = {}, .max_hr_bpm = {}, .male = true};
  Wearer wearer_;
  int activities_ = 0;
};

TEST_F(Wearers, SomebodyElseIsSaidOnce) {
  history();
  UserProfile other = own_;
  other.male = false;
  other.height_m = 1.62;
  const auto stranger = wears(other);
  ASSERT_TRUE(stranger);
  EXPECT_EQ(stranger->aspect, Stranger::Aspect::sex);
  EXPECT_EQ(stranger->activity, "run-9");
  EXPECT_FALSE(wears(other)) << "again the same";
  EXPECT_FALSE(wears(own_)) << "the athlete is back";
  other.male = true;
  other.height_m = 1.50;
  const auto third = wears(other);
  ASSERT_TRUE(third) << "a third person";
  EXPECT_EQ(third->aspect, Stranger::Aspect::height_m);
  EXPECT_EQ(third->usual, 1.80);
}

TEST_F(Wearers, NobodyKnowsWhoItIsBeforeThereIsAHistory) {
  history(3);
  UserProfile other = own_;
  other.male = false;
  EXPECT_FALSE(wears(other));
}

TEST_F(Wearers, ALifeIsNoStranger) {
  UserProfile user = own_;
  for (int year = 0; year < 20; ++year)
    for (int i = 0; i < 12; ++i) {
      user.age_years = 35 + year;
      user.mass_kg = 74 + .8 * year + (i % 3);
      user.height_m = 1.80 + .01 * (i % 4);
      EXPECT_FALSE(wears(user)) << year;
    }
  EXPECT_FALSE(wears({})) << "a device that says nothing";
}

}  // namespace
}  // namespace freshlegs::analysis
