#include "analysis/overreaching/performance.h"

#include <algorithm>
#include <cmath>

namespace freshlegs::analysis {
namespace {

using std::chrono::days;
constexpr days kHistory{28}, kPooled{14}, kNormalWeek{7}, kKept{90};
constexpr days kLean{10};
constexpr double kLean_pct = -.5;
constexpr days kRecent{14};                           // not yet part of what is usual
constexpr double kCentreLooks = 8, kSpreadLooks = 8;  // before own runs outweigh the model's word
constexpr int kFewestRuns = 12, kFewestPooled = 3, kFewestFresh = 2;
constexpr double kAllowance = .6;  // SD: half of a fall of 5 % at a run-to-run noise of 4.4 %
constexpr double kMostOfOne = 3;   // SD: one bad run is an accident
constexpr double kDown_pct = -3;   // Aubry 2015, Le Mur 2013: functional overreaching costs 2 to 9 %
constexpr double kNormal_pct = -1;
constexpr double kFreshHours = 48;
constexpr double kDrift_pct =
    1.5;  // fitness wanders by that much in four weeks (0.3 % for each root of a day)
constexpr double k90 = 1.645, k95 = 1.96;

}  // namespace

Performance::Surprise Performance::surprise(const OverreachDetector::Run& run) const {
  const double predicted = std::max(run.residual_sd_pct, .5);
  double sum = 0, squares = 0, n = 0;
  for (const Look& look : looks_) {
    if (look.time > run.start - kRecent) continue;
    const double z = std::clamp(look.residual / std::max(look.sd, .5), -kMostOfOne, kMostOfOne);
    sum += z;
    squares += z * z;
    n += 1;
  }
  const double centre = sum / (n + kCentreLooks);
  const double spread =
      std::sqrt((squares - 2 * centre * sum + n * centre * centre + kSpreadLooks) / (n + kSpreadLooks));
  const double scale = std::max(spread, .5);
  return {(run.residual_pct / predicted - centre) / scale, 1 / (predicted * scale)};
}

Performance::Surprise Performance::add(const OverreachDetector::Run& run, bool rested) {
  if (!first_) first_ = run.start;
  ++runs_;
  const Surprise s = surprise(run);
  if (!counting_) {
    sum_ = 0;
    counting_ = true;
  }
  if (sum_ == 0)
    for (Look& look : looks_) look.counted = false;
  if (enough_history()) sum_ = std::max(0.0, sum_ - std::clamp(s.z, -kMostOfOne, kMostOfOne) - kAllowance);
  const bool fresh = !run.hours_since_leg || *run.hours_since_leg >= kFreshHours;
  looks_.push_back({run.id, run.end, run.residual_pct, run.residual_sd_pct, fresh, rested, sum_ > 0,
                    s.one_pct > 0 ? s.z / s.one_pct : 0});
  while (looks_.front().time < run.end - kKept) looks_.pop_front();
  return s;
}

bool Performance::enough_history() const {
  return first_ && !looks_.empty() && runs_ >= kFewestRuns && looks_.back().time - *first_ >= kHistory;
}

Performance::Pool Performance::pool(days back) const {
  Pool p;
  double sum = 0, weights = 0;
  for (const Look& look : looks_) {
    if (look.time < looks_.back().time - back) continue;
    const double weight = 1 / (look.sd * look.sd + .25);
    sum += weight * look.centred;
    weights += weight;
    ++p.n;
  }
  if (p.n == 0) return p;
  p.mean = sum / weights;
  p.sd = std::sqrt(1 / weights + kDrift_pct * kDrift_pct);
  return p;
}

/// Since the cumulative sum left zero.
Performance::Pool Performance::fallen() const {
  Pool p;
  double sum = 0, weights = 0;
  for (const Look& look : looks_) {
    if (!look.counted) continue;
    const double weight = 1 / (look.sd * look.sd + .25);
    sum += weight * look.centred;
    weights += weight;
    ++p.n;
  }
  if (p.n == 0) return p;
  p.mean = sum / weights;
  p.sd = std::sqrt(1 / weights);
  return p;
}

bool Performance::down() const {
  for (const Pool& p : {fallen(), pool(kPooled)})
    if (p.n >= kFewestPooled && p.mean <= kDown_pct && p.mean + k90 * p.sd < 0) return true;
  return false;
}

bool Performance::leaning() const {
  const Pool p = pool(kLean);
  return p.n >= 2 && p.mean < kLean_pct;
}

bool Performance::rest_did_not_help() const {
  return std::any_of(looks_.begin(), looks_.end(), [&](const Look& look) {
    return look.rested && look.time >= looks_.back().time - kPooled && look.centred <= kDown_pct;
  });
}

bool Performance::unexplained() const {
  const auto fresh = std::count_if(looks_.begin(), looks_.end(), [&](const Look& look) {
    return look.fresh && look.time >= looks_.back().time - kPooled;
  });
  return fresh >= kFewestFresh || rest_did_not_help();
}

bool Performance::restored(bool two_are_enough) const {
  if (looks_.size() < 2) return false;
  const bool both = looks_.back().centred >= kNormal_pct && looks_[looks_.size() - 2].centred >= kNormal_pct;
  const Pool week = pool(kNormalWeek);
  return (both && two_are_enough) || (week.n >= 3 && week.mean >= kNormal_pct);
}

Estimate Performance::slower_pct() const {
  const Pool since = fallen(), p = since.n > 0 ? since : pool(kLean);
  return {p.mean, p.mean - k95 * p.sd, p.mean + k95 * p.sd};
}

std::vector<std::string> Performance::evidence() const {
  std::vector<std::string> ids;
  for (const Look& look : looks_)
    if (look.counted) ids.push_back(look.id);
  return ids;
}

}  // namespace freshlegs::analysis
