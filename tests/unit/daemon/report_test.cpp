#include <gtest/gtest.h>

#include <algorithm>
#include <regex>

#include "daemon/report/page.h"
#include "daemon/words/numbers.h"
#include "report_findings.h"
#include "words_findings.h"

namespace freshlegs::app::report {
namespace {

using namespace analysis;

const auto kDay = kReportDay;

std::vector<std::string> all_collisions(const Page& page) {
  std::vector<std::string> found;
  for (const auto& figure : page.figures)
    for (const auto* drawing : {&figure.slim, &figure.wide})
      for (const auto& collision : collisions(*drawing))
        found.push_back(figure.id + (drawing == &figure.slim ? " slim: " : " wide: ") + collision);
  return found;
}

TEST(Report, HoldsEveryChartTwiceWithNameFindingAndTable) {
  const Page page = report::page(season_findings(), kDay, Units::km);
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
    const auto found = all_collisions(report::page(season_findings(), kDay, units));
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
  const auto html = report::page(season_findings(), kDay, Units::km).html;
  for (const char* banned :
       {"<script", "http:", "https:", "<img", "url(", "@import", "<link", "nan", "inf\""})
    EXPECT_EQ(html.find(banned), std::string::npos) << banned;
  EXPECT_EQ(html, report::page(season_findings(), kDay, Units::km).html);
}

TEST(Report, TheLedeNamesTheLegSessionWhereSeveralCount) {
  Findings f = season_findings();
  const auto says = [&](const char* what) { return report::page(f, kDay, Units::km).html.find(what); };
  EXPECT_NE(says(" That leg session was 1.3 times"), std::string::npos);
  f.sessions.insert(f.sessions.begin(), leg_session("2026-10-13T18:00", "2026-10-13T19:00"));
  EXPECT_NE(says(" Wednesday's leg session (ended 19:06) was 1.3 times"), std::string::npos);
  EXPECT_EQ(says(" That leg session"), std::string::npos);
}

TEST(Report, TextFromFilesIsText) {
  Findings f = season_findings();
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
  EXPECT_NE(page.html.find("Heart rates that load is weighed by"), std::string::npos);
  EXPECT_EQ(page.html.find("id=\"effort\""), std::string::npos);
  EXPECT_EQ(page.html.find("id=\"load\""), std::string::npos);
  EXPECT_TRUE(all_collisions(page).empty());
  EXPECT_NE(report::page({}, std::nullopt, Units::km).html.find("Nothing is recorded yet."),
            std::string::npos);
}

std::vector<std::string> labels_of(const Page& page, const std::string& figure) {
  std::vector<std::string> labels;
  for (const auto& f : page.figures)
    for (const auto& label : f.wide.labels())
      if (f.id == figure) labels.push_back(plain(label.text));
  return labels;
}

bool has(const std::vector<std::string>& labels, const std::string& start) {
  return std::ranges::any_of(labels, [&](const auto& label) { return label.starts_with(start); });
}

TEST(Report, SixWeeksAreDrawnFromTheSixthWeekOn) {
  Findings f = season_findings();
  EXPECT_TRUE(has(labels_of(report::page(f, kDay, Units::km), "ld"), "6 weeks "));
  f.days.erase(f.days.begin(), f.days.end() - 30);
  for (std::size_t i = 0; i < f.days.size(); ++i) f.days[i].history = i + 1;
  const auto labels = labels_of(report::page(f, kDay, Units::km), "ld");
  EXPECT_FALSE(has(labels, "6 weeks ")) << "the text says that the usual is not known yet";
  EXPECT_TRUE(has(labels, "7 days "));
}

TEST(Report, TheChartOfTheRunSaysTheFiguresOfItsText) {
  const Page page = report::page(season_findings(), kDay, Units::km);
  const auto labels = labels_of(page, "rn");
  EXPECT_TRUE(has(labels, "+2.6 %"));
  EXPECT_TRUE(has(labels, "-2.0 %"));
  EXPECT_NE(plain(page.html).find("ground contact was 2.6 % longer (1.7 to 3.5)"), std::string::npos);
}

TEST(Report, HowATimeIsCountedIsSaidWhereThereIsOne) {
  Findings f = season_findings();
  f.holding.tired = {9, 1, {}, {}};
  EXPECT_EQ(report::page(f, kDay, Units::km).html.find("Kaplan"), std::string::npos);
  f.holding.tired = {20, 8, {35, 24, std::nullopt}, {}};
  EXPECT_NE(report::page(f, kDay, Units::km).html.find("Kaplan"), std::string::npos);
}

TEST(Report, SmallEnoughForAYear) {
  Findings f = season_findings();
  const auto runs = f.runs;
  while (f.runs.size() < 300) f.runs.insert(f.runs.begin(), runs[f.runs.size() % 20]);
  const auto size = report::page(f, kDay, Units::km).html.size();
  EXPECT_LT(size, 400'000U);
  EXPECT_GT(size, 40'000U);
}

}  // namespace
}  // namespace freshlegs::app::report
