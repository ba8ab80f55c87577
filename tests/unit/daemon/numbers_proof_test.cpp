// Every number a person reads in the summary or the report is found again in the JSON beside it.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <optional>
#include <regex>
#include <set>

#include "daemon/report/page.h"
#include "daemon/views/report_json.h"
#include "daemon/views/summary_json.h"
#include "daemon/words/dates.h"
#include "daemon/words/day.h"
#include "season_knowledge.h"

namespace freshlegs::app {
namespace {

using Json = nlohmann::json;
using Forms = std::set<std::string>;

std::string replaced(const std::string& text, const char* pattern, const char* with) {
  return std::regex_replace(text, std::regex(pattern), with);
}

void add_number(Forms& forms, double v) {
  const double a = std::abs(v);
  for (const int decimals : {0, 1, 2}) forms.insert(number(a, decimals));
  for (const double step : {2.0, 6.0, 50.0})
    forms.insert(number(std::round(a / step) * step));  // coarse on purpose
  for (const double unit : {60.0, 1000.0, 1609.344, 1.609344, 0.45359237}) {
    forms.insert(number(a / unit));
    forms.insert(number(a / unit, 1));
  }
  if (a < 1e6) forms.insert(clock_duration(a));
}

void add_text(Forms& forms, const std::string& text) {
  static const std::regex kNumber("[0-9]+(?:[.,:][0-9]+)*");
  for (auto it = std::sregex_iterator(text.begin(), text.end(), kNumber); it != std::sregex_iterator(); ++it)
    forms.insert(it->str());
  if (const auto day = parse_day(text)) {
    const date::year_month_day ymd(*day);
    forms.insert(std::to_string(static_cast<unsigned>(ymd.day())));
    forms.insert(std::to_string(static_cast<int>(ymd.year())));
  }
  const auto time = parse_iso(text);
  if (!time) return;
  for (const int hours : {1, 2}) {  // the simulated athletes live in Europe, UTC+1 and UTC+2
    const WallTime local = wall(*time, UtcOffset(3600 * hours));
    forms.insert(clock(local, {}));
    add_text(forms, iso_day(WallTime(date::floor<date::days>(local))));
  }
}

void collect(Forms& forms, const Json& json) {
  if (json.is_number()) return add_number(forms, json.get<double>());
  if (json.is_string()) return add_text(forms, json.get<std::string>());
  if (json.is_array()) forms.insert(std::to_string(json.size()));
  if (json.is_structured())
    for (const auto& item : json) collect(forms, item);
}

/// Numbers that define a word and stand in no finding.
std::string without_definitions(std::string text) {
  text = replaced(
      plain(text),
      "48 h|72 h|18 h later|95 of 100|20 mornings|[67] (days|weeks)|7-day|six weeks|1 times of 100", "");
  return replaced(text, "95 times of 100|within 1 %|is 1 %|1 = your usual|[0-9]+ to [0-9]+ h\\b", "");
}

std::vector<std::string> unproven(const std::string& text, const std::string& json) {
  Forms forms;
  collect(forms, Json::parse(json));
  std::vector<std::string> missing;
  const std::string prose = without_definitions(text);
  static const std::regex kNumber("[0-9]+(?:[.,:][0-9]+)*");
  for (auto it = std::sregex_iterator(prose.begin(), prose.end(), kNumber); it != std::sregex_iterator();
       ++it)
    if (!forms.contains(it->str()))
      missing.push_back(
          it->str() + " in \"..." +
          prose.substr(static_cast<std::size_t>(std::max<std::ptrdiff_t>(0, it->position() - 40)), 80) +
          "\"");
  return missing;
}

/// What is read: without the style, the marks of drawings, the glossary and the addresses of links.
std::string visible(std::string html) {
  html = html.substr(html.find("<body>"));
  const auto words = html.find("<section id=\"words\"");
  html = html.substr(0, words) + html.substr(html.find("</section>", words));
  for (const char* open : {"<svg", "<code"}) {
    const std::string close = std::string("</") + (open + 1) + ">";
    for (auto at = html.find(open); at != std::string::npos; at = html.find(open, at))
      html.erase(at, html.find(close, at) + close.size() - at);
  }
  std::string text;
  bool tag = false;
  for (const char c : html) {
    if (c == '<') tag = true;
    if (!tag) text += c;
    if (c == '>') {
      tag = false;
      text += ' ';
    }
  }
  return text;
}

struct Athlete {
  std::uint64_t seed;
  int weeks;
  Units::Length length;
};

class NumbersProof : public testing::TestWithParam<Athlete> {
 protected:
  SeasonKnowledge season_{GetParam().seed, GetParam().weeks};
  const Knowledge& knowledge_ = season_.knowledge();
  Units units_ = GetParam().length;
  date::local_days newest_ = *newest_day(knowledge_.findings);
};

TEST_P(NumbersProof, OfEverySummary) {
  for (const auto day : summary_days(knowledge_.findings, 40)) {
    const auto text = replaced(summary_markdown(knowledge_.findings, day, units_), "\n---[\\s\\S]*", "");
    const auto missing = unproven(text, views::summary_json(knowledge_, day, units_));
    EXPECT_TRUE(missing.empty()) << missing.size() << ", first " << missing.front() << " of " << text;
  }
}

TEST_P(NumbersProof, OfTheReport) {
  const auto text = visible(report::page(knowledge_.findings, newest_, units_).html);
  const auto missing = unproven(text, views::report_json(knowledge_, newest_, units_));
  EXPECT_TRUE(missing.empty()) << missing.size() << ", first " << missing.front();
}

TEST_P(NumbersProof, NoLabelLiesOnAnother) {
  const auto page = report::page(knowledge_.findings, newest_, units_);
  for (const auto& figure : page.figures)
    for (const auto* drawing : {&figure.slim, &figure.wide})
      for (const auto& collision : report::collisions(*drawing))
        ADD_FAILURE() << figure.id << (drawing == &figure.slim ? " slim: " : " wide: ") << collision;
  EXPECT_EQ(page.figures.front().id, "nx") << "the last day of each of them is a run on tired legs";
}

/// How far the label of the day's run lies from its disc; nothing where either is missing.
std::optional<double> off_its_disc(const report::Drawing& drawing) {
  std::smatch disc;
  const auto label =
      std::ranges::find_if(drawing.labels(), [](const auto& l) { return l.text.starts_with("your run"); });
  static const std::regex kDisc(R"re(class="legs-dot" (?:cx="|d="M)([\d.]+)(?:" cy="| )([\d.]+))re");
  if (label == drawing.labels().end() || !std::regex_search(drawing.marks(), disc, kDisc))
    return std::nullopt;
  const double x = std::stod(disc[1]), y = std::stod(disc[2]);
  const double across = std::max({0.0, label->left - x, x - label->right});
  return std::hypot(across, (label->top + label->bottom) / 2 - y);
}

TEST_P(NumbersProof, TheRunIsNamedBesideItsDiscAlsoAtTheEdge) {
  auto findings = knowledge_.findings;
  const auto pct = findings.runs.back().alone_pct;
  for (const auto& alone :
       {pct, std::optional(analysis::Estimate{-15, -20, -10}), std::optional(analysis::Estimate{4, 1, 7})}) {
    findings.runs.back().alone_pct = alone;
    const auto page = report::page(findings, newest_, units_);
    for (const auto* drawing : {&page.figures.front().slim, &page.figures.front().wide}) {
      EXPECT_LT(off_its_disc(*drawing).value_or(1000), 20) << (alone ? alone->value : 0);
      EXPECT_TRUE(report::collisions(*drawing).empty());
    }
  }
}

TEST_P(NumbersProof, CanFail) {
  const auto text = visible(report::page(knowledge_.findings, newest_, units_).html);
  EXPECT_GT(unproven(text, R"({"day":"2026-10-15"})").size(), 30U);
}

INSTANTIATE_TEST_SUITE_P(Athletes, NumbersProof,
                         testing::Values(Athlete{1, 27, Units::km}, Athlete{7, 16, Units::miles},
                                         Athlete{3, 5, Units::km}, Athlete{11, 20, Units::km}));

}  // namespace
}  // namespace freshlegs::app
