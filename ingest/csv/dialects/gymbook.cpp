// GymBook (iOS): one row a set with its own clock; header, kinds and units in the language of the phone. The
// muscles it works are named, the secondary ones left aside: they name half the body.
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
};
constexpr std::string_view kRequired[] = {"Data", "Orario", "Esercizio", "Ripetizioni / Tempo"};
constexpr KindWord kKinds[] = {
    {"Set", StrengthSet::Kind::active},
    {"Set di riscaldamento", StrengthSet::Kind::warm_up},
    {"Set di defaticamento", StrengthSet::Kind::warm_up},
};

}  // namespace

const Dialect& gymbook() {
  static const SetLog dialect({.name = "gymbook",
                               .app = "GymBook",
                               .required = kRequired,
                               .columns = kColumns,
                               .kinds = kKinds,
                               .decimal = Decimal::comma,
                               .yes = "Si"});
  return dialect;
}

}  // namespace freshlegs::csv
