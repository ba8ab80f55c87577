// What the athlete said about which recordings belong together, and clocks that are whole hours off.
#include <gtest/gtest.h>

#include "tests/unit/analysis/made_recordings.h"

namespace freshlegs::analysis {
namespace {

std::map<Hash, FusedBy> why(const std::vector<KnownRecording>& recordings, const Belonging& said = {}) {
  return assemble_explained(recordings, {}, {}, said).why;
}

std::vector<ActivityPlan> plans(const std::vector<KnownRecording>& recordings, const Belonging& said = {}) {
  return assemble(recordings, {}, {}, said);
}

/// The same run as a phone saw it.
KnownRecording phone_run(int number, std::string_view start, double minutes = 45) {
  auto r = watch_run(number, start, minutes);
  r.head.device.manufacturer = "phone";
  r.head.device.product = "app";
  r.head.samples /= 2;
  return r;
}

std::pair<Hash, Hash> pair_of(const KnownRecording& a, const KnownRecording& b) {
  return std::minmax(a.head.hash, b.head.hash);
}

TEST(Belonging, SplitTakesApartAndMergePutsTogether) {
  const auto watch = watch_run(1, "2026-05-04T05:30:00Z"), phone = phone_run(2, "2026-05-04T05:30:40Z");
  ASSERT_EQ(plans({watch, phone}).size(), 1U);
  Belonging apart;
  apart.apart.insert(pair_of(watch, phone));
  EXPECT_EQ(plans({watch, phone}, apart).size(), 2U);

  const auto later = phone_run(3, "2026-05-04T06:40:00Z");
  ASSERT_EQ(plans({watch, later}).size(), 2U);
  Belonging together;
  together.together.insert(pair_of(watch, later));
  const auto merged = plans({watch, later}, together);
  ASSERT_EQ(merged.size(), 1U);
  ASSERT_EQ(merged[0].parts.size(), 2U);
  EXPECT_EQ(why({watch, later}, together)[later.head.hash], FusedBy::said);
  EXPECT_EQ(merged[0].parts[1].shift, watch.head.start - later.head.start) << "it begins with the primary";
}

TEST(Belonging, MergingUnitesEverythingOnBothSides) {
  const auto watch = watch_run(1, "2026-05-04T05:30:00Z"), phone = phone_run(2, "2026-05-04T05:30:40Z");
  const auto other = watch_run(3, "2026-05-04T09:30:00Z"), more = phone_run(4, "2026-05-04T09:30:40Z");
  Belonging said;
  said.together.insert(pair_of(phone, more));
  const auto merged = plans({watch, phone, other, more}, said);
  ASSERT_EQ(merged.size(), 1U);
  EXPECT_EQ(merged[0].parts.size(), 4U);
}

TEST(ZoneSlip, TheSameRunUnderAClockHoursOffIsOneActivity) {
  auto watch = watch_run(1, "2026-05-04T05:30:00Z"), phone = phone_run(2, "2026-05-04T07:30:40Z");
  watch.head.summary.distance_m = 9010;
  phone.head.summary.distance_m = 9080;
  const auto found = plans({watch, phone});
  ASSERT_EQ(found.size(), 1U);
  ASSERT_EQ(found[0].parts.size(), 2U);
  EXPECT_EQ(why({watch, phone})[phone.head.hash], FusedBy::zone_slip);
  EXPECT_EQ(std::chrono::abs(found[0].parts[1].shift), std::chrono::hours(2));
}

TEST(ZoneSlip, ASecondRunOfTheSameLoopStaysASecondRun) {
  auto first = watch_run(1, "2026-05-04T05:30:00Z"), second = watch_run(2, "2026-05-04T07:30:20Z");
  first.head.summary.distance_m = second.head.summary.distance_m = 9010;
  EXPECT_EQ(plans({first, second}).size(), 2U) << "one watch tells one time";
  auto slower = phone_run(3, "2026-05-04T07:30:20Z", 47);
  slower.head.summary.distance_m = 9010;
  EXPECT_EQ(plans({first, slower}).size(), 2U) << "two minutes longer";
  auto shorter = phone_run(4, "2026-05-04T07:30:20Z");
  shorter.head.summary.distance_m = 8600;
  EXPECT_EQ(plans({first, shorter}).size(), 2U);
  auto half_hour = phone_run(5, "2026-05-04T08:00:20Z");
  half_hour.head.summary.distance_m = 9010;
  EXPECT_EQ(plans({first, half_hour}).size(), 2U);
}

}  // namespace
}  // namespace freshlegs::analysis
