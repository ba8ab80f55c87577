#include "analysis/hrv/mornings.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace freshlegs::analysis {
namespace {

// Plews 2014: three readings make a week's mean. Usual range: mean of days -67..-8 and half their SD, and at
// least 3 % (science.md 6): the smallest worthwhile change.
constexpr int kWeek = 7, kUsualFrom = 67, kUsualTo = 8;
constexpr std::size_t kWeekReadings = 3, kUsualReadings = 20;

struct Moments {
  std::size_t n = 0;
  double mean = 0, sd = 0;
};

}  // namespace

void MorningLog::add(std::vector<Series>& all, date::local_days day, double value,
                     const std::string& origin) {
  auto series = std::ranges::find(all, origin, &Series::origin);
  if (series == all.end()) series = all.insert(all.end(), Series{origin, {}, 0});
  const auto at = std::ranges::lower_bound(series->readings, day, {}, &Reading::day);
  if (at != series->readings.end() && at->day == day) return;
  series->readings.insert(at, {day, value});
}

void MorningLog::rmssd(date::local_days day, double ms, const std::string& origin) {
  add(rmssd_, day, ms, origin);
}
void MorningLog::resting_hr(date::local_days day, double bpm, const std::string& origin) {
  add(resting_, day, bpm, origin);
}

const MorningLog::Series* MorningLog::main_series(const std::vector<Series>& all) {
  const auto rank = [](const Series& s) { return std::pair(s.readings.size() + s.forgotten, s.origin.empty()); };
  const auto best = std::ranges::max_element(all, {}, rank);
  return best == all.end() ? nullptr : &*best;
}

std::optional<double> MorningLog::value_on(const Series* series, date::local_days day) {
  if (!series) return std::nullopt;
  const auto at = std::ranges::lower_bound(series->readings, day, {}, &Reading::day);
  if (at == series->readings.end() || at->day != day) return std::nullopt;
  return at->value;
}

MorningLog::Band MorningLog::band(const Series* series, date::local_days day, bool logarithmic) {
  if (!series) return {};
  const auto there = [&](double x) { return logarithmic ? std::log(x) : x; };
  const auto back = [&](double x) { return logarithmic ? std::exp(x) : x; };
  const auto moments = [&](int from, int to) {
    const auto begin = std::ranges::lower_bound(series->readings, day - date::days(from), {}, &Reading::day);
    const auto end = std::ranges::upper_bound(series->readings, day - date::days(to), {}, &Reading::day);
    Moments m;
    for (auto r = begin; r < end; ++r) m.mean += there(r->value);
    m.n = begin < end ? static_cast<std::size_t>(end - begin) : 0;
    if (m.n == 0) return m;
    m.mean /= static_cast<double>(m.n);
    for (auto r = begin; r < end; ++r) m.sd += (there(r->value) - m.mean) * (there(r->value) - m.mean);
    m.sd = m.n > 1 ? std::sqrt(m.sd / static_cast<double>(m.n - 1)) : 0;
    return m;
  };
  Band band;
  const auto week = moments(kWeek - 1, 0);
  if (week.n >= kWeekReadings) band.week = back(week.mean);
  const auto usual = moments(kUsualFrom, kUsualTo);
  if (usual.n < kUsualReadings) return band;
  const double half = std::max(0.5 * usual.sd, 0.03 * std::abs(usual.mean));
  band.lo = back(usual.mean - half);
  band.hi = back(usual.mean + half);
  return band;
}

Morning MorningLog::at(date::local_days day) const {
  const auto *rmssd = main_series(rmssd_), *resting = main_series(resting_);
  Morning m;
  m.day = day;
  m.rmssd_ms = value_on(rmssd, day);
  m.resting_hr_bpm = value_on(resting, day);
  const auto variability = band(rmssd, day, true), rate = band(resting, day, false);
  m.rmssd_week = variability.week;
  m.rmssd_lo = variability.lo;
  m.rmssd_hi = variability.hi;
  m.hr_week = rate.week;
  m.hr_lo = rate.lo;
  m.hr_hi = rate.hi;
  return m;
}

void MorningLog::forget_before(date::local_days day) {
  for (auto* all : {&rmssd_, &resting_})
    for (Series& series : *all) {
      const auto keep = std::ranges::lower_bound(series.readings, day, {}, &Reading::day);
      series.forgotten += static_cast<std::size_t>(keep - series.readings.begin());
      series.readings.erase(series.readings.begin(), keep);
    }
}

std::vector<Morning> MorningLog::all() const {
  std::set<date::local_days> days;
  for (const auto* series : {main_series(rmssd_), main_series(resting_)})
    if (series)
      for (const auto& r : series->readings) days.insert(r.day);
  std::vector<Morning> out;
  for (const auto day : days) out.push_back(at(day));
  return out;
}

}  // namespace freshlegs::analysis
