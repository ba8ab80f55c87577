// Garmin Connect, laps of one activity: a row a lap, group rows ("1 - 3") and a summary row that count them
// again, units behind a line break in the column names. Italian, English and Spanish names are from exports,
// the others as in the activity list or from memory.
#include "ingest/csv/lap_list.h"

namespace freshlegs::csv {
namespace {

constexpr std::string_view kLap[] = {"Lap",      "Laps",   "Runden",    "Runde",     "Vueltas",
                                     "Circuits", "Tours",  "Ronden",    "Varv",      "Omgange",
                                     "Runder",   "Voltas", "Okrążenia", "Kierrokset"},
                           kTime[] = {"Time", "Tempo", "Zeit", "Tiempo", "Temps",
                                      "Tijd", "Tid",   "Czas", "Aika"},
                           kCumulative[] = {"Cumulative Time",  "Tempo cumulato",  "Kumulierte Zeit",
                                            "Tiempo acumulado", "Temps cumulé",    "Cumulatieve tijd",
                                            "Totale tijd",      "Sammanlagd tid",  "Ackumulerad tid",
                                            "Kumulativ tid",    "Tempo acumulado", "Łączny czas"},
                           kDistance[] = {"Distance", "Distanza", "Distanz",   "Distancia", "Afstand",
                                          "Distans",  "Distanse", "Distância", "Dystans",   "Matka"},
                           kHeartRate[] = {"Avg HR",
                                           "FC Media",
                                           "Ø Herzfrequenz",
                                           "Ø HF",
                                           "Frecuencia cardiaca media",
                                           "Fréquence cardiaque moyenne",
                                           "Gem. HS",
                                           "Medelpuls",
                                           "Gennemsnitlig puls",
                                           "Gjennomsnittlig puls",
                                           "Średnie tętno",
                                           "Keskisyke"},
                           kStep[] = {"Step Type", "Tipo di fase", "Schritt-Typ", "Tipo de paso",
                                      "Type d'étape"};

}  // namespace

const Dialect& garmin_laps() {
  static const LapList dialect({.name = "garmin_laps",
                                .app = "Garmin Connect laps",
                                .manufacturer = "garmin",
                                .lap = kLap,
                                .time = kTime,
                                .distance = kDistance,
                                .heart_rate = kHeartRate,
                                .step = kStep,
                                .proof = kCumulative});
  return dialect;
}

}  // namespace freshlegs::csv
