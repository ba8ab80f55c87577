#include "daemon/words/load_words.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "analysis/hrv/mornings.h"
#include "analysis/load/load_series.h"
#include "daemon/words/numbers.h"
#include "daemon/words/phrases.h"

namespace freshlegs::app {
namespace {

/// Bands of our own choice: a fifth more or less is what weeks differ by anyway. Never an alarm: the ratio of
/// the two predicts no injury (Impellizzeri 2020).
std::string_view against_usual(double week, double six_weeks) {
  const double ratio = week / six_weeks;
  if (ratio < 0.65) return "less than usual";
  if (ratio < 0.87) return "a little less than usual";
  if (ratio < 1.15) return "steady";
  return ratio < 1.4 ? "a little more than usual" : "more than usual";
}

struct Signal {
  std::string name;
  double week = 0;
  std::string_view unit;
  std::optional<double> lo, hi;

  [[nodiscard]] std::string value() const { return name + " " + with_unit(week, unit); }
  [[nodiscard]] bool known_range() const { return lo && hi; }
  /// As it is written: "58 is above 54 to 58" would be no news.
  [[nodiscard]] bool inside() const {
    return known_range() && std::round(week) >= std::round(*lo) && std::round(week) <= std::round(*hi);
  }
};

std::vector<Signal> signals_of(const Day& day) {
  std::vector<Signal> signals;
  if (day.morning == nullptr) return signals;
  const auto& m = *day.morning;
  if (m.rmssd_week) signals.push_back({"HRV", *m.rmssd_week, "ms", m.rmssd_lo, m.rmssd_hi});
  if (m.hr_week) signals.push_back({"resting heart rate", *m.hr_week, "bpm", m.hr_lo, m.hr_hi});
  return signals;
}

std::string range_needs() {
  return "your usual range needs " + std::to_string(analysis::kUsualMornings) +
         " mornings before these 7 days.";
}

std::string sentence(const Signal& s) {
  if (s.inside()) return s.value() + " (7-day mean) is inside your usual range.";
  if (!s.known_range()) return s.value() + " (7-day mean); " + range_needs();
  return s.value() + " (7-day mean) is " + (s.week < *s.lo ? "below" : "above") + " your usual range (" +
         range(*s.lo, *s.hi) + ").";
}

/// A figure and its source; `seen`: what of the athlete's own it was seen in.
std::string limit(std::string_view what, double bpm, analysis::HeartRateSource source, std::string_view seen,
                  std::string_view assumed) {
  using analysis::HeartRateSource;
  std::string_view from = assumed;
  if (source == HeartRateSource::configuration) from = "your settings";
  if (source == HeartRateSource::seen) from = seen;
  if (source == HeartRateSource::device) from = "as your watch has it";
  if (source == HeartRateSource::age) from = "guessed from your age";
  return std::string(what) + " " + with_unit(bpm, "bpm") + " (" + std::string(from) + ")";
}

}  // namespace

std::string heart_limits_sentence(const analysis::Findings& f) {
  std::string text = limit("Highest", f.hr_max_bpm, f.hr_max_source, "from your recordings", "assumed") +
                     ", " +
                     limit("at rest", f.hr_rest_bpm, f.hr_rest_source, "from your mornings", "assumed");
  if (f.threshold_hr_bpm)
    text += ", " + limit("held for an hour", *f.threshold_hr_bpm, f.threshold_hr_source,
                         "from your hardest 20 minutes", "assumed: 85\u00a0% of the way up");
  text += ".";
  if (!f.male) text += " Your sex is not set, so load is weighted as for men.";
  return text + " The settings can say better.";
}

std::optional<std::string> load_sentence(const Day& day) {
  if (day.load == nullptr) return std::nullopt;
  const auto means = analysis::load_means(*day.load);
  if (means.week < 0.5) return std::nullopt;  // half a point a day is nothing: a week without heart rate
  // A page may be the first that is read, so it says how load is counted.
  const std::string counted = "Load, in minutes weighted by heart effort, is ";
  if (day.load->history < analysis::kLoadWeek)
    return counted + number(day.load->trimp) + " today; a mean of the week needs 7 days.";
  const std::string week = counted + number(means.week) + " a day over 7 days";
  if (day.load->history < analysis::kLoadSixWeeks) return week + "; your usual shows after 6 weeks.";
  return week + " and " + number(means.six_weeks) +
         " over 6 weeks: " + std::string(against_usual(means.week, means.six_weeks)) + ".";
}

std::optional<std::string> sleep_sentence(const Day& day) {
  if (day.morning == nullptr || day.morning->sleep_origin == "notes") return std::nullopt;
  const auto& m = *day.morning;
  constexpr double kHour = 3600;
  std::string text;
  if (m.sleep_s) text = with_unit(*m.sleep_s / kHour, "h", 1);
  if (m.sleep_score) text += (text.empty() ? "score " : ", score ") + number(*m.sleep_score);
  if (text.empty()) return std::nullopt;
  if (!m.sleep_s || !m.sleep_lo_s || !m.sleep_hi_s) return text + ".";
  return text + "; 8 of 10 of your nights last " + number(*m.sleep_lo_s / kHour, 1) + " to " +
         with_unit(*m.sleep_hi_s / kHour, "h", 1) + ".";
}

std::optional<std::string> heart_sentence(const Day& day) {
  const auto signals = signals_of(day);
  if (signals.empty()) return std::nullopt;
  if (signals.size() == 2) {
    const std::string both = signals[0].value() + " and " + signals[1].value() + " (7-day means)";
    if (std::ranges::all_of(signals, &Signal::inside)) return both + " are inside your usual range.";
    if (std::ranges::none_of(signals, &Signal::known_range)) return both + "; " + range_needs();
  }
  std::string text;
  for (const auto& signal : signals) text += (text.empty() ? "" : " ") + capital(sentence(signal));
  return text;
}

HeartRange heart_range(const Day& day) {
  const auto signals = signals_of(day);
  if (!std::ranges::all_of(signals, &Signal::known_range)) return HeartRange::unknown;
  return std::ranges::all_of(signals, &Signal::inside) ? HeartRange::inside : HeartRange::outside;
}

}  // namespace freshlegs::app
