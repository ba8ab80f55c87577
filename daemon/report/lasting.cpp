// Short sections of sentences: how long form holds and whether it drifts, hard runs after legs, what runs do to the
// lifting, and other sports to the runs.
#include "daemon/report/input.h"
#include "daemon/words/hard_words.h"
#include "daemon/words/lasting_words.h"
#include "daemon/words/week_words.h"

namespace freshlegs::app::report {
namespace {

std::optional<Part> sentences_part(std::string id, std::string heading, std::vector<std::string> sentences,
                                   std::string note) {
  if (sentences.empty()) return std::nullopt;
  return Part{{std::move(id), std::move(heading), std::move(sentences), std::move(note), "", false}, {}};
}

}  // namespace

std::optional<Part> holding_part(const Input& in) {
  const auto& holding = in.findings.holding;
  const bool times = holding.fresh.three_of_four.minutes || holding.tired.three_of_four.minutes;
  return sentences_part(
      "holding", "How long your form holds", holding_sentences(holding),
      times ? "Runs that ended before form changed count as far as they went (Kaplan and Meier)." : "");
}

std::optional<Part> hard_runs_part(const Input& in) {
  return sentences_part("hard", "Your hard runs after legs", hard_runs_sentences(in.findings.hard_after_legs),
                        "On the flat, each against your own usual at the fitness and warmth of that day.");
}

std::optional<Part> lifting_part(const Input& in) {
  return sentences_part("lifting", "What running does to your lifting", lifting_sentences(in.findings.interference),
                        "Each session is compared with your own usual of those weeks, exercise by exercise.");
}

std::optional<Part> other_sports_part(const Input& in) {
  return sentences_part("sports", "What else you do, and the next run",
                        other_sport_sentences(in.findings, in.day, other_sports_of(in.findings)),
                        "Runs within 36\u00a0h of such a session against runs without, the cost of legs taken out.");
}

std::optional<Part> drift_part(const Input& in) {
  return sentences_part("drift", "Form over the weeks", drift_sentences(in.findings, in.today),
                        "Runs of six weeks that came more than 48\u00a0h after legs, brought to one pace.");
}

}  // namespace freshlegs::app::report
