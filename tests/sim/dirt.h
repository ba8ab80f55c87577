// What goes wrong, or doubles, between the athlete and the files.
#pragma once

#include <cstdint>
#include <optional>

#include "ingest/recording.h"
#include "tests/sim/rng.h"

namespace freshlegs::sim {

/// What measures: a strap with heart rate and dynamics, a wrist and a pod, or the wrist alone (no dynamics).
enum class Wear : std::uint8_t { strap, wrist_and_pod, wrist };

struct Dirt {
  double cadence_lock = 0;         ///< share of runs whose heart rate follows the step rate for a while
  double strap_lost = 0;           ///< share of runs without any heart rate for a while
  double strap_copy = 0;           ///< share of runs that a second device (strap) recorded, too
  double phone_copy = 0;           ///< share of runs that a phone recorded, too
  double bare_strength = 0;        ///< share of strength sessions of which only "strength training" is known
  double unrecognised_sets = 0.4;  ///< share of sets for which the watch has no idea
  int glitched_morning = -1;       ///< index of a morning recording full of missed beats
};

struct RunFiles {
  Recording watch;
  std::optional<Recording> strap, phone;
  bool cadence_locked = false;
};

/// Takes a run as a perfect watch with a perfect strap saw it and makes of it what is found in the files.
RunFiles soil(Wear wear, const Dirt& dirt, Recording perfect, Random random);

}  // namespace freshlegs::sim
