#include "tests/sim/rng.h"

#include <gtest/gtest.h>
#include <cmath>
#include <vector>

#include "tests/sim/exact_math.h"

namespace freshlegs::sim {
namespace {

TEST(ExactMath, AgreesWithTheLibraryToTwelveDigits) {
  for (double x = -20; x < 20; x += 0.0937) {
    EXPECT_NEAR(exact_exp(x) / std::exp(x), 1, 1e-13) << x;
    EXPECT_NEAR(exact_sin(x), std::sin(x), 1e-12) << x;
    EXPECT_NEAR(exact_log(std::exp(x)), x, 1e-12) << x;
  }
}

TEST(Random, GivesTheSameNumbersForEver) {
  Random random(1);
  EXPECT_EQ(random.bits(), 0xCFC5D07F6F03C29BU);
  EXPECT_DOUBLE_EQ(Random(7).normal(), Random(7).normal());
}

TEST(Random, NormalHasMeanZeroVarianceOneAndHonestTails) {
  Random random(3);
  double sum = 0, squares = 0;
  int beyond = 0;
  constexpr int kDraws = 200000;
  for (int i = 0; i < kDraws; ++i) {
    const double x = random.normal();
    sum += x;
    squares += x * x;
    beyond += std::abs(x) > 2.5758 ? 1 : 0;
  }
  EXPECT_NEAR(sum / kDraws, 0, 0.01);
  EXPECT_NEAR(squares / kDraws, 1, 0.015);
  EXPECT_NEAR(beyond, 0.01 * kDraws, 200);
}

TEST(Random, StreamsOfOneSeedDoNotResembleEachOther) {
  Random a(5, {'r', 1}), b(5, {'r', 2}), c(6, {'r', 1});
  double ab = 0, ac = 0;
  constexpr int kDraws = 20000;
  for (int i = 0; i < kDraws; ++i) {
    const double x = a.normal();
    ab += x * b.normal();
    ac += x * c.normal();
  }
  EXPECT_NEAR(ab / kDraws, 0, 0.03);
  EXPECT_NEAR(ac / kDraws, 0, 0.03);
}

TEST(Wander, KeepsItsSpreadAndForgetsAtItsPace) {
  Random random(11);
  Wander wander(2, 10, random);
  double squares = 0, products = 0, last = wander.value();
  constexpr int kSteps = 200000;
  for (int i = 0; i < kSteps; ++i) {
    const double now = wander.step(random);
    squares += now * now;
    products += now * last;
    last = now;
  }
  EXPECT_NEAR(std::sqrt(squares / kSteps), 2, 0.06);
  EXPECT_NEAR(products / squares, std::exp(-0.1), 0.01);
}

}  // namespace
}  // namespace freshlegs::sim
