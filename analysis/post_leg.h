// When a run counts as one after legs: within two days, as long as studies find legs tired (Doma 2013, 2019). One rule
// for the fold, its models and the words.
#pragma once

namespace freshlegs::analysis {

inline constexpr double kPostLeg_h = 48;  ///< from the end of the session to the start of the run

}  // namespace freshlegs::analysis
