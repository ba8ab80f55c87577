// From the profile names of FIT, which CSV dialects map to as well, to the sports we tell apart.
#pragma once

#include <string_view>

#include "analysis/activity.h"

namespace freshlegs::analysis {

/// The sport of one recording by itself; `other` when nothing tells. The title counts only where the file
/// says "generic" or "training" without more. Rest recordings and questionnaires are Sport::wellness.
Sport sport_of(const RecordingHead& head);

/// Does the file leave the sport open, so that the recording may belong to an activity of any sport?
bool leaves_sport_open(const RecordingHead& head, Sport sport);

/// Is one of these what another device or person would call the other?
bool alike(Sport a, Sport b);

/// "run", "strength", ...: names of contract.md, and "wellness".
std::string_view name_of(Sport sport);

}  // namespace freshlegs::analysis
