#include "ingest/csv/sports.h"

#include <algorithm>
#include <array>

#include "ingest/csv/text.h"

namespace freshlegs::csv {
namespace {

struct SportWord {
  std::string_view word;  ///< folded, without accents; a stem when it ends in *
  Sport sport;
};

// Whole names first, stems last: the first row that fits counts. English, German, French, Italian, Spanish,
// Dutch, Swedish, Danish.
constexpr auto kWords = std::to_array<SportWord>({
    {"treadmill*", {"running", "treadmill"}},
    {"laufband*", {"running", "treadmill"}},
    {"lopband*", {"running", "treadmill"}},
    {"lobeband*", {"running", "treadmill"}},
    {"loopband*", {"running", "treadmill"}},
    {"course a pied sur tapis*", {"running", "treadmill"}},
    {"tapis*", {"running", "treadmill"}},
    {"corsa su tapis*", {"running", "treadmill"}},
    {"carrera en cinta*", {"running", "treadmill"}},
    {"trail run*", {"running", "trail"}},
    {"trailrun*", {"running", "trail"}},
    {"trail", {"running", "trail"}},
    {"terranglop*", {"running", "trail"}},
    {"terranlob*", {"running", "trail"}},
    {"traillauf*", {"running", "trail"}},
    {"track run*", {"running", "track"}},
    {"laufen auf der bahn", {"running", "track"}},
    {"banlop*", {"running", "track"}},
    {"indoor run*", {"running", "indoor_running"}},
    {"virtual run*", {"running", "virtual_activity"}},
    {"street run*", {"running", "street"}},
    {"ultra run*", {"running", "ultra"}},
    {"run", {"running", "generic"}},
    {"running*", {"running", "generic"}},
    {"laufen*", {"running", "generic"}},
    {"lauf", {"running", "generic"}},
    {"course a pied*", {"running", "generic"}},
    {"corsa*", {"running", "generic"}},
    {"carrera*", {"running", "generic"}},
    {"hardlopen*", {"running", "generic"}},
    {"lopning*", {"running", "generic"}},
    {"lob*", {"running", "generic"}},
    {"strength*", {"training", "strength_training"}},
    {"weight training", {"training", "strength_training"}},
    {"weighttraining", {"training", "strength_training"}},
    {"gym & fitness equipment", {"training", "strength_training"}},
    {"crossfit", {"training", "strength_training"}},
    {"krafttraining*", {"training", "strength_training"}},
    {"styrketran*", {"training", "strength_training"}},
    {"krachttraining*", {"training", "strength_training"}},
    {"musculation*", {"training", "strength_training"}},
    {"renforcement*", {"training", "strength_training"}},
    {"allenamento della forza*", {"training", "strength_training"}},
    {"forza*", {"training", "strength_training"}},
    {"entrenamiento de fuerza*", {"training", "strength_training"}},
    {"fuerza*", {"training", "strength_training"}},
    {"cardio*", {"training", "cardio_training"}},
    {"konditionspass*", {"training", "cardio_training"}},
    {"workout", {"training", "generic"}},
    {"hiit", {"hiit", "generic"}},
    {"yoga*", {"training", "yoga"}},
    {"pilates*", {"training", "pilates"}},
    {"breathwork", {"training", "breathing"}},
    {"mobility", {"training", "flexibility_training"}},
    {"indoor cycl*", {"cycling", "indoor_cycling"}},
    {"inomhuscykling*", {"cycling", "indoor_cycling"}},
    {"indoor-radfahren*", {"cycling", "indoor_cycling"}},
    {"cyclisme en salle*", {"cycling", "indoor_cycling"}},
    {"virtual ride", {"cycling", "virtual_activity"}},
    {"virtualride", {"cycling", "virtual_activity"}},
    {"virtual cycl*", {"cycling", "virtual_activity"}},
    {"mountain bik*", {"cycling", "mountain"}},
    {"gravel*", {"cycling", "gravel_cycling"}},
    {"road cycl*", {"cycling", "road"}},
    {"cycling*", {"cycling", "generic"}},
    {"ride", {"cycling", "generic"}},
    {"radfahren*", {"cycling", "generic"}},
    {"cykling*", {"cycling", "generic"}},
    {"cyclisme*", {"cycling", "generic"}},
    {"velo*", {"cycling", "generic"}},
    {"ciclismo*", {"cycling", "generic"}},
    {"fietsen*", {"cycling", "generic"}},
    {"hik*", {"hiking", "generic"}},
    {"vandring*", {"hiking", "generic"}},
    {"wander*", {"hiking", "generic"}},
    {"randonnee*", {"hiking", "generic"}},
    {"escursion*", {"hiking", "generic"}},
    {"senderismo*", {"hiking", "generic"}},
    {"walk*", {"walking", "generic"}},
    {"casual walking", {"walking", "casual_walking"}},
    {"gang", {"walking", "generic"}},
    {"gehen*", {"walking", "generic"}},
    {"marche*", {"walking", "generic"}},
    {"camminata*", {"walking", "generic"}},
    {"caminata*", {"walking", "generic"}},
    {"wandelen*", {"walking", "generic"}},
    {"open water*", {"swimming", "open_water"}},
    {"pool swim*", {"swimming", "lap_swimming"}},
    {"lap swim*", {"swimming", "lap_swimming"}},
    {"swim*", {"swimming", "generic"}},
    {"schwimm*", {"swimming", "generic"}},
    {"simning*", {"swimming", "generic"}},
    {"svomning*", {"swimming", "generic"}},
    {"natation*", {"swimming", "generic"}},
    {"nuoto*", {"swimming", "generic"}},
    {"natacion*", {"swimming", "generic"}},
    {"indoor row*", {"fitness_equipment", "indoor_rowing"}},
    {"row*", {"rowing", "generic"}},
    {"elliptical*", {"fitness_equipment", "elliptical"}},
    {"stair*", {"fitness_equipment", "stair_climbing"}},
    {"resort skiing*", {"alpine_skiing", "resort"}},
    {"utforsakning*", {"alpine_skiing", "resort"}},
    {"alpine ski*", {"alpine_skiing", "generic"}},
    {"multisport", {"multisport", "generic"}},
    {"tennis", {"tennis", "generic"}},
    {"padel", {"racket", "padel"}},
    {"bouldering", {"rock_climbing", "bouldering"}},
    {"indoor climbing", {"rock_climbing", "indoor_climbing"}},
    {"rock climbing", {"rock_climbing", "generic"}},
    {"soccer", {"soccer", "generic"}},
    {"other", {"generic", "generic"}},
    {"other indoor", {"training", "generic"}},
});

bool fits(std::string_view pattern, std::string_view word) {
  return pattern.ends_with('*') ? word.starts_with(pattern.substr(0, pattern.size() - 1)) : word == pattern;
}

}  // namespace

std::optional<Sport> sport_of(std::string_view word) {
  const std::string folded = plain(fold(word));
  const auto* it = std::ranges::find_if(kWords, [&](const SportWord& row) { return fits(row.word, folded); });
  return it == kWords.end() ? std::nullopt : std::optional(it->sport);
}

}  // namespace freshlegs::csv
