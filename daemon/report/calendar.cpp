// Legs and runs, a mark a day: weeks as columns on a wide page, as rows on a phone.
#include <algorithm>
#include <cmath>
#include <map>

#include "daemon/report/input.h"
#include "daemon/report/numbers.h"
#include "daemon/words/dates.h"
#include "daemon/words/phrases.h"

namespace freshlegs::app::report {
namespace {

constexpr int kWideWeeks = 27, kSlimWeeks = 13;

struct Mark {
  double legs = 0, run_s = 0;
  bool leg_session = false, post_leg = false;
  int runs = 0, sessions = 0;
};
using Marks = std::map<date::local_days, Mark>;

Marks marks_of(const Input& in) {
  Marks marks;
  for (const auto& session : in.findings.sessions) {
    if (!is_leg_session(session)) continue;
    auto& mark = marks[local_day(session.plan)];
    mark.leg_session = true;
    mark.legs += session.leg_dose.value_or(1);
    ++mark.sessions;
  }
  for (const auto& run : in.findings.runs) {
    auto& mark = marks[local_day(run.plan)];
    mark.run_s += run.timer_s;
    mark.post_leg = mark.post_leg || (run.post_leg && run.kind != analysis::RunKind::cool_down);
    ++mark.runs;
  }
  return marks;
}

/// Side by the square root: area is what the eye compares.
void draw_day(Drawing& d, const Mark* mark, double x, double y, double cell) {
  if (mark == nullptr || (!mark->leg_session && mark->runs == 0)) return d.circle("faint", x, y, 1.2);
  const double most = cell * .36;
  const double radius = std::clamp(most * std::sqrt(mark->run_s / 5400), cell * .13, most);
  const double side = std::clamp(2 * most * .85 * std::sqrt(mark->legs / 1.6), cell * .24, 2 * most);
  const bool both = mark->leg_session && mark->runs > 0;
  const double shift = both ? cell * .2 : 0;
  if (mark->leg_session) {
    const double s = both ? side * .72 : side;
    d.rect("legs-fill", x - shift - s / 2, y - shift - s / 2, s, s, 1.5);
  }
  if (mark->runs > 0)
    d.circle(mark->post_leg ? "legs-ring" : "fresh-dot", x + shift, y + shift, both ? radius * .72 : radius);
}

int weeks_to_draw(const Input& in, int most) {
  if (in.findings.runs.empty() && in.findings.sessions.empty()) return 1;
  auto first = in.day;
  if (!in.findings.runs.empty()) first = std::min(first, local_day(in.findings.runs.front().plan));
  if (!in.findings.sessions.empty()) first = std::min(first, local_day(in.findings.sessions.front().plan));
  const auto weeks = (week_of(in.day, in.units) - week_of(first, in.units)).count() / 7 + 1;
  return static_cast<int>(std::min<long>(most, weeks));
}

const Mark* mark_on(const Marks& marks, date::local_days day) {
  const auto it = marks.find(day);
  return it == marks.end() ? nullptr : &it->second;
}

Drawing draw_wide(const Input& in, const Marks& marks) {
  const int weeks = weeks_to_draw(in, kWideWeeks);
  const double cell = 26.2, left = 40;
  Drawing d(kWide.width, 22 + 7 * cell + 8);
  const auto start = week_of(in.day, in.units) - date::days(7 * (weeks - 1));
  for (int i = 0; i < 7; ++i)
    d.text("k", left - 10, 22 + (i + .5) * cell + 4, weekday(start + date::days(i)).substr(0, 3),
           Anchor::end);
  std::string month;
  double free_from = 0;
  for (int w = 0; w < weeks; ++w) {
    const auto from = start + date::days(7 * w);
    const double x = left + (w + .5) * cell;
    if (month_name(from) != month && x - cell / 2 >= free_from) {
      month = month_name(from);
      d.text("k", x - cell * .4, 12, month);
      free_from = x + cell;
    }
    for (int i = 0; i < 7; ++i) {
      const auto day = from + date::days(i);
      if (day > in.day) break;
      const double y = 22 + (i + .5) * cell;
      draw_day(d, mark_on(marks, day), x, y, cell);
      if (day == in.day) d.rect("today", x - cell * .46, y - cell * .46, cell * .92, cell * .92, 4);
    }
  }
  return d;
}

Drawing draw_slim(const Input& in, const Marks& marks) {
  const int weeks = weeks_to_draw(in, kSlimWeeks);
  const double row = 33, left = 60, column = (kSlim.width - left) / 7;
  Drawing d(kSlim.width, 26 + weeks * row + 4);
  const auto start = week_of(in.day, in.units) - date::days(7 * (weeks - 1));
  for (int i = 0; i < 7; ++i)
    d.text("k", left + (i + .5) * column, 14, weekday(start + date::days(i)).substr(0, 3), Anchor::middle);
  for (int w = 0; w < weeks; ++w) {
    const auto from = start + date::days(7 * w);
    const double y = 26 + (w + .5) * row;
    d.text("k", left - 8, y + 4,
           number(static_cast<double>(static_cast<unsigned>(date::year_month_day(from).day()))) + " " +
               month_name(from),
           Anchor::end);
    for (int i = 0; i < 7; ++i) {
      const auto day = from + date::days(i);
      if (day > in.day) break;
      const double x = left + (i + .5) * column;
      draw_day(d, mark_on(marks, day), x, y, row);
      if (day == in.day) d.rect("today", x - row * .46, y - row * .46, row * .92, row * .92, 4);
    }
  }
  return d;
}

HtmlTable table_of(const Input& in) {
  HtmlTable table(
      "The last four weeks",
      {{"Week from"}, {"Leg sessions", true}, {"Runs", true}, {"Within 48\u00a0h of legs", true}});
  for (const auto& week : week_counts(in))
    table.add(
        {day_of_year(week.from, in.units), number(week.leg_sessions), number(week.runs), number(week.post_leg)});
  return table;
}

}  // namespace

std::vector<WeekCount> week_counts(const Input& in) {
  const Marks marks = marks_of(in);
  std::vector<WeekCount> list;
  for (int w = weeks_to_draw(in, 4) - 1; w >= 0; --w) {
    WeekCount week{week_of(in.day, in.units) - date::days(7 * w)};
    for (int i = 0; i < 7; ++i)
      if (const Mark* mark = mark_on(marks, week.from + date::days(i))) {
        week.leg_sessions += mark->sessions;
        week.runs += mark->runs;
        week.post_leg += mark->post_leg ? 1 : 0;
      }
    list.push_back(week);
  }
  return list;
}

Part calendar_part(const Input& in) {
  const Marks marks = marks_of(in);
  double sessions = 0;
  for (const auto& [day, mark] : marks) sessions += mark.sessions;
  const std::string since =
      in.findings.runs.empty() ? "" : " since " + day_of_year(local_day(in.findings.runs.front().plan), in.units);
  Part part;
  part.section = {"calendar",
                  "Legs and runs, day by day",
                  {count_of(sessions, "leg session") + " and " +
                   count_of(static_cast<double>(in.findings.runs.size()), "run") + since + ". " +
                   count_of(in.have.post_leg, "comparable run") + " came within 48\u00a0h of legs, " +
                   number(in.have.fresh) + " on fresh legs."},
                  "",
                  ""};
  Figure figure{"cl",
                "Calendar of leg sessions and runs",
                part.section.paragraphs.front(),
                draw_slim(in, marks),
                draw_wide(in, marks),
                key({{"legs-fill", true, "leg session, larger is heavier"},
                     {"fresh-dot", false, "run, larger is longer"},
                     {"legs-ring", false, "run within 48\u00a0h of legs"}})};
  part.section.body = markup(figure) + closed_table(table_of(in));
  part.figures.push_back(std::move(figure));
  return part;
}

}  // namespace freshlegs::app::report
