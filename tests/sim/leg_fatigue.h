// The truth about tired legs: what past leg sessions leave in the legs at a given moment.
#pragma once

#include <optional>
#include <vector>

#include "ingest/time.h"
#include "tests/sim/athlete.h"

namespace freshlegs::sim {

class LegFatigue {
 public:
  explicit LegFatigue(const LegFatigueLaw& law);

  /// In time order. Returns the novelty of this session (1 = first ever, falls with repetition).
  double add(Instant session_end, double dose);
  /// F, 1 = the worst hour after a usual leg day.
  [[nodiscard]] double level(Instant t) const;
  [[nodiscard]] std::optional<double> hours_since(Instant t) const;
  [[nodiscard]] double last_dose() const { return sessions_.empty() ? 0 : sessions_.back().dose; }

 private:
  struct Session {
    Instant end;
    double dose, novelty;
  };
  [[nodiscard]] double kernel(double hours, double novelty) const;

  LegFatigueLaw law_;
  double scale_ = 1;
  std::vector<Session> sessions_;
};

double hours_between(Instant from, Instant to);

}  // namespace freshlegs::sim
