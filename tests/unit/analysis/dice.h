// Random numbers that are the same on every library: the standard leaves its distributions open.
#pragma once

#include <cmath>
#include <cstdint>
#include <numbers>
#include <random>

namespace freshlegs::analysis {

class Dice {
 public:
  explicit Dice(std::uint64_t seed) : engine_(seed) {}
  double uniform() { return static_cast<double>(engine_() >> 11) * 0x1.0p-53; }
  double normal() {
    return std::sqrt(-2 * std::log(1 - uniform())) * std::cos(2 * std::numbers::pi * uniform());
  }

 private:
  std::mt19937_64 engine_;
};

}  // namespace freshlegs::analysis
