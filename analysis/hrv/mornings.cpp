#include "analysis/hrv/mornings.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <tuple>

#include "analysis/hrv/robust.h"

namespace freshlegs::analysis {
namespace {

// Plews 2014: three readings make a week's mean. Usual range: mean of days -67..-8 and half their SD, and at
// least 3 % (science.md 6): the smallest worthwhile change. One wild morning counts in neither (robust.h).
constexpr int kWeek = 7, kUsualFrom = 67, kUsualTo = 8, kAlive = 60;
constexpr std::size_t kWeekReadings = 3;
constexpr std::size_t kUsualNights = 14;  // two weeks hold two weekends

}  // namespace

void MorningLog::add(std::vector<Series>& all, date::local_days day, double value,
                     const std::string& origin) {
  auto series = std::ranges::find(all, origin, &Series::origin);
  if (series == all.end()) series = all.insert(all.end(), Series{origin, {}});
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

void MorningLog::sdnn(date::local_days day, double ms, const std::string& origin) { add(sdnn_, day, ms, origin); }
void MorningLog::dfa_alpha1(date::local_days day, double alpha1) { add(alpha1_, day, alpha1, ""); }
void MorningLog::sleep(date::local_days day, double seconds, const std::string& origin) {
  add(sleep_, day, seconds, origin);
}
void MorningLog::sleep_score(date::local_days day, double score, const std::string& origin) {
  add(score_, day, score, origin);
}

const MorningLog::Series* MorningLog::of_origin(const std::vector<Series>& all, const std::string& origin) {
  const auto series = std::ranges::find(all, origin, &Series::origin);
  return series == all.end() ? nullptr : &*series;
}

std::span<const MorningLog::Reading> MorningLog::Series::between(date::local_days from, date::local_days to) const {
  const auto begin = std::ranges::lower_bound(readings, from, {}, &Reading::day);
  const auto end = std::ranges::upper_bound(readings, to, {}, &Reading::day);
  return begin < end ? std::span(begin, end) : std::span<const Reading>{};
}

/// The series that tells of this week, if one does; of several the one with the most mornings of two months. So who
/// changes the app is not blind, and who wears a watch beside the strap is not told now by one, now by the other.
const MorningLog::Series* MorningLog::alive_on(const std::vector<Series>& all, date::local_days day) {
  const auto readings = [&](const Series& s, int days) { return s.between(day - date::days(days - 1), day).size(); };
  const auto rank = [&](const Series& s) {
    return std::tuple(readings(s, kWeek) >= kWeekReadings, readings(s, kAlive), s.origin.empty());
  };
  const Series* best = nullptr;
  for (const Series& s : all) {
    if (readings(s, kAlive) == 0) continue;
    // Which came first must not matter: between equals the name decides.
    const bool better = best == nullptr || rank(s) > rank(*best) || (rank(s) == rank(*best) && s.origin < best->origin);
    if (better) best = &s;
  }
  return best;
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
  const auto values = [&](int from, int to) {
    std::vector<double> out;
    for (const Reading& r : series->between(day - date::days(from), day - date::days(to)))
      out.push_back(there(r.value));
    return out;
  };
  Band band;
  const auto week = values(kWeek - 1, 0), before = values(kUsualFrom, kUsualTo);
  const bool known = before.size() >= kUsualMornings;
  const Usual usual = usual_of(known ? before : week.empty() ? std::vector{0.0} : week);
  if (week.size() >= kWeekReadings) band.week = back(week_mean(week, usual));
  if (!known) return band;
  const double half = std::max(0.5 * usual.sd, 0.03 * std::abs(usual.mean));
  band.lo = back(usual.mean - half);
  band.hi = back(usual.mean + half);
  return band;
}

Morning MorningLog::at(date::local_days day) const {
  const auto *rmssd = alive_on(rmssd_, day), *resting = alive_on(resting_, day);
  Morning m;
  m.day = day;
  if (rmssd) m.rmssd_origin = rmssd->origin;
  if (resting) m.hr_origin = resting->origin;
  m.rmssd_ms = value_on(rmssd, day);
  m.resting_hr_bpm = value_on(resting, day);
  const auto variability = band(rmssd, day, true), rate = band(resting, day, false);
  m.rmssd_week = variability.week;
  m.rmssd_lo = variability.lo;
  m.rmssd_hi = variability.hi;
  m.hr_week = rate.week;
  m.hr_lo = rate.lo;
  m.hr_hi = rate.hi;
  m.sdnn_ms = value_on(rmssd ? of_origin(sdnn_, rmssd->origin) : alive_on(sdnn_, day), day);
  m.dfa_alpha1 = value_on(of_origin(alpha1_, ""), day);
  const auto* nights = alive_on(sleep_, day);
  if (nights) add_night(m, *nights);
  m.sleep_score = value_on(nights ? of_origin(score_, nights->origin) : alive_on(score_, day), day);
  return m;
}

/// Sleep is skewed, with rare short nights: its range is that of 8 of 10 nights, not a scatter around a middle.
void MorningLog::add_night(Morning& m, const Series& nights) {
  m.sleep_origin = nights.origin;
  m.sleep_s = value_on(&nights, m.day);
  std::vector<double> before;
  for (const Reading& r : nights.between(m.day - date::days(kAlive), m.day - date::days(1))) before.push_back(r.value);
  if (before.size() < kUsualNights) return;
  std::ranges::sort(before);
  const std::size_t tenth = before.size() / 10;
  m.sleep_lo_s = before[tenth];
  m.sleep_hi_s = before[before.size() - 1 - tenth];
}

void MorningLog::forget_before(date::local_days day) {
  for (auto* all : {&rmssd_, &resting_, &sdnn_, &alpha1_, &sleep_, &score_})
    for (Series& series : *all) {
      const auto keep = std::ranges::lower_bound(series.readings, day, {}, &Reading::day);
      series.readings.erase(series.readings.begin(), keep);
    }
}

std::vector<Morning> MorningLog::all() const {
  std::set<date::local_days> days;
  for (const auto* kind : {&rmssd_, &resting_, &sleep_, &score_})
    for (const Series& series : *kind)
      for (const auto& r : series.readings) days.insert(r.day);
  std::vector<Morning> out;
  for (const auto day : days) {
    auto m = at(day);
    if (m.rmssd_ms || m.resting_hr_bpm || m.sleep_s || m.sleep_score) out.push_back(std::move(m));
  }
  return out;
}

}  // namespace freshlegs::analysis
