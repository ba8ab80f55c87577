#include "daemon/words/today_words.h"

#include <algorithm>
#include <cmath>

#include "daemon/words/dates.h"
#include "daemon/words/next_days.h"
#include "daemon/words/phrases.h"

namespace freshlegs::app {
namespace {

using analysis::Advice;
using analysis::Against;
using analysis::Estimate;
using analysis::LegForecast;
using analysis::LegState;

constexpr double kNearlyCertain = .975, kHardly = .025;  // look.md, "Units and rounding"
constexpr double kBack = .9, kLongAgo_h = 96;
constexpr std::string_view kWiderMargins =
    "Your profile asks for wider margins: \"fair\" waits for 19 in 20 here, in place of 9 in 10.";

date::local_days day_at(const LegForecast& legs, Instant t) { return local_day(t, legs.utc_offset); }

/// "Saturday morning", "this evening", "tomorrow" is never used: a page may be read later.
std::string part_of_day(const LegForecast& legs, Instant t) {
  const auto time = wall(t, legs.utc_offset);
  const auto hour = (time - date::floor<date::days>(time)) / std::chrono::hours(1);
  const char* part = hour < 12 ? "morning" : hour < 18 ? "afternoon" : "evening";
  return std::string(weekday(day_at(legs, t))) + " " + part;
}

struct Shown {
  double value, lo, hi;
};

/// Seconds per km where a fresh speed is known, else per cent; slower is positive. In whole numbers to the
/// ends of the range: a forecast has no verdict beside it for which the side of 0 would matter.
Shown shown_cost(const Estimate& pct, const LegForecast& legs, Units units) {
  if (!legs.fresh_mps) {
    const auto s = slower(pct);
    return {s.value, std::round(s.lo), std::round(s.hi)};
  }
  const Cost cost = cost_of(pct, *legs.fresh_mps, units);
  return {cost.value, std::round(cost.lo), std::round(cost.hi)};
}

std::string about(const Estimate& pct, const LegForecast& legs, Units units) {
  const Shown cost = shown_cost(pct, legs, units);
  if (std::round(cost.value) <= 0) return "hardly anything " + bracket_slower(cost.lo, cost.hi);
  return "about " + with_unit(cost.value, cost_unit(legs, units)) + " " + bracket_slower(cost.lo, cost.hi);
}

/// What the legs are tired from: mostly a leg session, after a mountain race that race.
const analysis::LegWorkDone& cause(const LegForecast& legs) { return legs.heaviest ? *legs.heaviest : *legs.last; }

double hours_since(const LegForecast& legs, const analysis::LegWorkDone& work) {
  return std::chrono::duration<double, std::ratio<3600>>(legs.at - work.end).count();
}

std::string what_loaded(const LegForecast& legs, const Units& units) {
  const auto& work = cause(legs);
  const auto day = day_at(legs, work.end);
  const bool recent = (day_at(legs, legs.at) - day).count() < 7;
  const std::string what = work.session ? "leg session" : "run";
  const std::string name = recent ? std::string(weekday(day)) + "'s " + what : "the " + what + " of " + day_of_year(day, units);
  return name + " (" + number(work.dose, 1) + (work.session ? " times your usual" : " times a usual leg day") +
         ", ended " + hours(hours_since(legs, work)) + " ago)";
}

std::string day_and_order(const analysis::LegDayChoice& choice, const LegForecast& legs) {
  return std::string(weekday(day_at(legs, choice.start))) + (choice.after_run ? ", after the run" : "");
}

std::string mean_cost(double pct, const LegForecast& legs, Units units) {
  const Shown cost = shown_cost({-pct, -pct, -pct}, legs, units);
  return std::round(cost.value) <= 0 ? "hardly anything"
                                     : "about " + with_unit(cost.value, cost_unit(legs, units));
}

std::string next_leg_words(const analysis::Today& today, Units units) {
  const auto& next = *today.next_leg_day;
  const auto& legs = today.legs;
  std::string text = "The next leg day costs your usual runs least on " + day_and_order(next.best, legs) +
                     ": " + mean_cost(next.best.cost_pct, legs, units) + " in the 4 days after.";
  const std::string best = mean_cost(next.best.cost_pct, legs, units);
  if (next.habit && mean_cost(next.habit->cost_pct, legs, units) == best)
    text += " Your usual " + std::string(weekday(day_at(legs, next.habit->start))) + " costs about the same.";
  else if (next.habit)
    text += " On your usual " + std::string(weekday(day_at(legs, next.habit->start))) + ": " +
            mean_cost(next.habit->cost_pct, legs, units) + ".";
  return text;
}

std::string apart_words(const analysis::Today& today, Units units) {
  return "Running on the day of a leg session: 6\u00a0h or more apart, or another day, is kinder to both. " +
         std::string(today.legs.own ? "By your own runs and studies of others, " : "Going by other runners, ") +
         "a usual leg day costs " + about(today.at_6h_pct, today.legs, units) + " after 6\u00a0h and " +
         about(today.at_8h_pct, today.legs, units) + " after 8\u00a0h.";
}

std::string lift_first_words(const analysis::Today& today) {
  std::string text =
      "Strength first: on a day with both, lifting comes before the run, and the run is short "
      "and easy.";
  if (!today.form_holds_min) return text;
  const std::string length = with_unit(std::floor(*today.form_holds_min / 5) * 5, "min");
  text += today.form_held_to_the_end
              ? " In more than three of four of your runs after legs form held to the end."
              : " In three of four of your runs after legs, form held for " + length + " or longer: a length to stay below.";
  return text;
}

std::string interference_words(const analysis::Today& today) {
  const std::string all =
      "Whether running costs strength or muscle is contested: across 43 studies neither was hurt on average, but "
      "explosive strength was when both shared a session. ";
  if (!today.male) return all + "Another review found leg strength to grow less in men, not in women.";
  return all + (*today.male ? "Another review found leg strength to grow less in men."
                            : "Another review found that leg strength in women grew no less.");
}

std::string words_of(const Advice& advice, const analysis::Today& today, Units units) {
  switch (advice.kind) {
    case Advice::Kind::next_leg_day:
      return next_leg_words(today, units);
    case Advice::Kind::run_before_legs:
      return "Endurance first: on a day with both, the run before the weights costs the next day's running "
             "less.";
    case Advice::Kind::lift_before_run:
      return lift_first_words(today);
    case Advice::Kind::six_hours_apart:
      return apart_words(today, units);
    case Advice::Kind::beginner:
      return "People who are new to lifting run slower for up to 48\u00a0h after legs. It gets less with the "
             "weeks.";
    case Advice::Kind::limited_recovery:
      return std::string(kWiderMargins);
    case Advice::Kind::interference:
      return interference_words(today);
    case Advice::Kind::alternate_days:
      return "Both goals: legs and hard running on days of their own brought more endurance over 24 weeks than "
             "both in one session. A run that you mean to do on tired legs is analysed, not reproached.";
    case Advice::Kind::injury:
      return "Tired legs change how you run. Whether that leads to injury is not settled.";
  }
  return "";
}

/// 0 and 10 only where words do not count any more: dots and words say the same.
int tenths_of(double chance) {
  if (chance > kNearlyCertain) return 10;
  if (chance < kHardly) return 0;
  // 9 in 10 is what a hard run asks for: less than that is not rounded up to it.
  const int rounded = std::clamp(static_cast<int>(std::lround(10 * chance)), 1, 9);
  return rounded == 9 && chance < kBack ? 8 : rounded;
}

}  // namespace

std::string cost_unit(const LegForecast& legs, Units units) {
  if (!legs.fresh_mps) return "%";
  return units == Units::miles ? "s/mi" : "s/km";
}

std::string chance_words(double chance) {
  const int tenths = tenths_of(chance);
  return tenths == 10 ? "nearly certain" : tenths == 0 ? "hardly" : std::to_string(tenths) + " in 10";
}

std::string fair_from(const LegForecast& legs) { return part_of_day(legs, *legs.hard_fair_at); }

std::string hard_run_sentence(const LegForecast& legs) {
  switch (legs.against) {
    case Against::pain:
      return "You noted pain: ease off, or stop if it grows. No hard run before it has settled.";
    case Against::illness:
      return "You noted illness: no hard run before it has passed.";
    case Against::overreaching:
      return "Signs that fit overreaching are not over: no hard run before your runs are back to usual.";
    case Against::nothing:
      break;
  }
  if (!legs.hard_fair_at) return "A hard run is better left until after the next 4 days.";
  if (*legs.hard_fair_at <= legs.at) return "A hard run is fair.";
  return "A hard run is fair from " + fair_from(legs) + ".";
}

std::string legs_now(const LegForecast& legs, Units units) {
  const std::string heed = legs.against == Against::nothing ? "" : " " + hard_run_sentence(legs);
  if (!legs.last && !legs.heaviest) return "No leg session is on record, so your legs count as fresh." + heed;
  if (legs.last && hours_since(legs, *legs.last) > kLongAgo_h && legs.now.back >= kBack)
    return "Your legs are fresh: the last leg session ended " +
           count_of(std::floor(hours_since(legs, *legs.last) / 24), "day") + " ago." + heed;
  const std::string cost =
      " A run now would cost " + about(legs.now.cost_pct, legs, units) + " at the same heart rate.";
  if (legs.now.back >= kBack)
    return "Your legs are back after " + what_loaded(legs, units) + ", with a chance of " +
           (legs.now.back > kNearlyCertain ? std::string("over 9 in 10") : chance_words(legs.now.back)) +
           "." + cost + " " + hard_run_sentence(legs);
  const std::string how = legs.now.back < .5 ? "still tired from " : "perhaps still tired from ";
  const bool heeded = legs.against != Against::nothing && legs.against != Against::overreaching;
  const bool easy = !heeded && cause(legs).session;  // what lifting leaves hardly touches easy running; a race does
  return "Your legs are " + how + what_loaded(legs, units) + "." + cost + (easy ? " Easy running is fine. " : " ") +
         hard_run_sentence(legs);
}

std::vector<StartRow> start_rows(const LegForecast& legs, Units units) {
  std::vector<StartRow> rows;
  bool told = legs.hard_fair_at && *legs.hard_fair_at <= legs.at;
  for (const LegState& start : legs.usual_starts) {
    const auto time = wall(start.time, legs.utc_offset);
    const Shown cost = shown_cost(start.cost_pct, legs, units);
    StartRow& row = rows.emplace_back();
    row.day = weekday(date::floor<date::days>(time));
    row.clock = clock(time, units);
    row.tenths = tenths_of(start.back);
    row.chance = chance_words(start.back);
    row.cost = number(cost.value);
    row.range = in_brackets(range(cost.lo, cost.hi));
    if (!told && legs.hard_fair_at && start.time >= *legs.hard_fair_at) {
      row.note = "hard run fair";
      told = true;
    }
  }
  return rows;
}

std::optional<std::string> why_later(const LegForecast& legs) {
  if (legs.against != Against::nothing) return std::nullopt;
  const auto& starts = legs.usual_starts;
  const auto back = std::ranges::find_if(starts, [](const LegState& start) { return start.back >= kBack; });
  if (back == starts.end() || (legs.hard_fair_at && back->time >= *legs.hard_fair_at)) return std::nullopt;
  if (back->back < legs.sure_enough) return std::string(kWiderMargins);
  return "After a heavy leg session a hard run waits a day, for beginners two, also where the legs are back.";
}

std::string forecast_source(const LegForecast& legs) {
  const std::string runs = count_of(legs.own_runs, "run") + " of your own";
  if (legs.own) return "From " + runs + " within 48\u00a0h of leg sessions, joined with studies of others.";
  if (legs.own_runs == 0) return "From studies of other runners, not yet from you.";
  return "Mostly from studies of other runners; " + runs + " within 48\u00a0h of legs " +
         (legs.own_runs == 1 ? "says" : "say") + " little yet.";
}

std::vector<std::string> advice_words(const analysis::Today& today, Units units) {
  std::vector<std::string> out;
  for (const auto& advice : today.advice) out.push_back(words_of(advice, today, units));
  return out;
}

}  // namespace freshlegs::app
