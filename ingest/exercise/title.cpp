#include "ingest/exercise/title.h"

#include <algorithm>
#include <vector>

#include "ingest/exercise/words.h"

namespace freshlegs {
namespace {

using exercise::Pattern, exercise::words_of;

struct TitleWords {
  LegHint hint;
  std::string_view patterns;  ///< words that stand side by side, separated by " | "
};

// The longest match is taken first and its words are used up, so "back squat" is no back day. `none` takes
// words out: programmes that name every part, negations, and "ben" beside another word, which is mostly a
// name.
constexpr TitleWords kTitleWords[] = {
    {LegHint::none,
     "push pull leg | pull push leg | leg push pull | push leg pull | pull leg push | upper lower | lower "
     "upper | oberkorper unterkorper | "
     "no leg | not leg | without leg | ohne bein* | sans jambe | senza gambe | sin pierna | utan ben | uden "
     "ben | "
     "leg up | leg stretch* | back to | back at | back in | get back | full moon | half full | push through "
     "| with ben | med ben | mit ben | big ben | ben s | coach ben"},
    {LegHint::full,
     "full body | fullbody | total body | whole body | full | ganzkorper* | ganz korper | full korper | "
     "corps entier | corps complet | tout le corp | corpo intero | tutto il corpo | cuerpo completo | cuerpo "
     "entero | full cuerpo | "
     "helkropp* | hela kroppen | helkrop* | hele kroppen | fbw | tbw"},
    {LegHint::legs,
     "leg | legday | legg day | lower body | lower | quad | hamstring | hammie | hams | glute | calve | calf "
     "| squat | back squat | front squat | deadlift | "
     "lunge | bein* | unterkorper | kniebeug* | kreuzheb* | oberschenkel | po | waden | "
     "jambe | cuisse | fessier | bas du corp | mollet | ischio | "
     "gambe | gamba | glutei | coscia | cosce | quadricipiti | stacco | "
     "pierna | gluteo | sentadilla | tren inferior | peso muerto | cuadricep | femoral | "
     "ben | benpass | bendag | underkropp | knaboj | marklyft | rumpa | "
     "underkrop | dodloft"},
    {LegHint::upper,
     "upper body | upper | push | pull | push pull | chest | back | arm | shoulder | bicep | tricep | bench "
     "| bench press | pec | lat | delt | "
     "pull up | push up | core | ab | abs | "
     "oberkorper | brust | rucken | schulter* | arme | bizeps | trizeps | bankdruck* | bauch | "
     "haut du corp | pec | dos | epaule | bras | poitrine | pectoraux | "
     "petto | schiena | spalle | spalla | braccia | torace | dorsali | bicipiti | tricipiti | addome | "
     "tren superior | pecho | espalda | hombro | brazo | "
     "overkropp | brost | rygg | axlar | axel | armar | bankpress | "
     "overkrop | bryst | ryg | skulder*"},
};

struct TitleRule {
  Pattern pattern;
  LegHint hint;
};

std::vector<TitleRule> compile() {
  std::vector<TitleRule> rules;
  for (const auto& row : kTitleWords) {
    auto rest = row.patterns;
    while (!rest.empty()) {
      const auto end = std::min(rest.find(" | "), rest.size());
      rules.push_back({Pattern(rest.substr(0, end)), row.hint});
      rest.remove_prefix(std::min(end + 3, rest.size()));
    }
  }
  std::ranges::stable_sort(rules, std::ranges::greater{},
                           [](const TitleRule& r) { return r.pattern.weight(); });
  return rules;
}

}  // namespace

LegHint legs_of_title(std::string_view title) {
  static const std::vector<TitleRule> rules = compile();
  const auto words = words_of(title);
  bool legs = false, upper = false;
  for (std::size_t at = 0; at < words.size();) {
    const auto rule =
        std::ranges::find_if(rules, [&](const TitleRule& r) { return r.pattern.matches_at(words, at); });
    if (rule == rules.end()) {
      ++at;
      continue;
    }
    if (rule->hint == LegHint::full) return LegHint::full;
    legs = legs || rule->hint == LegHint::legs;
    upper = upper || rule->hint == LegHint::upper;
    at += rule->pattern.size();
  }
  if (legs && upper) return LegHint::full;
  return legs ? LegHint::legs : upper ? LegHint::upper : LegHint::none;
}

}  // namespace freshlegs
