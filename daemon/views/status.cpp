#include "daemon/views/status.h"

#include <algorithm>

#include "daemon/views/json.h"
#include "daemon/words/day.h"

namespace freshlegs::app::views {
namespace {

using storage::UnreadStatus;

std::uint64_t count(const StatusFacts& facts, UnreadStatus status) {
  return static_cast<std::uint64_t>(std::ranges::count(facts.unread, status, &storage::UnreadFile::status));
}

std::uint64_t leg_sessions(const analysis::Findings& findings) {
  return static_cast<std::uint64_t>(std::ranges::count_if(findings.sessions, is_leg_session));
}

}  // namespace

std::vector<std::string> file_problems(const StatusFacts& facts) {
  std::vector<std::string> problems;
  for (const auto& file : facts.files)
    if (file.reason && (file.status == ReadStatus::rejected || file.status == ReadStatus::damaged))
      problems.push_back((file.names.empty() ? hex(file.sha256, 10) : file.names.front()) + ": " +
                         file.reason->text);
  for (const auto& file : facts.unread) problems.push_back(file.name + ": " + file.reason.text);
  std::ranges::sort(problems);
  return problems;
}

std::string status_json(const StatusFacts& facts, const analysis::Findings& findings) {
  const auto& c = facts.counts;
  Json document{{"schema", "freshlegs.status/1"},
                {"files",
                 {{"ingested", c.ingested},
                  {"duplicate", c.duplicates},
                  {"rejected", c.rejected + count(facts, UnreadStatus::refused)},
                  {"deferred", count(facts, UnreadStatus::deferred)},
                  {"ignored", c.ignored}}},
                {"activities", findings.runs.size() + findings.sessions.size()},
                {"runs", findings.runs.size()},
                {"leg_sessions", leg_sessions(findings)},
                {"recordings", c.recordings},
                {"database_bytes", facts.database_bytes},
                {"sample_count", c.samples},
                {"inbox", {{"path_ok", facts.inbox_ok}, {"mode", facts.inbox_polls ? "poll" : "inotify"}}},
                {"daemon", {{"running", facts.daemon_running}}},
                {"problems", file_problems(facts)}};
  return text_of(document);
}

}  // namespace freshlegs::app::views
