#include "daemon/service/teller.h"

#include <algorithm>
#include <map>
#include <utility>

namespace freshlegs::service {
namespace {

Urgency urgency(analysis::Severity severity) {
  switch (severity) {
    case analysis::Severity::info:
      return Urgency::low;
    case analysis::Severity::warning:
      return Urgency::normal;
    case analysis::Severity::critical:
      return Urgency::critical;
  }
  return Urgency::normal;
}

}  // namespace

Teller::Teller(Notifier& notifier, Manners manners, Needs needs)
    : notifier_(notifier), manners_(std::move(manners)), needs_(std::move(needs)) {}

void Teller::remember(std::vector<Told> told) { told_ = std::move(told); }

void Teller::know(std::vector<analysis::Alert> alerts, bool history) {
  alerts_ = std::move(alerts);
  act(history);
}

std::size_t Teller::shown_today() const {
  const auto clock = needs_.clock();
  const auto day = [&](Instant t) { return date::floor<date::days>(wall_of(t, clock.offset)); };
  std::set<std::string> notices;
  for (const Told& told : told_)
    if (told.how == How::desktop && told.delivered && day(told.at) == day(clock.now))
      notices.insert(told.notice);
  return notices.size();
}

void Teller::tick() { act(false); }

void Teller::server_came() {
  server_ = true;
  act(false);
}

void Teller::act(bool history) {
  if (!in_flight_.empty()) {  // deciding now would show the same notice twice
    again_ = true;
    again_history_ = again_history_ || history;
    return;
  }
  const auto clock = needs_.clock();
  auto plan = plan_telling(alerts_, told_, manners_, {clock.now, clock.offset, history, server_});
  keep(std::move(plan.keep));
  for (const auto& key : plan.close) notifier_.close(key);
  for (const auto& order : plan.show) in_flight_.insert(order.key);
  for (const auto& order : plan.show) show(order);
}

void Teller::show(const TellingPlan::Show& order) {
  if (order.only_if_live && !notifier_.live(order.key)) return shown(order.key, true);
  Notice notice{
      order.key, {}, {}, urgency(alerts_[order.alerts.front()].severity), {{"report", "Open report"}}};
  for (const std::size_t i : order.alerts) {
    const auto [title, body] = needs_.words(alerts_[i]);
    if (notice.title.empty()) {
      notice.title = title;
      notice.body = body;
    } else {
      notice.body += "\n" + title;  // the summary has the rest
    }
  }
  notifier_.show(notice, [this, key = order.key](bool delivered) { shown(key, delivered); });
}

void Teller::shown(const std::string& key, bool delivered) {
  if (const auto it = in_flight_.find(key); it != in_flight_.end()) in_flight_.erase(it);
  std::vector<Told> changed;
  for (const Told& record : told_) {
    if (record.notice != key || record.delivered || record.how != How::desktop || record.withdrawn) continue;
    Told now = record;
    now.delivered = delivered;
    if (!delivered) now.notice.clear();
    changed.push_back(std::move(now));
  }
  server_ = server_ && delivered;
  keep(std::move(changed));
  if (in_flight_.empty() && std::exchange(again_, false)) act(std::exchange(again_history_, false));
}

void Teller::keep(std::vector<Told> records) {
  if (records.empty()) return;
  std::map<std::string_view, const analysis::Alert*> by_id;
  for (const auto& alert : alerts_) by_id[alert.id] = &alert;
  for (Told& record : records) {
    if (const auto it = by_id.find(record.alert); record.title.empty() && it != by_id.end()) {
      auto words = needs_.words(*it->second);
      record.title = std::move(words.title);
      record.body = std::move(words.body);
    }
    const auto same = std::ranges::find_if(told_, [&](const Told& old) {
      return old.alert == record.alert && old.state == record.state && !old.withdrawn;
    });
    if (same == told_.end()) {
      told_.push_back(record);
    } else {
      *same = record;
    }
  }
  needs_.record(std::move(records));
}

}  // namespace freshlegs::service
