#include "daemon/service/candidates.h"

#include <algorithm>

namespace freshlegs::service {
namespace {

// A program that writes all the time (a tracker that appends) must not keep others from being told.
constexpr int kRestless = 10;
// The safety rescan comes every 5 minutes; trying more rarely than that would gain nothing.
constexpr Period kLongestPutOff = std::chrono::minutes(5);
constexpr int kFirstPutOffInSettles = 4;

}  // namespace

void Candidates::hint(const std::string& path, const Signature& now_is, Moment now) {
  if (const auto it = handed_.find(path); it != handed_.end()) {
    it->second.touched = it->second.touched || it->second.signature != now_is;
    return;
  }
  if (const auto it = read_.find(path); it != read_.end()) {
    if (it->second == now_is) return;
    read_.erase(it);
  }
  auto& waiting = waiting_[path];
  waiting.signature = now_is;
  waiting.due = now + settle_;
  waiting.tries = 0;
}

void Candidates::seen(const std::string& path, const Signature& now_is, Moment now, bool at_rest) {
  if (const auto it = waiting_.find(path); it != waiting_.end() && it->second.signature == now_is) return;
  const bool known = handed_.contains(path) || read_.contains(path) || waiting_.contains(path);
  hint(path, now_is, now);
  if (at_rest && !known) waiting_[path].due = now;
}

std::vector<std::string> Candidates::take_ready(Moment now, const Look& look) {
  std::vector<std::string> ready;
  for (auto it = waiting_.begin(); it != waiting_.end();) {
    auto& [path, waiting] = *it;
    if (waiting.due > now) {
      ++it;
      continue;
    }
    const auto now_is = look(path);
    if (now_is && *now_is != waiting.signature) {
      waiting = {*now_is, now + settle_, 0, waiting.restarts + 1};
      ++it;
      continue;
    }
    if (now_is) {
      ready.push_back(path);
      handed_.insert_or_assign(path, Handed{*now_is, waiting.tries, false});
    }
    it = waiting_.erase(it);
  }
  return ready;
}

void Candidates::finished(const std::string& path, Fate fate, Moment now) {
  const auto it = handed_.find(path);
  if (it == handed_.end()) return;
  const Handed was = it->second;
  handed_.erase(it);
  if (fate == Fate::changing || was.touched) {
    waiting_[path] = {was.signature, now + settle_, 0, 1};
  } else if (fate == Fate::again) {
    waiting_[path] = {was.signature, now + put_off_for(was.tries), was.tries + 1, 0};
  } else {
    read_[path] = was.signature;
  }
}

void Candidates::keep_only(const std::set<std::string>& present) {
  std::erase_if(read_, [&](const auto& item) { return !present.contains(item.first); });
  std::erase_if(waiting_, [&](const auto& item) { return !present.contains(item.first); });
}

void Candidates::forget_read() { read_.clear(); }

std::optional<Moment> Candidates::next_due() const {
  if (waiting_.empty()) return std::nullopt;
  return std::ranges::min_element(waiting_, {}, [](const auto& item) { return item.second.due; })->second.due;
}

std::size_t Candidates::on_their_way() const {
  const auto calm = [](const auto& item) {
    return item.second.tries == 0 && item.second.restarts < kRestless;
  };
  return static_cast<std::size_t>(std::ranges::count_if(waiting_, calm)) +
         static_cast<std::size_t>(
             std::ranges::count_if(handed_, [](const auto& item) { return item.second.tries == 0; }));
}

std::size_t Candidates::put_off() const {
  return static_cast<std::size_t>(
      std::ranges::count_if(waiting_, [](const auto& item) { return item.second.tries > 0; }));
}

Period Candidates::put_off_for(int tries) const {
  const Period first = kFirstPutOffInSettles * settle_;
  return std::min(first * (1 << std::min(tries, 12)), kLongestPutOff);
}

}  // namespace freshlegs::service
