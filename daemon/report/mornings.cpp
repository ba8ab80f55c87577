// HRV and resting heart rate: a week's mean against what is usual for this athlete.
#include <algorithm>
#include <cmath>

#include "daemon/report/input.h"
#include "daemon/words/dates.h"
#include "daemon/words/load_words.h"

namespace freshlegs::app::report {
namespace {

using analysis::Morning;
using Value = std::optional<double>;

constexpr int kDays = 90;
constexpr double kPanelTop = 30, kPanelHeight = 84, kPanelStep = 150;

struct Signal {
  std::string name, unit;
  Value Morning::*value, Morning::*week, Morning::*lo, Morning::*hi;
};

std::vector<Signal> signals_in(const std::vector<const Morning*>& mornings) {
  const std::vector<Signal> all{{"HRV in the morning, ms", "ms", &Morning::rmssd_ms, &Morning::rmssd_week,
                                 &Morning::rmssd_lo, &Morning::rmssd_hi},
                                {"Resting heart rate, bpm", "bpm", &Morning::resting_hr_bpm,
                                 &Morning::hr_week, &Morning::hr_lo, &Morning::hr_hi}};
  std::vector<Signal> there;
  for (const auto& signal : all)
    if (std::ranges::count_if(mornings, [&](const Morning* m) { return (m->*signal.week).has_value(); }) > 1)
      there.push_back(signal);
  return there;
}

std::vector<const Morning*> mornings_of(const Input& in) {
  std::vector<const Morning*> mornings;
  for (const auto& m : in.findings.mornings)
    if (m.day <= in.day && (in.day - m.day).count() < kDays) mornings.push_back(&m);
  return mornings;
}

Scale values_scale(const std::vector<const Morning*>& mornings, const Signal& s, double top) {
  double lo = 1e9, hi = -1e9;
  for (const auto* m : mornings)
    for (const auto member : {s.value, s.week, s.lo, s.hi})
      if (const Value& v = m->*member) {
        lo = std::min(lo, *v);
        hi = std::max(hi, *v);
      }
  const double pad = std::max((hi - lo) * .06, 1.0);
  return {lo - pad, hi + pad, top + kPanelHeight, top};
}

/// A gap in the mornings is a gap in the line.
void draw_line(Drawing& d, const std::vector<const Morning*>& mornings, const Signal& s, const Scale& x,
               const Scale& y, date::local_days first) {
  Points line, lo, hi;
  const auto flush = [&] {
    d.area("band", lo, hi);
    lo.clear();
    hi.clear();
  };
  for (const auto* m : mornings) {
    if (!(m->*s.lo) || !(m->*s.hi)) continue;
    const double at = x(static_cast<double>((m->day - first).count()));
    if (!lo.empty() && at - lo.back().first > (x(8) - x(0))) flush();
    lo.emplace_back(at, y(*(m->*s.lo)));
    hi.emplace_back(at, y(*(m->*s.hi)));
  }
  flush();
  for (const double t : round_ticks(y.lo(), y.hi(), 3)) {
    d.line("grid over", x(x.lo()), y(t), x(x.hi()), y(t));
    d.text("k", x(x.lo()) - 8, y(t) + 4, number(t), Anchor::end);
  }
  for (const auto* m : mornings)
    if (const Value& v = m->*s.value)
      d.circle("speck", x(static_cast<double>((m->day - first).count())), y(*v), 1.9);
  for (const auto* m : mornings) {
    const double at = x(static_cast<double>((m->day - first).count()));
    const bool gap = !line.empty() && at - line.back().first > (x(4) - x(0));
    if ((!(m->*s.week) || gap) && !line.empty()) {
      d.path("ink-line", line);
      line.clear();
    }
    if (m->*s.week) line.emplace_back(at, y(*(m->*s.week)));
  }
  d.path("ink-line", line);
}

const Morning* last_with(const std::vector<const Morning*>& mornings, Value Morning::*member) {
  const Morning* last = nullptr;
  for (const auto* m : mornings)
    if (m->*member) last = m;
  return last;
}

Drawing draw(Size size, const Input& in, const std::vector<const Morning*>& mornings,
             const std::vector<Signal>& signals) {
  const double left = 34, right = size.width - (size.slim ? 70 : 92);
  const auto first = mornings.front()->day;
  const Scale x(0, std::max(1.0, static_cast<double>((in.day - first).count())), left, right);
  const double height = kPanelTop + kPanelStep * static_cast<double>(signals.size() - 1) + kPanelHeight + 40;
  Drawing d(size.width, height);
  bool said = false;
  for (std::size_t i = 0; i < signals.size(); ++i) {
    const Signal& s = signals[i];
    const double top = kPanelTop + static_cast<double>(i) * kPanelStep;
    const Scale y = values_scale(mornings, s, top);
    d.text("ti", 0, top - 16, s.name);
    draw_line(d, mornings, s, x, y, first);
    const Morning* last = last_with(mornings, s.week);
    const double at = std::clamp(y(*(last->*s.week)), top + 6, top + kPanelHeight - 14);
    d.text("ti", right + 8, at + 2, with_unit(*(last->*s.week), s.unit));
    d.text("k", right + 8, at + 18, "7 days");
    if (!said && last->*s.lo) {
      d.text("k halo", left + 4, top + kPanelHeight + 16, "grey: your usual range");
      said = true;
    }
  }
  for (auto day = first; day <= in.day; day += date::days(1)) {
    const double at = x(static_cast<double>((day - first).count()));
    if (static_cast<unsigned>(date::year_month_day(day).day()) == 1 && at > left + 12 && at < right - 8)
      d.text("k", at, height - 6, month_name(day), Anchor::middle);
  }
  return d;
}

HtmlTable table_of(const std::vector<const Morning*>& mornings, const Units& units) {
  HtmlTable table("The last seven mornings with a value",
                  {{"Day"}, {"HRV", true}, {"Resting heart rate", true}});
  std::vector<const Morning*> measured;
  for (const auto* m : mornings)
    if (m->rmssd_ms || m->resting_hr_bpm) measured.push_back(m);
  const std::size_t from = measured.size() - std::min<std::size_t>(7, measured.size());
  const auto cell = [](const Value& v, std::string_view unit) {
    return v ? with_unit(*v, unit) : std::string("\u2013");
  };
  for (std::size_t i = from; i < measured.size(); ++i)
    table.add(
        {std::string(weekday(measured[i]->day).substr(0, 3)) + " " + day_of_year(measured[i]->day, units),
         cell(measured[i]->rmssd_ms, "ms"), cell(measured[i]->resting_hr_bpm, "bpm")});
  return table;
}

std::string heading(HeartRange range) {
  switch (range) {
    case HeartRange::unknown:
      return "Morning heart: your usual range is not known yet";
    case HeartRange::outside:
      return "Morning heart: outside your usual range";
    case HeartRange::inside:
      break;
  }
  return "Morning heart: inside your usual range";
}

}  // namespace

std::optional<Part> mornings_part(const Input& in) {
  const auto mornings = mornings_of(in);
  const auto signals = mornings.empty() ? std::vector<Signal>{} : signals_in(mornings);
  if (signals.empty()) return std::nullopt;
  Day day = in.today;
  day.morning = mornings.back();
  const auto sentence = heart_sentence(day);
  if (!sentence) return std::nullopt;
  Part part;
  part.section = {"rest",
                  heading(heart_range(day)),
                  {*sentence, "HRV is the small differences between heartbeats."},
                  "Line: 7-day mean, from three mornings on. One wild morning alone counts for nothing.",
                  ""};
  Figure figure{"hv",
                "Morning heart over " +
                    number(static_cast<double>((in.day - mornings.front()->day).count() + 1)) + " days",
                *sentence,
                draw(kSlim, in, mornings, signals),
                draw(kWide, in, mornings, signals),
                ""};
  part.section.body = markup(figure) + closed_table(table_of(mornings, in.units));
  part.figures.push_back(std::move(figure));
  return part;
}

}  // namespace freshlegs::app::report
