#include "daemon/pipeline/reasons.h"

#include <unistd.h>

#include <fstream>
#include <iterator>
#include <map>
#include <optional>
#include <string>
#include <system_error>

#include "ingest/file_content.h"
#include "storage/care.h"
#include "storage/told.h"

namespace freshlegs::app {
namespace {

namespace fs = std::filesystem;

constexpr const char* kEnding = ".reason.txt";
constexpr std::size_t kLongestName = 180;  // of 255; the rest is hash and ending

/// A name from an inbox may hold anything but a slash; a name of ours is one harmless line.
std::string file_name(const std::string& name, const std::string& mark) {
  std::string safe;
  for (const char c : name.substr(0, kLongestName)) safe += c == '/' || (c >= 0 && c < ' ') ? '_' : c;
  return safe + mark + kEnding;
}

std::string text_of(const std::string& name, const char* outcome, const Rejection& reason) {
  std::string text = name + "\n" + outcome + "\n\n" + reason.text + "\n";
  if (reason.at)
    text += (reason.unit == PositionUnit::line ? "Line " : "Byte ") + std::to_string(*reason.at) + ".\n";
  if (!reason.advice.empty()) text += reason.advice + "\n";
  return text + "\nThe file itself was not touched. This note goes when the file is repaired or replaced.\n";
}

std::map<std::string, std::string> wanted(storage::Database& database) {
  std::map<std::string, std::string> files;
  for (const auto& fact : storage::Care(database).not_taken_whole()) {
    const std::string name = fact.names.empty() ? "unnamed" : fact.names.front();
    const char* outcome = fact.status == ReadStatus::rejected ? "Not taken." : "Taken, but not whole.";
    files[file_name(name, "." + hex(fact.sha256, 8))] =
        text_of(name, outcome, fact.reason.value_or(Rejection{}));
  }
  for (const auto& file : storage::Told(database).unread()) {
    const bool later = file.status == storage::UnreadStatus::deferred;
    files[file_name(file.name, "")] =
        text_of(file.name, later ? "Not read yet; it is tried again by itself." : "Not taken.", file.reason);
  }
  return files;
}

std::optional<std::string> content_of(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return std::nullopt;
  return std::string(std::istreambuf_iterator<char>(in), {});
}

void put(const fs::path& path, const std::string& text) {
  if (content_of(path) == text) return;
  const fs::path half = path.parent_path() / ("." + std::to_string(::getpid()) + ".half");
  std::error_code failed;
  {
    std::ofstream out(half, std::ios::binary | std::ios::trunc);
    out << text;
    out.close();
    if (!out) {
      fs::remove(half, failed);
      return;
    }
  }
  fs::permissions(half, fs::perms::owner_read | fs::perms::owner_write, failed);
  fs::rename(half, path, failed);
}

}  // namespace

void write_reasons(storage::Database& database, const fs::path& folder) {
  const auto files = wanted(database);
  std::error_code failed;
  if (files.empty() && !fs::exists(folder, failed)) return;
  fs::create_directories(folder, failed);
  fs::permissions(folder, fs::perms::owner_all, failed);
  std::error_code gone;
  for (const auto& entry : fs::directory_iterator(folder, gone)) {
    const std::string name = entry.path().filename().string();
    if (name.ends_with(kEnding) && !files.contains(name)) fs::remove(entry.path(), failed);
  }
  for (const auto& [name, text] : files) put(folder / name, text);
}

}  // namespace freshlegs::app
