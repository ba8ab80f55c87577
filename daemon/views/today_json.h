// `freshlegs today --json`.
#pragma once

#include <string>

#include "analysis/advice/advise.h"

namespace freshlegs::app::views {

std::string today_json(const analysis::Today& today);

}  // namespace freshlegs::app::views
