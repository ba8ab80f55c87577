#include "daemon/words/hard_words.h"

#include <cmath>

#include "daemon/words/phrases.h"

namespace freshlegs::app {
namespace {

std::string size_of(const analysis::Estimate& slower) {
  return percent(std::abs(slower.value)) + " " + (slower.value < 0 ? "faster " : "slower ") +
         bracket_slower(slower.lo, slower.hi);
}

}  // namespace

std::optional<std::string> hard_sentence(const analysis::RunFinding& run, Units units) {
  if (!run.hard_speed || !run.hard_speed->vs_fresh_pct) return std::nullopt;
  const auto off = slower(*run.hard_speed->vs_fresh_pct);
  const bool usual = off.lo <= 0 && off.hi >= 0;
  if (usual && !run.post_leg) return std::nullopt;
  const std::string text = "best 20\u00a0minutes at " + pace(run.hard_speed->speed_mps, units) + " and " +
                           with_unit(run.hard_speed->heart_bpm, "bpm") + ", " + size_of(off) +
                           " than your fresh hard runs at that heart rate (" + number(run.hard_speed->fresh_runs) + ")";
  return text + (usual ? ": no more than those differ among themselves." : ".");
}

std::vector<std::string> hard_runs_sentences(const analysis::KindsCompared& found) {
  if (found.after == 0) return {};
  const std::string runs = "Best 20\u00a0minutes of hard runs within 48\u00a0h of legs (" +
                           number(found.after) + "), against those on fresh legs (" + number(found.free) + "): ";
  if (!found.change_pct) return {runs + "not enough data, " + number(found.need) + " of each are needed."};
  const auto off = slower(*found.change_pct);
  if (off.lo <= 0 && off.hi >= 0)
    return {runs + "a difference is not shown. If there is any, it lies " + between_slower(off.lo, off.hi, "%") + "."};
  return {runs + "about " + size_of(off) + "."};
}

}  // namespace freshlegs::app
