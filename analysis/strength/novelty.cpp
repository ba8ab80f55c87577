#include "analysis/strength/novelty.h"

#include <algorithm>

namespace freshlegs::analysis {

double Novelty::Class::bout(Instant when, double work) {
  while (!recent.empty() && recent.front().when < when - date::days(42)) recent.pop_front();
  double most = 0;
  for (const auto& b : recent) most = std::max(most, b.work);
  // Only bouts that are not hidden by a later and greater one matter.
  while (!recent.empty() && recent.back().work <= work) recent.pop_back();
  recent.push_back({when, work});
  if (++bouts <= 2) return 1;
  return work > 0 ? std::clamp(1 - most / work, 0.0, 1.0) : 0;
}

double Novelty::add(Instant when, const WorkByMovement& work) {
  double sum = 0, total = 0;
  for (const auto& [movement, amount] : work) {
    if (!(amount > 0)) continue;
    total += amount;
    if (movement != Movement::legs) sum += amount * classes_[movement].bout(when, amount);
  }
  if (!(total > 0)) return 0;
  // Movement::legs keeps the totals of all bouts: what is unknown in kind is compared with whole sessions.
  const double as_a_whole = classes_[Movement::legs].bout(when, total);
  const auto unknown = work.find(Movement::legs);
  return (sum + (unknown == work.end() ? 0 : unknown->second * as_a_whole)) / total;
}

}  // namespace freshlegs::analysis
