// At the same effort: pace against heart rate, fresh runs beside runs after legs.
#include <algorithm>
#include <cmath>

#include "analysis/compare/same_effort.h"
#include "daemon/report/input.h"
#include "daemon/words/dates.h"

namespace freshlegs::app::report {
namespace {

using analysis::SameEffort;

double seconds_of(double mps, Units units) { return (units == Units::miles ? 1609.344 : 1000) / mps; }

double after_mps(const SameEffort& e, double bpm, double pct) {
  return e.fresh_mps(bpm).value * (1 + pct / 100);
}

struct Axes {
  Scale x, y;
  double left, right, top, bottom;
};

/// Room for nearly every run: the slowest and fastest of a hundred stay at the edge.
Axes axes_of(Size size, const SameEffort& e, Units units) {
  std::vector<double> seconds, beats;
  for (const auto& p : e.points) {
    seconds.push_back(seconds_of(p.speed_mps, units));
    beats.push_back(p.heart_bpm);
  }
  std::ranges::sort(seconds);
  std::ranges::sort(beats);
  const std::size_t cut = seconds.size() / 40;
  double fastest = seconds[cut], slowest = seconds[seconds.size() - 1 - cut];
  for (const double bpm : {e.lo_bpm, e.hi_bpm})  // single runs may leave the picture, the lines may not
    for (const double mps : {e.fresh_mps(bpm).value, after_mps(e, bpm, e.after_pct.value)}) {
      fastest = std::min(fastest, seconds_of(mps, units));
      slowest = std::max(slowest, seconds_of(mps, units));
    }
  const double left = 46, right = size.width - 92, top = 30, bottom = 300;
  return {Scale(std::floor(beats.front()) - 1, std::ceil(beats.back()) + 1, left, right),
          Scale(fastest - 5, slowest + 5, top, bottom),
          left,
          right,
          top,
          bottom};
}

struct Lines {
  Points fresh, fresh_lo, fresh_hi, after, after_lo, after_hi;
};

Lines lines_of(const SameEffort& e, const Axes& a, Units units) {
  Lines l;
  const auto y = [&](double mps) { return a.y.clamped(seconds_of(mps, units)); };
  constexpr int kSteps = 12;
  for (int i = 0; i <= kSteps; ++i) {
    const double bpm = e.lo_bpm + (e.hi_bpm - e.lo_bpm) * i / kSteps, x = a.x(bpm);
    const auto fresh = e.fresh_mps(bpm);
    l.fresh.emplace_back(x, y(fresh.value));
    l.fresh_lo.emplace_back(x, y(fresh.lo));
    l.fresh_hi.emplace_back(x, y(fresh.hi));
    l.after.emplace_back(x, y(after_mps(e, bpm, e.after_pct.value)));
    l.after_lo.emplace_back(x, y(after_mps(e, bpm, e.after_pct.lo)));
    l.after_hi.emplace_back(x, y(after_mps(e, bpm, e.after_pct.hi)));
  }
  return l;
}

void draw_points(Drawing& d, const Axes& a, const SameEffort& e, Units units) {
  for (const auto& p : e.points) {
    const double seconds = seconds_of(p.speed_mps, units), x = a.x(p.heart_bpm), y = a.y.clamped(seconds);
    const std::string_view css = p.post_leg ? "legs-pt" : "fresh-pt";
    if (seconds < a.y.lo() || seconds > a.y.hi())
      d.beyond(css, x, y, seconds < a.y.lo());
    else
      d.circle(css, x, y, p.post_leg ? 3.6 : 3.8);
  }
}

/// The bracket at the reference heart rate.
void draw_gap(Drawing& d, const Axes& a, const SameEffort& e, Units units, Size size) {
  const double x = a.x(e.reference_bpm);
  const double fresh = a.y.clamped(seconds_of(e.fresh_mps(e.reference_bpm).value, units));
  const double after = a.y.clamped(seconds_of(after_mps(e, e.reference_bpm, e.after_pct.value), units));
  for (const double y : {fresh, after}) d.line("gap", x - 4, y, x + 4, y);
  d.line("gap", x, fresh, x, after);
  const double label = a.top - 8;
  d.line("lead", x, std::min(fresh, after), x, label + 6);
  const Cost cost = cost_of(e.after_pct, e.fresh_mps(e.reference_bpm).value, units);
  const std::string_view side = size.slim ? "" : cost.value < 0 ? " faster" : " slower";  // a phone has no room for it
  const std::string words =
      with_unit(std::abs(cost.value), cost.unit) + std::string(side) + " at " + with_unit(e.reference_bpm, "bpm");
  const bool left = x > size.width * .55;
  d.text("ti halo", left ? x + 4 : x - 4, label, words, left ? Anchor::end : Anchor::start);
}

Drawing draw(Size size, const SameEffort& e, Units units) {
  const Axes a = axes_of(size, e, units);
  Drawing d(size.width, a.bottom + 46);
  const Lines l = lines_of(e, a, units);
  d.area("fresh-band", l.fresh_lo, l.fresh_hi);
  d.area("legs-band see", l.after_lo, l.after_hi);
  for (const double t : {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}) {
    const double step = (a.y.hi() - a.y.lo()) > 75 ? 30 : 15;
    const double seconds = (std::ceil(a.y.lo() / step) + t) * step;
    if (seconds > a.y.hi()) break;
    d.line("grid over", a.left, a.y(seconds), a.right, a.y(seconds));
    d.text("k", a.left - 8, a.y(seconds) + 4, pace_number(seconds_of(seconds, units), units), Anchor::end);
  }
  draw_points(d, a, e, units);
  d.path("fresh-line", l.fresh);
  d.path("legs-line", l.after);
  draw_gap(d, a, e, units, size);
  // The line ends, side by side and clear of the bracket's words above.
  const double fresh_end = l.fresh.back().second, after_end = l.after.back().second;
  const double apart = std::max(0.0, 16 - std::abs(fresh_end - after_end)) / 2;
  const double up = fresh_end <= after_end ? -apart : apart;
  const double down = std::max(0.0, a.top + 12 - std::min(fresh_end + up, after_end - up));
  d.text("tf halo", a.right + 8, fresh_end + 4 + up + down, "fresh legs");
  d.text("tl halo", a.right + 8, after_end + 4 - up + down, "after legs");
  d.text("k", 0, 12, size.slim ? "Pace" : "Pace " + per_unit(units));
  bool first = true;
  for (const double t : round_ticks(a.x.lo() + 1, a.x.hi() - 1, size.slim ? 3 : 6)) {
    d.line("zero", a.x(t), a.bottom + 4, a.x(t), a.bottom + 8);
    d.text("k", a.x(t), a.bottom + 22, first ? with_unit(t, "bpm") : number(t), Anchor::middle);
    first = false;
  }
  d.text("k", (a.left + a.right) / 2, a.bottom + 40, "average heart rate of the run", Anchor::middle);
  return d;
}

HtmlTable table_of(const SameEffort& e, Units units) {
  HtmlTable table("Pace at three heart rates, brought to today\u2019s fitness, on the flat",
                  {{"Heart rate"}, {"Fresh legs", true}, {"After legs", true}, {"Slower by", true}});
  for (const double bpm : {std::round(e.lo_bpm), e.reference_bpm, std::round(e.hi_bpm)}) {
    const double fresh = e.fresh_mps(bpm).value;
    const Cost cost = cost_of(e.after_pct, fresh, units);
    table.add({with_unit(bpm, "bpm"), pace(fresh, units), pace(after_mps(e, bpm, e.after_pct.value), units),
               with_unit(cost.value, cost.unit) + " (" + range(cost.lo, cost.hi) + ")"});
  }
  return table;
}

}  // namespace

std::optional<Part> effort_part(const Input& in) {
  const auto e = analysis::same_effort(in.findings, end_of(in));
  if (!e) return std::nullopt;
  const double fresh = e->fresh_mps(e->reference_bpm).value;
  const Cost cost = cost_of(e->after_pct, fresh, in.units);
  const std::string at =
      "At " + with_unit(e->reference_bpm, "bpm") + " your fresh pace is " + pace(fresh, in.units);
  std::string sentence;
  if (cost.lo <= 0 && cost.hi >= 0)
    sentence = at +
               ". Within 48\u00a0h of a leg session a difference is not shown. If there is any, it lies " +
               between_slower(cost.lo, cost.hi, cost.unit) + ".";
  else
    sentence = at + ". Within 48\u00a0h of a leg session it is " +
               pace(after_mps(*e, e->reference_bpm, e->after_pct.value), in.units) + ", " +
               with_unit(std::abs(cost.value), cost.unit) + (cost.value < 0 ? " faster " : " slower ") +
               bracket_slower(cost.lo, cost.hi) + ".";
  Part part;
  part.section = {"effort",
                  "At the same effort, after legs against fresh",
                  {sentence},
                  "Easy, long and tempo runs since " +
                      day_of_year(local_day(in.findings.runs[e->points.front().run].plan), in.units) +
                      ", brought to today\u2019s fitness and to flat ground.",
                  ""};
  Figure figure{"ef",
                "Pace against heart rate, fresh runs and runs after legs",
                sentence + " " + number(e->fresh_runs) + " fresh runs and " + number(e->post_leg_runs) +
                    " runs after legs are drawn.",
                draw(kSlim, *e, in.units),
                draw(kWide, *e, in.units),
                key({{"fresh-pt", false, "fresh legs: more than 72\u00a0h after a leg session"},
                     {"legs-pt", false, "after legs: within 48\u00a0h"}})};
  part.section.body = markup(figure) + closed_table(table_of(*e, in.units));
  part.figures.push_back(std::move(figure));
  return part;
}

}  // namespace freshlegs::app::report
