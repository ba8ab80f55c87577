#include "analysis/assemble/sport.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "ingest/exercise/title.h"
#include "ingest/exercise/words.h"

namespace freshlegs::analysis {
namespace {

struct ProfileName {
  std::string_view name;
  Sport sport;
};

// sport of the FIT profile (type `sport`); what is not listed is Sport::other.
constexpr std::array kSports{
    ProfileName{"running", Sport::run},
    ProfileName{"cycling", Sport::ride},
    ProfileName{"e_biking", Sport::ride},
    ProfileName{"swimming", Sport::swim},
    ProfileName{"walking", Sport::walk},
    ProfileName{"hiking", Sport::hike},
    ProfileName{"mountaineering", Sport::hike},
    ProfileName{"rowing", Sport::row},
    ProfileName{"strength_training", Sport::strength},
};

// sub_sport where it says more than the sport does (training and fitness_equipment above all).
constexpr std::array kSubSports{
    ProfileName{"strength_training", Sport::strength},
    ProfileName{"elliptical", Sport::elliptical},
    ProfileName{"indoor_rowing", Sport::row},
    ProfileName{"yoga", Sport::yoga},
    ProfileName{"pilates", Sport::yoga},
    ProfileName{"flexibility_training", Sport::mobility},
    ProfileName{"mobility", Sport::mobility},
    ProfileName{"treadmill", Sport::run},
    ProfileName{"indoor_running", Sport::run},
    ProfileName{"indoor_cycling", Sport::ride},
    ProfileName{"spin", Sport::ride},
    ProfileName{"indoor_walking", Sport::walk},
};

// Beginnings of words in titles, tried in this order; without accents (words_of), in the catalogue's
// languages.
constexpr std::array kTitleWords{
    ProfileName{"yoga", Sport::yoga},        ProfileName{"pilates", Sport::yoga},
    ProfileName{"stretch", Sport::mobility}, ProfileName{"mobility", Sport::mobility},
    ProfileName{"dehn", Sport::mobility},    ProfileName{"strength", Sport::strength},
    ProfileName{"weight", Sport::strength},  ProfileName{"lifting", Sport::strength},
    ProfileName{"kraft", Sport::strength},   ProfileName{"muscu", Sport::strength},
    ProfileName{"fuerza", Sport::strength},  ProfileName{"forza", Sport::strength},
    ProfileName{"styrk", Sport::strength},   ProfileName{"gym", Sport::strength},
    ProfileName{"run", Sport::run},          ProfileName{"jog", Sport::run},
};

template <std::size_t N>
std::optional<Sport> look_up(const std::array<ProfileName, N>& table, std::string_view name) {
  const auto it = std::ranges::find(table, name, &ProfileName::name);
  if (it == table.end()) return std::nullopt;
  return it->sport;
}

std::optional<Sport> by_title(const RecordingHead& head) {
  if (!head.title) return std::nullopt;
  const auto words = exercise::words_of(*head.title);
  for (const auto& [stem, sport] : kTitleWords)
    if (std::ranges::any_of(words, [&](const std::string& word) { return word.starts_with(stem); }))
      return sport;
  // "Leg day", "Push": only strength sessions are called that.
  if (legs_of_title(*head.title) != LegHint::none) return Sport::strength;
  return std::nullopt;
}

bool has(const RecordingHead& head, ChannelKind kind) {
  return (head.channel_mask >> static_cast<unsigned>(kind) & 1U) != 0;
}

bool tells_no_sport(const RecordingHead& head) {
  return head.sport.empty() || head.sport == "generic" || head.sport == "all";
}

/// Sports under which devices file everything they have no name for.
bool names_no_sport(const RecordingHead& head) {
  return tells_no_sport(head) || head.sport == "training" || head.sport == "fitness_equipment";
}

/// Nothing but a heart at rest, or no time series and no totals at all: a morning, a night, a questionnaire.
bool is_wellness(const RecordingHead& head) {
  if (!tells_no_sport(head) || head.active_sets > 0) return false;
  // A watch that lies still writes a distance as well; what it comes to is beyond doubt below a walk to the
  // door.
  const bool channels =
      has(head, ChannelKind::speed) || has(head, ChannelKind::distance) || has(head, ChannelKind::cadence);
  const bool moves = head.summary.distance_m ? *head.summary.distance_m > 100 : channels;
  if (moves) return false;
  if (head.rr_intervals > 0) {
    // A resting recording of a trained or untrained adult stays below 100 bpm (tachycardia begins there).
    const double mean_bpm = head.summary.avg_heart_rate_bpm.value_or(60);
    return mean_bpm < 100;
  }
  return head.samples == 0 && !head.summary.timer_s && !head.summary.elapsed_s;
}

}  // namespace

Sport sport_of(const RecordingHead& head) {
  if (is_wellness(head)) return Sport::wellness;
  if (const auto sport = look_up(kSports, head.sport)) return *sport;
  if (const auto sport = look_up(kSubSports, head.sub_sport)) return *sport;
  if (const auto sport = look_up(kSubSports, head.sport)) return *sport;
  if (head.active_sets > 0) return Sport::strength;
  if (!names_no_sport(head)) return Sport::other;
  return by_title(head).value_or(Sport::other);
}

bool leaves_sport_open(const RecordingHead& head, Sport sport) {
  // A strap worn during sport writes beats and nothing else: by itself it looks like a morning's rest.
  if (sport == Sport::wellness) return head.rr_intervals > 0;
  return sport == Sport::other && names_no_sport(head);
}

bool alike(Sport a, Sport b) {
  const auto family = [](Sport s) {
    if (s == Sport::hike) return Sport::walk;
    if (s == Sport::mobility) return Sport::yoga;
    return s;
  };
  return family(a) == family(b);
}

std::string_view name_of(Sport sport) {
  constexpr std::array<std::string_view, 12> kNames{"run",  "strength", "ride",       "swim",
                                                    "walk", "hike",     "elliptical", "row",
                                                    "yoga", "mobility", "other",      "wellness"};
  return kNames[static_cast<std::size_t>(sport)];
}

}  // namespace freshlegs::analysis
