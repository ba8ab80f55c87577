#include "daemon/words/explanation_blocks.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "analysis/compare/matched_runs.h"
#include "daemon/words/dates.h"
#include "daemon/words/day.h"
#include "daemon/words/form_words.h"
#include "daemon/words/phrases.h"
#include "daemon/words/run_words.h"

namespace freshlegs::app {
namespace {

using analysis::MinuteUse;
using analysis::RunFinding;
using Block = Explanation::Block;

constexpr double kBeyond_pct = 20;  // legs cost up to 9 % (Girard 2013): beyond it is something else

std::string short_hash(const Hash& hash) {
  static constexpr std::string_view kDigits = "0123456789abcdef";
  std::string text;
  for (std::size_t i = 0; i < 4; ++i) {
    text += kDigits[hash[i] >> 4U];
    text += kDigits[hash[i] & 15U];
  }
  return text;
}

std::string percent_or_dash(const std::optional<double>& value) {
  return value ? signed_number(*value, 1) : "-";
}

void add_files(Block& block, const analysis::ActivityPlan& plan, const Knowledge& knowledge,
               const std::string& what) {
  for (const auto& part : plan.parts) {
    const auto& recording = knowledge.recordings.at(part.recording);
    const std::string name = recording.file.names.empty() ? "-" : recording.file.names.front();
    std::string told = std::string(phrase(part.role)) + what;
    if (!recording.head.device.product.empty()) told += ", " + recording.head.device.product;
    std::vector<std::string> row{name, told, short_hash(recording.file.sha256)};
    const bool listed =
        std::ranges::find(block.rows, row) != block.rows.end();  // a log holds both of two sessions
    if (!listed) block.rows.push_back(std::move(row));
  }
}

/// Of a run on fresh legs they do not matter.
std::vector<const analysis::SessionFinding*> sessions_of(const Question& q) {
  return q.run->post_leg ? leg_sessions_of(q.knowledge.findings, *q.run)
                         : std::vector<const analysis::SessionFinding*>{};
}

/// How the athlete says that one of them was no leg work: by its day, or by its id where two share one.
void add_label_hint(Block& block, const Question& q) {
  const auto sessions = sessions_of(q);
  if (sessions.empty()) return;
  std::vector<std::string> days;
  for (const auto* session : sessions) {
    const auto day = local_day(session->plan);
    const bool alone =
        std::ranges::count(sessions, day, [](const auto* s) { return local_day(s->plan); }) == 1;
    days.push_back(day_of_year(day, q.units));
    block.commands.push_back("freshlegs label " + (alone ? iso_day(WallTime(day)) : session->plan.id) +
                             " upper");
  }
  const std::string which =
      days.size() == 1 ? "the session of " + days.front() : "one of the sessions of " + list_of(days);
  block.sentences.push_back("If " + which + " was not leg work, say so, and this run is judged without it.");
}

std::string_view cause(MinuteUse use) {
  static constexpr std::array<std::string_view, 9> kCauses{
      "",
      "hardly any movement, or no position",
      "heart rate settling in",
      "a stop, and two minutes after it",
      "a change of pace, and two minutes after it",
      "past minute 50: runs of all lengths are compared over the same part",
      "steeper than 8\u00a0%",
      "heart rate not to be trusted",
      "much faster or slower than the rest"};
  return kCauses.at(static_cast<std::size_t>(use));
}

/// "0 to 9", "14", "22 to 23"
std::string spans_text(const std::vector<MinutesLeftOut>& spans, MinuteUse use) {
  std::vector<std::string> parts;
  for (const auto& span : spans)
    if (span.use == use)
      parts.push_back(span.from == span.to ? std::to_string(span.from)
                                           : std::to_string(span.from) + " to " + std::to_string(span.to));
  return list_of(parts);
}

void add_left_out(Block& block, const std::vector<MinutesLeftOut>& spans) {
  for (int i = 1; i <= static_cast<int>(MinuteUse::other_effort); ++i) {
    const auto use = static_cast<MinuteUse>(i);
    const std::string minutes = spans_text(spans, use);
    if (minutes.empty()) continue;
    const bool one = minutes.find_first_of(" ,") == std::string::npos;
    block.after.push_back("Left out: minute" + std::string(one ? " " : "s ") + minutes + " (" +
                          std::string(cause(use)) + ").");
  }
}

/// A term of the prediction, as what it does to pace on the flat: positive is slower.
std::string pace_share(const Question& q, double term) {
  const auto& run = *q.run;
  const double pct = 100 * std::expm1(-term / run.compared->speed_slope);
  const Cost cost = cost_of({pct, 0, 0}, *run.fresh_speed_mps, q.units);
  const std::string text = number(cost.value);
  return (text.find_first_of("123456789") != std::string::npos && cost.value > 0 ? "+" : "") + text + "\u00a0" +
         std::string(cost.unit);
}

/// What the fresh pace of that day already allows for.
void add_allowances(Block& block, const Question& q, const analysis::RunFeatures& f) {
  const auto& c = *q.run->compared;
  block.rows.push_back({"heat, in the prediction",
                        pace_share(q, c.by_heat) + (f.temperature_c ? "  (" + with_unit(c.temperature_c, "\u00b0C") +
                                                                          " at the wrist)"
                                                                    : "  (no temperature recorded)")});
  block.rows.push_back({"length, in the prediction", pace_share(q, c.by_length) + "  (against half an hour in)"});
  block.rows.push_back({"hills beyond the grade curve, too", pace_share(q, c.by_hills)});
}

double mean_flat_speed(const analysis::RunFeatures& run) {
  double time = 0, distance = 0;
  for (const auto& w : run.windows)
    if (w.settled && !std::isnan(w.graded_mps) && w.graded_mps > 0) {
      distance += static_cast<double>(w.graded_mps);
      time += 1;
    }
  return time > 0 ? distance / time : 0;
}

double mean_speed(const analysis::RunFeatures& run) {
  double n = 0, sum = 0;
  for (const auto& w : run.windows)
    if (w.settled && !std::isnan(w.graded_mps) && w.graded_mps > 0 && !std::isnan(w.speed_mps)) {
      sum += static_cast<double>(w.speed_mps);
      n += 1;
    }
  return n > 0 ? sum / n : 0;
}

std::string slower_words(const Cost& cost) {
  return with_unit(std::abs(cost.value), cost.unit) + (cost.value < 0 ? " faster " : " slower ") +
         bracket_slower(cost.lo, cost.hi);
}

}  // namespace

double rest_of(const Question& q) {
  return q.run->compared ? q.run->compared->rest_bpm : q.knowledge.findings.hr_rest_bpm;
}

std::vector<MinutesLeftOut> minutes_left_out(const analysis::RunFeatures& run, double hr_rest_bpm) {
  std::vector<MinutesLeftOut> spans;
  const auto uses = analysis::minute_uses(run, hr_rest_bpm);
  for (std::size_t k = 0; k < uses.size(); ++k) {
    if (uses[k] == MinuteUse::used) continue;
    const int minute = static_cast<int>(run.windows[k].start_s / 60);
    if (!spans.empty() && spans.back().to + 1 >= minute && spans.back().use == uses[k])
      spans.back().to = minute;
    else
      spans.push_back({minute, minute, uses[k]});
  }
  return spans;
}

void add_signals(Block& block, const RunFinding& run) {
  if (run.trace.signals.empty()) return;
  const bool broke = run.breakdown.has_value();
  block.columns = broke ? std::vector<std::string>{"Signal, %", "Before", "After", "95 of 100", "Fresh runs"}
                        : std::vector<std::string>{"Signal, %", "Whole run", "Fresh runs"};
  for (const auto& signal : run.trace.signals) {
    const auto means = signal_means(run, signal);
    std::vector<std::string> row{std::string(words_for(signal.marker).name), percent_or_dash(means.before)};
    if (broke) {
      const auto* change = change_of(*run.breakdown, signal.marker);
      row.push_back(percent_or_dash(means.after));
      row.push_back(change ? signed_range(change->after_pct.lo, change->after_pct.hi, 1) : "unchanged");
    }
    row.push_back("\u00b1\u00a0" + number(signal.usual_pct, 1));
    block.rows.push_back(std::move(row));
  }
}

void add_basis_of_alert(Block& block, const analysis::Alert& alert) {
  if (!alert.basis.rule.empty()) block.rows.push_back({"rule", std::string(alert.basis.rule)});
  if (!alert.evidence.empty()) block.after.push_back("Evidence: " + list_of(alert.evidence) + ".");
  if (!alert.basis.reference.empty())
    block.after.push_back("Studies: " + std::string(alert.basis.reference) + ".");
  if (alert.basis.contested) block.after.emplace_back("Studies disagree on this.");
}

Block session_sources_block(const Question& q) {
  Block block{"Where it comes from", {}, {"File", "What it told", "sha256"}, {}, {}, {}};
  add_files(block, q.session->plan, q.knowledge, "");
  return block;
}

Block sources_block(const Question& q) {
  Block block{"Where it comes from", {}, {"File", "What it told", "sha256"}, {}, {}, {}};
  add_files(block, q.run->plan, q.knowledge, "");
  for (const auto* session : sessions_of(q))
    add_files(block, session->plan, q.knowledge, " of the leg session");
  if (!q.features || !q.features->run) return block;
  const auto& f = *q.features->run;
  const auto spans = minutes_left_out(f, rest_of(q));
  int unused = 0;
  for (const auto& span : spans) unused += span.to - span.from + 1;
  block.after.push_back("Used to compare speed: " + count_of(static_cast<double>(f.windows.size()) - unused, "minute") +
                        " of " + number(static_cast<double>(f.windows.size())) + ".");
  add_left_out(block, spans);
  block.after.push_back(
      "Heart rate: usable for " + number(100 * f.heart_rate_trust) + "\u00a0% of the moving time" +
      (f.cadence_locked ? "; somewhere it followed the step rate, and that was left out." : "."));
  if (f.flat_assumed) block.after.emplace_back("No usable altitude: the run is taken as flat.");
  return block;
}

std::optional<Block> comparison_block(const Question& q) {
  const RunFinding& run = *q.run;
  if (!run.alone_pct || !run.fresh_speed_mps || !q.features || !q.features->run) return std::nullopt;
  const auto& f = *q.features->run;
  Block block{"How the run compares with fresh legs", {}, {}, {}, {}, {}};
  if (std::abs(run.alone_pct->value) > kBeyond_pct) {
    block.sentences.emplace_back(
        "Its pace at its heart rate is too far from all other runs to be predicted from them.");
    return block;
  }
  const double as_run = mean_speed(f), flat = mean_flat_speed(f);
  if (as_run > 0 && flat > 0) {
    const Cost hills = cost_of({100 * (as_run / flat - 1), 0, 0}, flat, q.units);
    block.rows.push_back(
        {"pace of the minutes used",
         pace(as_run, q.units) +
             (run.avg_heart_rate_bpm ? " at " + with_unit(*run.avg_heart_rate_bpm, "bpm") : "")});
    block.rows.push_back({"hills", number(-hills.value) + "\u00a0" + std::string(hills.unit) + "  (" +
                                       number(f.ascent_m) + "\u00a0m up, " + number(f.descent_m) +
                                       "\u00a0m down)"});
    block.rows.push_back({"pace on the flat", pace(flat, q.units)});
  }
  if (run.compared) add_allowances(block, q, f);
  block.rows.push_back({"fresh pace predicted that day", pace(*run.fresh_speed_mps, q.units)});
  if (const auto alone = run_alone(run, q.units))
    block.rows.push_back(
        {"this run taken alone", slower_words(*alone) + ", " + signed_percent(run.alone_pct->value)});
  const auto index = static_cast<std::size_t>(q.run - q.knowledge.findings.runs.data());
  const auto matched = analysis::matched_runs(q.knowledge.findings, index);
  if (matched.mean_pct)
    block.rows.push_back({count_of(static_cast<double>(matched.runs.size()), "similar fresh run"),
                          slower_words(cost_of(*matched.mean_pct, *run.fresh_speed_mps, q.units))});
  if (matched.mean_pct) block.after.emplace_back("Similar fresh runs are not corrected for hills or heat.");
  if (const auto cost = run_cost(run, q.units)) {
    block.rows.push_back(
        {"it and all other runs", slower_words(*cost) + ", " + signed_percent(run.effect_pct->value)});
    const bool agree = run.alone_pct->value < 0 && (!matched.mean_pct || matched.mean_pct->value < 0) &&
                       run.effect_pct->value < 0;
    block.after.emplace_back(
        agree ? "They agree in direction. The last one is what the summary says."
              : "They differ in direction: one run alone is noise. The last one is what the summary says.");
  }
  return block;
}

/// What form adds: how much may be believed, never how much it is (analysis/model/leg_size).
static std::string form_link(double slight_prior) {
  constexpr double kStays = .25, kShifts = .08;  // .16 while form is not known
  if (slight_prior > kStays)
    return "Your form hardly shifts after leg days, so a slight cost is taken to be likelier.";
  if (slight_prior < kShifts)
    return "Your form shifts after leg days, so a cost is easier to believe. How large it is, pace and heart rate "
           "alone say.";
  return "";
}

std::optional<Block> certainty_block(const Question& q) {
  const RunFinding& run = *q.run;
  Block block{"How sure", {}, {}, {}, {}, {}};
  if (run.post_leg && run.effect_pct)
    block.sentences.push_back("The cost is " + std::string(phrase(run.verdict)) +
                              ": the range of 95 of 100 is " +
                              range(run.effect_pct->lo, run.effect_pct->hi, 1) + "\u00a0% of speed.");
  if (const auto link = run.compared ? form_link(run.compared->slight_prior) : ""; run.post_leg && !link.empty())
    block.sentences.push_back(link);
  if (run.breakdown)
    block.sentences.push_back("Form: detector sum " + number(run.breakdown->detector_sum, 1) + ", alarm at " +
                              number(run.breakdown->alarm_at, 1) + ". At least two signals had to agree; " +
                              count_of(static_cast<double>(run.breakdown->changes.size()), "signal") +
                              " did.");
  // Shares: tests/unit/analysis/form_statistics_test.cpp.
  if (run.form_judged && by_steps_alone(run))
    block.sentences.emplace_back(
        "Form was judged by step rate and heart rate; ground contact was not measured. Of simulated changes these two "
        "show about 8 in 10, all signals nearly every one.");
  if (block.sentences.empty()) return std::nullopt;
  return block;
}

/// How far an estimate is from another verdict.
static std::string verdict_margin(const RunFinding& run) {
  const auto& e = *run.effect_pct;
  const double nearer = e.value < 0 ? e.hi : e.lo;  // the end of the range that is nearer to nothing
  if (run.verdict == analysis::Verdict::not_shown)
    return "The range reaches over zero by " + percent(std::min(std::abs(e.lo), std::abs(e.hi))) +
           " of speed: more runs after legs narrow it, and the cost shows if it stays on one side.";
  return "Were the range wider, or the estimate nearer to zero, by " + percent(std::abs(nearer)) +
         " of speed, the cost would not be shown any more.";
}

Block changes_block(const Question& q) {
  const RunFinding& run = *q.run;
  Block block{"What would change this", {}, {}, {}, {}, {}};
  if (run.post_leg && run.effect_pct) block.sentences.push_back(verdict_margin(run));
  if (run.breakdown) {
    if (run.breakdown->changes.size() <= 2)
      block.sentences.emplace_back("With one signal less, the message about form would be taken back.");
    block.sentences.emplace_back("New shoes or a new sensor start a new baseline.");
  }
  add_label_hint(block, q);
  if (run.declined)
    block.sentences.push_back("It is not compared: " + declined_reason(*run.declined) + ".");
  if (block.sentences.empty())
    block.sentences.emplace_back("A better recording of the same run, dropped into the inbox.");
  return block;
}

}  // namespace freshlegs::app
