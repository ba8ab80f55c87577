// A season of the simulated athlete: the plan lived through, as recordings (fast) or as files (as real
// exports).
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "ingest/recording.h"
#include "tests/sim/athlete.h"
#include "tests/sim/dirt.h"
#include "tests/sim/plan.h"
#include "tests/sim/truth.h"
#include "tests/sim/zone.h"

namespace freshlegs::sim {

/// A spell of overreaching by days of the season; the load that leads to it is a Block of its own.
struct Spell {
  int first_day = 0, days_down = 5, days_low = 12, days_back = 5;
  double depth_pct = -6;
  double rest_bpm = 3;      ///< resting heart rate at its depth
  double ln_rmssd = -0.25;  ///< the sign differs between kinds of overload (Schneider 2019)
  [[nodiscard]] double share(double day) const;  ///< 0 = none, 1 = full depth
};

struct Weather {
  double mean_c = 11, season_c = 8, day_sd_c = 3, hours_c = 4;
};

enum class LogApp : std::uint8_t { none, strong, hevy };

struct SeasonConfig {
  std::uint64_t seed = 1;
  date::local_days first_day = date::local_days(date::year(2026) / 1 / 5);
  int weeks = 26;
  Athlete athlete;
  PlanStyle plan;
  std::vector<Block> blocks;
  std::vector<Spell> spells;
  std::vector<Planned> scripted;  ///< replaces whatever the plan has on the days it names
  Zone zone = Zone::european(std::chrono::hours(1));
  Weather weather;
  Wear wear = Wear::strap;
  Dirt dirt;
  LogApp log_app = LogApp::strong;
  int log_export_every_days = 7;
};

struct Simulated {
  enum class Role : std::uint8_t { watch, strap, phone, log };
  Recording recording;
  std::string file;      ///< as a real export is called; empty for sessions of a log
  Instant available_at;  ///< when the file could be dropped
  Kind kind{};
  Role role{};
};

struct SimulatedSeason {
  std::vector<Simulated> recordings;  ///< by availability; hashes are unique, but not those of files
  Truth truth;
};

/// The fast way: recordings as the product's reader would give them, no bytes written.
SimulatedSeason simulate(const SeasonConfig& config);

struct SimFile {
  std::string name;
  std::vector<std::byte> bytes;
  Instant available_at;
};
struct Season {
  std::vector<SimFile> files;  ///< by availability
  Truth truth;
};

/// The same season as files: FIT of each device, and every now and then the lifting app's cumulative CSV.
Season make_season(const SeasonConfig& config);

}  // namespace freshlegs::sim
