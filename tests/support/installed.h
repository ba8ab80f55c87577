// Programs of other packages that a test needs: where one is not there the test is left out, but not in
// ./check, which installs them all and says so in the environment.
#pragma once

#include <gtest/gtest.h>

#include <cstdlib>
#include <string>

namespace freshlegs::test {

/// For SetUp: fails in ./check, skips elsewhere, both with the name of the Debian package.
inline void without(const std::string& program, const std::string& package) {
  const std::string missing = "There is no " + program + " here; it is in the Debian package " + package + ".";
  if (std::getenv("FRESHLEGS_ALL_INSTALLED") != nullptr) FAIL() << missing;
  GTEST_SKIP() << missing;
}

}  // namespace freshlegs::test
