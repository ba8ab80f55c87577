#include "daemon/views/export.h"

#include <algorithm>
#include <array>
#include <tuple>
#include <vector>

#include "daemon/views/activities.h"
#include "daemon/views/tokens.h"

namespace freshlegs::app::views {
namespace {

using storage::Statement;

Json files_of(std::span<const storage::FileFact> files) {
  Json list = Json::array();
  for (const auto& f : files)
    list.push_back({{"sha256", hex(f.sha256)},
                    {"files", f.names},
                    {"bytes", f.bytes},
                    {"format", token(f.format)},
                    {"dialect", optional(f.dialect)},
                    {"status", token(f.status)},
                    {"reason", reason(f.reason)},
                    {"notes", notes(f.notes)}});
  return list;
}

Json recording(const analysis::KnownRecording& r) {
  const auto& h = r.head;
  return {{"hash", hex(h.hash)},
          {"file_sha256", hex(r.file.sha256)},
          {"sport", h.sport},
          {"sub_sport", h.sub_sport},
          {"start", iso_utc(h.start)},
          {"end", iso_utc(h.end)},
          {"wall_clock", h.clock != Clock::utc},
          {"utc_offset_s", offset(h.utc_offset)},
          {"manufacturer", h.device.manufacturer},
          {"product", h.device.product},
          {"title", optional(h.title)},
          {"samples", h.samples},
          {"laps", h.laps},
          {"strength_sets", h.active_sets},
          {"rest_sets", h.rest_sets},
          {"rr_intervals", h.rr_intervals}};
}

Json statement(const Statement& s) {
  static constexpr std::array<std::string_view, 5> kKinds{"label", "exercise", "note", "split", "merge"};
  static constexpr std::array<std::string_view, 5> kLabels{"legs", "upper", "full", "other", "planned"};
  const bool exercise = s.kind == Statement::Kind::exercise;
  return {{"kind", kKinds.at(static_cast<std::size_t>(s.kind))},
          {"recording", s.recording ? Json(hex(*s.recording)) : Json(nullptr)},
          {"other", s.other ? Json(hex(*s.other)) : Json(nullptr)},
          {"label", s.label ? Json(kLabels.at(static_cast<std::size_t>(*s.label))) : Json(nullptr)},
          {"what", s.what.empty() ? Json(nullptr) : Json(s.what)},
          {"at", time(s.at)},
          {"text", s.text},
          {"value", exercise ? Json(nullptr) : number(s.value, 3)},
          {"share", exercise ? number(s.value, 3) : Json(nullptr)}};
}

/// What counts, in an order that does not depend on when it was said.
std::vector<Statement> in_fixed_order(std::span<const storage::Statements::Entry> said) {
  std::vector<Statement> list;
  for (const auto& entry : said)
    if (entry.statement.kind != Statement::Kind::forget) list.push_back(entry.statement);
  std::ranges::sort(list, {}, [](const Statement& s) {
    return std::tie(s.kind, s.at, s.recording, s.other, s.label, s.what, s.text, s.value);
  });
  return list;
}

}  // namespace

std::string export_json(const Knowledge& knowledge, std::span<const storage::FileFact> files,
                        std::span<const storage::Statements::Entry> said) {
  const auto& findings = knowledge.findings;
  Json document{{"schema", "freshlegs.export/1"}, {"level", 0.95}, {"files", files_of(files)}};
  for (const char* list : {"recordings", "labels", "runs", "sessions", "alerts"})
    document[list] = Json::array();
  for (const auto& r : knowledge.recordings) document["recordings"].push_back(recording(r));
  for (const auto& s : in_fixed_order(said)) document["labels"].push_back(statement(s));
  for (const auto& r : findings.runs) document["runs"].push_back(run(r, knowledge.recordings));
  for (const auto& s : findings.sessions) document["sessions"].push_back(session(s, knowledge.recordings));
  for (const auto& a : findings.alerts) document["alerts"].push_back(alert(a));
  document["athlete"] = athlete(findings);
  document["days"] = days(findings);
  document["mornings"] = mornings(findings);
  document["time_course"] = time_course(findings);
  add_heart_limits(document, findings);
  document["unknown_exercises"] = findings.unknown_exercises;
  return text_of(document);
}

}  // namespace freshlegs::app::views
