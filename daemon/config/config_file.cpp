#include "daemon/config/config_file.h"

#include <toml++/toml.h>

#include <algorithm>
#include <fstream>
#include <sstream>
#include <vector>

#include "daemon/config/config_keys.h"
#include "daemon/config/csv_mappings.h"
#include "daemon/config/nearest.h"

namespace freshlegs::app {
namespace {

ConfigError error_at(const toml::source_region& where, std::string text) {
  return {std::move(text), static_cast<int>(where.begin.line), static_cast<int>(where.begin.column)};
}

template <class Item>
std::optional<ConfigValue> list_of(const toml::array& list) {
  std::vector<Item> items;
  for (const auto& node : list) {
    const auto item = node.value<Item>();
    if (!item) return std::nullopt;
    items.push_back(*item);
  }
  return items;
}

std::optional<ConfigValue> value_of(const toml::node& node) {
  if (const auto b = node.value_exact<bool>()) return *b;
  if (const auto n = node.value<double>(); n && node.is_number()) return *n;
  if (const auto s = node.value_exact<std::string>()) return *s;
  const toml::array* list = node.as_array();
  if (list == nullptr) return std::nullopt;
  if (!list->empty() && list->is_homogeneous<std::int64_t>()) return list_of<double>(*list);
  return list_of<std::string>(*list);
}

std::string unknown(const std::string& what, const std::string& name, const std::vector<std::string>& known) {
  std::string text = "there is no " + what + " \"" + name + "\"";
  if (const auto near = nearest(name, known)) text += "; did you mean \"" + *near + "\"?";
  return text;
}

/// Applies the keys of one section.
class Reader {
 public:
  Reader(Settings settings, const Environment& environment)
      : settings_(std::move(settings)), environment_(environment) {}

  std::optional<ConfigError> read(const toml::table& table, const std::string& section) {
    for (const auto& [key, node] : table) {
      const std::string name(key.str());
      if (const toml::table* inner = node.as_table(); inner != nullptr && section.empty()) {
        if (auto wrong = read_section(*inner, name)) return wrong;
      } else if (const toml::array* list = node.as_array();
                 list != nullptr && section.empty() && name == "watch") {
        if (auto wrong = read_watches(*list)) return wrong;
      } else if (section.empty() && name == "csv") {
        auto mappings = read_csv_mappings(node);
        if (!mappings) return mappings.error();
        settings_.csv_mappings = *std::move(mappings);
      } else if (auto wrong = read_key(node, section, name)) {
        return wrong;
      }
    }
    return std::nullopt;
  }
  Settings take() { return std::move(settings_); }

 private:
  std::optional<ConfigError> read_section(const toml::table& table, const std::string& name) {
    if (name == "exercises") return read_exercises(table);
    std::vector<std::string> sections{"exercises"};
    for (const auto& key : config_keys())
      if (*key.section != '\0') sections.emplace_back(key.section);
    if (std::ranges::find(sections, name) != sections.end()) return read(table, name);
    return error_at(table.source(), unknown("section", name, sections));
  }

  /// [exercises] maps an app's exercise name to its leg share; the names are the athlete's own.
  std::optional<ConfigError> read_exercises(const toml::table& table) {
    for (const auto& [key, node] : table) {
      const auto share = node.value<double>();
      if (!share || !(*share >= 0 && *share <= 1))
        return error_at(node.source(), std::string(key.str()) + " must be a leg share from 0 to 1");
      settings_.exercise_share[std::string(key.str())] = *share;
    }
    return std::nullopt;
  }

  /// [[watch]]: one more folder a table. TOML has no room for a [watch] section beside them, so what that would say
  /// of all folders may stand in any of them.
  std::optional<ConfigError> read_watches(const toml::array& list) {
    for (const auto& item : list) {
      const toml::table* table = item.as_table();
      if (table == nullptr) return error_at(item.source(), "watch must be a section, or several [[watch]]");
      WatchFolder watch;
      for (const auto& [key, node] : *table)
        if (auto wrong = read_watch_key(watch, std::string(key.str()), node)) return wrong;
      if (watch.folder.empty()) return error_at(table->source(), "a [[watch]] needs a folder");
      settings_.watches.push_back(std::move(watch));
    }
    return std::nullopt;
  }

