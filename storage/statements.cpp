#include "storage/statements.h"

#include <algorithm>
#include <utility>

#include "storage/cache.h"
#include "storage/connection.h"
#include "storage/database.h"
#include "storage/envelope.h"
#include "storage/fields.h"

namespace freshlegs::storage {

void fields(auto& a, Is<Statement> auto& s) {
  a(1, s.kind);
  a(2, s.recording);
  a(3, s.other);
  a(4, s.label);
  a(5, s.text);
  a(6, s.value);
  a(7, s.what);
  a(8, s.at);
  a(9, s.said);
}

namespace {

/// What was said of a recording matters from that recording on; anything else may matter to all of history.
void tell_cache(Database& database, const Statement& statement) {
  Cache cache(database);
  if (!statement.recording || statement.other) return cache.drop_checkpoints();
  Query row =
      database.connection().query("SELECT start_ms FROM fact_recording WHERE hash = ?", *statement.recording);
  if (!row.step()) return cache.drop_checkpoints();
  cache.fact_changed(Instant(Millis(row.integer(0))));
}

bool about_a_pair(Statement::Kind kind) {
  return kind == Statement::Kind::split || kind == Statement::Kind::merge;
}

}  // namespace

bool same_subject(const Statement& a, const Statement& b) {
  using Kind = Statement::Kind;
  if (about_a_pair(a.kind) && about_a_pair(b.kind))
    return std::minmax(a.recording, a.other) == std::minmax(b.recording, b.other);
  if (a.kind != b.kind) return false;
  if (a.kind == Kind::exercise) return a.text == b.text;
  if (a.recording != b.recording) return false;
  if (a.kind == Kind::label) return (a.label == SessionLabel::planned) == (b.label == SessionLabel::planned);
  return a.what == b.what && a.at == b.at && (a.value && b.value ? true : a.text == b.text);
}

std::int64_t Statements::say(const Statement& statement) {
  tell_cache(database_, statement);
  const Bytes blob = database_.envelope().seal(write_fields(statement));
  Query insert = database_.connection().query(
      "INSERT INTO fact_statement (kind, content) VALUES (?, ?) RETURNING id",
      std::int64_t{std::to_underlying(statement.kind)}, std::span<const std::byte>(blob));
  insert.step();
  return insert.integer(0);
}

bool Statements::take_back(std::int64_t number) {
  for (const auto& entry : entries("SELECT id, content FROM fact_statement WHERE taken_back = 0"))
    if (entry.number == number) tell_cache(database_, entry.statement);
  Query update = database_.connection().query(
      "UPDATE fact_statement SET taken_back = 1 WHERE id = ? AND taken_back = 0 RETURNING id", number);
  return update.step();
}

std::vector<Statements::Entry> Statements::entries(std::string_view sql) {
  std::vector<Entry> found;
  for (Query rows = database_.connection().query(sql); rows.step();) {
    Entry entry{.number = rows.integer(0), .statement = {}};
    const auto content = database_.envelope().open(rows.blob(1));
    if (content && read_fields(*content, entry.statement)) found.push_back(std::move(entry));
  }
  return found;
}

std::vector<Statements::Entry> Statements::current() {
  std::vector<Entry> current;
  for (auto& entry : entries("SELECT id, content FROM fact_statement WHERE taken_back = 0 ORDER BY id")) {
    std::erase_if(current, [&](const Entry& e) { return same_subject(e.statement, entry.statement); });
    current.push_back(std::move(entry));
  }
  return current;
}

std::vector<Statements::Entry> Statements::all() {
  return entries("SELECT id, content FROM fact_statement ORDER BY id");
}

}  // namespace freshlegs::storage
