#include "daemon/pipeline/newest.h"

#include <algorithm>
#include <set>

#include "analysis/checkpoint/earlier.h"
#include "daemon/words/dates.h"
#include "daemon/words/day.h"

namespace freshlegs::app {
namespace {

constexpr auto kNever = date::local_days(date::days(1'000'000));

/// Local day of the first that is of this kind; kNever without one.
template <class Finding, class Is>
date::local_days first_day(const std::vector<Finding>& findings, Is is) {
  const auto it = std::ranges::find_if(findings, is);
  return it == findings.end() ? kNever : local_day(it->plan);
}

}  // namespace

std::size_t activities(const analysis::Earlier& earlier) { return earlier.runs + earlier.sessions; }

bool reaches_out(const analysis::Belonging& said, const std::vector<analysis::KnownRecording>& recordings) {
  if (said.together.empty()) return false;
  std::set<Hash> here;
  for (const auto& r : recordings) here.insert(r.head.hash);
  const auto torn = [&](const auto& pair) { return here.contains(pair.first) != here.contains(pair.second); };
  return std::ranges::any_of(said.together, torn);
}

date::local_days first_whole_day(const analysis::Findings& findings, Instant since) {
  const auto& earlier = findings.earlier;
  auto day = date::local_days(date::floor<date::days>(since + kBeforeDays).time_since_epoch());
  const auto not_before = [&](date::local_days other) { day = std::max(day, other); };
  // The last leg session, the last steady run and the offset of the last run, each before the day.
  if (earlier.leg_sessions > 0)
    not_before(first_day(findings.sessions, [](const auto& s) { return analysis::was_leg_session(s); }) +
               date::days(2));
  if (earlier.tell_pace > 0)
    not_before(first_day(findings.runs, [](const auto& r) { return analysis::tells_pace(r); }));
  if (earlier.runs > 0) not_before(first_day(findings.runs, [](const auto&) { return true; }));
  return day;
}

bool covers(const Knowledge& knowledge, std::size_t days) {
  const auto newest = summary_days(knowledge.findings, days);
  return newest.size() >= days && (!knowledge.part || newest.front() >= knowledge.part->days_from);
}

}  // namespace freshlegs::app
