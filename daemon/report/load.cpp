// Load day by day: seven days against six weeks, leg sessions beneath on a scale of their own.
#include <algorithm>
#include <cmath>

#include "analysis/load/load_series.h"
#include "daemon/report/input.h"
#include "daemon/report/numbers.h"
#include "daemon/words/dates.h"
#include "daemon/words/load_words.h"
#include "daemon/words/progress_words.h"

namespace freshlegs::app::report {
namespace {

using analysis::DayLoad, analysis::load_means;

constexpr int kWeeks = 13;

std::vector<const DayLoad*> days_of(const Input& in) {
  std::vector<const DayLoad*> days;
  for (const auto& day : in.findings.days)
    if (day.day <= in.day && (in.day - day.day).count() < 7 * kWeeks) days.push_back(&day);
  return days;
}

struct Layout {
  double left = 34, right, top = 30, bottom = 150, legs_top = 186, legs_bottom = 222;
  Scale x, y;
};

Layout layout_of(Size size, const std::vector<const DayLoad*>& days) {
  double most = 10;
  for (const auto* day : days) {
    const auto means = load_means(*day);
    most = std::max({most, means.week, means.six_weeks});
  }
  const auto ticks = round_ticks(0, most * 1.05, 3);
  const double step = ticks.size() > 1 ? ticks[1] : most;
  const double top = std::ceil(most * 1.02 / step) * step;
  const double right = size.width - 92;
  return {34,
          right,
          30,
          150,
          186,
          222,
          Scale(0, static_cast<double>(days.size() - 1), 34, right),
          Scale(0, top, 150, 30)};
}

void draw_lines(Drawing& d, const Layout& l, const std::vector<const DayLoad*>& days) {
  Points week, weeks;
  for (std::size_t i = 0; i < days.size(); ++i) {
    const double x = l.x(static_cast<double>(i));
    const auto means = load_means(*days[i]);
    week.emplace_back(x, l.y(means.week));
    if (days[i]->history >= analysis::kLoadSixWeeks) weeks.emplace_back(x, l.y(means.six_weeks));
  }
  d.path("thin-line", week);
  d.path("ink-line", weeks);
  const auto last = load_means(*days.back());
  const std::string last_week = "7 days " + number(last.week);
  if (weeks.empty()) return d.text("k", l.right + 8, week.back().second + 4, last_week);
  double a = week.back().second + 4, b = weeks.back().second + 4;
  const double apart = std::max(0.0, 17 - std::abs(a - b)) / 2;
  a += a <= b ? -apart : apart;
  b += a <= b ? apart : -apart;
  const double low = std::max({0.0, a - 150, b - 150});
  d.text("k", l.right + 8, a - low, last_week);
  d.text("ti", l.right + 8, b - low, "6 weeks " + number(last.six_weeks));
}

void draw_legs(Drawing& d, const Layout& l, const std::vector<const DayLoad*>& days) {
  double most = 1;
  std::optional<double> last;
  for (const auto* day : days) {
    most = std::max(most, day->leg_dose);
    if (day->leg_dose > 0) last = day->leg_dose;
  }
  const Scale y(0, most, l.legs_bottom, l.legs_top);
  d.text("k", 0, l.legs_top - 10, "Leg sessions, 1 = your usual leg day");
  d.line("zero", l.left, l.legs_bottom, l.right, l.legs_bottom);
  for (std::size_t i = 0; i < days.size(); ++i)
    if (const double dose = days[i]->leg_dose; dose > 0)
      d.rect("legs-fill", l.x(static_cast<double>(i)) - 1.5, y(dose), 3, l.legs_bottom - y(dose));
  if (last) d.text("tl", l.right + 8, l.legs_bottom - 8, "last " + number(*last, 1));
}

Drawing draw(Size size, const std::vector<const DayLoad*>& days) {
  const Layout l = layout_of(size, days);
  Drawing d(size.width, 246);
  d.text("k", 0, 12, "Load per day");
  for (const double t : round_ticks(0, l.y.hi(), 3)) {
    d.line(t == 0 ? "zero" : "grid", l.left, l.y(t), l.right, l.y(t));
    d.text("k", l.left - 8, l.y(t) + 4, number(t), Anchor::end);
  }
  draw_lines(d, l, days);
  draw_legs(d, l, days);
  for (std::size_t i = 0; i < days.size(); ++i) {
    if (static_cast<unsigned>(date::year_month_day(days[i]->day).day()) != 1) continue;
    const double x = l.x(static_cast<double>(i));
    d.line("zero", x, l.legs_bottom, x, l.legs_bottom + 5);
    if (x > l.left + 12 && x < l.right - 8)
      d.text("k", x, l.legs_bottom + 20, month_name(days[i]->day), Anchor::middle);
  }
  return d;
}

HtmlTable table_of(const Input& in) {
  HtmlTable table("Load and leg dose, the last five times seven days",
                  {{"Seven days from"}, {"Load", true}, {"Leg dose", true}});
  for (const auto& week : week_loads(in))
    table.add({day_of_year(week.from, in.units), number(week.load), number(week.legs, 1)});
  return table;
}

/// "Load is steady", "Load: a little more than usual"
std::string heading(const std::string& sentence) {
  const auto colon = sentence.rfind(": ");
  if (colon == std::string::npos) return "Load so far";
  const std::string judged = sentence.substr(colon + 2, sentence.size() - colon - 3);
  return judged == "steady" ? "Load is steady" : "Load is " + judged;
}

}  // namespace

std::vector<WeekLoad> week_loads(const Input& in) {
  const auto days = days_of(in);
  std::vector<WeekLoad> list;
  for (std::size_t w = std::min<std::size_t>(5, days.size() / 7); w > 0; --w) {
    WeekLoad week{days[days.size() - 7 * w]->day};
    for (std::size_t i = days.size() - 7 * w; i < days.size() - 7 * (w - 1); ++i) {
      week.load += days[i]->trimp;
      week.legs += days[i]->leg_dose;
    }
    list.push_back(week);
  }
  return list;
}

std::optional<Part> load_part(const Input& in) {
  const auto days = days_of(in);
  const auto sentence = load_sentence(in.today);
  if (days.size() < 14 || !sentence) return std::nullopt;
  Part part;
  part.section = {
      "load",
      heading(*sentence),
      {*sentence},
      "Leg work is drawn apart, because the heart hardly notices it.",
      ""};
  if (const auto fitness = fitness_sentence(in.findings, in.day, in.units))
    part.section.paragraphs.push_back(*fitness);
  if (const auto energy = energy_sentence(in.findings, in.day)) part.section.paragraphs.push_back(*energy);
  Figure figure{"ld",
                "Training load over " + number(static_cast<double>(days.size() / 7)) + " weeks",
                *sentence,
                draw(kSlim, days),
                draw(kWide, days),
                ""};
  part.section.body = markup(figure) + closed_table(table_of(in));
  part.figures.push_back(std::move(figure));
  return part;
}

}  // namespace freshlegs::app::report
