#include "daemon/views/rejected.h"

#include <algorithm>
#include <array>
#include <tuple>

#include "daemon/views/json.h"
#include "storage/care.h"
#include "storage/told.h"

namespace freshlegs::app::views {

using Outcome = NotTaken::Outcome;

std::string_view word(Outcome outcome) {
  static constexpr std::array<std::string_view, 4> kWords{"rejected", "damaged", "refused", "deferred"};
  return kWords.at(static_cast<std::size_t>(outcome));
}

std::vector<NotTaken> not_taken(storage::Database& database) {
  std::vector<NotTaken> files;
  for (auto& fact : storage::Care(database).not_taken_whole())
    files.push_back({fact.status == ReadStatus::rejected ? Outcome::rejected : Outcome::damaged,
                     fact.names.empty() ? hex(fact.sha256, 10) : fact.names.front(), fact.names, fact.sha256,
                     fact.reason.value_or(Rejection{})});
  for (auto& file : storage::Told(database).unread())
    files.push_back({file.status == storage::UnreadStatus::deferred ? Outcome::deferred : Outcome::refused,
                     file.name,
                     {file.name},
                     std::nullopt,
                     file.reason});
  std::ranges::sort(files, {}, [](const NotTaken& f) { return std::tie(f.name, f.outcome, f.sha256); });
  return files;
}

std::string rejected_json(const std::vector<NotTaken>& files) {
  Json document{{"schema", "freshlegs.rejected/1"}, {"files", Json::array()}};
  for (const auto& file : files) {
    document["files"].push_back({{"file", file.name},
                                 {"files", file.names},
                                 {"sha256", file.sha256 ? Json(hex(*file.sha256)) : Json(nullptr)},
                                 {"outcome", word(file.outcome)},
                                 {"reason", reason(file.reason)}});
  }
  return text_of(document);
}

}  // namespace freshlegs::app::views
