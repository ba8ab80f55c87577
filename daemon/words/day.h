// One local day of the findings: what a summary speaks of. Only what was known by the end of that day counts.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "analysis/findings.h"

namespace freshlegs::app {

/// Where a day lies among the recordings: outside them a day without one is no day of rest.
enum class Lies : std::uint8_t { before, within, after };

struct Day {
  date::local_days day;
  Lies lies = Lies::before;  ///< as long as nothing is recorded
  std::vector<const analysis::RunFinding*> runs;
  std::vector<const analysis::SessionFinding*> sessions;  ///< without morning measurements
  std::vector<const analysis::Alert*> alerts;             ///< about one run of this day
  struct Step {
    const analysis::Alert* alert;
    analysis::OverreachState state;
    Instant time;
  };
  std::vector<Step> steps;                     ///< spells that reached a state on this day
  std::vector<const analysis::Alert*> closed;  ///< spells that ended on this day
  analysis::OverreachState state{};            ///< at the end of it
  std::vector<const analysis::AthleteNote*> notes;  ///< of this day, the latest of each kind
  const analysis::DayLoad* load = nullptr;
  const analysis::Morning* morning = nullptr;
  int leg_sessions = 0;                                ///< so far, this day included
  const analysis::RunFinding* pace = nullptr;          ///< newest steady run so far with a fresh speed
  const analysis::SessionFinding* last_leg = nullptr;  ///< newest leg session that had ended by the last run,
                                                       ///< or by the end of the day
  std::vector<const analysis::SessionFinding*> also_legs;  ///< those before it that ended within 48 h before
                                                           ///< the last run and so count for it as well
};

[[nodiscard]] bool is_leg_session(const analysis::SessionFinding& session);
/// Those that count for a run, in time order: they ended within 48 h before it.
std::vector<const analysis::SessionFinding*> leg_sessions_of(const analysis::Findings& findings,
                                                             const analysis::RunFinding& run);
Day day_of(const analysis::Findings& findings, date::local_days day);

/// The first and the newest local day with a recording; nothing if there is none.
std::optional<date::local_days> first_day(const analysis::Findings& findings);
std::optional<date::local_days> newest_day(const analysis::Findings& findings);
/// The newest `most` local days with a recording or an alert, in time order.
std::vector<date::local_days> summary_days(const analysis::Findings& findings, std::size_t most);

/// How many runs the athlete had by the end of a day, the two sides of every comparison.
struct RunCounts {
  int post_leg = 0, fresh = 0;
  int days = 0;  ///< since the first run
};
RunCounts run_counts_by(const analysis::Findings& findings, date::local_days day);

}  // namespace freshlegs::app
