#include "storage/told.h"

#include <utility>

#include "storage/connection.h"
#include "storage/database.h"
#include "storage/envelope.h"
#include "storage/recording_fields.h"

namespace freshlegs::storage {

void fields(auto& a, Is<Announcement> auto& told) {
  a(1, told.alert);
  a(2, told.kind);
  a(3, told.local_day);
  a(4, told.state);
  a(5, told.how);
  a(6, told.when);
  a(7, told.title);
  a(8, told.body);
  a(9, told.delivered);
  a(10, told.withdrawn);
}

namespace {

std::span<const std::byte> bytes_of(const Bytes& blob) { return blob; }

template <class T>
std::optional<T> opened(Envelope& envelope, std::span<const std::byte> blob) {
  T value{};
  const auto content = envelope.open(blob);
  if (!content || !read_fields(*content, value)) return std::nullopt;
  return value;
}

std::vector<Told::Entry> entries(Query rows, Envelope& envelope) {
  std::vector<Told::Entry> found;
  while (rows.step())
    if (auto announcement = opened<Announcement>(envelope, rows.blob(1)))
      found.push_back({rows.integer(0), std::move(*announcement)});
  return found;
}

}  // namespace

std::int64_t Told::tell(const Announcement& announcement) {
  const Bytes blob = database_.envelope().seal(write_fields(announcement));
  Query insert = database_.connection().query(
      "INSERT INTO told_announcement (alert, content) VALUES (?, ?) RETURNING id", announcement.alert,
      bytes_of(blob));
  insert.step();
  return insert.integer(0);
}

std::optional<Announcement> Told::find(std::int64_t number) {
  Query row = database_.connection().query("SELECT content FROM told_announcement WHERE id = ?", number);
  if (!row.step()) return std::nullopt;
  return opened<Announcement>(database_.envelope(), row.blob(0));
}

void Told::replace(std::int64_t number, const Announcement& announcement) {
  const Bytes blob = database_.envelope().seal(write_fields(announcement));
  database_.connection()
      .query("UPDATE told_announcement SET content = ? WHERE id = ?", bytes_of(blob), number)
      .run();
}

void Told::mark_delivered(std::int64_t number) {
  auto announcement = find(number);
  if (!announcement) return;
  announcement->delivered = true;
  replace(number, *announcement);
}

void Told::withdraw(std::int64_t number, const std::string& why) {
  auto announcement = find(number);
  if (!announcement) return;
  announcement->withdrawn = why;
  replace(number, *announcement);
}

std::vector<Told::Entry> Told::all() {
  return entries(database_.connection().query("SELECT id, content FROM told_announcement ORDER BY id"),
                 database_.envelope());
}

std::vector<Told::Entry> Told::about(const std::string& alert) {
  return entries(database_.connection().query(
                     "SELECT id, content FROM told_announcement WHERE alert = ? ORDER BY id", alert),
                 database_.envelope());
}

void Told::put_unread(const UnreadFile& file) {
  const Bytes blob = database_.envelope().seal(write_fields(file.reason));
  database_.connection()
      .query("INSERT OR REPLACE INTO told_unread (name, status, reason) VALUES (?, ?, ?)", file.name,
             std::int64_t{std::to_underlying(file.status)}, bytes_of(blob))
      .run();
}

void Told::clear_unread(const std::string& name) {
  database_.connection().query("DELETE FROM told_unread WHERE name = ?", name).run();
}

std::vector<UnreadFile> Told::unread() {
  std::vector<UnreadFile> found;
  for (Query rows =
           database_.connection().query("SELECT name, status, reason FROM told_unread ORDER BY name");
       rows.step();)
    found.push_back({.name = rows.text(0),
                     .status = static_cast<UnreadStatus>(rows.integer(1)),
                     .reason = opened<Rejection>(database_.envelope(), rows.blob(2)).value_or(Rejection{})});
  return found;
}

}  // namespace freshlegs::storage
