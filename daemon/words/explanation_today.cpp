// What today's forecast and advice rest on.
#include <algorithm>

#include "analysis/advice/statements.h"
#include "daemon/words/dates.h"
#include "daemon/words/explanation.h"
#include "daemon/words/phrases.h"
#include "daemon/words/today_words.h"

namespace freshlegs::app {
namespace {

using Block = Explanation::Block;

constexpr double kRemembered_h = 240;  // leg work this far back still counts (analysis/advice/forecast)

double hours_before(Instant earlier, Instant later) {
  return std::chrono::duration<double, std::ratio<3600>>(later - earlier).count();
}

std::string studies(const analysis::Basis& basis) {
  return std::string(basis.reference) + (basis.contested ? " (contested)" : "");
}

Block forecast_block(const analysis::Today& today, Units units) {
  Block block{"How the legs are", {legs_now(today.legs, units), forecast_source(today.legs)}, {}, {}, {}, {}};
  block.rows = {{"chance of being within 1\u00a0% of fresh", number(today.legs.now.back, 2)},
                {"cost now, %", number(today.legs.now.cost_pct.value, 1) + "  (" +
                                    range(today.legs.now.cost_pct.lo, today.legs.now.cost_pct.hi, 1) + ")"},
                {"after a usual leg day at 6\u00a0h, %", number(today.at_6h_pct.value, 1) + "  (" +
                                                           range(today.at_6h_pct.lo, today.at_6h_pct.hi, 1) + ")"},
                {"at 8\u00a0h, %", number(today.at_8h_pct.value, 1) + "  (" +
                                      range(today.at_8h_pct.lo, today.at_8h_pct.hi, 1) + ")"}};
  return block;
}

/// A leg session, or a run that loads the legs like one.
Block leg_work_block(const analysis::Findings& findings, const analysis::Today& today, Units units) {
  Block block{"Leg work that still counts", {}, {"Ended", "What", "Times usual", "Hours ago"}, {}, {}, {}};
  for (const auto& work : findings.leg_work) {
    const double ago = hours_before(work.end, today.legs.at);
    if (ago < 0 || ago > kRemembered_h) continue;
    const auto end = wall(work.end, today.legs.utc_offset);
    block.rows.push_back({short_day(date::floor<date::days>(end), units) + " " + clock(end, units),
                          work.session ? "leg session" : "run, downhill or hard", number(work.dose, 2), number(ago)});
  }
  if (block.rows.empty()) block.sentences.emplace_back("None in the last 10 days.");
  return block;
}

/// "advice/lift-before-run/1" reads "Lift before run".
std::string title_of(std::string_view rule) {
  const auto from = rule.find('/') + 1;
  std::string title = capital(std::string(rule.substr(from, rule.rfind('/') - from)));
  std::ranges::replace(title, '-', ' ');
  return title;
}

Block advice_block(const analysis::Advice& advice, const std::string& words) {
  Block block{title_of(advice.basis.rule), {words}, {}, {}, {}, {}};
  block.after = {"Rule: " + std::string(advice.basis.rule) + ". Studies: " + studies(advice.basis) + "."};
  if (!advice.evidence.empty()) block.after.push_back("Evidence: " + list_of(advice.evidence) + ".");
  return block;
}

Block statements_block() {
  Block block{"All else that is said, with its rule", {}, {}, {}, {}, {}};
  for (const auto& said : analysis::statements())
    block.sentences.push_back(std::string(said.about) + ": " + std::string(said.basis.rule) + ". " +
                              capital(studies(said.basis)) + ".");
  return block;
}

}  // namespace

Explanation explain_today(const analysis::Findings& findings, const analysis::Today& today, Units units) {
  const auto at = wall(today.legs.at, today.legs.utc_offset);
  Explanation e;
  e.title = "What today's advice rests on";
  e.subtitle = long_day(date::floor<date::days>(at), units) + ", " + clock(at, units);
  e.id = "today";
  e.blocks = {forecast_block(today, units), leg_work_block(findings, today, units)};
  const auto words = advice_words(today, units);
  for (std::size_t i = 0; i < words.size(); ++i) e.blocks.push_back(advice_block(today.advice[i], words[i]));
  e.blocks.push_back(statements_block());
  e.blocks.push_back({"Numbers", {"Every hour of the next four days:"}, {}, {}, {}, {"freshlegs explain today --json"}});
  return e;
}

std::optional<Explanation> explain_advice(const analysis::Today& today, const std::string& rule, Units units) {
  const auto words = advice_words(today, units);
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string known(today.advice[i].basis.rule);
    if (known != rule && known.substr(0, known.rfind('/')) != rule) continue;
    const auto day = date::floor<date::days>(wall(today.legs.at, today.legs.utc_offset));
    return Explanation{"Advice", long_day(day, units), known, {advice_block(today.advice[i], words[i])}};
  }
  return std::nullopt;
}

}  // namespace freshlegs::app
