// The pipeline of the real service: one database, the intake and analysis that `freshlegs ingest` uses too.
#pragma once

#include <memory>

#include "daemon/config/settings.h"
#include "daemon/service/pipeline.h"

namespace freshlegs::service {

struct StoreNeeds {
  std::filesystem::path database;
  std::filesystem::path rejected;  ///< folder of the reason files
  app::Settings settings;
  analysis::ZoneTable home, system;
};

/// Opens the database, made or migrated if need be. Throws storage::Error.
[[nodiscard]] std::unique_ptr<Pipeline> open_store(const StoreNeeds& needs);

}  // namespace freshlegs::service
