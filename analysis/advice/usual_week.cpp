#include "analysis/advice/usual_week.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

namespace freshlegs::analysis {
namespace {

constexpr date::days kLookedAt{56};
constexpr double kUsual = .3;
constexpr std::chrono::minutes kNoon{13 * 60};  // later is another slot of the day

struct Seen {
  std::vector<double> starts, lengths;  ///< minutes
  std::set<date::days> weeks;
  int hard = 0;
};

double median(std::vector<double> values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::ranges::nth_element(values, middle);
  return *middle;
}

/// Two halves of each weekday.
class Slots {
 public:
  void add(const ActivityPlan& plan, bool hard) {
    const auto wall = wall_of(plan.start, plan.utc_offset.value_or(UtcOffset{0}));
    const auto day = date::floor<date::days>(wall);
    const auto minute = std::chrono::floor<std::chrono::minutes>(wall - day);
    auto& slot = slots_.at(weekday_of(day) * 2 + (minute >= kNoon ? 1U : 0U));
    slot.starts.push_back(static_cast<double>(minute.count()));
    slot.lengths.push_back(std::chrono::duration<double, std::ratio<60>>(plan.end - plan.start).count());
    slot.weeks.insert(date::days(date::floor<date::weeks>(day.time_since_epoch() + date::days(3)).count()));
    slot.hard += hard;
  }
  [[nodiscard]] std::vector<UsualSlot> usual(int weeks) const {
    std::vector<UsualSlot> out;
    for (std::size_t i = 0; i < slots_.size(); ++i) {
      const auto& s = slots_.at(i);
      const double share = static_cast<double>(s.weeks.size()) / weeks;
      if (s.starts.empty() || share < kUsual) continue;
      out.push_back({static_cast<unsigned>(i / 2),
                     std::chrono::minutes(static_cast<int>(std::round(median(s.starts) / 5)) * 5),
                     median(s.lengths), std::min(1.0, share),
                     2 * s.hard > static_cast<int>(s.starts.size())});
    }
    return out;
  }

 private:
  std::array<Seen, 14> slots_;
};

bool hard(RunKind kind) {
  return kind == RunKind::tempo || kind == RunKind::intervals || kind == RunKind::race;
}

}  // namespace

unsigned weekday_of(date::local_days day) {
  return static_cast<unsigned>((date::weekday(day) - date::Monday).count());
}

UsualWeek usual_week(const Findings& findings, Instant at) {
  const auto recent = [&](const ActivityPlan& plan) {
    return plan.start < at && plan.start >= at - kLookedAt;
  };
  Slots runs, legs;
  std::optional<Instant> first;
  for (const auto& r : findings.runs) {
    if (!recent(r.plan) || r.kind == RunKind::cool_down) continue;
    runs.add(r.plan, hard(r.kind));
    if (!first) first = r.plan.start;
  }
  for (const auto& s : findings.sessions) {
    if (!recent(s.plan) || (s.legs != Legs::legs && s.legs != Legs::full)) continue;
    legs.add(s.plan, false);
    first = first ? std::min(*first, s.plan.start) : s.plan.start;
  }
  UsualWeek week;
  if (!first) return week;
  week.weeks = std::max(
      1,
      static_cast<int>(std::lround(std::chrono::duration<double, date::weeks::period>(at - *first).count())));
  week.runs = runs.usual(week.weeks);
  week.legs = legs.usual(week.weeks);
  return week;
}

}  // namespace freshlegs::analysis
