#include "daemon/service/arrival_log.h"

#include <array>
#include <ranges>
#include <utility>

namespace freshlegs::service {
namespace {

constexpr std::size_t kFew = 5;

bool wants_attention(app::Outcome outcome) {
  return outcome == app::Outcome::rejected || outcome == app::Outcome::deferred;
}

}  // namespace

void ArrivalLog::add(const app::TakenFile& file) {
  if (file.still_changing || file.gone) return;  // nothing happened
  totals_.add(file);
  if (file.inside) {
    log_.info(quoted_name(file.name) + " holds " + totals_sentence(*file.inside) + ".");
    for (const auto& entry : file.noted | std::views::take(kFew))
      if (entry.reason) log_.warning(quoted_name(entry.name) + ": " + entry.reason->text);
    if (file.reason) log_.warning(quoted_name(file.name) + ": " + file.reason->text);
    return;
  }
  // A bad file gets its line even in a crowd, unless the crowd is one of bad files.
  const bool bad = wants_attention(file.outcome) && totals_.rejected + totals_.deferred <= 4 * kFew;
  if (totals_.files() > kFew && !bad) return;
  std::string line = quoted_name(file.name) + ": " + std::string(app::word(file.outcome));
  if (file.reason && !file.reason->text.empty()) line += ". " + file.reason->text;
  wants_attention(file.outcome) ? log_.warning(line) : log_.info(line);
}

void ArrivalLog::over() {
  const auto totals = std::exchange(totals_, {});
  if (totals.files() > kFew) log_.info(totals_sentence(totals));
}

std::string totals_sentence(const app::Totals& totals) {
  const std::array<std::pair<std::size_t, const char*>, 5> parts{{{totals.ingested, "new"},
                                                                  {totals.duplicate, "known already"},
                                                                  {totals.rejected, "rejected"},
                                                                  {totals.deferred, "to be tried again"},
                                                                  {totals.ignored, "not activities"}}};
  std::string text = std::to_string(totals.files()) + (totals.files() == 1 ? " file" : " files");
  const char* before = ": ";
  for (const auto& [count, what] : parts) {
    if (count == 0) continue;
    text += std::exchange(before, ", ") + std::to_string(count) + " " + what;
  }
  return text;
}

}  // namespace freshlegs::service
