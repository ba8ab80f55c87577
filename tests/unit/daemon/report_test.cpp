#include <gtest/gtest.h>

#include <cmath>
#include <regex>

#include "daemon/report/page.h"
#include "words_findings.h"

namespace freshlegs::app::report {
namespace {

using namespace analysis;

const auto kDay = *parse_day("2026-10-15");

/// One number after the other, the same on every machine.
double noise(int i) { return std::sin(i * 12.9898) * 2; }

/// A season with runs of both kinds, a form change on the last day, load and mornings.
Findings season() {
  Findings f = history();
  for (int i = 0; i < 24; ++i) {
    RunFinding run =
        i % 2 == 0 ? easy_run("2026-08-01T07:00")
                   : post_leg_run("2026-08-01T07:00", 8 + 3 * i, Verdict::likely, Estimate{-2, -4, -.5});
    run.plan.id = "run-" + std::to_string(i);
    run.plan.start += std::chrono::hours(24 * 3 * i);
    run.plan.end += std::chrono::hours(24 * 3 * i);
    run.avg_heart_rate_bpm = 145 + noise(i) * 3;
    run.fresh_speed_mps = 2.9 * (1 + .006 * noise(i) * 3);
    run.alone_pct = Estimate{noise(i + 7) - (run.post_leg ? 3 : 0), -6, 5};
    f.runs.push_back(run);
  }
  RunFinding last = post_leg_run("2026-10-15T07:31", 12.4, Verdict::very_likely, Estimate{-3.8, -5.6, -1.7});
  last.breakdown = form_change();
  last.form_judged = true;
  last.alone_pct = Estimate{-3.1, -7, 1};
  for (int m = 8; m < 48; ++m) last.trace.start_s.push_back(static_cast<float>(60 * m));
  for (const Marker marker : {Marker::ground_contact, Marker::step_length, Marker::vertical_oscillation}) {
    FormTrace::Signal signal{marker, 1.6, {}};
    for (int m = 8; m < 48; ++m) signal.pct.push_back(static_cast<float>((m > 31 ? 2.5 : 0) + noise(m) / 3));
    last.trace.signals.push_back(signal);
  }
  for (int m = 0; m < 48; ++m) {
    last.trace.hill_s.push_back(static_cast<float>(60 * m));
    last.trace.hill_pct.push_back(static_cast<float>(noise(m)));
  }
  f.runs.push_back(last);
  f.sessions.push_back(leg_session("2026-10-14T18:00", "2026-10-14T19:06"));
  f.alerts.push_back(form_alert(last));
  for (int h = 0; h <= 96; h += 2) {
    const double pct = -5 * std::exp(-h / 20.0);
    f.recovery_curve.push_back({static_cast<double>(h), {pct, pct * 1.6, pct * .3}, pct * 1.2, pct * .8});
  }
  for (int d = 120; d >= 0; --d) {
    const auto day = kDay - date::days(d);
    f.days.push_back({day, 60, d % 7 == 1 ? 1.2 : 0, 62 + noise(d), 60});
    f.mornings.push_back({day, 58 + noise(d), 49 + noise(d), 58, 51, 67, 49, 47, 51});
  }
  f.athlete = {{0, 6, std::nullopt, 3, 13, 6, Verdict::prior_only},
               {6, 24, Estimate{-3, -5, -1}, 24, 13, 6, Verdict::very_likely},
               {24, 48, Estimate{-1, -3.5, 1.2}, 9, 13, 6, Verdict::not_shown},
               {48, 72, Estimate{-.3, -2, 1.2}, 23, 13, 6, Verdict::not_shown},
               {0, 48, Estimate{-2.4, -4, -.8}, 33, 13, 6, Verdict::very_likely}};
  return f;
}

std::vector<std::string> all_collisions(const Page& page) {
  std::vector<std::string> found;
  for (const auto& figure : page.figures)
    for (const auto* drawing : {&figure.slim, &figure.wide})
      for (const auto& collision : collisions(*drawing))
        found.push_back(figure.id + (drawing == &figure.slim ? " slim: " : " wide: ") + collision);
  return found;
}

TEST(Report, HoldsEveryChartTwiceWithNameFindingAndTable) {
  const Page page = report::page(season(), kDay, Units::km);
  std::vector<std::string> ids;
  for (const auto& figure : page.figures) ids.push_back(figure.id);
  EXPECT_EQ(ids, (std::vector<std::string>{"rn", "cv", "ef", "ld", "hv", "cl"}));
  for (const auto& figure : page.figures) {
    EXPECT_FALSE(figure.title.empty());
    EXPECT_FALSE(figure.finding.empty());
    EXPECT_NE(page.html.find("<desc id=\"" + figure.id + "-slim-d\">"), std::string::npos);
    EXPECT_NE(page.html.find("<desc id=\"" + figure.id + "-wide-d\">"), std::string::npos);
  }
  const auto count = [&](const char* what) {
    const std::regex pattern(what);
    return std::distance(std::sregex_iterator(page.html.begin(), page.html.end(), pattern),
                         std::sregex_iterator());
  };
  EXPECT_EQ(count("role=\"img\""), 12);
  EXPECT_EQ(count("<h1>"), 1);
  EXPECT_EQ(count("<section "), count("<h2 "));
  EXPECT_EQ(count("<table"), count("<caption>"));
}

TEST(Report, NoLabelLiesOnAnother) {
  for (const auto units : {Units::km, Units::miles}) {
    const auto found = all_collisions(report::page(season(), kDay, units));
    EXPECT_TRUE(found.empty()) << found.size() << " of them, first " << found.front();
  }
}

TEST(Report, CollisionsAreSeen) {
  Drawing d(100, 50);
  d.text("k", 10, 20, "one");
  d.text("k", 12, 22, "two");
  d.text("k", 80, 40, "leaves it");
  EXPECT_EQ(collisions(d).size(), 2U);
}

TEST(Report, StandsAlone) {
  const auto html = report::page(season(), kDay, Units::km).html;
  for (const char* banned :
       {"<script", "http:", "https:", "<img", "url(", "@import", "<link", "nan", "inf\""})
    EXPECT_EQ(html.find(banned), std::string::npos) << banned;
  EXPECT_EQ(html, report::page(season(), kDay, Units::km).html);
}

TEST(Report, TextFromFilesIsText) {
  Findings f = season();
  Retraction bad{"form_breakdown", kDay, "<b>\"&</b>"};
  const auto html = report::page(f, kDay, Units::km, std::span(&bad, 1)).html;
  EXPECT_EQ(html.find("<b>\"&"), std::string::npos);
  EXPECT_NE(html.find("&lt;b&gt;&quot;&amp;"), std::string::npos);
}

TEST(Report, SaysWhatIsNotKnownWithoutEmptyFrames) {
  Findings few;
  few.runs.push_back(easy_run("2026-10-15T07:31"));
  const Page page = report::page(few, kDay, Units::km);
  EXPECT_NE(page.html.find("not known yet"), std::string::npos);
  EXPECT_EQ(page.html.find("id=\"effort\""), std::string::npos);
  EXPECT_EQ(page.html.find("id=\"load\""), std::string::npos);
  EXPECT_TRUE(all_collisions(page).empty());
  EXPECT_NE(report::page({}, std::nullopt, Units::km).html.find("Nothing is recorded yet."),
            std::string::npos);
}

TEST(Report, SmallEnoughForAYear) {
  Findings f = season();
  const auto runs = f.runs;
  while (f.runs.size() < 300) f.runs.insert(f.runs.begin(), runs[f.runs.size() % 20]);
  const auto size = report::page(f, kDay, Units::km).html.size();
  EXPECT_LT(size, 400'000U);
  EXPECT_GT(size, 40'000U);
}

}  // namespace
}  // namespace freshlegs::app::report
