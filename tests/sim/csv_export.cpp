#include "tests/sim/csv_export.h"

#include <cstdio>
#include <ranges>

namespace freshlegs::sim {
namespace {

date::hh_mm_ss<Millis> clock_of(Instant wall) {
  return date::hh_mm_ss<Millis>(wall - std::chrono::floor<date::days>(wall));
}

std::string number(double x) {
  char buffer[32];
  std::snprintf(buffer, sizeof buffer, "%.10g", x);
  return buffer;
}

/// "2026-10-14 18:32:05"
std::string strong_time(Instant wall) {
  std::string text = iso_utc(wall).substr(0, 19);
  text[10] = ' ';
  return text;
}

/// "14 Oct 2026, 18:32"
std::string hevy_time(Instant wall) {
  constexpr const char* kMonths[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                     "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const date::year_month_day day(std::chrono::floor<date::days>(wall));
  const auto clock = clock_of(wall);
  char buffer[40];
  std::snprintf(buffer, sizeof buffer, "%u %s %d, %02d:%02d", unsigned(day.day()),
                kMonths[unsigned(day.month()) - 1], int(day.year()), int(clock.hours().count()),
                int(clock.minutes().count()));
  return buffer;
}

std::string strong_duration(const Recording& session) {
  const auto minutes =
      std::chrono::floor<std::chrono::minutes>(session.head.end - session.head.start).count();
  const std::string rest = std::to_string(minutes % 60) + "m";
  return minutes < 60 ? rest : std::to_string(minutes / 60) + "h " + rest;
}

/// Calls `row(set, number within its exercise, counted from 0)`.
template <class Row>
void each_set(const Recording& session, Row row) {
  int within = 0;
  const std::string* exercise = nullptr;
  for (const auto& set : session.sets) {
    within = exercise != nullptr && *exercise == set.exercise ? within + 1 : 0;
    exercise = &set.exercise;
    row(set, within);
  }
}

}  // namespace

std::string strong_csv(std::span<const Recording* const> sessions) {
  std::string csv =
      "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout "
      "Notes,RPE\n";
  for (const Recording* session : sessions) {
    const std::string front = strong_time(session->head.start) + ",\"" + session->head.title.value_or("") +
                              "\"," + strong_duration(*session) + ",\"";
    each_set(*session, [&](const StrengthSet& set, int within) {
      csv += front + set.exercise + "\"," + std::to_string(within + 1) + "," +
             number(set.weight_kg.value_or(0)) + "," + number(set.reps.value_or(0)) + ",0,0,\"\",\"\",\n";
    });
  }
  return csv;
}

std::string hevy_csv(std::span<const Recording* const> sessions) {
  std::string csv =
      "\"title\",\"start_time\",\"end_time\",\"description\",\"exercise_title\",\"superset_id\",\"exercise_"
      "notes\","
      "\"set_index\",\"set_type\",\"weight_kg\",\"reps\",\"distance_km\",\"duration_seconds\",\"rpe\"\n";
  for (const Recording* session : std::views::reverse(sessions)) {
    const std::string front = "\"" + session->head.title.value_or("") + "\",\"" +
                              hevy_time(session->head.start) + "\",\"" + hevy_time(session->head.end) +
                              "\",\"\",\"";
    each_set(*session, [&](const StrengthSet& set, int within) {
      const std::string weight = set.weight_kg.value_or(0) > 0 ? number(*set.weight_kg) : "";
      csv += front + set.exercise + "\",,\"\"," + std::to_string(within) + ",\"normal\"," + weight + "," +
             number(set.reps.value_or(0)) + ",,,\n";
    });
  }
  return csv;
}

}  // namespace freshlegs::sim
