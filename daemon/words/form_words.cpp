#include "daemon/words/form_words.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <utility>

#include "daemon/words/phrases.h"

namespace freshlegs::app {
namespace {

using analysis::FormBreakdown;
using analysis::Marker;
using analysis::RunFinding;

constexpr std::size_t kMostInSummary = 3;

/// The signal that says the same, if there is one: step rate is speed over step length, stiffness is computed
/// from contact time (Morin 2005), the ratio is movement over step length.
std::optional<Marker> mirrors(Marker marker) {
  switch (marker) {
    case Marker::cadence:
      return Marker::step_length;
    case Marker::stiffness:
      return Marker::ground_contact;
    case Marker::vertical_ratio:
      return Marker::vertical_oscillation;
    default:
      return std::nullopt;
  }
}

/// Changed, and outside the range of fresh runs.
bool changed_and_left(const FormBreakdown& breakdown, Marker marker) {
  const auto* change = change_of(breakdown, marker);
  return change != nullptr && left_fresh(*change);
}

/// The same change under another name: step length, where the step rate changed at that speed.
bool mirrored(const FormBreakdown& breakdown, Marker marker) {
  return std::ranges::any_of(breakdown.changes, [&](const auto& c) { return mirrors(c.marker) == marker; });
}

std::string left_clause(const FormBreakdown::Change& c) {
  const MarkerWords& words = words_for(c.marker);
  const auto& pct = c.after_pct;
  const bool less = pct.value < 0;
  return std::string(words.name) + (words.plural ? " were " : " was ") + percent(std::abs(pct.value)) + " " +
         std::string(less ? words.less : words.more) + " (" +
         (less ? range(-pct.hi, -pct.lo, 1) : range(pct.lo, pct.hi, 1)) + ")";
}

std::string within_clause(const FormBreakdown::Change& c) {
  const MarkerWords& words = words_for(c.marker);
  return std::string(words.name) + " became " + percent(std::abs(told_pct(c))) + " " +
         std::string(told_pct(c) < 0 ? words.less : words.more);
}

/// Only what a runner can picture; the rest is in `explain`.
bool is_plain(Marker marker) {
  return marker == Marker::ground_contact || marker == Marker::step_length || marker == Marker::vertical_oscillation;
}

std::string unchanged_sentence(const RunFinding& run) {
  std::vector<std::string> names;
  for (const auto& value : run.form)
    if (value.vs_fresh_pct && is_plain(value.marker) && change_of(*run.breakdown, value.marker) == nullptr &&
        !mirrored(*run.breakdown, value.marker))
      names.emplace_back(words_for(value.marker).name);
  return names.empty() ? "" : " " + capital(list_of(names)) + " did not change.";
}

std::string breakdown_sentence(const RunFinding& run, Units units) {
  const auto& b = *run.breakdown;
  std::vector<std::string> clauses;
  bool left = false;
  for (const auto& c : telling_changes(b, kMostInSummary)) {
    left = left_fresh(c);
    clauses.push_back(left ? left_clause(c) : within_clause(c));
  }
  return "changed at " + with_unit(b.onset_s / 60, "min") + ", " + place(b.km * 1000, units) + " (" +
         range(b.lo_s / 60, b.hi_s / 60) + "\u00a0min). From there " + list_of(clauses) +
         (left ? " than in your fresh runs at the same pace and hills."
               : " than before, still inside your fresh range.") +
         unchanged_sentence(run);
}

}  // namespace

const FormBreakdown::Change* change_of(const FormBreakdown& breakdown, Marker marker) {
  const auto it = std::ranges::find(breakdown.changes, marker, &FormBreakdown::Change::marker);
  return it == breakdown.changes.end() ? nullptr : &*it;
}

SignalMeans signal_means(const RunFinding& run, const analysis::FormTrace::Signal& signal) {
  constexpr double kMiddle_s = 30;  // of a minute
  const double onset_s = run.breakdown ? run.breakdown->onset_s : std::numeric_limits<double>::infinity();
  double before = 0, after = 0, nb = 0, na = 0;
  for (std::size_t k = 0; k < signal.pct.size(); ++k) {
    if (std::isnan(signal.pct[k])) continue;
    const bool early = run.trace.start_s[k] + kMiddle_s < onset_s;
    (early ? before : after) += signal.pct[k];
    (early ? nb : na) += 1;
  }
  SignalMeans means;
  if (nb > 0) means.before = before / nb;
  if (na > 0) means.after = after / na;
  if (const auto* change = run.breakdown ? change_of(*run.breakdown, signal.marker) : nullptr) {
    if (means.before) means.before = change->before_pct;
    if (means.after) means.after = change->after_pct.value;
  }
  return means;
}

bool by_steps_alone(const RunFinding& run) {
  return std::ranges::none_of(run.form, [](const auto& value) {
    return value.marker == Marker::ground_contact || value.marker == Marker::vertical_oscillation;
  });
}

bool left_fresh(const FormBreakdown::Change& c) { return c.after_pct.lo > 0 || c.after_pct.hi < 0; }

bool inside_fresh(const FormBreakdown& breakdown) {
  return std::ranges::none_of(telling_changes(breakdown, kMostInSummary), left_fresh);
}

double told_pct(const FormBreakdown::Change& c) {
  return left_fresh(c) ? c.after_pct.value : c.after_pct.value - c.before_pct;
}

std::vector<FormBreakdown::Change> telling_changes(const FormBreakdown& breakdown, std::size_t most) {
  auto changes = breakdown.changes;
  std::ranges::stable_sort(changes, std::ranges::greater{}, [](const auto& c) {
    return std::pair(is_plain(c.marker) || mirrors(c.marker), std::abs(c.after_pct.value));
  });
  const auto plainest = std::ranges::max_element(changes, {}, [](const auto& c) {
    return std::pair(is_plain(c.marker), std::abs(told_pct(c)));
  });
  const auto instead = plainest == changes.end() ? std::nullopt : std::optional(*plainest);
  std::erase_if(changes, [&](const auto& c) {
    const auto other = mirrors(c.marker);
    return !left_fresh(c) || (other && changed_and_left(breakdown, *other));
  });
  if (changes.empty() && instead) changes.push_back(*instead);
  if (changes.size() > most) changes.resize(most);
  std::ranges::sort(changes, {}, &FormBreakdown::Change::marker);
  return changes;
}

std::optional<std::string> form_sentence(const RunFinding& run, Units units) {
  if (run.breakdown) return breakdown_sentence(run, units);
  if (run.form_judged)
    return std::string("stayed inside the range of your fresh runs to the end") +
           (by_steps_alone(run) ? ", as far as step rate and heart rate tell." : ".");
  if (run.form.empty()) return std::nullopt;
  if (run.form_runs < run.form_runs_needed)
    return "not judged yet. Have " + count_of(run.form_runs, "earlier run") + " with this device; " +
           number(run.form_runs_needed) + " are needed to know your usual.";
  return "not judged: too little even running with these signals.";
}

}  // namespace freshlegs::app
