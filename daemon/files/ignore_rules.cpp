#include "daemon/files/ignore_rules.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>

namespace freshlegs::app {
namespace {

using std::string_view_literals::operator""sv;

// Taken up half-written by comparable programs: paperless-ng #462, incron #46, syncthing #2318.
constexpr std::array kUnfinished{".tmp"sv, ".part"sv, ".partial"sv, ".filepart"sv, ".crdownload"sv, "~"sv};
// Sync programs, NAS thumbnails, macOS archives, Windows Explorer.
constexpr std::array kForeign{"@eadir"sv, "__macosx"sv, "thumbs.db"sv, "desktop.ini"sv};

std::string lower(std::string_view name) {
  std::string out(name);
  for (char& c : out) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return out;
}

}  // namespace

bool ignored_name(std::string_view name) {
  if (name.empty() || name.front() == '.') return true;  // also .stfolder, .stversions, .syncthing.x.tmp
  const std::string small = lower(name);
  if (small.starts_with("~syncthing~")) return true;
  if (std::ranges::any_of(kUnfinished, [&](std::string_view end) { return small.ends_with(end); }))
    return true;
  return std::ranges::find(kForeign, small) != kForeign.end();
}

}  // namespace freshlegs::app
