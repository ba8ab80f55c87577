// When to tell the athlete what: the difference between what is known and what was told, and good manners.
// Pure: the clock, the zone and what was told before are arguments.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "analysis/findings.h"
#include "daemon/config/settings.h"
#include "ingest/time.h"

namespace freshlegs::service {

enum class How : std::uint8_t {
  desktop,   ///< a notice on the screen; not `delivered`: it waits for its chance
  summary,   ///< only in the daily summary: too many for one day, or notices are switched off
  silently,  ///< history or too old to be news: known, and not to be told again
};

/// What was decided about one alert in one state; kept for ever.
struct Told {
  std::string alert;
  analysis::AlertKind kind{};
  std::optional<analysis::OverreachState> state;  ///< the highest one that this told of
  date::local_days day;                           ///< the local day the alert speaks of
  How how{};
  Instant at;
  bool delivered = false;
  std::optional<std::string> withdrawn;  ///< why
  std::string notice;                    ///< key of the notice that carried it; known only while we run
  std::string title, body;
};

struct Manners {
  app::NotificationSettings notices;
  bool tell_watch = false;  ///< overreaching "watch" too
};

struct Situation {
  Instant now;
  UtcOffset offset{};    ///< local time here and now
  bool history = false;  ///< what is new in `known` came with a backlog
  bool server = true;    ///< showing has a chance
};

/// What to do now.
struct TellingPlan {
  struct Show {
    std::string key;                  ///< one live notice a key: showing again replaces
    std::vector<std::size_t> alerts;  ///< indexes into `known`, the gravest first
    bool only_if_live = false;        ///< correct it where it still stands on the screen, else leave it
    friend bool operator==(const Show&, const Show&) = default;
  };
  std::vector<Show> show;
  std::vector<std::string> close;  ///< keys of notices that are no longer true
  std::vector<Told> keep;          ///< new or changed records, without title and body where new
};

/// Decides. `known` in time order; `told` in any order, withdrawn ones included.
[[nodiscard]] TellingPlan plan_telling(const std::vector<analysis::Alert>& known,
                                       const std::vector<Told>& told, const Manners& manners,
                                       const Situation& situation);

/// True within the hours; `from` after `to` spans midnight; equal ones are no hours at all.
[[nodiscard]] bool in_quiet_hours(WallTime wall, const app::QuietHours& hours);

}  // namespace freshlegs::service
