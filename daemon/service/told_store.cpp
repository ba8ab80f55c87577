#include "daemon/service/told_store.h"

#include <array>
#include <string_view>

namespace freshlegs::service {
namespace {

using analysis::AlertKind;
using analysis::OverreachState;

// The words of the JSON contract.
constexpr std::array<std::string_view, 4> kKinds{"form_breakdown", "overreaching", "risky_combination", "pain"};
constexpr std::array<std::string_view, 4> kStates{"normal", "watch", "likely", "prolonged"};
constexpr std::array kHows{storage::ToldHow::desktop, storage::ToldHow::summary, storage::ToldHow::silently};

template <class Enum, std::size_t N>
std::optional<Enum> find(const std::array<std::string_view, N>& words, std::string_view word) {
  for (std::size_t i = 0; i < N; ++i)
    if (words[i] == word) return static_cast<Enum>(i);
  return std::nullopt;
}

std::string state_word(const std::optional<OverreachState>& state) {
  return state ? std::string(kStates[static_cast<std::size_t>(*state)]) : "";
}

How how_of(storage::ToldHow how) {
  switch (how) {
    case storage::ToldHow::desktop:
      return How::desktop;
    case storage::ToldHow::summary:
      return How::summary;
    case storage::ToldHow::silently:
      return How::silently;
  }
  return How::silently;
}

storage::Announcement announcement_of(const Told& told) {
  return {.alert = told.alert,
          .kind = std::string(kKinds[static_cast<std::size_t>(told.kind)]),
          .local_day = iso_day(WallTime(told.day)),
          .state = state_word(told.state),
          .how = kHows[static_cast<std::size_t>(told.how)],
          .when = told.at,
          .title = told.title,
          .body = told.body,
          .delivered = told.delivered,
          .withdrawn = told.withdrawn};
}

/// Nothing for what a newer freshlegs may have written.
std::optional<Told> told_of(const storage::Announcement& a) {
  const auto kind = find<AlertKind>(kKinds, a.kind);
  const auto day = parse_day(a.local_day);
  if (!kind || !day) return std::nullopt;
  return Told{.alert = a.alert,
              .kind = *kind,
              .state = find<OverreachState>(kStates, a.state),
              .day = *day,
              .how = how_of(a.how),
              .at = a.when,
              .delivered = a.delivered,
              .withdrawn = a.withdrawn,
              .notice = "",
              .title = a.title,
              .body = a.body};
}

/// The entry that still stands for this alert in this state.
std::optional<storage::Told::Entry> standing(storage::Told& store, const Told& told) {
  for (auto& entry : store.about(told.alert))
    if (!entry.announcement.withdrawn && entry.announcement.state == state_word(told.state)) return entry;
  return std::nullopt;
}

void save(storage::Told& store, const Told& told) {
  const auto wanted = announcement_of(told);
  const auto entry = standing(store, told);
  if (!entry) {
    store.tell(wanted);
    return;
  }
  if (told.withdrawn) return store.withdraw(entry->number, *told.withdrawn);
  if (entry->announcement.how != wanted.how) {  // it waited for the screen and came into the summary instead
    store.withdraw(entry->number, "It could not be shown in time.");
    store.tell(wanted);
    return;
  }
  if (told.delivered && !entry->announcement.delivered) store.mark_delivered(entry->number);
}

}  // namespace

std::vector<Told> load_told(storage::Told& store) {
  std::vector<Told> records;
  for (const auto& entry : store.all())
    if (auto told = told_of(entry.announcement)) records.push_back(std::move(*told));
  return records;
}

void save_told(storage::Told& store, const std::vector<Told>& records) {
  for (const Told& told : records) save(store, told);
}

}  // namespace freshlegs::service
