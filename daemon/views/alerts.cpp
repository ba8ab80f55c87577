#include <algorithm>
#include <map>

#include "daemon/views/activities.h"
#include "daemon/views/lists.h"
#include "daemon/views/tokens.h"
#include "daemon/words/alert_text.h"
#include "daemon/words/dates.h"
#include "daemon/words/numbers.h"

namespace freshlegs::app::views {
namespace {

using storage::Announcement;

Json told_how(const std::vector<const Announcement*>& told) {
  // The athlete saw it on the desktop if any of its states was shown there.
  bool summary = false;
  for (const auto* a : told) {
    if (!storage::reached(*a)) continue;
    if (a->how == storage::ToldHow::desktop) return {{"how", "desktop"}};
    summary = true;
  }
  return summary ? Json{{"how", "summary"}} : Json(nullptr);
}

Json withdrawn_why(const std::vector<const Announcement*>& told) {
  if (told.empty() || std::ranges::any_of(told, [](const auto* a) { return !a->withdrawn; })) return nullptr;
  return {{"why", *told.back()->withdrawn}};
}

void add_told(Json& object, const std::vector<const Announcement*>& told) {
  object["announced"] = told_how(told);
  object["withdrawn"] = withdrawn_why(told);
}

/// An alert that was told and is no finding any more.
Json gone(const std::vector<const Announcement*>& told) {
  const Announcement& last = *told.back();
  Json object{{"id", last.alert},
              {"kind", last.kind},
              {"severity", nullptr},
              {"time", nullptr},
              {"local_day", last.local_day},
              {"run_start", nullptr},
              {"state", last.state.empty() ? Json(nullptr) : Json(last.state)},
              {"until", nullptr},
              {"title", plain(last.title)},
              {"body", plain(last.body)},
              {"command", nullptr},
              {"evidence", Json::array()},
              {"rule", nullptr},
              {"reference", nullptr},
              {"contested", nullptr},
              {"history", Json::array()}};
  add_told(object, told);
  return object;
}

}  // namespace

Json alert(const analysis::Alert& a) {
  const AlertText text = alert_text(a);
  Json object{{"id", a.id},
              {"kind", token(a.kind)},
              {"severity", token(a.severity)},
              {"time", iso_utc(a.time)},
              {"local_day", iso_day(WallTime(local_day(a)))},
              {"run_start", time(a.run_start)},
              {"state", a.state ? Json(token(*a.state)) : Json(nullptr)},
              {"until", time(a.until)},
              {"title", plain(text.title)},
              {"body", plain(text.body)},
              {"command", text.command.empty() ? Json(nullptr) : Json(text.command)},
              {"evidence", a.evidence},
              {"rule", a.basis.rule},
              {"reference", a.basis.reference},
              {"contested", a.basis.contested},
              {"history", Json::array()}};
  for (const auto& step : a.history)
    object["history"].push_back({{"state", token(step.state)}, {"time", iso_utc(step.time)}});
  return object;
}

std::string alerts_json(const analysis::Findings& findings, const Filter& filter) {
  Json document{{"schema", "freshlegs.alerts/1"}, {"alerts", Json::array()}};
  for (const auto& a : findings.alerts)
    if (filter.admits(local_day(a))) document["alerts"].push_back(alert(a));
  return text_of(document);
}

std::string alerts_told_json(const analysis::Findings& findings, std::span<const Announcement> told,
                             const Filter& filter) {
  std::map<std::string, std::vector<const Announcement*>> by_alert;
  for (const auto& announcement : told) by_alert[announcement.alert].push_back(&announcement);
  std::vector<std::pair<date::local_days, Json>> entries;
  for (const auto& a : findings.alerts) {
    Json object = alert(a);
    add_told(object, by_alert[a.id]);
    by_alert.erase(a.id);
    entries.emplace_back(local_day(a), std::move(object));
  }
  for (const auto& [id, announcements] : by_alert)
    if (const auto day = parse_day(announcements.back()->local_day))
      entries.emplace_back(*day, gone(announcements));
  std::ranges::stable_sort(entries, {}, &std::pair<date::local_days, Json>::first);
  Json document{{"schema", "freshlegs.alerts/1"}, {"alerts", Json::array()}};
  for (auto& [day, object] : entries)
    if (filter.admits(day)) document["alerts"].push_back(std::move(object));
  return text_of(document);
}

}  // namespace freshlegs::app::views
