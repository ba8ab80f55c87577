#include "analysis/advice/forecast.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "analysis/advice/heed.h"
#include "analysis/advice/usual_week.h"
#include "analysis/model/leg_shapes.h"

namespace freshlegs::analysis {
namespace {

using std::chrono::hours;
constexpr hours kAhead{96}, kRemembered{10 * 24};
constexpr double kBackWithin = .01;  // ln speed: "back" means within 1 % of fresh
constexpr double kSureEnough = .9, kSureEnoughCautious = .95;
// Time to exhaustion is still down 6-24 h after lifting although easy running is not (Doma 2013), in people
// who are new to lifting up to 48 h (Doma 2019). A light session needs no such wait.
constexpr double kHardWait_h = 24, kHardWaitBeginner_h = 48, kHeavyEnough = .5;
constexpr double kDaySd = .35;  // relative, of what the same dose leaves in the legs from day to day
constexpr std::array<double, 3> kNode{-1.732, 0, 1.732};  // of a normal
constexpr std::array<double, 3> kNodeWeight{1. / 6, 2. / 3, 1. / 6};
constexpr std::size_t kPaceRuns = 10;

double hours_between(Instant from, Instant to) { return static_cast<double>((to - from).count()) / 3.6e6; }

struct Weighted {
  double value, weight;
};

double quantile(const std::vector<Weighted>& sorted, double probability) {
  double sum = 0;
  for (const auto& w : sorted) {
    sum += w.weight;
    if (sum >= probability) return w.value;
  }
  return sorted.empty() ? 0 : sorted.back().value;
}

/// One session's hours, with the late part that its novelty gives it.
struct Load {
  double hours, dose, late;
};

/// ln speed lost, as a distribution over the believable curves.
std::vector<Weighted> losses(const LegResponse& response, const std::vector<Load>& loads) {
  std::vector<Weighted> out;
  out.reserve(response.curves.size() * kNode.size());
  double delayed = 0, doubtful = 0;
  for (const auto& l : loads) {
    delayed += l.late * delayed_kernel(l.hours, kDelayedPeakHours, kDelayedOrder);
    doubtful += l.dose * course_doubt(l.hours);
  }
  double fading = 0, tau = -1;
  for (const auto& c : response.curves) {
    if (c.tau_h != tau) {  // curves of one time constant lie together
      tau = c.tau_h;
      fading = 0;
      for (const auto& l : loads) fading += l.dose * std::exp(-l.hours / tau);
    }
    const double lost = c.fading * fading + c.delayed * delayed;
    const double worst = c.fading + c.delayed / 3;  // about: the late part comes when most has faded
    const double sd = std::hypot(kDaySd * lost, doubtful * worst);
    for (std::size_t i = 0; i < kNode.size(); ++i)
      out.push_back({lost + sd * kNode.at(i), c.weight * kNodeWeight.at(i)});
  }
  return out;
}

LegState summarise(Instant when, std::vector<Weighted> lost) {
  LegState state;
  state.time = when;
  if (lost.empty()) return state;
  double mean = 0;
  state.back = 0;
  for (const auto& w : lost) {
    mean += w.weight * w.value;
    if (w.value <= kBackWithin) state.back += w.weight;
  }
  std::ranges::sort(lost, {}, &Weighted::value);
  const auto percent = [](double ln_lost) { return 100 * std::expm1(-ln_lost); };
  state.cost_pct = {percent(mean), percent(quantile(lost, .975)), percent(quantile(lost, .025))};
  return state;
}

Load load_at(const LegWorkDone& work, Instant when, double new_work) {
  return {hours_between(work.end, when), work.dose, work.dose * (1 + new_work * work.novelty)};
}

/// Recent predictions for fresh legs, at the heart rates the athlete runs easily with.
std::optional<double> fresh_speed(const Findings& findings, Instant at) {
  std::vector<double> speeds;
  for (auto r = findings.runs.rbegin(); r != findings.runs.rend() && speeds.size() < kPaceRuns; ++r)
    if (r->plan.end <= at && r->fresh_speed_mps && *r->fresh_speed_mps > 0)
      speeds.push_back(*r->fresh_speed_mps);
  if (speeds.empty()) return std::nullopt;
  const auto middle = speeds.begin() + static_cast<std::ptrdiff_t>(speeds.size() / 2);
  std::ranges::nth_element(speeds, middle);
  return *middle;
}

UtcOffset newest_offset(const Findings& findings, Instant at) {
  std::optional<Instant> newest;
  UtcOffset offset{0};
  const auto look = [&](const ActivityPlan& plan) {
    if (!plan.utc_offset || plan.start > at || (newest && plan.start < *newest)) return;
    newest = plan.start;
    offset = *plan.utc_offset;
  };
  for (const auto& r : findings.runs) look(r.plan);
  for (const auto& s : findings.sessions) look(s.plan);
  return offset;
}

/// Of all leg work, a race too, the one of which most is left: with the usual time of a day and a half.
std::optional<LegWorkDone> heaviest(const Findings& findings, Instant at) {
  constexpr double kFade_h = 36;
  std::optional<LegWorkDone> most;
  double left = 0;
  for (const auto& work : findings.leg_work) {
    if (work.end > at || work.end <= at - kRemembered) continue;
    const double now = work.dose * std::exp(-hours_between(work.end, at) / kFade_h);
    if (now <= left) continue;
    left = now;
    most = work;
  }
  return most;
}

/// From the hour after which the legs stay back.
std::optional<Instant> back_from(const LegForecast& f, double chance) {
  std::optional<Instant> from;
  for (auto h = f.hours.rbegin(); h != f.hours.rend() && h->back >= chance; ++h) from = h->time;
  return from;
}

std::optional<Instant> hard_fair(const LegForecast& f, const Findings& findings, const Profile& profile) {
  auto fair = back_from(f, f.sure_enough);
  if (!fair) return fair;
  const bool beginner = profile.lifting == Experience::beginner || profile.running == Experience::beginner;
  const Millis wait(static_cast<std::int64_t>((beginner ? kHardWaitBeginner_h : kHardWait_h) * 3.6e6));
  for (const auto& work : findings.leg_work)
    if (work.end <= f.at && work.dose >= kHeavyEnough) fair = std::max(*fair, work.end + wait);
  return fair;
}

void usual_starts(LegForecast& f, const Findings& findings) {
  auto runs = usual_week(findings, f.at).runs;
  if (runs.empty())
    for (unsigned weekday = 0; weekday < 7; ++weekday)
      for (const hours at : {hours(7), hours(18)}) runs.push_back({weekday, at, 0, 0, false});
  const auto today = date::floor<date::days>(wall_of(f.at, f.utc_offset));
  for (auto day = today; day <= today + kAhead; day += date::days(1)) {
    for (const auto& slot : runs) {
      if (slot.weekday != weekday_of(day)) continue;
      const Instant start = instant_of(WallTime(day.time_since_epoch() + slot.at), f.utc_offset);
      if (start > f.at && start <= f.at + kAhead) f.usual_starts.push_back(leg_state(findings, f.at, start));
    }
  }
}

}  // namespace

LegState leg_state(const Findings& findings, Instant known, Instant when,
                   const std::vector<LegWorkDone>& planned) {
  std::vector<Load> loads;
  const auto add = [&](const LegWorkDone& work) {
    if (work.end <= when && work.end > when - kRemembered)
      loads.push_back(load_at(work, when, findings.leg_response.new_work));
  };
  for (const auto& work : findings.leg_work)
    if (work.end <= known) add(work);
  for (const auto& work : planned) add(work);
  if (loads.empty()) return {when, {}, 1};
  return summarise(when, losses(findings.leg_response, loads));
}

Estimate cost_after(const LegResponse& response, double hours) {
  return summarise({}, losses(response, {{hours, 1, 1}})).cost_pct;
}

LegForecast forecast(const Findings& findings, const Profile& profile, Instant at, std::optional<UtcOffset> clock) {
  LegForecast f;
  f.at = at;
  f.own = findings.leg_response.own;
  f.own_runs = findings.leg_response.runs;
  f.utc_offset = clock ? *clock : newest_offset(findings, at);
  f.fresh_mps = fresh_speed(findings, at);
  for (const auto& work : findings.leg_work)
    if (work.session && work.end <= at && (!f.last || f.last->end <= work.end)) f.last = work;
  f.heaviest = heaviest(findings, at);
  f.now = leg_state(findings, at, at);
  for (hours ahead{0}; ahead <= kAhead; ++ahead) f.hours.push_back(leg_state(findings, at, at + ahead));
  f.back_at = back_from(f, kSureEnough);
  f.sure_enough = profile.limited_recovery || profile.injury_history ? kSureEnoughCautious : kSureEnough;
  f.against = against_hard_running(findings, at);
  if (f.against == Against::nothing) f.hard_fair_at = hard_fair(f, findings, profile);
  usual_starts(f, findings);
  return f;
}

}  // namespace freshlegs::analysis
