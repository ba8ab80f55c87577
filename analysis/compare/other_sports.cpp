#include "analysis/compare/other_sports.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>

#include "analysis/compare/least_squares.h"
#include "analysis/compare/steady_run.h"

namespace freshlegs::analysis {
namespace {

constexpr std::array kKinds{Sport::ride, Sport::swim, Sport::walk,     Sport::hike, Sport::elliptical,
                            Sport::row,  Sport::yoga, Sport::mobility, Sport::other};
constexpr double kReturning_h = 72;
constexpr double kWidestPct = 12;  // a range wider than that says nothing

constexpr date::days kYear{365}, kKept{5};

constexpr unsigned bit(Sport sport) { return 1U << static_cast<unsigned>(sport); }
constexpr unsigned kGentle = bit(Sport::walk) | bit(Sport::yoga) | bit(Sport::mobility);

struct Sample {
  double sum = 0, squares = 0;
  int n = 0;
  void add(double x) { sum += x, squares += x * x, ++n; }
  [[nodiscard]] double mean() const { return sum / n; }
  [[nodiscard]] double off() const { return squares - n * mean() * mean(); }
};

/// Mean of `a` minus mean of `b`, 95 %.
std::optional<Estimate> difference(const Sample& a, const Sample& b) {
  if (a.n < kFewestOfAKind || b.n < kFewestOfAKind) return std::nullopt;
  const double freedom = a.n + b.n - 2;
  const double variance = std::max(0.0, a.off() + b.off()) / freedom;
  const double half = student_95(freedom) * std::sqrt(variance * (1.0 / a.n + 1.0 / b.n));
  if (2 * half > kWidestPct) return std::nullopt;
  const double mean = a.mean() - b.mean();
  return Estimate{mean, mean - half, mean + half};
}

Instant hours_before(Instant t, double hours) { return t - Millis(static_cast<std::int64_t>(hours * 3.6e6)); }

std::optional<GentleDays> gentle_days(const std::vector<RunAfter>& log, Instant now) {
  Sample with, without;
  for (const auto& run : log)
    if (run.end <= now && run.returning) (run.gentle ? with : without).add(run.left_over_pct);
  const auto faster = difference(with, without);
  if (!faster) return std::nullopt;
  return GentleDays{with.n, without.n, *faster};
}

}  // namespace

OtherSports other_sports(const Findings& findings, Instant now) {
  OtherSports out;
  for (const Sport sport : kKinds) {
    Sample after, without, alone;
    for (const auto& run : findings.runs_after) {
      if (run.end > now) continue;
      ((run.sports & bit(sport)) != 0 ? after : without).add(run.left_over_pct);
      if (run.sports == 0) alone.add(run.left_over_pct);
    }
    if (after.n < kFewestOfAKind) continue;
    const Sample& others = alone.n < kFewestOfAKind ? without : alone;
    out.costs.push_back({sport, after.n, others.n, difference(after, others)});
  }
  out.gentle = gentle_days(findings.runs_after, now);
  return out;
}

void SportsBefore::session(const ActivityPlan& plan) {
  std::erase_if(sessions_, [&](const Session& s) { return s.end < plan.start - kKept; });
  if (plan.sport != Sport::strength) sessions_.push_back({plan.end, plan.sport});
}

unsigned SportsBefore::between(Instant from, Instant to) const {
  unsigned found = 0;
  for (const Session& s : sessions_)
    if (s.end >= from && s.end <= to) found |= bit(s.sport);
  return found;
}

void SportsBefore::run(const RunFinding& run) {
  if (!is_comparable(run)) return;
  RunAfter after;
  after.end = run.plan.end;
  after.sports = static_cast<std::uint16_t>(between(hours_before(run.plan.start, kNextRun_h), run.plan.start));
  after.returning = run.hours_since_leg && *run.hours_since_leg <= kReturning_h;
  if (after.returning)
    after.gentle = (between(hours_before(run.plan.start, *run.hours_since_leg), run.plan.start) & kGentle) != 0;
  after.left_over_pct = run.alone_pct->value - (run.effect_pct ? run.effect_pct->value : 0);
  std::erase_if(log_, [&](const RunAfter& old) { return old.end < run.plan.end - kYear; });
  log_.push_back(after);
}

}  // namespace freshlegs::analysis
