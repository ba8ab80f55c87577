// From a lived season to the files that devices and apps would have left.
#include <algorithm>
#include <tuple>

#include "tests/sim/csv_export.h"
#include "tests/sim/fit_file.h"
#include "tests/sim/season.h"

namespace freshlegs::sim {
namespace {

std::vector<std::byte> bytes_of(const std::string& text) {
  const auto* begin = reinterpret_cast<const std::byte*>(text.data());
  return {begin, begin + text.size()};
}

/// Exports grow: each holds all sessions so far. The last one is made when the season ends.
class LogExports {
 public:
  LogExports(const SeasonConfig& config, const SimulatedSeason& season) : config_(config) {
    for (const auto& recorded : season.recordings)
      if (recorded.role == Simulated::Role::log) sessions_.push_back(&recorded);
  }

  void write(std::vector<SimFile>& files) {
    const int days = config_.weeks * 7;
    for (int day = config_.log_export_every_days; day < days; day += config_.log_export_every_days)
      export_at(day, files);
    export_at(days, files);
  }

 private:
  /// Just before midnight of the day before `day`; nothing new since the last export, no export.
  void export_at(int day, std::vector<SimFile>& files) {
    const auto midnight = config_.first_day + date::days(day) + Millis(0);
    const Instant now = config_.zone.instant_at(midnight - std::chrono::minutes(90));
    const auto known =
        std::ranges::count_if(sessions_, [now](const Simulated* s) { return s->available_at <= now; });
    if (known == exported_) return;
    exported_ = known;
    std::vector<const Recording*> recordings;
    for (const Simulated* s : sessions_)
      if (s->available_at <= now) recordings.push_back(&s->recording);
    const std::string date = iso_day(midnight - std::chrono::minutes(90));
    const bool hevy = config_.log_app == LogApp::hevy;
    const std::string text = hevy ? hevy_csv(recordings) : strong_csv(recordings);
    files.push_back({(hevy ? "workout_data-" : "strong-") + date + ".csv", bytes_of(text), now});
  }

  const SeasonConfig& config_;
  std::vector<const Simulated*> sessions_;
  std::ptrdiff_t exported_ = 0;
};

}  // namespace

Season make_season(const SeasonConfig& config) {
  SimulatedSeason lived = simulate(config);
  Season season;
  LogExports(config, lived).write(season.files);
  for (const auto& recorded : lived.recordings)
    if (recorded.role != Simulated::Role::log)
      season.files.push_back({recorded.file, fit_file(recorded.recording), recorded.available_at});
  std::ranges::sort(season.files, [](const SimFile& a, const SimFile& b) {
    return std::tie(a.available_at, a.name) < std::tie(b.available_at, b.name);
  });
  season.truth = std::move(lived.truth);
  return season;
}

}  // namespace freshlegs::sim
