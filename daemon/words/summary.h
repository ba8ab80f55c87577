// The daily summary as Markdown: one local day, at most 45 lines of 80 columns (look.md 4).
#pragma once

#include <span>
#include <string>

#include "analysis/athlete_input.h"
#include "analysis/findings.h"
#include "daemon/words/numbers.h"

namespace freshlegs::app {

/// A message that was told about a day and later proved wrong.
struct Retraction {
  std::string kind;  ///< of the alert, as in the JSON
  date::local_days day;
  std::string why;  ///< one sentence
};

std::string summary_markdown(const analysis::Findings& findings, date::local_days day, Units units,
                             std::span<const Retraction> taken_back = {},
                             const analysis::Profile& profile = {});

}  // namespace freshlegs::app
