// The season that `freshlegs-demo` writes: an ordinary athlete, and in it one of everything worth telling.
#pragma once

#include <cstdint>

#include "tests/sim/season.h"

namespace freshlegs::sim {

/// `last_day` is the last local day with files. True peak effect -5 %. In the last six weeks: two runs on
/// tired legs in which form breaks, intervals 2-3 h after heavy legs, and on the last two days heavy legs in
/// the evening and a run next morning in which form breaks. From 12 weeks on also three weeks of
/// overreaching, long over.
SeasonConfig demo_season(std::uint64_t seed, date::local_days last_day, int weeks);

}  // namespace freshlegs::sim
