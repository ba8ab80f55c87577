// What leg day costs: the recovery curve with the athlete's own runs, and the windows as a table.
#include <algorithm>
#include <cmath>

#include "daemon/report/input.h"
#include "daemon/report/numbers.h"
#include "daemon/words/legs_words.h"
#include "daemon/words/phrases.h"
#include "daemon/words/run_words.h"

namespace freshlegs::app::report {
namespace {

using analysis::CurvePoint;
using analysis::Verdict;

constexpr double kLast_h = 96;
// Drawn seconds: enough for nearly all runs, the rest is counted. For miles 1.6 times as many.
constexpr double kFaster = 20, kSlower = 40;
constexpr double kMile = 1.609344;
// Other runners, hard running: back within 1 % after 15 h, fading with 14.4 h (Palmer 2001).
constexpr double kStudiedPct = 2.83, kStudied_h = 14.4;

struct Dot {
  double hours, cost;
  bool today;
};

std::vector<Dot> dots_of(const Input& in) {
  std::vector<Dot> dots;
  for (const auto& run : in.findings.runs) {
    if (!run.hours_since_leg || *run.hours_since_leg > kLast_h || !run.alone_pct) continue;
    if (run.kind == analysis::RunKind::cool_down) continue;
    const auto alone = run_alone(run, in.units);
    if (alone) dots.push_back({*run.hours_since_leg, alone->value, &run == run_of(in)});
  }
  return dots;
}

struct Axes {
  Size size;
  Scale x, y;
  double left, right, top, bottom;
};

Axes axes_of(Size size, Units units) {
  const double factor = units == Units::miles ? kMile : 1;
  const double left = 34, right = size.width - 8, top = 62, bottom = 302;
  return {size,
          Scale(0, kLast_h, left, right),
          Scale(-std::round(kFaster * factor / 10) * 10, std::round(kSlower * factor / 10) * 10, top, bottom),
          left,
          right,
          top,
          bottom};
}

void draw_bands(Drawing& d, const Axes& a, const Input& in) {
  Points far_lo, far_hi, mid_lo, mid_hi;
  for (const CurvePoint& p : in.findings.recovery_curve) {
    const Cost far = cost_at_reference(p.effect_pct, in);
    const Cost mid = cost_at_reference({p.effect_pct.value, p.mid_lo_pct, p.mid_hi_pct}, in);
    const double x = a.x(p.hours);
    far_lo.emplace_back(x, a.y.clamped(far.lo));
    far_hi.emplace_back(x, a.y.clamped(far.hi));
    mid_lo.emplace_back(x, a.y.clamped(mid.lo));
    mid_hi.emplace_back(x, a.y.clamped(mid.hi));
  }
  d.area("legs-band", far_lo, far_hi);
  d.area("legs-mid", mid_lo, mid_hi);
}

void draw_grid(Drawing& d, const Axes& a, const Input& in) {
  for (const double t : round_ticks(a.y.lo(), a.y.hi(), a.size.slim ? 4 : 7)) {
    d.line(t == 0 ? "zero" : "grid over", a.left, a.y(t), a.right, a.y(t));
    d.text("k", a.left - 8, a.y(t) + 4, number(std::abs(t)), Anchor::end);
  }
  for (const double h : {0.0, 24.0, 48.0, 72.0, 96.0})
    d.text("k", a.x(h), a.bottom + 20, h == 0 ? "0 h" : number(h),
           h == 0         ? Anchor::start
           : h == kLast_h ? Anchor::end
                          : Anchor::middle);
  d.text("k", (a.left + a.right) / 2, a.bottom + 38, "hours after the leg session ended", Anchor::middle);
  d.text("k", 0, 14, "Seconds " + per_unit(in.units) + " slower than on fresh legs");
}

void draw_curve(Drawing& d, const Axes& a, const Input& in) {
  Points line;
  for (const CurvePoint& p : in.findings.recovery_curve)
    line.emplace_back(a.x(p.hours), a.y.clamped(cost_at_reference(p.effect_pct, in).value));
  if (!line.empty()) return d.path("legs-line", line);
  for (double h = 0; h <= kLast_h; h += 2) {
    const double pct = -kStudiedPct * std::exp(-h / kStudied_h);
    line.emplace_back(a.x(h), a.y(cost_at_reference({pct, pct, pct}, in).value));
  }
  d.path("study-line", line);
}

void draw_dots(Drawing& d, const Axes& a, const std::vector<Dot>& dots) {
  for (const auto& dot : dots) {
    const bool outside = dot.cost < a.y.lo() || dot.cost > a.y.hi();
    if (dot.today) continue;
    if (outside)
      d.beyond("legs-pt", a.x(dot.hours), a.y.clamped(dot.cost), dot.cost < 0);
    else
      d.circle("legs-pt", a.x(dot.hours), a.y(dot.cost), 3.4);
  }
  for (const auto& dot : dots)
    if (dot.today) d.circle("legs-dot", a.x(dot.hours), a.y.clamped(dot.cost), 5.5);
}

/// The blue interval on top, tied to the curve.
void draw_back(Drawing& d, const Axes& a, const Input& in) {
  const auto& course = in.findings.time_course;
  if (!course || !course->own || in.findings.recovery_curve.empty()) return;
  const double y = 40, x = a.x.clamped(course->back_h.value);
  const auto at = std::ranges::min_element(in.findings.recovery_curve, {}, [&](const CurvePoint& p) {
    return std::abs(p.hours - course->back_h.value);
  });
  d.line("fair", x, y, x, a.y.clamped(cost_at_reference(at->effect_pct, in).value));
  d.line("fresh-ci", a.x.clamped(course->back_h.lo), y, a.x.clamped(course->back_h.hi), y);
  d.circle("fresh-dot", x, y, 5);
  const std::string words = a.size.slim ? "usually back after " + back_hours(*course, false)
                                        : "legs usually back after " + back_hours(*course, true);
  // Right of the interval if there is room, else above its end.
  d.text("tf halo", a.right, y - 10, words, Anchor::end);
}

Drawing draw(Size size, const Input& in, const std::vector<Dot>& dots) {
  const Axes a = axes_of(size, in.units);
  Drawing d(size.width, a.bottom + 44);
  draw_bands(d, a, in);
  draw_grid(d, a, in);
  draw_dots(d, a, dots);
  draw_curve(d, a, in);
  draw_back(d, a, in);
  d.text("k halo", a.right, a.top + 16, "faster", Anchor::end);
  d.text("k halo", a.right, a.bottom - 8, "slower", Anchor::end);
  d.text("tf halo", a.right, a.y(0) - 6, "fresh legs", Anchor::end);
  const auto& curve = in.findings.recovery_curve;
  if (curve.empty())
    d.text("tl halo", a.x(20), a.y(cost_at_reference({-1.5, -1.5, -1.5}, in).value) + 22, "from studies");
  else
    d.text("tl halo", a.x(20), a.y.clamped(cost_at_reference(curve[10].effect_pct, in).hi) + 20,
           "shaded: 95 of 100");
  return d;
}

// ---- the windows

double window_limit(const Input& in) { return in.units == Units::miles ? 30 * kMile : 30; }

std::string interval_svg(Size size, const Cost& cost, bool shown, const Input& in) {
  const double limit = window_limit(in);
  const Scale x(-limit * .55, limit, 6, size.width - 6);
  Drawing d(size.width, 18);
  d.line("zero", x(0), 0, x(0), 18);
  d.line(shown ? "legs-ci" : "ink-ci", x.clamped(cost.lo), 9, x.clamped(cost.hi), 9);
  d.circle(shown ? "legs-dot" : "ink-dot", x.clamped(cost.value), 9, 5);
  return "<svg class=\"ci " + std::string(size.slim ? "slim" : "wide") + "\" viewBox=\"0 0 " +
         number(size.width) + " 18\" aria-hidden=\"true\">" + d.marks() + "</svg>";
}

std::string interval_cell(const analysis::AthleteRow& row, const Input& in) {
  if (!row.effect_pct) {
    const int need = std::max(row.need, 1);
    return "<span class=\"small\">" +
           escape(row.comparable < need ? number(row.comparable) + " comparable, needs " + number(need)
                                        : std::string("needs fresh runs")) +
           "</span>";
  }
  const Cost cost = cost_at_reference(*row.effect_pct, in);
  const bool shown = row.verdict == Verdict::likely || row.verdict == Verdict::very_likely;
  return interval_svg({232, false}, cost, shown, in) + interval_svg({116, true}, cost, shown, in);
}

std::string windows_table(const Input& in) {
  const std::string unit = "s/" + std::string(distance_unit(in.units));
  HtmlTable table(
      "Seconds " + per_unit(in.units) +
          " slower at the same heart rate, by time since the leg session ended. The line holds 95 of "
          "100 such estimates; the thin stroke is fresh legs.",
      {{"After legs"},
       {"Runs", true},
       {"<span class=\"vh\">Drawn: </span>faster | slower", false, false, true},
       {unit, true, true},
       {"Says"}});
  for (const auto& row : in.findings.athlete) {
    if (row.from_h == 0 && row.to_h == 48) continue;  // the sum of three others
    std::string seconds = "\u2013";
    if (row.effect_pct) {
      const Cost cost = cost_at_reference(*row.effect_pct, in);
      seconds = number(cost.value) + " (" + range(cost.lo, cost.hi) + ")";
    }
    table.add({range(row.from_h, row.to_h) + "\u00a0h", number(row.runs), interval_cell(row, in), seconds,
               std::string(phrase(row.verdict))});
  }
  return table.markup();
}

std::string heading(const Input& in) {
  const auto& course = in.findings.time_course;
  const auto& rows = in.findings.athlete;
  if (!rows.empty() && rows.back().verdict == Verdict::not_shown)
    return "What leg day costs you: not shown so far";
  if (!course || !course->own || !course->at_18h_pct) return "What leg day costs you: not known yet";
  const Cost cost = cost_at_reference(*course->at_18h_pct, in);
  return "What leg day costs you: about " + with_unit(std::abs(cost.value), cost.unit) + " the next day";
}

std::vector<std::string> sentences(const Input& in) {
  const auto& course = in.findings.time_course;
  const auto& rows = in.findings.athlete;
  if (course && course->own && course->at_18h_pct) {
    const Cost cost = cost_at_reference(*course->at_18h_pct, in);
    return {"After a usual leg day, 18\u00a0h later, you run about " +
            with_unit(std::abs(cost.value), cost.unit) + (cost.value < 0 ? " faster" : " slower") +
            " at the same heart rate " + bracket_slower(cost.lo, cost.hi) +
            ". Your legs are usually back after " + back_hours(*course, true) + "."};
  }
  if (!rows.empty() && rows.back().effect_pct) {
    const Cost cost = cost_at_reference(*rows.back().effect_pct, in);
    return {"Within 48\u00a0h of legs a cost is not shown. If there is any, it lies " +
            between_slower(cost.lo, cost.hi, cost.unit) + "."};
  }
  return {"Not enough data. " + missing_sentence(in.have, in.need),
          "Other runners: hardly slower in easy running the day after, a few percent in hard running for a "
          "day or "
          "two. Yours may differ."};
}

std::string note(const Input& in) {
  const Scatter scatter = scatter_of(in);
  if (scatter.runs == 0) return "";
  std::string text = "Each dot is one of your runs, corrected for hills, heat, length and fitness.";
  if (scatter.runs > 5)
    text += " One run alone says little: they scatter by " +
            with_unit(scatter.sd, cost_at_reference({}, in).unit) + ".";
  if (scatter.beyond > 0)
    text += " " + count_of(scatter.beyond, "run") + " beyond the drawing, as triangles at its edge.";
  return text;
}

}  // namespace

Scatter scatter_of(const Input& in) {
  const Axes axes = axes_of(kWide, in.units);
  Scatter scatter;
  double sum = 0, squares = 0;
  for (const auto& dot : dots_of(in)) {
    ++scatter.runs;
    if (dot.cost < axes.y.lo() || dot.cost > axes.y.hi()) ++scatter.beyond;
    sum += dot.cost;
    squares += dot.cost * dot.cost;
  }
  const double n = std::max(scatter.runs, 1);
  scatter.sd = std::sqrt(std::max(0.0, squares / n - sum * sum / n / n));
  return scatter;
}

Part recovery_part(const Input& in) {
  const auto dots = dots_of(in);
  Part part;
  part.section = {"cost", heading(in), sentences(in), note(in), "", true};
  Figure figure{"cv",
                "Cost of leg sessions against hours since they ended",
                sentences(in).front() + " " + count_of(static_cast<double>(dots.size()), "run") + " drawn.",
                draw(kSlim, in, dots),
                draw(kWide, in, dots),
                ""};
  part.section.body = markup(figure) + windows_table(in);
  part.figures.push_back(std::move(figure));
  return part;
}

}  // namespace freshlegs::app::report
