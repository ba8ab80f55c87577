#include "storage/fields.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <limits>

#include "storage/recording_fields.h"
#include "tests/unit/storage/recordings.h"

namespace freshlegs::storage {
namespace {

struct Old {
  int a = 0;
  std::string b;
};
void fields(auto& archive, Is<Old> auto& old) {
  archive(1, old.a);
  archive(5, old.b);
}

struct New {
  int a = 0;
  std::vector<std::string> added;
  std::string b;
  std::optional<bool> more;
  int with_default = 42;
};
void fields(auto& archive, Is<New> auto& made) {
  archive(1, made.a);
  archive(3, made.added);
  archive(5, made.b);
  archive(6, made.more);
  archive(7, made.with_default);
}

struct Number {
  double value = 0;
};
void fields(auto& archive, Is<Number> auto& number) { archive(1, number.value); }

TEST(Fields, AnOlderProgramSkipsWhatItDoesNotKnow) {
  Old old;
  ASSERT_TRUE(read_fields(write_fields(New{7, {"x", ""}, "kept", false, 1}), old));
  EXPECT_EQ(old.a, 7);
  EXPECT_EQ(old.b, "kept");
}

TEST(Fields, ANewerProgramKeepsItsDefaults) {
  New made;
  ASSERT_TRUE(read_fields(write_fields(Old{7, "kept"}), made));
  EXPECT_EQ(made.b, "kept");
  EXPECT_EQ(made.more, std::nullopt);
  EXPECT_EQ(made.with_default, 42);
}

TEST(Fields, AnEngagedZeroIsNotMissing) {
  New made;
  ASSERT_TRUE(read_fields(write_fields(New{0, {}, {}, false, 1}), made));
  EXPECT_EQ(made.more, false);
}

RC_GTEST_PROP(Fields, NumbersComeBackBitForBit, (double value)) {
  for (const double v : {value, std::round(value * 1000) / 1000}) {
    Number number;
    RC_ASSERT(read_fields(write_fields(Number{v}), number));
    RC_ASSERT(std::bit_cast<std::uint64_t>(number.value) == std::bit_cast<std::uint64_t>(v));
  }
}

TEST(Fields, OddNumbersComeBackBitForBit) {
  using Limits = std::numeric_limits<double>;
  for (const double v :
       {-0.0, Limits::infinity(), Limits::quiet_NaN(), Limits::denorm_min(), Limits::max()}) {
    Number number;
    ASSERT_TRUE(read_fields(write_fields(Number{v}), number));
    EXPECT_EQ(std::bit_cast<std::uint64_t>(number.value), std::bit_cast<std::uint64_t>(v));
  }
}

RC_GTEST_PROP(Fields, SurviveAnyJunk, (const std::vector<std::uint8_t>& junk)) {
  Recording recording;
  RecordingHead head;
  (void)read_fields(std::as_bytes(std::span(junk)), recording);
  (void)read_fields(std::as_bytes(std::span(junk)), head);
}

TEST(Fields, EveryPrefixOfABodyIsReadWithoutHarm) {
  const Bytes body = write_fields(test::full_run("run"));
  for (std::size_t size = 0; size < body.size(); ++size) {
    Recording recording;
    (void)read_fields(std::span(body).first(size), recording);
    EXPECT_LE(recording.laps.size(), 2U);
  }
}

}  // namespace
}  // namespace freshlegs::storage
