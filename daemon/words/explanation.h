// The chain from files to a sentence, as blocks of words: shown as text, as HTML, beside the numbers as JSON.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "analysis/advice/advise.h"
#include "analysis/model/minute_use.h"
#include "daemon/pipeline/analyser.h"
#include "daemon/words/numbers.h"
#include "daemon/words/page.h"

namespace freshlegs::app {

/// What is asked about. A run and a session always have their features; an alert about weeks of running has no run.
struct Question {
  const Knowledge& knowledge;
  Units units;
  const analysis::RunFinding* run = nullptr;
  const analysis::Alert* alert = nullptr;
  const analysis::SessionFinding* session = nullptr;  ///< alone, without run and alert
  std::optional<analysis::Features> features;
  std::vector<std::string> same_device = {};  ///< earlier runs whose form was measured by the same device
};

struct Explanation {
  struct Block {
    std::string heading;  ///< "What was seen"
    std::vector<std::string> sentences;
    std::vector<std::string> columns;  ///< of `rows`; empty: label and value
    std::vector<std::vector<std::string>> rows;
    std::vector<std::string> after;     ///< sentences below the rows
    std::vector<std::string> commands;  ///< to type
  };
  std::string title, subtitle, id;
  std::vector<Block> blocks;
};

Explanation explain(const Question& question);
/// What `today` rests on, each piece of advice with its rule, and the rules of all else that is said.
Explanation explain_today(const analysis::Findings& findings, const analysis::Today& today, Units units);
/// One piece of advice by its rule, "advice/six-hours-apart" or with its number; nothing where it is not given.
std::optional<Explanation> explain_advice(const analysis::Today& today, const std::string& rule, Units units);
/// Lines of at most `columns`, headings in capitals, no markup.
std::string explanation_text(const Explanation& explanation, std::size_t columns = kPageColumns);

/// A run or session by id, an alert by its id, or a day's main run, else its session. Null where there is none.
struct Found {
  const analysis::RunFinding* run = nullptr;
  const analysis::Alert* alert = nullptr;
  const analysis::SessionFinding* session = nullptr;
};
std::optional<Found> find_subject(const analysis::Findings& findings, const std::string& name);

/// Minutes that did not count in the comparison of speed, joined where the cause is one.
struct MinutesLeftOut {
  int from = 0, to = 0;
  analysis::MinuteUse use{};
};
std::vector<MinutesLeftOut> minutes_left_out(const analysis::RunFeatures& run, double hr_rest_bpm);
/// The resting heart rate that the run was compared with.
double rest_of(const Question& question);

}  // namespace freshlegs::app
