#include "daemon/service/policy.h"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>

namespace freshlegs::service {
namespace {

using analysis::Alert;
using analysis::AlertKind;
using analysis::OverreachState;
using Show = TellingPlan::Show;

// A watch is synchronised a day or two late; what is older than three days cannot change today's training.
constexpr Millis kNews = std::chrono::hours(72);
// A spell of overreaching may begin earlier or later when a late file comes; two weeks apart it is another
// spell.
constexpr date::days kSameSpell{14};

std::string_view word(AlertKind kind) {
  switch (kind) {
    case AlertKind::form_breakdown:
      return "form_breakdown";
    case AlertKind::overreaching:
      return "overreaching";
    case AlertKind::risky_combination:
      return "risky_combination";
    case AlertKind::pain:
      return "pain";
  }
  return "";
}

date::local_days local_day(Instant t, UtcOffset offset) {
  return date::floor<date::days>(wall_of(t, offset));
}

/// The highest state the alert has reached.
std::optional<OverreachState> top_state(const Alert& alert) {
  auto top = alert.state;
  for (const auto& step : alert.history) top = std::max(top, std::optional(step.state));
  return top;
}

class Planner {
 public:
  Planner(const std::vector<Alert>& known, const std::vector<Told>& told, const Manners& manners,
          const Situation& situation)
      : known_(known),
        told_(told),
        manners_(manners),
        here_(situation),
        today_(local_day(here_.now, here_.offset)) {
    for (std::size_t i = 0; i < known_.size(); ++i) by_id_[known_[i].id] = i;
  }

  TellingPlan plan() {
    for (const Told& record : told_)
      if (stands(record) && !still_true(record)) withdraw(record);
    for (std::size_t i = 0; i < known_.size(); ++i) consider(i);
    show_groups();
    return std::move(plan_);
  }

 private:
  static bool stands(const Told& record) { return !record.withdrawn; }

  [[nodiscard]] date::local_days day_of(const Alert& alert) const {
    return local_day(alert.time, alert.utc_offset.value_or(here_.offset));
  }

  /// The same news: its id follows its recordings and changes when a better recording of the same run
  /// arrives.
  [[nodiscard]] bool succeeds(const Alert& alert, const Told& record) const {
    if (alert.kind != record.kind || by_id_.contains(record.alert) || top_state(alert) < record.state)
      return false;
    const auto apart = date::abs(day_of(alert) - record.day);
    return apart <= (alert.kind == AlertKind::overreaching ? kSameSpell : date::days(0));
  }

  [[nodiscard]] bool still_true(const Told& record) const {
    if (const auto it = by_id_.find(record.alert); it != by_id_.end())
      return record.state <= top_state(known_[it->second]);
    return std::ranges::any_of(known_, [&](const Alert& alert) { return succeeds(alert, record); });
  }

  void withdraw(const Told& record) {
    if (record.how == How::silently) return;  // nobody was told
    Told changed = record;
    changed.withdrawn = record.delivered || record.how == How::summary
                            ? "Later recordings no longer support it."
                            : "Overturned before it was shown.";
    plan_.keep.push_back(changed);
    if (!record.delivered || record.notice.empty()) return;
    auto rest = standing_in(record.notice);
    if (rest.empty()) {
      plan_.close.push_back(record.notice);
    } else {
      plan_.show.push_back({record.notice, std::move(rest), true});
    }
  }

  /// Alerts told in that notice which are still true.
  [[nodiscard]] std::vector<std::size_t> standing_in(const std::string& notice) const {
    std::set<std::size_t> alerts;
    for (const Told& record : told_) {
      if (!stands(record) || record.notice != notice || !record.delivered || !still_true(record)) continue;
      if (const auto it = by_id_.find(record.alert); it != by_id_.end()) alerts.insert(it->second);
    }
    return {alerts.begin(), alerts.end()};
  }

  void consider(std::size_t index) {
    const Alert& alert = known_[index];
    const auto state = top_state(alert);
    if (state && *state < (manners_.tell_watch ? OverreachState::watch : OverreachState::likely)) return;
    const Told* before = record_of(alert, state);
    if (before && (before->delivered || before->how != How::desktop)) return;
    if (!before)
      if (const Told* old = predecessor(alert, state)) return keep_under_new_id(*old, alert);
    const bool old_news = here_.now - alert.time > kNews;
    if (!before && (here_.history || old_news)) return keep(alert, How::silently);
    if (old_news || !manners_.notices.enabled) return keep(alert, How::summary);
    if (!here_.server || in_quiet_hours(wall_of(here_.now, here_.offset), manners_.notices.quiet)) {
      if (!before) keep(alert, How::desktop);
      return;
    }
    (before ? waited_ : fresh_[alert.kind]).push_back(index);
  }

