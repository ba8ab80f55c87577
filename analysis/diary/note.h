// One thing the athlete says about a day or a run: `freshlegs note`, or a row of a small table.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "ingest/recording.h"

namespace freshlegs::analysis {

/// All but sleep are 0 to 10.
enum class NoteKind : std::uint8_t {
  rpe,       ///< how hard a run was (Foster's CR-10)
  soreness,  ///< 0 none
  pain,      ///< 0 none
  illness,   ///< 0 none
  sleep,     ///< hours
  stress,    ///< 0 none
  eating,    ///< 10 = as well as can be
  mood       ///< 10 = as good as can be
};

struct AthleteNote {
  NoteKind kind{};
  Instant at;                     ///< the moment it speaks of
  std::optional<Hash> recording;  ///< of the run it is about
  double value = 0;
  std::string where;  ///< of a pain: "left knee"
  friend bool operator==(const AthleteNote&, const AthleteNote&) = default;
};

}  // namespace freshlegs::analysis
