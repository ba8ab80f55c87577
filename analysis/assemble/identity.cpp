#include "analysis/assemble/identity.h"

#include <cstddef>
#include <string_view>

#include "analysis/assemble/sport.h"
#include "ingest/file_content.h"

namespace freshlegs::analysis {
namespace {

/// Digits and letters that are not taken for one another when read aloud or copied by hand (Crockford's base
/// 32).
constexpr std::string_view kLetters = "0123456789abcdefghjkmnpqrstvwxyz";

void append(std::vector<std::byte>& out, std::int64_t value) {
  for (int i = 0; i < 8; ++i) out.push_back(static_cast<std::byte>(value >> (8 * i) & 0xFF));
}

}  // namespace

std::string id_letters(const Hash& primary) {
  std::uint32_t bits = 0;
  for (std::size_t i = 0; i < 4; ++i) bits = bits << 8 | primary[i];
  std::string letters;
  for (int i = 0; i < 6; ++i) letters += kLetters[bits >> (5 * i) & 31];
  return letters;
}

std::string activity_id(Sport sport, Instant start, const Hash& primary) {
  const auto iso = iso_utc(start);  // 2026-10-15T07:31:00Z
  return std::string(name_of(sport)) + '-' + iso.substr(0, 4) + iso.substr(5, 2) + iso.substr(8, 2) + '-' +
         iso.substr(11, 2) + iso.substr(14, 2) + '-' + id_letters(primary);
}

Hash features_key(const ActivityPlan& plan, const std::vector<Hash>& parts) {
  std::vector<std::byte> bytes;
  append(bytes, static_cast<std::int64_t>(plan.sport));
  append(bytes, plan.start.time_since_epoch().count());
  append(bytes, plan.end.time_since_epoch().count());
  for (std::size_t i = 0; i < parts.size(); ++i) {
    for (const auto b : parts[i]) bytes.push_back(static_cast<std::byte>(b));
    append(bytes, static_cast<std::int64_t>(plan.parts[i].role));
    append(bytes, plan.parts[i].shift.count());
  }
  return sha256(bytes);
}

}  // namespace freshlegs::analysis
