#include "analysis/model/recovery_curve.h"

#include <cmath>

#include "analysis/model/leg_shapes.h"

namespace freshlegs::analysis {
namespace {

constexpr int kLast_h = 96, kStep_h = 2;

double percent(double ln_speed) { return 100 * std::expm1(ln_speed); }

}  // namespace

std::vector<CurvePoint> recovery_curve(const GridFilter& filter, double relative_sd) {
  std::vector<CurvePoint> curve;
  for (int h = 0; h <= kLast_h; h += kStep_h) {
    const NormalMixture effect = filter.effect(leg_load_after(h), relative_sd);
    CurvePoint point;
    point.hours = h;
    point.effect_pct = as_percent(effect);
    point.mid_lo_pct = percent(effect.quantile(.25));
    point.mid_hi_pct = percent(effect.quantile(.75));
    curve.push_back(point);
  }
  return curve;
}

}  // namespace freshlegs::analysis
