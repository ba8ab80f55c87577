#include "daemon/service/repeats.h"

namespace freshlegs::service {
namespace {

// Per-path errors that came every second have filled disks (SynoCommunity #7428).
constexpr std::chrono::minutes kApart{10};
constexpr std::size_t kMostKept = 1000;

}  // namespace

std::optional<std::string> Repeats::pass(const std::string& text, Moment now) {
  const auto it = said_.find(text);
  if (it == said_.end()) {
    std::erase_if(said_, [&](const auto& item) { return now - item.second.last >= kApart; });
    if (said_.size() < kMostKept) said_[text] = {now, 0};
    return text;
  }
  auto& [last, held_back] = it->second;
  if (now - last < kApart) {
    ++held_back;
    return std::nullopt;
  }
  std::string out = text;
  if (held_back > 0) out += " (" + std::to_string(held_back) + " more since)";
  it->second = {now, 0};
  return out;
}

}  // namespace freshlegs::service
