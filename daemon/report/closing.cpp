// The end of the page: what was told and taken back, what is not known, and the words used.
#include <algorithm>
#include <array>
#include <ranges>

#include "daemon/report/input.h"
#include "daemon/words/alert_text.h"
#include "daemon/words/dates.h"
#include "daemon/words/load_words.h"
#include "daemon/words/phrases.h"
#include "daemon/words/run_words.h"

namespace freshlegs::app::report {
namespace {

using analysis::Verdict;

constexpr std::size_t kMostMessages = 8;
constexpr int kMessageDays = 91;

struct Unknown {
  std::string what, help;
};

void add_windows(std::vector<Unknown>& list, const Input& in) {
  for (const auto& row : in.findings.athlete) {
    if (row.from_h == 0 && row.to_h == 48) continue;
    const std::string what = "Cost at " + range(row.from_h, row.to_h) + "\u00a0h";
    if (!row.effect_pct) {
      list.push_back(
          {what, row.comparable < row.need
                     ? count_of(row.comparable, "run") + " so far can be compared, " + number(row.need) +
                           (row.need == 1 ? " is" : " are") + " needed. No need to plan any."
                     : "Runs on fresh legs to compare with: " + number(row.fresh_runs) + " so far."});
    } else if (row.verdict == Verdict::not_shown) {
      const Cost cost = cost_at_reference(*row.effect_pct, in);
      list.push_back({what, count_of(row.runs, "run") + "; a cost is not shown. If there is any, it lies " +
                                between_slower(cost.lo, cost.hi, cost.unit) + "."});
    }
  }
}

void add_heart(std::vector<Unknown>& list, const Input& in) {
  if (std::ranges::none_of(in.findings.mornings, [](const auto& m) { return m.rmssd_ms.has_value(); }))
    list.push_back({"HRV", "No morning measurements in your files. Load is judged without them."});
  list.push_back({"Heart rates that load is weighed by", heart_limits_sentence(in.findings)});
}

std::vector<Unknown> unknown_of(const Input& in) {
  std::vector<Unknown> list;
  add_windows(list, in);
  add_heart(list, in);
  for (const auto* session : in.today.sessions)
    if (session->plan.sport == analysis::Sport::strength && session->legs == analysis::Legs::unknown)
      list.push_back(
          {"The strength session at " + clock(wall(session->plan.start, session->plan.utc_offset), in.units),
           "It names no exercises and counts as half leg work until you say: freshlegs label " +
               iso_day(WallTime(in.day)) + " legs, or upper, full, other."});
  if (!in.findings.unknown_exercises.empty())
    list.push_back(
        {"Exercises",
         count_of(static_cast<double>(in.findings.unknown_exercises.size()), "name") +
             " in your logs are not in the catalogue and count as no leg work. freshlegs status names "
             "them, freshlegs exercise NAME SHARE says how much of each is leg work."});
  const bool sleep = std::ranges::any_of(in.findings.mornings, [](const auto& m) { return m.sleep_s.has_value(); });
  if (in.findings.notes.empty())
    list.push_back({sleep ? "Soreness, life" : "Sleep, soreness, life",
                    "Nothing noted. freshlegs note says it; how you feel counts for more than this page."});
  return list;
}

}  // namespace

std::optional<Part> told_part(const Input& in) {
  HtmlTable table("The newest messages", {{"Day"}, {"What"}, {"Now"}}, "ledger");
  std::size_t rows = 0;
  for (const auto& message : in.taken_back)
    if (message.day <= in.day && (in.day - message.day).count() < kMessageDays && rows < kMostMessages) {
      const AlertText text = withdrawn_text(message.kind, message.day, message.why, in.units);
      table.add({short_date(message.day, in.units), text.title, text.body}, "taken");
      ++rows;
    }
  for (const auto& alert : in.findings.alerts | std::views::reverse) {
    const auto day = local_day(alert);
    if (day > in.day || (in.day - day).count() >= kMessageDays || rows >= kMostMessages) continue;
    const AlertText text = alert_text(alert, in.units);
    table.add({short_date(day, in.units), text.title + ". " + with_command(text.body, text.command),
               alert.until ? "closed" : "stands"});
    ++rows;
  }
  if (rows == 0) return std::nullopt;
  Part part;
  part.section = {
      "told",
      "Messages, and what was taken back",
      {"When a later file proves an earlier message wrong, it is taken back here and in the summary."},
      "",
      table.markup(),
      true};
  return part;
}

Part unknown_part(const Input& in) {
  HtmlTable table("What is open, and what would help", {{"Not known"}, {"What would help"}}, "ledger");
  for (const auto& [what, help] : unknown_of(in)) table.add({what, help});
  Part part;
  part.section = {"unknown", "What this page does not know", {}, "", table.markup()};
  return part;
}

Part words_part() {
  static constexpr std::array<std::array<std::string_view, 2>, 13> kWords{{
      {"Fresh legs", "No leg session in the last 72 hours."},
      {"After legs", "Within 48 hours of the end of a leg session."},
      {"Same heart rate",
       "Two runs are compared where your heart worked equally hard, so a slower day is not mistaken for a "
       "lazy one."},
      {"Cost", "Seconds for each kilometre or mile that legs take at the same heart rate."},
      {"13 (6 to 20)",
       "13 is the best single estimate. In 95 of 100 such cases the truth lies between 6 and 20."},
      {"Likely, very likely",
       "The range of 95 of 100 leaves out zero; very likely: that of 99 of 100 does, too."},
      {"Not shown", "The data fit \u201cno effect\u201d as well. That is no proof of no effect."},
      {"Prior only", "Only studies of other runners speak so far, not yet your own runs."},
      {"Usual leg day", "The middle one of your leg sessions by amount of work counts as 1."},
      {"Ground contact", "How long each foot stays on the ground, in thousandths of a second."},
      {"Vertical movement", "How far the body bobs with each step."},
      {"Load", "Minutes of training weighted by how hard the heart worked."},
      {"Energy", "What your devices count for training, not for the whole day."},
  }};
  std::string list = "<dl class=\"words\">";
  for (const auto& [word, meaning] : kWords)
    list += "<div>" + element("dt", word) + element("dd", meaning) + "</div>";
  Part part;
  part.section = {"words", "Words", {}, "", list + "</dl>\n", true};
  return part;
}

}  // namespace freshlegs::app::report
