#include "daemon/views/status.h"

#include <algorithm>
#include <array>

#include "daemon/views/activities.h"
#include "daemon/views/json.h"
#include "daemon/words/day.h"
#include "daemon/words/numbers.h"

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

std::vector<std::string> wearer_problems(const analysis::Findings& findings) {
  using Aspect = analysis::Stranger::Aspect;
  std::vector<std::string> problems;
  for (const auto& s : findings.strangers) {
    const auto sex = [](double male) { return std::string(male > 0 ? "male" : "female"); };
    const auto value = [&](double v) {
      return s.aspect == Aspect::sex         ? sex(v)
             : s.aspect == Aspect::height_m  ? app::number(v, 2) + " m"
             : s.aspect == Aspect::mass_kg   ? app::number(v) + " kg"
                                             : app::number(v) + " years";
    };
    static constexpr std::array<const char*, 4> kNames{"the sex of its wearer as ", "a wearer's height of ",
                                                       "a wearer's weight of ", "a wearer's age of "};
    problems.push_back(s.activity + ": the device gives " + kNames.at(static_cast<std::size_t>(s.aspect)) +
                       value(s.believed) + ", your devices so far " + value(s.usual) +
                       ". If that was not you: freshlegs forget " + s.activity);
  }
  return problems;
}

std::vector<std::string> problems(const StatusFacts& facts, const analysis::Findings& findings) {
  auto all = file_problems(facts);
  for (auto& sentence : wearer_problems(findings)) all.push_back(std::move(sentence));
  return all;
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
                {"problems", problems(facts, findings)}};
  add_heart_limits(document, findings);
  return text_of(document);
}

}  // namespace freshlegs::app::views
