// Our own random numbers: the standard's distributions differ between libraries, a season must not.
#pragma once

#include <cstdint>
#include <initializer_list>

namespace freshlegs::sim {

/// xoshiro256++ (Blackman and Vigna 2019), seeded through splitmix64.
class Random {
 public:
  explicit Random(std::uint64_t seed);
  /// An own stream for one thing ("run 12 of seed 7"): what happens there never shifts another stream, so two
  /// seasons that differ in one parameter share all other noise.
  Random(std::uint64_t seed, std::initializer_list<std::uint64_t> stream);

  std::uint64_t bits();
  double uniform();  ///< [0, 1)
  double uniform(double lo, double hi) { return lo + (hi - lo) * uniform(); }
  int integer(int lo, int hi);  ///< lo..hi, both included
  bool chance(double probability) { return uniform() < probability; }
  double normal();  ///< mean 0, SD 1
  double normal(double mean, double sd) { return mean + sd * normal(); }

 private:
  void seed_with(std::uint64_t seed);
  std::uint64_t state_[4];
};

/// A stationary first-order wander: SD `sd`, correlation exp(-dt / time_constant) between steps.
class Wander {
 public:
  Wander(double sd, double steps, Random& random);  ///< `steps`: time constant in steps
  double step(Random& random);
  [[nodiscard]] double value() const { return value_; }

 private:
  double keep_, kick_, value_;
};

}  // namespace freshlegs::sim
