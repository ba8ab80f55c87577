#include <CLI/CLI.hpp>
#include <algorithm>
#include <chrono>

#include "analysis/advice/advise.h"
#include "daemon/cli/clock_now.h"
#include "daemon/cli/commands.h"
#include "daemon/cli/context.h"
#include "daemon/cli/list_options.h"
#include "daemon/cli/table.h"
#include "daemon/views/ical.h"
#include "daemon/views/today_json.h"
#include "daemon/words/dates.h"
#include "daemon/words/page.h"
#include "daemon/words/today_words.h"

namespace freshlegs::cli {
namespace {

struct TodayOptions {
  bool json = false, ical = false;
  std::optional<WallTime> at;  ///< on the athlete's clock
  std::optional<Instant> at_utc;
};

/// "2026-10-15 20:00", with a T or with seconds; with Z or an offset it is a moment, else the athlete's
/// clock.
void read_time(const std::string& text, TodayOptions& options) {
  std::string iso = text;
  if (iso.size() > 10 && iso[10] == ' ') iso[10] = 'T';
  if (iso.size() == 10) iso += "T12:00";
  if (iso.size() == 16) iso += ":00";
  options.at_utc = parse_iso(iso);
  if (options.at_utc) return;
  if (const auto as_utc = parse_iso(iso + "Z"); as_utc)
    options.at = WallTime(as_utc->time_since_epoch());
  else
    throw CLI::ValidationError("\"" + text + "\" is no time; write it as \"2026-10-15 20:00\".");
}

/// What the clock on the wall says is dated with the offset of the newest activity.
Instant moment(const TodayOptions& options, const analysis::Findings& findings) {
  if (options.at_utc) return *options.at_utc;
  if (!options.at) return std::chrono::time_point_cast<Millis>(std::chrono::system_clock::now());
  const Instant roughly = instant_of(*options.at, UtcOffset{0});
  return instant_of(*options.at, analysis::forecast(findings, {}, roughly).utc_offset);
}

/// Ten dots in every row say less than the sentence above them.
bool worth_a_table(const std::vector<app::StartRow>& rows) {
  return std::ranges::any_of(rows, [](const app::StartRow& row) { return row.tenths < 10; });
}

std::string starts_table(const std::vector<app::StartRow>& rows, const std::string& unit,
                         const Context& context) {
  constexpr std::size_t kRoomForDots = 70;
  const bool dots = context.columns >= kRoomForDots;
  Table table({{"START", Table::Align::left},
               {"", Table::Align::left},
               {dots ? "CHANCE LEGS ARE BACK" : "LEGS BACK", Table::Align::left},
               {"COST " + unit, Table::Align::right},
               {"", Table::Align::left},
               {"", Table::Align::left, 1}});  // the sentence above says it, too
  for (const auto& row : rows)
    table.add({row.day, app::plain(row.clock),
               (dots ? context.bar(static_cast<std::size_t>(row.tenths), 10) + "  " : "") + row.chance,
               row.cost, row.range, row.note});
  return table.text(Style(context.colour()), context.columns);
}

std::string stale_sentence(const analysis::Findings& findings, const analysis::Today& today, const app::Units& units) {
  if (!is_stale(findings, today.legs.at)) return "";
  const auto day = app::local_day(newest_end(findings), today.legs.utc_offset);
  return "The newest recording is from " + app::long_day(day, units) +
         ". What you did since is not known here; without leg work since:";
}

void print(const analysis::Today& today, const analysis::Findings& findings, app::Units units, Context& context) {
  const Style style(context.colour());
  const auto& legs = today.legs;
  const auto time = app::wall(legs.at, legs.utc_offset);
  context.out << style.finding(app::long_day(date::floor<date::days>(time), units) + ", " + app::clock(time, units))
              << "\n\n";
  if (const auto stale = stale_sentence(findings, today, units); !stale.empty())
    context.out << context.wrapped(stale) << "\n\n";
  context.out << context.wrapped(app::legs_now(legs, units)) << "\n\n";
  const auto rows = app::start_rows(legs, units);
  if (worth_a_table(rows)) context.out << starts_table(rows, app::cost_unit(legs, units), context) << "\n";
  for (const auto& line : app::advice_words(today, units))
    context.out << context.wrapped(line) << "\n\n";
  context.out << style.quiet(context.wrapped(
                     app::forecast_source(legs) +
                     " \"Back\" means within 1\u00a0% of fresh. How you feel counts for more than this."))
              << "\n";
}

ExitCode show(const TodayOptions& options, Context& context) {
  const auto settings = context.settings();
  const auto knowledge = context.knowledge(settings);
  const auto& findings = knowledge.findings;
  if (!options.json && !options.ical && findings.runs.empty() && findings.sessions.empty()) {
    context.out << kNothingYet;
    return ExitCode::done;
  }
  const Instant at = moment(options, findings);
  const auto clock = options.at || options.at_utc ? std::nullopt : clock_now(findings, settings, context.environment, at);
  const auto today = analysis::today(findings, settings.profile, at, clock);
  if (options.json)
    context.out << app::views::today_json(today);
  else if (options.ical)
    context.out << app::views::today_ical(today, settings.units);
  else
    print(today, findings, settings.units, context);
  return ExitCode::done;
}

}  // namespace

void add_today(CLI::App& app, Context& context) {
  auto* command = app.add_subcommand("today", "How fresh the legs are, and when a hard run is fair");
  auto options = std::make_shared<TodayOptions>();
  command->add_flag("--json", options->json, "Write JSON, for programs");
  command->add_flag("--ical", options->ical, "Write fair times as iCalendar, for your calendar")->excludes("--json");
  command
      ->add_option_function<std::string>(
          "--at", [options](const std::string& text) { read_time(text, *options); },
          "Another moment than now, on your clock")
      ->type_name("TIME");
  command->callback(
      [options, &context] { context.action = [options, &context] { return show(*options, context); }; });
}

}  // namespace freshlegs::cli
