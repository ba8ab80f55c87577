#include "daemon/config/csv_mappings.h"

#include <algorithm>
#include <optional>
#include <string>

#include "daemon/config/nearest.h"

namespace freshlegs::app {
namespace {

using csv::Mapping;
using Words = std::span<const std::string_view>;

ConfigError error_at(const toml::node& node, std::string text) {
  const auto& where = node.source().begin;
  return {std::move(text), static_cast<int>(where.line), static_cast<int>(where.column)};
}

std::string unknown_word(std::string_view what, std::string_view typed, Words known) {
  std::string text = "there is no ";
  text.append(what).append(" \"").append(typed).append("\"");
  const std::vector<std::string> words(known.begin(), known.end());
  if (const auto near = nearest(typed, words)) return text + "; did you mean \"" + *near + "\"?";
  text += "; known are";
  for (const auto& word : words) text += " " + word;
  return text;
}

/// Reads one entry, key by key; the first mistake is kept.
class EntryReader {
 public:
  explicit EntryReader(const toml::table& table) : table_(table) {}

  std::expected<Mapping, ConfigError> read() {
    constexpr std::string_view kKeys[] = {"name",  "kind",       "columns", "units",
                                          "sport", "date_order", "decimal"};
    for (const auto& [key, node] : table_)
      if (std::ranges::find(kKeys, key.str()) == std::end(kKeys))
        fail(node, unknown_word("key of [[csv]]", key.str(), kKeys));
    read_text("name", true, [&](const toml::node&, const std::string& text) { mapping_.name = text; });
    read_text("kind", true, [&](const toml::node& node, const std::string& text) { read_kind(node, text); });
    read_text("sport", false, [&](const toml::node&, const std::string& text) { mapping_.sport = text; });
    read_text("date_order", false, [&](const toml::node& node, const std::string& text) {
      if (text != "day_first" && text != "month_first")
        fail(node, "date_order must be \"day_first\" or \"month_first\"");
      mapping_.date_order = text == "month_first" ? csv::DateOrder::month_first : csv::DateOrder::day_first;
    });
    read_text("decimal", false, [&](const toml::node& node, const std::string& text) {
      if (text != "point" && text != "comma") fail(node, "decimal must be \"point\" or \"comma\"");
      mapping_.decimal = text == "comma" ? csv::Decimal::comma : csv::Decimal::point;
    });
    read_columns();
    read_units();
    if (wrong_) return std::unexpected(*wrong_);
    return mapping_;
  }

 private:
  void fail(const toml::node& node, std::string text) {
    if (!wrong_) wrong_ = error_at(node, std::move(text));
  }

  template <class Store>
  void read_text(std::string_view key, bool needed, Store store) {
    const toml::node* node = table_.get(key);
    if (node == nullptr) {
      if (needed) fail(table_, "[[csv]] needs " + std::string(key));
      return;
    }
    const auto text = node->value_exact<std::string>();
    if (!text || text->empty()) return fail(*node, std::string(key) + " must be a text");
    store(*node, *text);
  }

  void read_kind(const toml::node& node, const std::string& text) {
    constexpr std::string_view kKinds[] = {"sets", "activities", "samples", "measurements"};
    const auto kind = csv::mapping_kind(text);
    if (!kind) return fail(node, unknown_word("kind of table", text, kKinds));
    mapping_.kind = *kind;
  }

  /// The texts of a table inside the entry.
  template <class Store>
  void read_table(std::string_view key, Store store) {
    const toml::node* node = table_.get(key);
    if (node == nullptr) return;
    const toml::table* inner = node->as_table();
    if (inner == nullptr) return fail(*node, std::string(key) + " must be a table: { field = \"…\" }");
    for (const auto& [key_inside, value] : *inner) {
      const toml::node& item = value;
      const std::string field(std::string_view(key_inside.str()));
      const auto text = item.value_exact<std::string>();
      if (!text || text->empty()) return fail(item, field + " must be a text");
      store(item, field, *text);
    }
  }

  void read_columns() {
    const auto fields = csv::mapping_fields(mapping_.kind);
    read_table("columns", [&](const toml::node& node, const std::string& field, const std::string& column) {
      if (std::ranges::find(fields, field) == fields.end())
        return fail(node, unknown_word("field of " + std::string(csv::word(mapping_.kind)), field, fields));
      mapping_.columns[field] = column;
    });
    for (const auto field : csv::needed_fields(mapping_.kind))
      if (!mapping_.columns.contains(std::string(field)))
        fail(table_, "columns of " + std::string(csv::word(mapping_.kind)) + " need " + std::string(field));
  }

  void read_units() {
    read_table("units", [&](const toml::node& node, const std::string& field, const std::string& unit) {
      const auto units = csv::mapping_units(mapping_.kind, field);
      if (units.empty()) return fail(node, field + " has no unit to choose");
      if (std::ranges::find(units, unit) == units.end())
        return fail(node, unknown_word("unit of " + field, unit, units));
      mapping_.units[field] = unit;
    });
  }

  const toml::table& table_;
  Mapping mapping_;
  std::optional<ConfigError> wrong_;
};

}  // namespace

std::expected<std::vector<Mapping>, ConfigError> read_csv_mappings(const toml::node& node) {
  const toml::array* entries = node.as_array();
  if (entries == nullptr) return std::unexpected(error_at(node, "csv must be a list of tables: [[csv]]"));
  std::vector<Mapping> mappings;
  for (const auto& entry : *entries) {
    const toml::table* table = entry.as_table();
    if (table == nullptr) return std::unexpected(error_at(entry, "csv must be a list of tables: [[csv]]"));
    auto mapping = EntryReader(*table).read();
    if (!mapping) return std::unexpected(mapping.error());
    mappings.push_back(*std::move(mapping));
  }
  return mappings;
}

std::string csv_mapping_template() {
  return "\n# A CSV table that freshlegs does not know: which column holds what. `freshlegs inspect FILE` "
         "proposes "
         "one.\n"
         "# kind: sets, activities, samples or measurements.\n"
         "#[[csv]]\n"
         "#name = \"my_log\"\n"
         "#kind = \"sets\"\n"
         "#columns = { start = \"Date\", exercise = \"Lift\", weight = \"Load\", reps = \"Reps\" }\n"
         "#units = { weight = \"kg\" }\n";
}

}  // namespace freshlegs::app
