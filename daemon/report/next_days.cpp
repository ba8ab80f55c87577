// The next days: what a run would cost, when the legs are back, when a hard run is fair again.
#include <algorithm>
#include <cmath>

#include "daemon/report/input.h"
#include "daemon/words/dates.h"
#include "daemon/words/phrases.h"
#include "daemon/words/run_words.h"
#include "daemon/words/today_words.h"

namespace freshlegs::app::report {
namespace {

using analysis::LegForecast;
using analysis::LegState;

constexpr double kTop = 54, kBottom = 256;
constexpr double kDeepest = 25, kDeepestPerMile = 40;  // seconds: the same on every page

double hours_between(Instant from, Instant to) {
  return std::chrono::duration<double, std::ratio<3600>>(to - from).count();
}

struct Picture {
  const LegForecast& legs;
  std::vector<LegState> states;  ///< every hour from the end of the leg session
  double speed, limit;
  Units units;

  [[nodiscard]] Instant from() const { return legs.last->end; }
  [[nodiscard]] Cost cost(const LegState& s) const { return cost_of(s.cost_pct, speed, units); }
  [[nodiscard]] double hours(Instant t) const { return hours_between(from(), t); }
};

Picture picture_of(const Input& in) {
  const LegForecast& legs = *in.next;
  Picture p{legs,
            {},
            legs.fresh_mps.value_or(reference_speed(in)),
            in.units == Units::miles ? kDeepestPerMile : kDeepest,
            in.units};
  for (Instant t = p.from(); t < legs.at; t += std::chrono::hours(1))
    p.states.push_back(analysis::leg_state(in.findings, legs.at, t + std::chrono::minutes(1)));
  p.states.insert(p.states.end(), legs.hours.begin(), legs.hours.end());
  // The range may leave the picture, the line may not.
  for (const auto& s : p.states) p.limit = std::max(p.limit, 5 * std::ceil(1.1 * p.cost(s).value / 5));
  return p;
}

struct Axes {
  Size size;
  Scale x, y;
  double left, right;
};

void draw_days(Drawing& d, const Picture& p, const Axes& a) {
  const auto first = date::floor<date::days>(wall(p.from(), p.legs.utc_offset));
  for (int i = 0; i < 8; ++i) {
    const auto day = first + date::days(i);
    const double at = a.x(p.hours(instant_of(WallTime(day), p.legs.utc_offset)));
    const double noon = at + a.x(12) - a.x(0);
    if (at > a.left && at < a.right) d.line("grid over", at, kTop, at, kBottom);
    const std::string_view name = a.size.slim ? weekday(day).substr(0, 3) : weekday(day);
    const double half = 4.5 * static_cast<double>(name.size());
    if (noon - half > a.left && noon + half < a.right) d.text("k", noon, kBottom + 20, name, Anchor::middle);
  }
}

void draw_bands(Drawing& d, const Picture& p, const Axes& a) {
  Points lo, hi, middle;
  for (const auto& s : p.states) {
    const Cost cost = p.cost(s);
    const double x = a.x(p.hours(s.time));
    lo.emplace_back(x, a.y(std::clamp(cost.lo, -p.limit * .12, p.limit)));
    hi.emplace_back(x, a.y.clamped(cost.hi));
    middle.emplace_back(x, a.y.clamped(cost.value));
  }
  d.area("legs-band", lo, hi);
  for (const double t : round_ticks(0, p.limit, 3)) {
    d.line(t == 0 ? "zero" : "grid over", a.left, a.y(t), a.right, a.y(t));
    d.text("k", a.left - 8, a.y(t) + 4, number(t), Anchor::end);
  }
  draw_days(d, p, a);
  d.path("legs-line", middle);
}

/// Beside its disc, on the side that has room.
void label_run(Drawing& d, double x, double y, const std::string& words) {
  constexpr double kBeside = 10, kLowest = kBottom - 2;  // beneath lie the days
  for (const double below : {4, 15, -7})
    for (const Anchor side : {Anchor::start, Anchor::end}) {
      const double at = side == Anchor::start ? x + kBeside : x - kBeside, base = std::min(y + below, kLowest);
      if (d.has_room("ti halo", at, base, words, side)) return d.text("ti halo", at, base, words, side);
    }
}

/// The day's run, where it lies in these hours.
void draw_run(Drawing& d, const Picture& p, const Axes& a, const Input& in) {
  const auto* run = run_of(in);
  if (run == nullptr || run->plan.start < p.from()) return;
  const auto alone = run_alone(*run, in.units);
  if (!alone) return;
  const double x = a.x(p.hours(run->plan.start)), y = a.y.clamped(alone->value);
  if (alone->value < a.y.lo() || alone->value > a.y.hi())
    d.beyond("legs-dot", x, y, alone->value < a.y.lo());
  else
    d.circle("legs-dot", x, y, 5.5);
  label_run(d, x, y, (a.size.slim ? "your run: " : "your run, as measured: ") + number(alone->value));
}

void draw_fair(Drawing& d, const Picture& p, const Axes& a) {
  if (!p.legs.hard_fair_at) return;
  const double x = a.x(p.hours(*p.legs.hard_fair_at)), y = kBottom - 40;
  const bool left = x > a.size.width * .6;
  const double at = left ? x - 9 : x + 9;
  const Anchor side = left ? Anchor::end : Anchor::start;
  const auto time = wall(*p.legs.hard_fair_at, p.legs.utc_offset);
  d.line("fair", x, kTop - 6, x, y + 22);
  d.circle("fresh-dot", x, kTop, 5.5);
  d.text("tf halo", at, y, std::string(weekday(date::floor<date::days>(time))) + " " + clock(time, p.units), side);
  d.text("k halo", at, y + 16, "a hard run is fair", side);
}

Drawing draw(Size size, const Picture& p, const Input& in) {
  const double left = 30, right = size.width - 4;
  const Axes a{size, Scale(0, p.hours(p.states.back().time), left + 8, right), Scale(0, p.limit, kTop, kBottom),
               left, right};
  Drawing d(size.width, kBottom + 28);
  draw_bands(d, p, a);
  d.text("k", 0, 14, "Seconds " + per_unit(in.units) + " slower at the same heart rate");
  d.rect("legs-fill", a.x(0) - 6, kTop - 6, 12, 12, 2);
  d.text("tl halo", a.x(0) - 6, kTop - 12, "leg session");
  d.text("tf halo", right, kTop - 12, "fresh legs", Anchor::end);
  draw_fair(d, p, a);
  draw_run(d, p, a, in);
  return d;
}

std::string starts_table(const LegForecast& legs, Units units) {
  HtmlTable table("Chance that your legs are back, that is, within 1\u00a0% of fresh, when you usually run",
                  {{"Start"}, {"Chance", false, false, true}, {"Likely cost, " + cost_unit(legs, units), true, true}});
  const auto rows = start_rows(legs, units);
  for (std::size_t i = 0; i < starts_to_show(legs).size(); ++i)
    table.add({rows[i].day + " " + rows[i].clock,
               "<span class=\"nw\">" + ten_dots(rows[i].tenths) + "</span> <span class=\"nw\">" +
                   escape(rows[i].chance) + "</span>",
               rows[i].cost + " " + rows[i].range});
  return table.markup();
}

/// "the chance that your legs are back is 3 in 10", "your legs are hardly back"
std::string back_clause(double chance) {
  const std::string words = chance_words(chance);
  return words.ends_with("10") ? "the chance that your legs are back is " + words : "your legs are " + words + " back";
}

}  // namespace

std::optional<Part> next_days_part(const Input& in) {
  if (!in.next) return std::nullopt;
  const Picture p = picture_of(in);
  const Cost now = p.cost(in.next->now);
  Part part;
  part.section.id = "next";
  part.section.heading = "Easy running is fine. " + hard_run_sentence(*in.next);
  part.section.heading.pop_back();
  part.section.paragraphs = {
      "Right after the last recording a run would cost about " +
      with_unit(std::max(0.0, now.value), now.unit) + " at the same heart rate " +
      bracket_slower(now.lo, now.hi) + "; " + back_clause(in.next->now.back) + "."};
  if (const auto later = why_later(*in.next)) part.section.paragraphs.push_back(*later);
  part.section.note = forecast_source(*in.next) + " Shaded: 95 of 100.";
  Figure figure{"nx",
                "What the last leg session costs over the next days",
                part.section.paragraphs.front(),
                draw(kSlim, p, in),
                draw(kWide, p, in),
                ""};
  part.section.body = markup(figure) + starts_table(*in.next, in.units);
  part.figures.push_back(std::move(figure));
  return part;
}

}  // namespace freshlegs::app::report