  [[nodiscard]] const Told* record_of(const Alert& alert, std::optional<OverreachState> state) const {
    const auto it = std::ranges::find_if(told_, [&](const Told& record) {
      return stands(record) && record.alert == alert.id && record.state >= state;
    });
    return it == told_.end() ? nullptr : &*it;
  }

  [[nodiscard]] const Told* predecessor(const Alert& alert, std::optional<OverreachState> state) const {
    const auto it = std::ranges::find_if(told_, [&](const Told& record) {
      return stands(record) && record.state == state && (record.delivered || record.how != How::desktop) &&
             succeeds(alert, record);
    });
    return it == told_.end() ? nullptr : &*it;
  }

  void keep_under_new_id(const Told& old, const Alert& alert) {
    Told record = old;
    record.alert = alert.id;
    record.day = day_of(alert);
    plan_.keep.push_back(std::move(record));
  }

  void keep(const Alert& alert, How how, const std::string& notice = "") {
    Told record;
    record.alert = alert.id;
    record.kind = alert.kind;
    record.state = top_state(alert);
    record.day = day_of(alert);
    record.how = how;
    record.at = here_.now;
    record.notice = notice;
    plan_.keep.push_back(std::move(record));
  }

  /// Those that had to wait come as one; of the others there is one notice a kind and day.
  void show_groups() {
    const std::string today = iso_day(WallTime(today_));
    if (waited_.size() == 1) {
      fresh_[known_[waited_.front()].kind].push_back(waited_.front());
      waited_.clear();
    }
    std::vector<Show> groups;
    if (!waited_.empty()) groups.push_back({"together " + today, std::move(waited_), false});
    for (auto& [kind, alerts] : fresh_)
      groups.push_back({std::string(word(kind)) + " " + today, std::move(alerts), false});
    for (Show& group : groups) gravest_first(group.alerts);
    std::ranges::stable_sort(groups, std::ranges::greater{},
                             [&](const Show& s) { return known_[s.alerts.front()].severity; });
    for (Show& group : groups) show(std::move(group));
  }

  void show(Show group) {
    const auto shown = shown_today();
    const bool replaces = shown.contains(group.key);
    if (!replaces &&
        shown.size() + opened_ >= static_cast<std::size_t>(std::max(0, manners_.notices.most_per_day))) {
      for (const std::size_t i : group.alerts) keep(known_[i], How::summary);
      return;
    }
    for (const std::size_t i : group.alerts) keep(known_[i], How::desktop, group.key);
    if (replaces) {
      for (const std::size_t i : standing_in(group.key))
        if (std::ranges::find(group.alerts, i) == group.alerts.end()) group.alerts.push_back(i);
      gravest_first(group.alerts);
      std::erase_if(plan_.show, [&](const Show& s) { return s.key == group.key; });
      std::erase(plan_.close, group.key);
    } else {
      ++opened_;
    }
    plan_.show.push_back(std::move(group));
  }

  void gravest_first(std::vector<std::size_t>& alerts) const {
    std::ranges::stable_sort(alerts, std::ranges::greater{},
                             [&](std::size_t i) { return std::pair(known_[i].severity, known_[i].time); });
  }

  [[nodiscard]] std::set<std::string> shown_today() const {
    std::set<std::string> keys;
    for (const Told& record : told_)
      if (record.how == How::desktop && record.delivered && local_day(record.at, here_.offset) == today_)
        keys.insert(record.notice);
    return keys;
  }

  const std::vector<Alert>& known_;
  const std::vector<Told>& told_;
  const Manners& manners_;
  const Situation& here_;
  date::local_days today_;
  std::map<std::string, std::size_t> by_id_;
  std::map<AlertKind, std::vector<std::size_t>> fresh_;
  std::vector<std::size_t> waited_;
  std::size_t opened_ = 0;
  TellingPlan plan_;
};

}  // namespace

TellingPlan plan_telling(const std::vector<Alert>& known, const std::vector<Told>& told,
                         const Manners& manners, const Situation& situation) {
  return Planner(known, told, manners, situation).plan();
}

bool in_quiet_hours(WallTime wall, const app::QuietHours& hours) {
  const auto clock = wall - date::floor<date::days>(wall);
  if (hours.from <= hours.to) return clock >= hours.from && clock < hours.to;
  return clock >= hours.from || clock < hours.to;
}

}  // namespace freshlegs::service
