#include "daemon/views/summary_files.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <iterator>
#include <optional>
#include <set>
#include <string>
#include <system_error>

#include "daemon/report/day_page.h"
#include "daemon/report/page.h"
#include "daemon/views/summary_json.h"
#include "daemon/words/day.h"
#include "storage/told.h"

namespace freshlegs::app {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(const fs::path& path, const char* what) {
  throw std::system_error(errno, std::generic_category(), std::string(what) + " " + path.string());
}

std::optional<std::string> content_of(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return std::nullopt;
  return std::string(std::istreambuf_iterator<char>(in), {});
}

/// Beside the file and hidden, so that no reader takes it for a summary; each program has its own, for the
/// command line may write while the daemon does.
fs::path temporary(const fs::path& path) {
  return path.parent_path() / ("." + path.filename().string() + "." + std::to_string(::getpid()) + ".tmp");
}

void replace_link(const fs::path& link, const fs::path& target) {
  const fs::path half = temporary(link);
  std::error_code ignored;
  fs::remove(half, ignored);
  fs::create_symlink(target, half);
  fs::rename(half, link);
}

/// Days that were written before: they are kept true as the facts grow.
std::set<date::local_days> written_days(const fs::path& folder) {
  std::set<date::local_days> days;
  for (const auto& entry : fs::directory_iterator(folder)) {
    const auto day = parse_day(entry.path().stem().string());
    if (day && entry.path().extension() == ".md") days.insert(*day);
  }
  return days;
}

class Writer {
 public:
  explicit Writer(fs::path folder) : folder_(std::move(folder)) {}

  void file(const std::string& name, const std::string& content) {
    const fs::path path = folder_ / name;
    if (content_of(path) == content) return;
    write_whole(path, content);
    changed_.push_back(path);
  }

  void link(const std::string& name, const std::string& target) {
    const fs::path path = folder_ / name;
    std::error_code none;
    if (fs::read_symlink(path, none) == fs::path(target)) return;
    replace_link(path, target);
    changed_.push_back(path);
  }

  std::vector<fs::path> changed() {
    std::ranges::sort(changed_);
    return std::move(changed_);
  }

 private:
  fs::path folder_;
  std::vector<fs::path> changed_;
};

}  // namespace

void write_whole(const fs::path& path, const std::string& content) {
  const fs::path half = temporary(path);
  std::ofstream out(half, std::ios::binary | std::ios::trunc);
  out.write(content.data(), static_cast<std::streamsize>(content.size()));
  out.close();
  if (!out) fail(half, "cannot write");
  fs::permissions(half, fs::perms::owner_read | fs::perms::owner_write);
  fs::rename(half, path);
}

std::vector<fs::path> write_summaries(const Knowledge& knowledge, const Settings& settings,
                                      std::span<const Retraction> taken_back) {
  const auto newest_days = summary_days(knowledge.findings, kDaysKept);
  if (newest_days.empty()) return {};
  const Units units = settings.units;
  fs::create_directories(settings.summaries);
  auto days = written_days(settings.summaries);
  if (const auto& part = knowledge.part) std::erase_if(days, [&](auto day) { return day < part->days_from; });
  days.insert(newest_days.begin(), newest_days.end());
  Writer writer(settings.summaries);
  for (const auto day : days) {
    const std::string name = iso_day(WallTime(day));
    const std::string words = summary_markdown(knowledge.findings, day, units, taken_back, settings.profile);
    writer.file(name + ".md", words);
    writer.file(name + ".html", report::day_page(knowledge.findings, day, units, words));
    writer.file(name + ".json", views::summary_json(knowledge, day, units, taken_back, settings.profile));
  }
  const std::string newest = iso_day(WallTime(newest_days.back()));
  if (!knowledge.part)
    writer.file("report.html", report::page(knowledge.findings, newest_day(knowledge.findings), units, taken_back,
                                            settings.profile)
                                   .html);
  for (const char* ending : {".md", ".json", ".html"})
    writer.link(std::string("latest") + ending, newest + ending);
  return writer.changed();
}

std::vector<Retraction> retractions(storage::Database& database) {
  std::vector<Retraction> list;
  for (const auto& [number, told] : storage::Told(database).all())
    if (const auto day = parse_day(told.local_day); told.withdrawn && storage::reached(told) && day)
      list.push_back({told.kind, *day, *told.withdrawn});
  return list;
}

}  // namespace freshlegs::app
