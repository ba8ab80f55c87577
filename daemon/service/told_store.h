// The policy's records as storage keeps them.
#pragma once

#include <vector>

#include "daemon/service/policy.h"
#include "storage/told.h"

namespace freshlegs::service {

[[nodiscard]] std::vector<Told> load_told(storage::Told& store);
/// Adds what is new and brings up to date what is known, by alert and state.
void save_told(storage::Told& store, const std::vector<Told>& records);

}  // namespace freshlegs::service
