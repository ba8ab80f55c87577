// How long form holds, hard runs after legs, and what runs do to the lifting: short sections of sentences.
#include "daemon/report/input.h"
#include "daemon/words/hard_words.h"
#include "daemon/words/lasting_words.h"

namespace freshlegs::app::report {
namespace {

std::optional<Part> sentences_part(std::string id, std::string heading, std::vector<std::string> sentences,
                                   std::string note) {
  if (sentences.empty()) return std::nullopt;
  return Part{{std::move(id), std::move(heading), std::move(sentences), std::move(note), "", false}, {}};
}

}  // namespace

std::optional<Part> holding_part(const Input& in) {
  return sentences_part("holding", "How long your form holds", holding_sentences(in.findings.holding),
                        "Runs that ended before form changed count as far as they went (Kaplan and Meier).");
}

std::optional<Part> hard_runs_part(const Input& in) {
  return sentences_part("hard", "Your hard runs after legs", hard_runs_sentences(in.findings.hard_after_legs),
                        "On the flat, each against your own usual at the fitness and warmth of that day.");
}

std::optional<Part> lifting_part(const Input& in) {
  return sentences_part("lifting", "What running does to your lifting", lifting_sentences(in.findings.interference),
                        "Each session is compared with your own usual of those weeks, exercise by exercise.");
}

}  // namespace freshlegs::app::report
