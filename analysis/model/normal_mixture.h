// A weighted sum of normal distributions: what remains believable when the time course is not known.
#pragma once

#include <optional>
#include <vector>

#include "analysis/findings.h"

namespace freshlegs::analysis {

class NormalMixture {
 public:
  void add(double weight, double mean, double variance);
  [[nodiscard]] double mean() const;
  [[nodiscard]] double sd() const;
  [[nodiscard]] double below(double value) const;  ///< probability
  [[nodiscard]] double quantile(double probability) const;

 private:
  struct Part {
    double weight, mean, sd;
  };
  [[nodiscard]] double density(double value) const;
  std::vector<Part> parts_;
  double weight_ = 0;
};

/// Of a quantity on the ln scale, as per cent: 100 (exp(q) - 1) at the median, with the central 95 %. The median,
/// because a belief whose one part says "hardly any" has a mean that is nobody's: runs of simulated athletes who pay
/// nothing are wrong by .05 points less, all others by as much as before.
Estimate as_percent(const NormalMixture& ln_scale);

/// very_likely when the central 99 % leave out zero, likely when the 95 % do, else not_shown (contract.md).
Verdict verdict_of(const NormalMixture& mixture);

}  // namespace freshlegs::analysis
