// Strava bulk export, activities.csv: times in UTC, metric units, names that repeat (the first Distance is
// what the page shows, the second one is in metres), in the language of the account but always in this order.
// The activities themselves lie beside it as FIT files. English and German names are from exports, French,
// Dutch and Spanish ones as importers quote them.
#include "ingest/csv/activity_list.h"

namespace freshlegs::csv {
namespace {

using enum ActivityField;
constexpr std::string_view kFirst[] = {"Activity ID",       "Aktivitäts-ID", "ID de l'activité",
                                       "Activiteits-ID",    "Activiteit-ID", "ID de actividad",
                                       "ID de la actividad"};
constexpr ActivityColumn kColumns[] = {
    {"Activity Type", sport},
    {"Activity Date", start},
    {"Activity Name", title},
    {"Distance", distance},
    {"Distance", distance_m, 1},
    {"Moving Time", timer},
    {"Elapsed Time", elapsed, 1},
    {"Elapsed Time", elapsed},
    {"Calories", calories},
    {"Average Heart Rate", avg_heart_rate},
    {"Max Heart Rate", max_heart_rate, 1},
    {"Max Heart Rate", max_heart_rate},
    {"Average Cadence", cadence_rpm},
    {"Average Speed", speed_mps},
    {"Elevation Gain", ascent},
    {"Elevation Loss", descent},
    {"Perceived Exertion", rpe},
    // German
    {"Aktivitätsart", sport},
    {"Aktivitätsdatum", start},
    {"Name der Aktivität", title},
    {"Distanz", distance},
    {"Distanz", distance_m, 1},
    {"Bewegungszeit", timer},
    {"Verstrichene Zeit", elapsed, 1},
    {"Verstrichene Zeit", elapsed},
    {"Kalorien", calories},
    {"Durchschnittliche Herzfrequenz", avg_heart_rate},
    {"Max. Herzfrequenz", max_heart_rate, 1},
    {"Max. Herzfrequenz", max_heart_rate},
    {"Durchschnittliche Trittfrequenz", cadence_rpm},
    {"Durchschnittliche Geschwindigkeit", speed_mps},
    {"Höhenzunahme", ascent},
    {"Gefühlte Anstrengung", rpe},
    // French
    {"Type d'activité", sport},
    {"Date de l'activité", start},
    {"Nom de l'activité", title},
    {"Durée de déplacement", timer},
    {"Temps écoulé", elapsed, 1},
    {"Temps écoulé", elapsed},
    {"Fréquence cardiaque moyenne", avg_heart_rate},
    {"Fréquence cardiaque max.", max_heart_rate, 1},
    {"Fréquence cardiaque max.", max_heart_rate},
    {"Cadence moyenne", cadence_rpm},
    {"Vitesse moyenne", speed_mps},
    {"Dénivelé positif", ascent},
    // Dutch
    {"Activiteitstype", sport},
    {"Datum van activiteit", start},
    {"Naam van activiteit", title},
    {"Naam activiteit", title},
    {"Afstand", distance},
    {"Afstand", distance_m, 1},
    {"Beweegtijd", timer},
    {"Verstreken tijd", elapsed, 1},
    {"Verstreken tijd", elapsed},
    {"Calorieën", calories},
    {"Gemiddelde hartslag", avg_heart_rate},
    {"Max. hartslag", max_heart_rate, 1},
    {"Max. hartslag", max_heart_rate},
    {"Gemiddelde cadans", cadence_rpm},
    {"Gemiddelde snelheid", speed_mps},
    {"Totale stijging", ascent},
    {"Hoogtewinst", ascent},
    // Spanish
    {"Tipo de actividad", sport},
    {"Fecha de la actividad", start},
    {"Nombre de la actividad", title},
    {"Distancia", distance},
    {"Distancia", distance_m, 1},
    {"Tiempo en movimiento", timer},
    {"Tiempo transcurrido", elapsed, 1},
    {"Tiempo transcurrido", elapsed},
    {"Calorías", calories},
    {"Ritmo cardiaco promedio", avg_heart_rate},
    {"Frecuencia cardiaca media", avg_heart_rate},
    {"Desnivel positivo", ascent},
};
constexpr ActivityPlace kPlaces[] = {
    {1, start},        {2, title},           {3, sport},           {6, distance},  {15, elapsed},
    {16, timer},       {17, distance_m},     {19, speed_mps},      {20, ascent},   {21, descent},
    {29, cadence_rpm}, {30, max_heart_rate}, {31, avg_heart_rate}, {34, calories},
};

}  // namespace

const Dialect& strava_activities() {
  static const ActivityList dialect({.name = "strava_activities",
                                     .app = "Strava activity list",
                                     .columns = kColumns,
                                     .first = kFirst,
                                     .clock = Clock::utc,
                                     .places = kPlaces,
                                     .columns_at_least = 75});
  return dialect;
}

}  // namespace freshlegs::csv
