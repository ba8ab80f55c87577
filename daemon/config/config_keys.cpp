#include "daemon/config/config_keys.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <functional>
#include <string_view>

#include "daemon/config/zone_table.h"

namespace freshlegs::app {
namespace {

namespace fs = std::filesystem;
using analysis::Experience;
using analysis::Goal;
using Wrong = std::optional<std::string>;
using Store = std::function<Wrong(Settings&, const ConfigValue&, const Environment&)>;

template <class Member>
Store flag(Member member) {
  return [member](Settings& s, const ConfigValue& value, const Environment&) -> Wrong {
    const bool* on = std::get_if<bool>(&value);
    if (on == nullptr) return "must be true or false";
    member(s) = *on;
    return std::nullopt;
  };
}

template <class Member>
Store number(double lowest, double highest, Member member) {
  return [=](Settings& s, const ConfigValue& value, const Environment&) -> Wrong {
    const double* n = std::get_if<double>(&value);
    if (n == nullptr || !(*n >= lowest && *n <= highest)) {
      std::array<char, 64> text{};
      std::snprintf(text.data(), text.size(), "must be a number from %g to %g", lowest, highest);
      return text.data();
    }
    member(s, *n);
    return std::nullopt;
  };
}

template <class Value>
struct Word {
  const char* word;
  Value value;
};

template <class Value, std::size_t N, class Member>
Store one_of(const Word<Value> (&words)[N], Member member) {
  return [list = std::to_array(words), member](Settings& s, const ConfigValue& value,
                                               const Environment&) -> Wrong {
    std::string wrong = "must be one of";
    for (const auto& [word, meaning] : list) {
      const auto* text = std::get_if<std::string>(&value);
      if (text != nullptr && *text == word) return member(s) = meaning, std::nullopt;
      wrong += std::string(" \"") + word + "\"";
    }
    return wrong;
  };
}

Wrong store_inboxes(Settings& s, const ConfigValue& value, const Environment& environment) {
  const auto* list = std::get_if<std::vector<std::string>>(&value);
  if (list == nullptr || list->empty()) return "must be a list of folders";
  std::vector<fs::path> folders;
  for (const auto& text : *list) folders.push_back(expand_home(text, environment));
  for (const auto& folder : folders)
    if (!folder.is_absolute()) return "must hold absolute paths, or paths that begin with ~/";
  s.inboxes = std::move(folders);
  return std::nullopt;
}

Wrong store_summaries(Settings& s, const ConfigValue& value, const Environment& environment) {
  const auto* text = std::get_if<std::string>(&value);
  const fs::path folder = text ? expand_home(*text, environment) : fs::path();
  if (!folder.is_absolute()) return "must be an absolute path, or one that begins with ~/";
  s.summaries = folder;
  return std::nullopt;
}

Wrong store_zone(Settings& s, const ConfigValue& value, const Environment&) {
  const auto* text = std::get_if<std::string>(&value);
  if (text == nullptr || zone_table(*text).rows.empty())
    return "must be a zone name such as \"Europe/Berlin\"";
  s.home_zone = *text;
  return std::nullopt;
}

Wrong store_zones(Settings& s, const ConfigValue& value, const Environment&) {
  const auto* bpm = std::get_if<std::vector<double>>(&value);
  const bool fits = bpm != nullptr && bpm->size() == 4 && std::ranges::is_sorted(*bpm, std::less_equal{}) &&
                    bpm->front() >= 25 && bpm->back() <= 230;
  if (!fits) return "must be four whole numbers from 25 to 230, each larger than the one before";
  s.profile.zones_bpm = *bpm;
  return std::nullopt;
}

/// "22:00" to minutes after midnight.
std::optional<std::chrono::minutes> clock_of(std::string_view text) {
  int h = 0;
  int m = 0;
  if (text.size() != 5 || text[2] != ':') return std::nullopt;
  if (std::from_chars(text.data(), text.data() + 2, h).ptr != text.data() + 2) return std::nullopt;
  if (std::from_chars(text.data() + 3, text.data() + 5, m).ptr != text.data() + 5) return std::nullopt;
  if (h < 0 || h > 23 || m < 0 || m > 59) return std::nullopt;
  return std::chrono::hours(h) + std::chrono::minutes(m);
}

Wrong store_quiet(Settings& s, const ConfigValue& value, const Environment&) {
  const auto* text = std::get_if<std::string>(&value);
  const auto from =
      text && text->size() == 11 && (*text)[5] == '-' ? clock_of(text->substr(0, 5)) : std::nullopt;
  const auto to = from ? clock_of(text->substr(6)) : std::nullopt;
  if (!to) return "must look like \"22:00-07:00\"";
  s.notifications.quiet = {*from, *to};
  return std::nullopt;
}

constexpr Word<bool> kWeightUnits[] = {{"kg", false}, {"lb", true}};
constexpr Word<bool> kDistanceUnits[] = {{"km", false}, {"mi", true}};
constexpr Word<Units::Length> kLengths[] = {{"km", Units::km}, {"mi", Units::miles}};
constexpr Word<Units::Clock> kClocks[] = {{"24", Units::h24}, {"12", Units::h12}};
constexpr Word<Units::Dates> kDates[] = {
    {"day-first", Units::day_first}, {"month-first", Units::month_first}, {"iso", Units::iso}};
constexpr Word<Units::Weeks> kWeeks[] = {
    {"monday", Units::monday}, {"sunday", Units::sunday}, {"saturday", Units::saturday}};
constexpr Word<bool> kDetails[] = {{"full", false}, {"plain", true}};
constexpr Word<bool> kGradeCurves[] = {{"heart-rate", false}, {"minetti", true}};
constexpr Word<bool> kSexes[] = {{"male", true}, {"female", false}};
constexpr Word<const char*> kLevels[] = {
    {"debug", "debug"}, {"info", "info"}, {"warning", "warning"}, {"error", "error"}};
constexpr Word<Goal> kGoals[] = {{"general", Goal::general},
                                 {"endurance", Goal::endurance},
                                 {"strength", Goal::strength},
                                 {"hypertrophy", Goal::hypertrophy},
                                 {"hybrid", Goal::hybrid}};
constexpr Word<Experience> kExperiences[] = {
    {"unknown", Experience::unknown}, {"beginner", Experience::beginner}, {"trained", Experience::trained}};

std::vector<ConfigKey> folder_keys() {
  return {
      {"", "inbox", "[\"~/FreshLegs/inbox\"]", "Folders that are watched for FIT and CSV files.",
       store_inboxes},
      {"", "summaries", "\"~/FreshLegs/summaries\"", "Where the daily summary is written.", store_summaries},
      {"", "home_zone", "\"Europe/Berlin\"",
       "Your time zone, for exports that carry none (default: the system's).", store_zone},
      {"", "weight_unit", "\"kg\"", "Unit of weights you read, and of exports that do not say: kg or lb.",
       one_of(kWeightUnits, [](Settings& s) -> bool& { return s.units.pounds; })},
      {"", "distance_unit", "\"km\"", "Unit of distances in exports that do not say: km or mi.",
       one_of(kDistanceUnits, [](Settings& s) -> bool& { return s.unstated_distance_mi; })},
      {"", "show", "\"km\"", "What you read in: km or mi.",
       one_of(kLengths, [](Settings& s) -> Units::Length& { return s.units.length; })},
      {"", "clock", "\"24\"", "The clock you read: 24 or 12.",
       one_of(kClocks, [](Settings& s) -> Units::Clock& { return s.units.clock; })},
      {"", "dates", "\"day-first\"", "The dates you read: day-first, month-first or iso.",
       one_of(kDates, [](Settings& s) -> Units::Dates& { return s.units.dates; })},
      {"", "week_start", "\"monday\"", "The day your week begins with: monday, sunday or saturday.",
       one_of(kWeeks, [](Settings& s) -> Units::Weeks& { return s.units.weeks; })},
      {"", "mirror", "false", "A session that is missing from a newer export of the same app is dropped.",
       flag([](Settings& s) -> bool& { return s.mirror; })},
      {"", "move_taken", "false",
       "Move files that were taken into a folder \"processed\" of their inbox. Run freshlegs init afterwards.",
       flag([](Settings& s) -> bool& { return s.move_taken; })},
      {"", "log_level", "\"info\"", "debug, info, warning or error.",
       one_of(kLevels, [](Settings& s) -> std::string& { return s.log_level; })},
  };
}

std::vector<ConfigKey> watch_keys() {
  return {
      {"watch", "depth", "3", "How many folders deep an inbox is watched.",
       number(0, 16, [](Settings& s, double n) { s.depth = static_cast<int>(n); })},
      {"watch", "settle_ms", "2000", "Quiet time before a file is read, in milliseconds.",
       number(0, 600000,
              [](Settings& s, double n) { s.settle = std::chrono::milliseconds(static_cast<int>(n)); })},
      {"watch", "poll_s", "30", "How often a folder is listed where the kernel sends no events, in seconds.",
       number(1, 86400, [](Settings& s, double n) { s.poll = std::chrono::seconds(static_cast<int>(n)); })},
  };
}

std::vector<ConfigKey> notification_keys() {
  return {
      {"notifications", "enabled", "true", "Desktop notifications. The summary file is written either way.",
       flag([](Settings& s) -> bool& { return s.notifications.enabled; })},
      {"notifications", "most_per_day", "3", "No more than this many a day.",
       number(0, 50, [](Settings& s, double n) { s.notifications.most_per_day = static_cast<int>(n); })},
      {"notifications", "quiet_hours", "\"22:00-07:00\"",
       "Held until the end of this span, then merged into one.", store_quiet},
      {"notifications", "detail", "\"full\"", "full, or plain: no numbers on a lock screen.",
       one_of(kDetails, [](Settings& s) -> bool& { return s.notifications.plain; })},
      {"notifications", "early_signs", "false",
       "Also tell the first, weak sign of overreaching on the desktop.",
       flag([](Settings& s) -> bool& { return s.profile.tell_watch; })},
  };
}

std::vector<ConfigKey> profile_keys() {
  const auto bpm = [](std::optional<double> analysis::Profile::*member) {
    return number(25, 230, [member](Settings& s, double n) { s.profile.*member = n; });
  };
  return {
      {"profile", "goal", "\"general\"", "general, endurance, strength, hypertrophy or hybrid.",
       one_of(kGoals, [](Settings& s) -> Goal& { return s.profile.goal; })},
      {"profile", "running", "\"unknown\"", "Experience in running: unknown, beginner or trained.",
       one_of(kExperiences, [](Settings& s) -> Experience& { return s.profile.running; })},
      {"profile", "lifting", "\"unknown\"", "Experience in lifting: unknown, beginner or trained.",
       one_of(kExperiences, [](Settings& s) -> Experience& { return s.profile.lifting; })},
      {"profile", "injury_history", "false", "You get injured easily.",
       flag([](Settings& s) -> bool& { return s.profile.injury_history; })},
      {"profile", "limited_recovery", "false", "Sleep or time to recover is short.",
       flag([](Settings& s) -> bool& { return s.profile.limited_recovery; })},
      {"profile", "sex", "\"female\"",
       "male or female; decides the weighting of heart-rate load (default: not set).",
       one_of(kSexes, [](Settings& s) -> std::optional<bool>& { return s.profile.male; })},
      {"profile", "age", "35", "Years (default: not set).",
       number(10, 110, [](Settings& s, double n) { s.profile.age_years = n; })},
      {"profile", "height_m", "1.75", "Metres (default: not set).",
       number(1, 2.5, [](Settings& s, double n) { s.profile.height_m = n; })},
      {"profile", "mass_kg", "70", "Kilograms (default: not set).",
       number(25, 250, [](Settings& s, double n) { s.profile.mass_kg = n; })},
      {"profile", "max_heart_rate", "185", "Beats a minute (default: from your own recordings).",
       bpm(&analysis::Profile::hr_max_bpm)},
      {"profile", "resting_heart_rate", "50", "Beats a minute (default: from your own recordings).",
       bpm(&analysis::Profile::hr_rest_bpm)},
      {"profile", "threshold_heart_rate", "170",
       "Beats a minute that you hold for an hour at the most (default: from your own hard 20 minutes).",
       bpm(&analysis::Profile::threshold_hr_bpm)},
      {"profile", "zones", "[125, 140, 155, 170]",
       "Beats a minute at which your zones 2 to 5 begin (default: by the highest heart rate).", store_zones},
      {"profile", "grade_curve", "\"heart-rate\"", "How hills are taken out: heart-rate or minetti.",
       one_of(kGradeCurves, [](Settings& s) -> bool& { return s.profile.minetti_grade; })},
  };
}

std::vector<ConfigKey> all_keys() {
  std::vector<ConfigKey> keys;
  for (auto&& group : {folder_keys(), watch_keys(), notification_keys(), profile_keys()})
    keys.insert(keys.end(), group.begin(), group.end());
  return keys;
}

}  // namespace

fs::path expand_home(const std::string& text, const Environment& environment) {
  if (!text.starts_with("~/")) return text;
  return fs::path(environment("HOME").value_or("")) / text.substr(2);
}

std::span<const ConfigKey> config_keys() {
  static const std::vector<ConfigKey> keys = all_keys();
  return keys;
}

}  // namespace freshlegs::app
