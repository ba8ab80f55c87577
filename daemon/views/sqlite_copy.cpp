#include "daemon/views/sqlite_copy.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "daemon/views/csv.h"
#include "daemon/views/list_rows.h"
#include "daemon/views/samples.h"
#include "daemon/views/tokens.h"

namespace freshlegs::app::views {
namespace {

namespace fs = std::filesystem;

/// Numbers may be null in the example: what is no text there is a number unless its name says otherwise.
bool is_text(const std::string& name, const Json& example) {
  static constexpr std::array<std::string_view, 9> kText{"id",   "start", "end", "title",      "leg_session",
                                                         "from", "day",   "use", "declined_because"};
  return example.is_string() || std::ranges::find(kText, name) != kText.end();
}

std::string_view type_of(const std::string& name, const Json& example) {
  return example.is_boolean() ? "INTEGER" : is_text(name, example) ? "TEXT" : "REAL";
}

void bind(SQLite::Statement& insert, int at, const Json& value) {
  if (value.is_null()) return insert.bind(at);
  if (value.is_boolean()) return insert.bind(at, value.get<bool>() ? 1 : 0);
  if (value.is_number()) return insert.bind(at, value.get<double>());
  insert.bind(at, value.get<std::string>());
}

std::string placeholders(std::size_t n) {
  std::string text = "?";
  for (std::size_t i = 1; i < n; ++i) text += ", ?";
  return text;
}

/// `all_NAME` holds every column; the view NAME is what the documentation speaks of.
void write_list(SQLite::Database& db, std::string_view list, const Knowledge& knowledge) {
  const Rows rows = list_rows(knowledge, list);
  const auto names = columns_of(rows.example);
  std::string columns, view;
  for (const auto& name : names) {
    columns += (columns.empty() ? "\"" : ", \"") + name + "\" " + std::string(type_of(name, rows.example.at(name)));
    view += (view.empty() ? "\"" : ", \"") + name + "\"";
  }
  const std::string table = "all_" + std::string(list);
  db.exec("CREATE TABLE " + table + " (" + columns + ")");
  SQLite::Statement insert(db, "INSERT INTO " + table + " VALUES (" + placeholders(names.size()) + ")");
  for (const auto& row : rows.rows) {
    for (std::size_t i = 0; i < names.size(); ++i) bind(insert, static_cast<int>(i) + 1, row.at(names[i]));
    insert.exec();
    insert.reset();
    insert.clearBindings();
  }
  db.exec("CREATE VIEW " + std::string(list) + " AS SELECT " + view + " FROM " + table);
}

void write_samples(SQLite::Database& db, const EachRecording& each) {
  const auto names = sample_columns();
  std::string columns;
  for (const auto& name : names)
    columns += (columns.empty() ? "" : ", ") + name + (name == "time" || name == "recording" ? " TEXT" : " REAL");
  db.exec("CREATE TABLE all_samples (" + columns + ")");
  db.exec("CREATE VIEW samples AS SELECT * FROM all_samples");
  if (!each) return;
  SQLite::Statement insert(db, "INSERT INTO all_samples VALUES (" + placeholders(names.size()) + ")");
  each([&](const Recording& recording) {
    const std::string hash = hex(recording.head.hash);
    for (std::size_t i = 0; i < recording.samples.size(); ++i) {
      const SampleRow row = sample_row(recording, i);
      insert.bind(1, row.time);
      insert.bind(2, hash);
      for (std::size_t c = 0; c < row.values.size(); ++c)
        if (row.values[c]) insert.bind(static_cast<int>(c) + 3, *row.values[c]);
      insert.exec();
      insert.reset();
      insert.clearBindings();
    }
  });
}

}  // namespace

void write_sqlite(const fs::path& path, const Knowledge& knowledge, const EachRecording& samples) {
  const fs::path half = path.parent_path() / ("." + path.filename().string() + "." + std::to_string(::getpid()) + ".tmp");
  fs::remove(half);
  {
    SQLite::Database db(half.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    fs::permissions(half, fs::perms::owner_read | fs::perms::owner_write);
    db.exec("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF");  // a half-written copy is thrown away
    SQLite::Transaction transaction(db);
    for (const auto list : kLists) write_list(db, list, knowledge);
    write_samples(db, samples);
    transaction.commit();
  }
  fs::rename(half, path);
}

}  // namespace freshlegs::app::views
