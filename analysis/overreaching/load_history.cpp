#include "analysis/overreaching/load_history.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace freshlegs::analysis {
namespace {

constexpr std::size_t kKept = 182;  // days: half a year is what "usual" means
constexpr std::size_t kRecent = 14;
constexpr std::size_t kFewestBefore = 28;
constexpr std::size_t kWeek = 7;
constexpr std::size_t kFortnight = 14, kFelt = 21;  // a high fortnight may have ended three weeks ago
constexpr double kLoaded = 1.2;  // of the usual fortnight
constexpr double kHigh = .9;          // personal percentile (Foster 1998: thresholds are individual)
constexpr int kHighDays = 4;          // of the 14: more often than one day in ten brings by chance
constexpr double kLight = .5;         // of the six-week mean
constexpr double kMostMonotony = 10;  // a week of equal days has no spread
constexpr int kRestDays = 3;

}  // namespace

void LoadHistory::add(const DayLoad& load) {
  Day day{load.trimp, 0, load.trimp < kLight * load.six_weeks};
  double sum = load.trimp, squares = load.trimp * load.trimp;
  for (std::size_t i = 1; i < kWeek && i <= days_.size(); ++i) {
    const double trimp = days_[days_.size() - i].trimp;
    sum += trimp;
    squares += trimp * trimp;
  }
  const double mean = sum / kWeek, sd = std::sqrt(std::max(0.0, squares / kWeek - mean * mean));
  day.strain = sum * (sd > 0 ? std::min(mean / sd, kMostMonotony) : kMostMonotony);
  days_.push_back(day);
  if (days_.size() > kKept) days_.pop_front();
}

bool LoadHistory::recently_high() const {
  if (days_.size() < kRecent + kFewestBefore) return false;
  std::vector<double> before, recent;
  for (std::size_t i = 0; i < days_.size(); ++i) {
    (i + kRecent < days_.size() ? before : recent).push_back(days_[i].strain);
  }
  const auto rank = static_cast<std::ptrdiff_t>(kHigh * static_cast<double>(before.size() - 1));
  std::nth_element(before.begin(), before.begin() + rank, before.end());
  const double limit = before[static_cast<std::size_t>(rank)];
  return std::count_if(recent.begin(), recent.end(), [&](double strain) { return strain > limit; }) >=
         kHighDays;
}

/// Sums of 14 days, by their last day.
std::vector<double> LoadHistory::fortnights() const {
  std::vector<double> sums;
  double sum = 0;
  for (std::size_t i = 0; i < days_.size(); ++i) {
    sum += days_[i].trimp;
    if (i >= kFortnight) sum -= days_[i - kFortnight].trimp;
    if (i + 1 >= kFortnight) sums.push_back(sum);
  }
  return sums;
}

bool LoadHistory::loaded() const {
  auto sums = fortnights();
  if (sums.size() < kFelt + kFewestBefore) return false;
  const auto recent = sums.end() - static_cast<std::ptrdiff_t>(kFelt);
  const double highest = *std::max_element(recent, sums.end());
  sums.erase(recent, sums.end());
  const auto middle = sums.begin() + static_cast<std::ptrdiff_t>(sums.size() / 2);
  std::nth_element(sums.begin(), middle, sums.end());
  return highest > kLoaded * *middle;
}

int LoadHistory::light_days(int of) const {
  int count = 0;
  for (std::size_t i = 1; i <= days_.size() && static_cast<int>(i) <= of; ++i)
    count += days_[days_.size() - i].light;
  return count;
}

bool LoadHistory::rested() const { return light_days(kRestDays) == kRestDays; }

}  // namespace freshlegs::analysis
