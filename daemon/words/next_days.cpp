#include "daemon/words/next_days.h"

#include <algorithm>
#include <array>

#include "daemon/words/dates.h"
#include "daemon/words/day.h"
#include "daemon/words/today_words.h"

namespace freshlegs::app {
namespace {

constexpr std::size_t kMostRows = 5;

std::optional<Instant> last_end(const analysis::Findings& findings, date::local_days day) {
  std::optional<Instant> end;
  const auto look = [&](const analysis::ActivityPlan& plan) {
    if (local_day(plan) <= day && (!end || plan.end > *end)) end = plan.end;
  };
  for (const auto& run : findings.runs) look(run.plan);
  for (const auto& session : findings.sessions) look(session.plan);
  return end;
}

std::string padded(const std::string& text, std::size_t columns) {
  return text + std::string(columns - std::min(columns, width(text)), ' ');
}

}  // namespace

std::optional<analysis::LegForecast> next_days(const analysis::Findings& findings, date::local_days day,
                                               const analysis::Profile& profile) {
  if (newest_day(findings) != day) return std::nullopt;
  const auto at = last_end(findings, day);
  if (!at || findings.leg_response.curves.empty()) return std::nullopt;
  auto forecast = analysis::forecast(findings, profile, *at);
  const bool fair = forecast.hard_fair_at && *forecast.hard_fair_at <= *at;
  const bool back = forecast.back_at && *forecast.back_at <= *at;  // something else speaks against it
  if (!forecast.last || fair || back) return std::nullopt;
  return forecast;
}

std::vector<analysis::LegState> starts_to_show(const analysis::LegForecast& legs) {
  std::vector<analysis::LegState> rows;
  for (const auto& start : legs.usual_starts) {
    if (rows.size() == kMostRows) break;
    rows.push_back(start);
    if (legs.hard_fair_at && start.time >= *legs.hard_fair_at) break;
  }
  return rows;
}

std::vector<std::string> next_days_table(const analysis::LegForecast& legs, const Units& units) {
  const auto all = start_rows(legs, units);
  const std::size_t shown = starts_to_show(legs).size();
  if (shown == 0) return {};
  std::vector<std::array<std::string, 3>> cells{{"start", "chance that legs are back", "likely cost"}};
  for (std::size_t i = 0; i < shown; ++i)
    cells.push_back({all[i].day + " " + all[i].clock, all[i].chance,
                     all[i].cost + "\u00a0" + cost_unit(legs, units) + " " + all[i].range});
  std::array<std::size_t, 3> widths{};
  for (const auto& row : cells)
    for (std::size_t c = 0; c < row.size(); ++c) widths[c] = std::max(widths[c], width(row[c]));
  std::vector<std::string> lines;
  for (const auto& row : cells) {
    std::string line = "|";
    for (std::size_t c = 0; c < row.size(); ++c) line += " " + padded(row[c], widths[c]) + " |";
    lines.push_back(line);
    if (lines.size() > 1) continue;
    line = "|";
    for (const std::size_t columns : widths) line += std::string(columns + 2, '-') + "|";
    lines.push_back(line);
  }
  return lines;
}

}  // namespace freshlegs::app