  std::optional<ConfigError> read_watch_key(WatchFolder& watch, const std::string& key,
                                            const toml::node& node) {
    if (key == "folder") {
      const auto text = node.value_exact<std::string>();
      watch.folder = text ? expand_home(*text, environment_) : std::filesystem::path();
      if (!watch.folder.is_absolute())
        return error_at(node.source(), "folder must be an absolute path, or one that begins with ~/");
    } else if (key == "depth") {
      const auto depth = node.value_exact<std::int64_t>();
      if (!depth || *depth < 0 || *depth > 16)
        return error_at(node.source(), "depth must be a number from 0 to 16");
      watch.depth = static_cast<int>(*depth);
    } else if (key == "comes_and_goes") {
      const auto flag = node.value_exact<bool>();
      if (!flag) return error_at(node.source(), "comes_and_goes must be true or false");
      watch.comes_and_goes = *flag;
    } else if (key == "settle_ms" || key == "poll_s") {
      return read_key(node, "watch", key);
    } else {
      return error_at(node.source(),
                      unknown("key", key, {"folder", "depth", "comes_and_goes", "settle_ms", "poll_s"}));
    }
    return std::nullopt;
  }

  /// TOML has no room for [watch] beside [[watch]], so what would stand in there may stand at the top.
  static bool at_the_top(const ConfigKey& key, const std::string& section) {
    return section.empty() && std::string_view(key.section) == "watch";
  }

  std::optional<ConfigError> read_key(const toml::node& node, const std::string& section,
                                      const std::string& name) {
    std::vector<std::string> names;
    for (const auto& key : config_keys()) {
      if (key.section != section && !at_the_top(key, section)) continue;
      names.emplace_back(key.name);
      if (name != key.name) continue;
      const auto value = value_of(node);
      const auto wrong = value ? key.store(settings_, *value, environment_) : "has a value of the wrong kind";
      if (wrong) return error_at(node.source(), name + " " + *wrong);
      return std::nullopt;
    }
    return error_at(node.source(), unknown("key", name, names));
  }

  Settings settings_;
  const Environment& environment_;
};

}  // namespace

std::expected<Settings, ConfigError> parse_config(std::string_view text, Settings settings,
                                                  const Environment& environment) {
  try {
    const toml::table table = toml::parse(text, std::string_view("config.toml"));
    Reader reader(std::move(settings), environment);
    if (auto wrong = reader.read(table, "")) return std::unexpected(*wrong);
    return reader.take();
  } catch (const toml::parse_error& e) {
    std::string why(e.description());
    if (why.find("'watch'") != std::string::npos)
      why += "; take the line [watch] out, and move what stands below it to the top of the file";
    return std::unexpected(error_at(e.source(), why));
  }
}

std::expected<Settings, ConfigError> load_config(const std::filesystem::path& file, Settings settings,
                                                 const Environment& environment) {
  if (!std::filesystem::exists(file)) return settings;
  std::ifstream in(file, std::ios::binary);
  std::stringstream text;
  text << in.rdbuf();
  if (!in) return std::unexpected(ConfigError{"the file could not be read", 0, 0});
  return parse_config(text.str(), std::move(settings), environment);
}

std::string config_template() {
  std::string text =
      "# freshlegs configuration. Every key is optional; each line shows the default or an example.\n"
      "# Remove the leading # to change one.\n";
  std::string section;
  for (const auto& key : config_keys()) {
    const bool at_top = std::string_view(key.section) == "watch";  // so that [[watch]] has room
    if (key.section != section && !at_top) text += "\n[" + (section = key.section) + "]\n";
    text += std::string("\n# ") + key.help + "\n# " + key.name + " = " + key.fallback + "\n";
  }
  return text +
         "\n[exercises]\n\n# How much of an exercise is leg work, 0 to 1, where the catalogue does not know "
         "it.\n"
         "# \"My machine\" = 0.8\n"
         "\n# One more folder to watch; repeat it for several. A watch on a cable comes and goes: it is not missed, and\n"
         "# never written to.\n"
         "#[[watch]]\n#folder = \"/media/me/GARMIN/GARMIN/Activity\"\n#depth = 0\n#comes_and_goes = true\n" +
         csv_mapping_template();
}

}  // namespace freshlegs::app
