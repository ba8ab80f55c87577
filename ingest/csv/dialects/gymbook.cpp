// GymBook (iOS): one row a set with its own clock; header, kinds and units in the language of the phone. The
// muscles it works are named, the secondary ones left aside: they name half the body. Italian from an export,
// German as importers quote it, English and the German words for muscles and kinds from memory.
#include "ingest/csv/set_log.h"

namespace freshlegs::csv {
namespace {

using enum SetField;
constexpr SetColumn kColumns[] = {
    {"Data", start},
    {"Programma", title},
    {"Orario", set_clock},
    {"Esercizio", exercise},
    {"Zona", muscles},
    {"Gruppi muscolari (Primari)", muscles},
    {"Gruppi muscolari (Secondari)", ignored},
    {"Set / Set di riscaldamento / Set di defaticamento", kind},
    {"Ripetizioni / Tempo", reps, Unit::in_cell},
    {"Peso / Distanza", weight, Unit::in_cell},
    {"Appunti", ignored},
    {"Saltato", skipped},
    // German
    {"Datum", start},
    {"Training", title},
    {"Zeit", set_clock},
    {"Übung", exercise},
    {"Bereich", muscles},
    {"Muskelgruppen (Primär)", muscles},
    {"Muskelgruppen (Sekundär)", ignored},
    {"Satz / Aufwärmsatz / Abkühlsatz", kind},
    {"Wiederholungen / Zeit", reps, Unit::in_cell},
    {"Gewicht / Strecke", weight, Unit::in_cell},
    {"Notizen", ignored},
    {"Übersprungen", skipped},
    // English
    {"Date", start},
    {"Workout", title},
    {"Time", set_clock},
    {"Exercise", exercise},
    {"Region", muscles},
    {"Muscle Groups (Primary)", muscles},
    {"Muscle Groups (Secondary)", ignored},
    {"Set / Warm-up Set / Cool-down Set", kind},
    {"Repetitions / Time", reps, Unit::in_cell},
    {"Weight / Distance", weight, Unit::in_cell},
    {"Notes", ignored},
    {"Skipped", skipped},
};
constexpr std::string_view kRequired[] = {"Data|Datum|Date", "Orario|Zeit|Time", "Esercizio|Übung|Exercise",
                                          "Ripetizioni / Tempo|Wiederholungen / Zeit|Repetitions / Time"};
constexpr KindWord kKinds[] = {
    {"Set", StrengthSet::Kind::active},
    {"Set di riscaldamento", StrengthSet::Kind::warm_up},
    {"Set di defaticamento", StrengthSet::Kind::warm_up},
    {"Satz", StrengthSet::Kind::active},
    {"Aufwärmsatz", StrengthSet::Kind::warm_up},
    {"Abkühlsatz", StrengthSet::Kind::warm_up},
    {"Warm-up Set", StrengthSet::Kind::warm_up},
    {"Cool-down Set", StrengthSet::Kind::warm_up},
};

}  // namespace

const Dialect& gymbook() {
  static const SetLog dialect({.name = "gymbook",
                               .app = "GymBook",
                               .required = kRequired,
                               .columns = kColumns,
                               .kinds = kKinds,
                               .decimal = Decimal::comma,
                               .yes = "Si|Ja|Yes"});
  return dialect;
}

}  // namespace freshlegs::csv
