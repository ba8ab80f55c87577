#include "daemon/cli/context.h"

#include <algorithm>
#include <array>

#include "daemon/config/config_file.h"
#include "daemon/config/zone_table.h"
#include "daemon/words/numbers.h"
#include "storage/error.h"

namespace freshlegs::cli {
namespace {

using storage::Access;
using storage::Trouble;

std::string place_of(const app::ConfigError& error, const std::filesystem::path& file) {
  std::string place = app::held(file.string());
  if (error.line > 0)
    place += ", line " + std::to_string(error.line) + ", column " + std::to_string(error.column);
  return place;
}

/// As setlocale would choose: the first that is set and not empty.
bool speaks_utf8(const app::Environment& environment) {
  for (const char* name : {"LC_ALL", "LC_CTYPE", "LANG"})
    if (const auto value = environment(name); value && !value->empty())
      return value->find("UTF-8") != std::string::npos || value->find("utf8") != std::string::npos;
  return false;
}

}  // namespace

Failure nothing_recorded() {
  return {ExitCode::failed,
          "Nothing is recorded yet. Take files in with: " + app::held("freshlegs ingest PATH...")};
}

bool Context::colour() const { return out_is_terminal && !environment("NO_COLOR"); }

std::string Context::wrapped(std::string_view text, std::size_t hang) const {
  const std::size_t lead = std::min(text.find_first_not_of(' '), text.size());
  const std::string indent(lead, ' ');
  std::string lines = indent;
  for (const char c : app::wrap(text.substr(lead), columns - lead, std::max(hang, lead) - lead))
    lines += c == '\n' ? c + indent : std::string(1, c);
  return app::plain(lines);
}

void Context::complain(std::string_view text) const {
  err << app::plain(err_is_terminal ? app::wrap(text, err_columns, 2) : text) << "\n";
}

std::string Context::bar(std::size_t on, std::size_t of) const {
  const bool utf8 = (out_is_terminal || err_is_terminal) && speaks_utf8(environment);
  std::string text;
  for (std::size_t i = 0; i < of; ++i) text += utf8 ? (i < on ? "\u25cf" : "\u25cb") : (i < on ? "#" : ".");
  return text;
}

std::string Context::sparkline(const std::vector<double>& values) const {
  if (!out_is_terminal || !speaks_utf8(environment) || values.empty()) return "";
  static constexpr std::array<std::string_view, 8> kBlocks{"\u2581", "\u2582", "\u2583", "\u2584",
                                                           "\u2585", "\u2586", "\u2587", "\u2588"};
  const double most = *std::ranges::max_element(values);
  std::string text;
  for (const double value : values)
    text += kBlocks.at(most > 0 ? static_cast<std::size_t>(std::clamp(value / most, 0.0, 1.0) * 7 + .5) : 0);
  return text;
}

app::Paths Context::paths() const {
  auto paths = app::default_paths(environment);
  if (config_file) paths.config_file = *config_file;
  return paths;
}

app::Settings Context::settings() const {
  const auto file = paths().config_file;
  if (config_file && !std::filesystem::exists(file))
    throw Failure(ExitCode::configuration,
                  "There is no configuration file " + app::held(file.string()) + ".");
  auto settings = app::load_config(file, app::default_settings(environment), environment);
  if (!settings)
    throw Failure(ExitCode::configuration, place_of(settings.error(), file) + ": " + settings.error().text);
  return *std::move(settings);
}

std::optional<storage::Database> Context::database() const {
  const auto path = paths().database;
  try {
    return storage::Database(path, {.access = Access::read});
  } catch (const storage::Error& e) {
    if (e.trouble() == Trouble::missing) return std::nullopt;
    if (e.trouble() != Trouble::older) throw;
  }
  return storage::Database(path, {.access = Access::write});  // migrates
}

app::Knowledge Context::knowledge(const app::Settings& settings) const {
  auto open = database();
  return open ? knowledge(*open, settings) : app::Knowledge{};
}

app::Knowledge Context::knowledge(storage::Database& database, const app::Settings& settings) const {
  const auto home = settings.home_zone ? app::zone_table(*settings.home_zone) : analysis::ZoneTable{};
  return app::analyse(database, settings, home, app::system_zone_table(environment));
}

app::Knowledge Context::newest(storage::Database& database, const app::Settings& settings,
                               std::size_t days) const {
  const auto home = settings.home_zone ? app::zone_table(*settings.home_zone) : analysis::ZoneTable{};
  return app::analyse_newest(database, settings, home, app::system_zone_table(environment), days);
}

std::string Context::show(const std::filesystem::path& path) const {
  return app::display_path(path, environment);
}

}  // namespace freshlegs::cli
