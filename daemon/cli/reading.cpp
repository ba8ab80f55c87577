#include "daemon/cli/reading.h"

#include "daemon/views/summary_files.h"
#include "daemon/words/day.h"

namespace freshlegs::cli {

Reading read_everything(const Context& context) {
  Reading reading;
  reading.settings = context.settings();
  auto database = context.database();
  if (!database) return reading;
  reading.knowledge = context.knowledge(*database, reading.settings);
  reading.taken_back = app::retractions(*database);
  reading.newest = app::newest_day(reading.knowledge.findings);
  return reading;
}

}  // namespace freshlegs::cli
