// The run: form against fresh runs minute by minute, the onset if there is one, the hills beneath.
#include <algorithm>
#include <cmath>

#include "daemon/report/input.h"
#include "daemon/report/numbers.h"
#include "daemon/words/dates.h"
#include "daemon/words/form_words.h"
#include "daemon/words/phrases.h"
#include "daemon/words/run_words.h"

namespace freshlegs::app::report {
namespace {

using analysis::FormTrace;
using analysis::Marker;
using analysis::RunFinding;

constexpr std::size_t kMostPanels = 3;
constexpr double kPanel = 108, kPanelGap = 14, kTop = 44;
constexpr double kHalfWindow_s = 210;  // seven minutes, as the grey range is made for
constexpr std::size_t kFewestInWindow = 3;

std::string panel_name(Marker marker) {
  return marker == Marker::step_length ? "Step length" : capital(words_for(marker).name);
}

bool changed(const RunFinding& run, Marker marker) {
  return run.breakdown && change_of(*run.breakdown, marker) != nullptr;
}

/// What changed first, then what can be drawn beside it; never two that say the same.
std::vector<const FormTrace::Signal*> panels_of(const RunFinding& run) {
  static constexpr std::array kOrder{
      Marker::ground_contact, Marker::step_length, Marker::vertical_oscillation,
      Marker::cadence,        Marker::stiffness,   Marker::vertical_ratio};
  std::vector<const FormTrace::Signal*> chosen;
  const auto has = [&](Marker m) {
    return std::ranges::any_of(chosen, [&](const auto* s) { return s->marker == m; });
  };
  const auto add = [&](Marker m) {
    const bool twice = (m == Marker::cadence && has(Marker::step_length)) ||
                       (m == Marker::stiffness && has(Marker::ground_contact)) ||
                       (m == Marker::vertical_ratio && has(Marker::vertical_oscillation));
    const auto it = std::ranges::find(run.trace.signals, m, &FormTrace::Signal::marker);
    if (chosen.size() < kMostPanels && !twice && !has(m) && it != run.trace.signals.end())
      chosen.push_back(&*it);
  };
  if (run.breakdown)
    for (const auto& change : telling_changes(*run.breakdown, kMostPanels)) add(change.marker);
  for (const Marker m : kOrder) add(m);
  std::ranges::sort(chosen, {},
                    [](const auto* s) { return std::ranges::find(kOrder, s->marker) - kOrder.begin(); });
  return chosen;
}

struct Series {
  std::vector<double> minute, pct;            ///< measured
  std::vector<double> line_minute, line_pct;  ///< mean of seven minutes
};

Series series_of(const FormTrace& trace, const FormTrace::Signal& signal) {
  Series s;
  for (std::size_t k = 0; k < signal.pct.size(); ++k) {
    if (std::isnan(signal.pct[k])) continue;
    s.minute.push_back(trace.start_s[k] / 60.0 + .5);
    s.pct.push_back(static_cast<double>(signal.pct[k]));
  }
  for (std::size_t k = 0; k < s.minute.size(); ++k) {
    double sum = 0;
    std::size_t n = 0;
    for (std::size_t i = 0; i < s.minute.size(); ++i)
      if (std::abs(s.minute[i] - s.minute[k]) * 60 <= kHalfWindow_s) {
        sum += s.pct[i];
        ++n;
      }
    if (n < kFewestInWindow) continue;
    s.line_minute.push_back(s.minute[k]);
    s.line_pct.push_back(sum / static_cast<double>(n));
  }
  return s;
}

/// Five per cent either way; ten or more where a run left that far. The same for all panels.
double limit_of(const std::vector<Series>& all) {
  double most = 0;
  for (const auto& s : all)
    for (const double v : s.line_pct) most = std::max(most, std::abs(v));
  return most <= 5 ? 5 : most <= 10 ? 10 : std::ceil(most / 10) * 10;
}

struct Layout {
  Size size;
  Scale x;
  double left, right, bottom, limit;

