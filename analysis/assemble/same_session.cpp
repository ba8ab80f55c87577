#include "analysis/assemble/same_session.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace freshlegs::analysis {
namespace {

using namespace std::chrono_literals;
using Minutes = std::chrono::duration<double, std::ratio<60>>;

// Offsets that clocks on Earth show (tz database 2024), in quarter hours: whole hours from -12 to +14 and
// these.
constexpr std::array kOddQuarters{-38, -14, -10, 14, 18, 22, 23, 26, 35, 38, 42, 51, 55};

bool in_use(long quarters) {
  if (quarters < -48 || quarters > 56) return false;
  return quarters % 4 == 0 || std::ranges::find(kOddQuarters, quarters) != kOddQuarters.end();
}

struct Fit {
  double apart_min = 0;                   ///< of the starts
  std::optional<double> length_diff_min;  ///< nothing if one end is unknown
  double shorter_min = 0;
  bool same_title = false;
};

/// A log is opened some minutes before or after the watch; a list holds the watch's own seconds.
double usual_slack_min(const Source& wall) { return wall.role == Role::list ? 2 : 20; }

/// Under the offset that other evidence gives, the sessions need only be one session.
bool fits_expected(const Source& wall, const Fit& fit) {
  if (fit.apart_min > usual_slack_min(wall)) return fit.same_title && fit.apart_min < fit.shorter_min / 2;
  return wall.role != Role::list || fit.length_diff_min.value_or(0) <= std::max(2.0, 0.1 * fit.shorter_min);
}

/// Under any other offset chance must be ruled out: start within some minutes, and the same length or title.
/// With 27 hourly offsets a random session lies within 5 minutes of one of them one time in six.
bool fits_any(const Source& wall, const Fit& fit) {
  if (fit.apart_min > (wall.role == Role::list ? 1 : 5)) return false;
  if (fit.same_title) return true;
  if (!fit.length_diff_min) return fit.apart_min <= 2;
  return *fit.length_diff_min <= std::max(5.0, (wall.role == Role::list ? 0.02 : 0.15) * fit.shorter_min);
}

Fit fit_of(const Source& wall, const Source& utc, UtcOffset offset) {
  Fit fit;
  fit.apart_min = std::abs(Minutes(wall.start - offset - utc.start).count());
  const auto a = wall.minutes(), b = utc.minutes();
  if (a && b) fit.length_diff_min = std::abs(*a - *b);
  fit.shorter_min = std::min(a.value_or(60), b.value_or(60));
  const auto &t = wall.head().title, &u = utc.head().title;
  fit.same_title = t && u && !t->empty() && *t == *u;
  return fit;
}

/// Lower is better: minutes apart, half of what the lengths differ, and a surcharge for a surprising offset.
double cost(const Fit& fit, bool expected, OffsetSource expected_by) {
  const double surprise = expected                                  ? 0
                          : expected_by == OffsetSource::neighbours ? 12
                          : expected_by == OffsetSource::home_zone  ? 8
                                                                    : 3;
  return fit.apart_min + 0.5 * fit.length_diff_min.value_or(10) + surprise - (fit.same_title ? 5 : 0);
}

}  // namespace

SessionMatcher::SessionMatcher(const std::vector<Source>& sources) : sources_(sources) {
  for (std::size_t i = 0; i < sources.size(); ++i)
    if (sources[i].placed && sources[i].sport != Sport::wellness) by_start_.emplace_back(sources[i].start, i);
  std::ranges::sort(by_start_);
}

std::optional<SessionMatcher::Match> SessionMatcher::find(const Source& wall, UtcOffset expected,
                                                          OffsetSource expected_by) const {
  if (wall.sport == Sport::wellness) return std::nullopt;
  const std::pair earliest(wall.start - 14h - 30min, std::size_t{0}),
      latest(wall.start + 12h + 30min, std::size_t{0});
  std::optional<Match> best;
  double best_cost = 0;
  for (auto it = std::ranges::lower_bound(by_start_, earliest); it != by_start_.end() && *it < latest; ++it) {
    const auto& utc = sources_[it->second];
    if (!compatible(wall, utc)) continue;
    // What the device says is expected of the log as well; but watch and phone may be set to different zones.
    const auto likely = utc.offset ? *utc.offset : expected;
    const auto likely_by = utc.offset ? OffsetSource::neighbours : expected_by;
    const auto consider = [&](UtcOffset offset, bool is_expected) {
      const auto fit = fit_of(wall, utc, offset);
      if (!(is_expected ? fits_expected(wall, fit) : fits_any(wall, fit))) return;
      const double c = cost(fit, is_expected, likely_by);
      if (best && best_cost <= c) return;
      best = Match{it->second, offset};
      best_cost = c;
    };
    if (likely_by != OffsetSource::none) consider(likely, true);
    const auto quarters = std::lround(Minutes(wall.start - utc.start).count() / 15);
    for (const auto q : {quarters - 1, quarters, quarters + 1})
      if (in_use(q) && (likely_by == OffsetSource::none || q * 15min != likely)) consider(q * 15min, false);
  }
  return best;
}

}  // namespace freshlegs::analysis
