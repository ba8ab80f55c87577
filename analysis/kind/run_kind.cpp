#include "analysis/kind/run_kind.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <vector>

#include "analysis/kind/speed_structure.h"
#include "ingest/exercise/words.h"

namespace freshlegs::analysis {
namespace {

// All of these are choices, set on simulated runs and looked over on real ones.
constexpr std::size_t kRemembered = 40, kKnown = 5;
constexpr double kCoolDownMinutes = 22,
                 kCoolDownAfter_h = 1;  ///< the article's 10-20 min, right after lifting
constexpr double kFastAgainstEasy = 1.08, kHardReserve = 0.82;
constexpr double kHardMinutes = 10, kRaceShare = 0.85, kRaceReserve = 0.84;
// Half of a rolling loop goes up: 1.6 % at root mean square is some 8 m of climbing a kilometre.
constexpr double kHillyGrade = 0.016, kHillyAscentPerKm = 15;  ///< m
constexpr double kLongAgainstUsual = 1.25, kLongMinutes = 55, kLongForStrangers = 80;

/// Not among them: words that mean no more than a run in some language ("course", "carrera", "lob"), which Garmin
/// writes into the title by itself.
bool called_a_race(std::string_view title, double distance_m) {
  constexpr std::array<std::string_view, 6> kWords{"race", "parkrun", "wettkampf", "gara", "lopp", "competition"};
  constexpr double kHalfMarathon_m = 20'500;  // as a watch may measure it
  // "marathon training", "race pace": plans for a race are none.
  constexpr std::array<std::string_view, 7> kPlans{"pace", "training", "prep", "plan", "recovery", "block", "week"};
  const auto words = exercise::words_of(title);
  const auto among = [&](const auto& list) {
    return std::ranges::any_of(words, [&](const std::string& word) {
      return std::ranges::find(list, std::string_view(word)) != list.end();
    });
  };
  const bool marathon = distance_m >= kHalfMarathon_m && among(std::array<std::string_view, 1>{"marathon"});
  return (marathon || among(kWords)) && !among(kPlans);
}

double median(std::vector<double> values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::ranges::nth_element(values, middle);
  return *middle;
}

bool is_hilly(const RunFeatures& f) {
  if (f.environment != Environment::outdoor) return false;
  double squares = 0;
  int n = 0;
  for (const auto& w : f.windows) {
    if (f.flat_assumed || !std::isfinite(w.grade)) continue;
    squares += static_cast<double>(w.grade) * static_cast<double>(w.grade);
    ++n;
  }
  const double km = f.distance_m / 1000;
  return (n >= 10 && std::sqrt(squares / n) >= kHillyGrade) ||
         (km > 1 && f.ascent_m / km >= kHillyAscentPerKm);
}

}  // namespace

std::optional<double> RunKinds::usual_minutes() const {
  if (runs_.size() < kKnown) return std::nullopt;
  std::vector<double> minutes;
  for (const auto& r : runs_) minutes.push_back(r.minutes);
  return median(std::move(minutes));
}

/// Most runs are easy, so the median run's median speed is an easy speed.
std::optional<double> RunKinds::easy_mps() const {
  std::vector<double> speeds;
  for (const auto& r : runs_)
    if (r.graded_mps) speeds.push_back(*r.graded_mps);
  if (speeds.size() < kKnown) return std::nullopt;
  return median(std::move(speeds));
}

RunKind RunKinds::judge(const Run& run) const {
  const auto& f = *run.features;
  const double minutes = (f.moving_s > 0 ? f.moving_s : f.timer_s) / 60;
  const bool indoors = f.environment == Environment::treadmill;
  if (run.title && called_a_race(*run.title, f.distance_m)) return RunKind::race;
  const auto easy = indoors ? std::nullopt : easy_mps();
  if (has_repeats(f, easy)) return RunKind::intervals;

  std::optional<double> fast;
  if (easy) fast = kFastAgainstEasy * *easy;
  const auto block = hard_block(f.windows, fast, kHardReserve, run.range);
  const auto effort = mean_reserve_share(f.windows, run.range);
  const bool hard = block.minutes >= kHardMinutes;
  if (!hard && minutes <= kCoolDownMinutes && run.hours_since_strength &&
      *run.hours_since_strength <= kCoolDownAfter_h)
    return RunKind::cool_down;
  if (hard && block.share >= kRaceShare && effort.value_or(0) >= kRaceReserve) return RunKind::race;
  if (hard) return RunKind::tempo;

  const auto usual = usual_minutes();
  const bool is_long =
      usual ? minutes >= std::max(kLongMinutes, kLongAgainstUsual * *usual) : minutes >= kLongForStrangers;
  if (is_long) return RunKind::long_run;
  return is_hilly(f) ? RunKind::hilly : RunKind::easy;
}

RunKind RunKinds::step(const Run& run) {
  const auto kind = judge(run);
  if (kind == RunKind::cool_down) return kind;  // no measure of a usual run
  const auto& f = *run.features;
  Usual usual{(f.moving_s > 0 ? f.moving_s : f.timer_s) / 60, std::nullopt};
  if (f.environment != Environment::treadmill) usual.graded_mps = median_graded_mps(f.windows);
  runs_.push_back(usual);
  if (runs_.size() > kRemembered) runs_.pop_front();
  return kind;
}

}  // namespace freshlegs::analysis
