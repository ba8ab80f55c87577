// What the log says about files: a line each while they are few, one line of totals for many.
#pragma once

#include <string>

#include "daemon/pipeline/intake.h"
#include "daemon/service/log.h"

namespace freshlegs::service {

class ArrivalLog {
 public:
  explicit ArrivalLog(Log& log) : log_(log) {}

  void add(const app::TakenFile& file);
  /// These belonged together; the next one begins anew.
  void over();

 private:
  Log& log_;
  app::Totals totals_;
};

/// "412 files: 397 new, 9 known already, 4 rejected"
[[nodiscard]] std::string totals_sentence(const app::Totals& totals);

}  // namespace freshlegs::service
