#include "daemon/report/page.h"

#include <algorithm>
#include <cmath>

#include "daemon/report/facts.h"
#include "daemon/words/alert_text.h"
#include "daemon/words/dates.h"
#include "daemon/words/day_sentence.h"

namespace freshlegs::app::report {
namespace {

constexpr std::string_view kBrand =
    "<div class=\"brand\"><b><i></i><i></i>freshlegs</b><span>What leg day does to your "
    "running</span></div>\n";

std::string facts_markup(const std::vector<Fact>& facts) {
  if (facts.empty()) return "";
  std::string text = "<dl class=\"facts\">";
  for (const auto& fact : facts)
    text += "<div>" + element("dt", fact.name) + element("dd", fact.value, "v") + element("dd", fact.detail) +
            "</div>";
  return text + "</dl>";
}

std::string head(const Input& in) {
  const DaySentence sentence = day_sentence(in.today, in.units);
  std::string text =
      std::string(kBrand) + element("p", long_day(in.day, in.units), "kicker") + element("h1", sentence.day);
  if (const auto lede = lede_of(in, with_command(sentence.then, sentence.command)); !lede.empty())
    text += element("p", lede, "lede");
  return text + facts_markup(facts_of(in));
}

std::string footer(const Input& in) {
  const auto& runs = in.findings.runs;
  const std::string since = runs.empty() ? "" : " since " + long_day(local_day(runs.front().plan), in.units);
  return escape(
      "Made on this computer from your own files" + since +
      ". Nothing left it. This page describes training; it is no medical advice, and pain counts for more "
      "than any number here.");
}

Page empty_page() {
  return {
      markup(Document{
          "freshlegs", std::string(kBrand) + element("h1", "Nothing is recorded yet."),
          "<p class=\"lede\">Drop the files of your watch and your lifting app into the inbox.</p>\n", ""}),
      {}};
}

}  // namespace

Page page(const analysis::Findings& findings, std::optional<date::local_days> day, Units units,
          std::span<const Retraction> taken_back, const analysis::Profile& profile) {
  if (!day) return empty_page();
  const Input in = input_of(findings, *day, units, taken_back, profile);
  Page result;
  std::string main;
  const auto add = [&](std::optional<Part> part) {
    if (!part) return;
    main += markup(part->section);
    std::ranges::move(part->figures, std::back_inserter(result.figures));
  };
  const bool strength_first = analysis::strength_first(profile.goal);
  add(next_days_part(in));
  if (strength_first) add(lifting_part(in));
  add(run_part(in));
  add(recovery_part(in));
  add(effort_part(in));
  add(holding_part(in));
  add(drift_part(in));
  add(hard_runs_part(in));
  if (!strength_first) add(lifting_part(in));
  add(other_sports_part(in));
  add(load_part(in));
  add(mornings_part(in));
  add(calendar_part(in));
  add(told_part(in));
  add(unknown_part(in));
  add(words_part());
  result.html = markup(Document{long_day(*day, units) + " \u2013 freshlegs", head(in), main, footer(in)});
  return result;
}

}  // namespace freshlegs::app::report
