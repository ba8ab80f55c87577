#include "daemon/words/felt_words.h"

#include "daemon/pipeline/said.h"
#include "daemon/words/numbers.h"
#include "daemon/words/page.h"
#include "daemon/words/phrases.h"

namespace freshlegs::app {
namespace {

constexpr std::size_t kPlaceLimit = 24;

/// "Pain of 4 in the left knee" cannot be told from free text; the place stands in brackets.
std::string told(const analysis::PainFacts& facts) {
  const std::string where = from_file(facts.where, kPlaceLimit);
  return number(facts.value) + " of 10" + (where.empty() ? "" : " (" + where + ")");
}

std::string advice(const analysis::PainFacts& facts) {
  if (facts.lasts) return "It lasts: let a doctor or physio look at it before you run on.";
  return "Ease off, or stop if it grows. If it lasts, let a doctor or physio look at it.";
}

}  // namespace

std::optional<std::string> felt_sentence(const analysis::RunFinding& run) {
  if (!run.felt) return std::nullopt;
  const auto& felt = *run.felt;
  std::string text = "felt like " + number(felt.rating) + " of 10";
  if (!felt.usual) return text + ".";
  const std::string usual = number(felt.usual->value) + " (" + range(felt.usual->lo, felt.usual->hi) + ")";
  if (felt.harder())
    return text + ", harder than your fresh runs of that heart rate and length: those feel like " + usual + ".";
  return text + "; your fresh runs of that heart rate and length feel like " + usual + ".";
}

std::string noted(analysis::NoteKind kind, double value) {
  const std::string word(note_word(kind));
  const int decimals = value == static_cast<int>(value) ? 0 : 1;
  if (kind == analysis::NoteKind::sleep) return word + " " + with_unit(value, "h", decimals);
  return word + " " + number(value, decimals) + " of 10";
}

std::optional<std::string> notes_sentence(const Day& day) {
  std::string text;
  for (const auto* note : day.notes) {
    const bool well = note->kind == analysis::NoteKind::illness && !(note->value > 0);  // apps write it every day
    if (well || note->kind == analysis::NoteKind::pain) continue;
    text += (text.empty() ? "" : ", ") + noted(note->kind, note->value);
  }
  if (text.empty()) return std::nullopt;
  return capital(text) + ".";
}

std::string pain_sentence(const analysis::PainFacts& facts, bool with_advice) {
  const std::string since = facts.days > 1 ? ", noted on " + count_of(facts.days, "day") + ", first " +
                                                 count_of(facts.since, "day") + " before"
                                           : "";
  return told(facts) + since + "." + (with_advice ? " " + advice(facts) : "");
}

AlertText pain_text(const analysis::PainFacts& facts) {
  const std::string title = facts.lasts            ? "Pain that lasts"
                            : facts.hours_since_leg ? "Pain on a run after legs"
                          : facts.on_run          ? "Pain on a run"
                                                  : "Pain that you noted";
  const std::string when = facts.hours_since_leg ? ", " + hours(*facts.hours_since_leg) + " after legs" : "";
  return {title, told(facts) + when + ". " + advice(facts)};
}

}  // namespace freshlegs::app
