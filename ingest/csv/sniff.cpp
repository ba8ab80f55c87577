#include "ingest/csv/sniff.h"

#include <algorithm>

#include "ingest/csv/losses.h"
#include "ingest/csv/table.h"

namespace freshlegs::csv {

Probe probe_of(std::string_view text, char delimiter) {
  constexpr std::size_t kProbeBytes = 65536;  // the first rows lie well inside; a runaway quote costs no more
  Probe probe;
  probe.delimiter = delimiter;
  TableReader table(text.substr(0, kProbeBytes), delimiter);
  for (const Row* row = table.next(); row != nullptr && probe.rows.size() < kProbeRows; row = table.next()) {
    if (probe.rows.empty()) probe.header = Header(row->cells);
    probe.rows.emplace_back(row->cells.begin(), row->cells.end());
  }
  return probe;
}

Recognition recognise(const Probe& probe) {
  Recognition found;
  for (const Dialect* dialect : all_dialects()) {
    const double confidence = dialect->confidence(probe);
    if (confidence > found.confidence) {
      found.runner_up = found.best;
      found.runner_up_confidence = found.confidence;
      found.best = dialect;
      found.confidence = confidence;
    } else if (confidence > found.runner_up_confidence) {
      found.runner_up = dialect;
      found.runner_up_confidence = confidence;
    }
  }
  return found;
}

std::string describe_unknown(const Probe& probe, const Recognition& recognition) {
  constexpr std::size_t kNamed = 12;
  if (probe.rows.empty() || std::ranges::count(probe.rows.front(), "") + 2 > std::ssize(probe.rows.front()))
    return "The text is no table that freshlegs knows.";
  const auto& names = probe.rows.front();
  std::string text = "The table is no export that freshlegs knows; its columns are ";
  for (std::size_t i = 0; i < std::min(names.size(), kNamed); ++i)
    text += (i == 0 ? "" : ", ") + quote(names[i]);
  if (names.size() > kNamed) text += " and " + std::to_string(names.size() - kNamed) + " more";
  constexpr double kNear = 0.25;  // below, a column or two in common say nothing
  if (recognition.best != nullptr && recognition.confidence >= kNear)
    text += "; the nearest is " + std::string(recognition.best->app());
  return text + ".";
}

}  // namespace freshlegs::csv