  [[nodiscard]] double panel_top(std::size_t i) const {
    return kTop + 22 + static_cast<double>(i) * (kPanel + kPanelGap);
  }
  [[nodiscard]] Scale y(std::size_t i) const {
    return {limit, -limit, panel_top(i) + 12, panel_top(i) + kPanel - 12};
  }
};

double onset_min(const RunFinding& run) { return run.breakdown ? run.breakdown->onset_s / 60 : 1e9; }

void draw_onset(Drawing& d, const Layout& l, const RunFinding& run, Units units) {
  if (!run.breakdown) return;
  const auto& b = *run.breakdown;
  const double x = l.x.clamped(b.onset_s / 60), lo = l.x.clamped(b.lo_s / 60), hi = l.x.clamped(b.hi_s / 60);
  d.rect("legs-band see", lo, kTop, hi - lo, l.bottom - kTop);
  d.line("onset", x, 14, x, l.bottom);
  const bool left = x > (l.left + l.right) / 2;
  const Anchor anchor = left ? Anchor::end : Anchor::start;
  const double at = left ? x - 8 : x + 8;
  d.text("tl halo", at, 22, "Form changed at " + number(b.onset_s / 60) + "\u00a0min", anchor);
  d.text("k halo", at, 38, range(b.lo_s / 60, b.hi_s / 60) + "\u00a0min, " + place(b.km * 1000, units),
         anchor);
}

void draw_panel(Drawing& d, const Layout& l, std::size_t i, const RunFinding& run,
                const FormTrace::Signal& signal, const Series& s) {
  const Scale y = l.y(i);
  const double tick = l.limit * .8;
  for (const double t : {tick, 0.0, -tick}) {
    d.line(t == 0 ? "zero" : "grid over", l.left, y(t), l.right, y(t));
    d.text("k", l.left - 8, y(t) + 4, t == 0 ? "0" : signed_number(t, 0), Anchor::end);
  }
  d.text("ti halo", 0, l.panel_top(i), panel_name(signal.marker) + (i == 0 ? ", % against fresh" : ""));
  for (std::size_t k = 0; k < s.minute.size(); ++k)
    d.circle("speck", l.x(s.minute[k]), y.clamped(s.pct[k]), 1.8);
  Points before, after;
  const double onset = changed(run, signal.marker) ? onset_min(run) : 1e9;
  for (std::size_t k = 0; k < s.line_minute.size(); ++k) {
    const std::pair at{l.x(s.line_minute[k]), y.clamped(s.line_pct[k])};
    if (s.line_minute[k] <= onset) before.push_back(at);
    if (s.line_minute[k] >= onset || (k + 1 < s.line_minute.size() && s.line_minute[k + 1] >= onset))
      after.push_back(at);
  }
  d.path("ink-line", before);
  d.path("legs-line", after);
  const auto means = signal_means(run, signal);
  const auto shown = run.breakdown ? means.after : means.before;
  if (shown && !s.line_pct.empty())
    d.text(changed(run, signal.marker) ? "tl" : "ti", l.right + 8, y.clamped(s.line_pct.back()) + 4,
           signed_percent(*shown));
}

void draw_hills(Drawing& d, const Layout& l, const FormTrace& trace) {
  double most = 2;
  for (const float g : trace.hill_pct)
    if (!std::isnan(g)) most = std::max(most, std::abs(static_cast<double>(g)));
  most = std::min(most, 12.0);
  const double middle = l.bottom + 24;
  const Scale y(-most, most, middle + 14, middle - 14);
  Points top, base;
  for (std::size_t k = 0; k < trace.hill_s.size(); ++k) {
    const double pct = std::isnan(trace.hill_pct[k]) ? 0 : static_cast<double>(trace.hill_pct[k]);
    const double x = l.x.clamped(trace.hill_s[k] / 60.0 + .5);
    top.emplace_back(x, y.clamped(pct));
    base.emplace_back(x, middle);
  }
  d.area("hill", top, base);
  d.line("grid", l.left, middle, l.right, middle);
  d.text("k", l.left - 8, middle + 4, "hill", Anchor::end);
  d.text("k", l.right + 8, middle + 4, "\u00b1\u00a0" + number(most) + "\u00a0%");
}

Drawing draw(Size size, const RunFinding& run, Units units) {
  const auto panels = panels_of(run);
  std::vector<Series> all;
  for (const auto* signal : panels) all.push_back(series_of(run.trace, *signal));
  const double minutes = std::max(run.timer_s / 60, run.trace.start_s.back() / 60.0 + 1);
  const double left = 38, right = size.width - 62;
  const double bottom = kTop + 22 + static_cast<double>(panels.size()) * (kPanel + kPanelGap) - kPanelGap;
  const Layout l{size, Scale(0, minutes, left, right), left, right, bottom, limit_of(all)};
  Drawing d(size.width, bottom + 66);
  for (std::size_t i = 0; i < panels.size(); ++i) {
    const Scale y = l.y(i);
    const double usual = std::min(panels[i]->usual_pct, l.limit);
    d.rect("band", left, y(usual), right - left, y(-usual) - y(usual));
  }
  draw_onset(d, l, run, units);
  for (std::size_t i = 0; i < panels.size(); ++i) draw_panel(d, l, i, run, *panels[i], all[i]);
  draw_hills(d, l, run.trace);
  const auto ticks = round_ticks(0, minutes, size.slim ? 4 : 7);
  for (const double t : ticks)
    d.text("k", l.x(t), bottom + 60, t == 0 || !size.slim ? with_unit(t, "min") : number(t),
           t == 0 ? Anchor::start : Anchor::middle);
  return d;
}

/// "+4.7 % (+2.7 to +6.8)"; of a signal that did not change the mean alone. It may wrap: phones are narrow.
std::string after_cell(const RunFinding& run, Marker marker, const SignalMeans& means) {
  if (!means.after) return "\u2013";
  const auto* change = change_of(*run.breakdown, marker);
  const std::string mean = signed_percent(*means.after);
  if (change == nullptr) return mean;
  return mean + " " + in_brackets(signed_range(change->after_pct.lo, change->after_pct.hi, 1));
}

HtmlTable table_of(const RunFinding& run) {
  const bool broke = run.breakdown.has_value();
  HtmlTable table(
      broke ? "Change against your own fresh runs at the same pace and hill, before and after minute " +
                  number(run.breakdown->onset_s / 60)
            : "Difference from your own fresh runs at the same pace and hill",
      broke ? std::vector<Column>{{"Signal"},
                                  {"Before", true},
                                  {"After (95 of 100)", true},
                                  {"Fresh runs", true}}
            : std::vector<Column>{{"Signal"}, {"Whole run", true}, {"Fresh runs", true}});
  for (const auto* signal : panels_of(run)) {
    const auto means = signal_means(run, *signal);
    const std::string usual = "\u00b1\u00a0" + percent(signal->usual_pct);
    const std::string before = means.before ? signed_percent(*means.before) : "\u2013";
    if (!broke) {
      table.add({panel_name(signal->marker), before, usual});
      continue;
    }
    table.add({panel_name(signal->marker), before, after_cell(run, signal->marker, means), usual});
  }
  return table;
}

std::string whose(const RunFinding& run, const Input& in) {
  return capital(named_day(local_day(run.plan), in.day, in.units)) + "\u2019s run";
}

std::string heading(const RunFinding& run, const Input& in) {
  if (!run.breakdown) return whose(run, in) + ": form held to the end";
  std::vector<std::string> changes;
  for (const auto& c : telling_changes(*run.breakdown, 2)) {
    const auto& words = words_for(c.marker);
    changes.push_back(std::string(told_pct(c) < 0 ? words.less : words.more) + " " + std::string(words.name));
  }
  return whose(run, in) + ": " + list_of(changes) + " after " +
         count_of(run.breakdown->onset_s / 60, "minute") +
         (inside_fresh(*run.breakdown) ? ", inside your fresh range" : "");
}

/// The newest run that can be drawn: the day's own, else a recent one.
const RunFinding* drawn_run(const Input& in) {
  const auto drawable = [](const RunFinding* run) { return run != nullptr && !run->trace.signals.empty(); };
  if (drawable(run_of(in))) return run_of(in);
  const RunFinding* newest = nullptr;
  for (const auto& run : in.findings.runs)
    if (local_day(run.plan) <= in.day && (in.day - local_day(run.plan)).count() < 14 && drawable(&run))
      newest = &run;
  return newest;
}

}  // namespace

std::optional<Part> run_part(const Input& in) {
  const RunFinding* run = drawn_run(in);
  if (run == nullptr || panels_of(*run).empty()) return std::nullopt;
  Part part;
  part.section.id = "run";
  part.section.heading = heading(*run, in);
  part.section.paragraphs = {fact_sentence(*run, in.units)};
  const auto form = form_sentence(*run, in.units);
  if (form) part.section.paragraphs.push_back("Form " + *form);
  if (run->breakdown && run->post_leg && !inside_fresh(*run->breakdown))
    part.section.paragraphs.emplace_back(
        "Tired legs change how you run. Whether that leads to injury is not settled.");
  part.section.may_break = true;
  part.section.note =
      "Grey: where 95 of 100 stretches of seven minutes lie in your fresh runs at the same pace and hill.";
  std::vector<KeyEntry> entries{{"speck", false, "one minute of running"}};
  if (run->breakdown) entries.push_back({"legs-band see", true, "the change lies in here, 95 times of 100"});
  Figure figure{"rn",
                "Running form during the run, against your fresh runs",
                form ? "Form " + *form : "Form against your fresh runs.",
                draw(kSlim, *run, in.units),
                draw(kWide, *run, in.units),
                key(entries),
                true};
  part.section.body = markup(figure) + closed_table(table_of(*run));
  part.figures.push_back(std::move(figure));
  return part;
}

}  // namespace freshlegs::app::report
