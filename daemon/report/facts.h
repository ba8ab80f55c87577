// The top of the page: what the day was made of, and up to three facts worth a large type.
#pragma once

#include "daemon/report/input.h"

namespace freshlegs::app::report {

struct Fact {
  std::string name, value, detail;
};
std::vector<Fact> facts_of(const Input& input);
/// The day's run in a sentence, and what follows from it.
std::string lede_of(const Input& input, const std::string& then);

}  // namespace freshlegs::app::report
