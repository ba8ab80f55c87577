// The catalogue's data: names of exercises and of muscles, with the class of movement they stand for.
#pragma once

#include <span>
#include <string_view>

#include "ingest/exercise/exercise.h"

namespace freshlegs::exercise {

/// All patterns of one class of movement, separated by " | ".
struct NameRules {
  Movement movement;
  std::string_view patterns;
  bool eccentric = false;  ///< emphasises lengthening under load beyond what its class has
};

std::span<const NameRules> name_rules();
std::span<const NameRules> muscle_rules();

}  // namespace freshlegs::exercise
