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
    if (it->second.signature == now_is) return;
    read_.erase(it);
  }
  const auto it = waiting_.find(path);
  wait(path, {now_is, now + settle_, 0, it == waiting_.end() ? 0 : it->second.restarts});
}

void Candidates::seen(const std::string& path, const Signature& now_is, Moment now, bool at_rest) {
  if (const auto it = waiting_.find(path); it != waiting_.end() && it->second.signature == now_is) return;
  const bool known = handed_.contains(path) || read_.contains(path) || waiting_.contains(path);
  hint(path, now_is, now);
  if (at_rest && !known) wait(path, {now_is, now, 0, 0});
}

std::vector<std::string> Candidates::take_ready(Moment now, const Look& look) {
  std::vector<std::string> ready;
  while (!due_.empty() && due_.begin()->first <= now) {
    const std::string path(due_.begin()->second);
    const auto it = waiting_.find(path);
    const Waiting waiting = it->second;
    stop_waiting(it);
    const auto now_is = look(path);
    if (now_is && *now_is != waiting.signature) {
      wait(path, {*now_is, now + settle_, 0, waiting.restarts + 1});
    } else if (now_is) {
      handed_.insert_or_assign(path, Handed{*now_is, waiting.tries, false});
      ready.push_back(path);
    }
  }
  return ready;
}

void Candidates::finished(const std::string& path, Fate fate, Moment now) {
  const auto it = handed_.find(path);
  if (it == handed_.end()) return;
  const Handed was = it->second;
  handed_.erase(it);
  if (fate == Fate::changing || was.touched) {
    wait(path, {was.signature, now + settle_, 0, 1});
  } else if (fate == Fate::again) {
    wait(path, {was.signature, now + put_off_for(was.tries), was.tries + 1, 0});
  } else if (fate != Fate::gone) {
    read_[path] = {was.signature, fate == Fate::refused};
  }
}

void Candidates::keep_only(const std::set<std::string>& present) {
  std::erase_if(read_, [&](const auto& item) { return !present.contains(item.first); });
  for (auto it = waiting_.begin(); it != waiting_.end();)
    it = present.contains(it->first) ? std::next(it) : stop_waiting(it);
}

std::vector<std::pair<std::string, Signature>> Candidates::taken() const {
  std::vector<std::pair<std::string, Signature>> files;
  for (const auto& [path, read] : read_)
    if (!read.refused) files.emplace_back(path, read.signature);
  return files;
}

void Candidates::forget_refused() {
  std::erase_if(read_, [](const auto& item) { return item.second.refused; });
}

std::optional<Moment> Candidates::next_due() const {
  if (due_.empty()) return std::nullopt;
  return due_.begin()->first;
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

void Candidates::wait(const std::string& path, const Waiting& waiting) {
  if (const auto it = waiting_.find(path); it != waiting_.end()) stop_waiting(it);
  const auto it = waiting_.emplace(path, waiting).first;
  due_.emplace(waiting.due, it->first);
}

std::map<std::string, Candidates::Waiting>::iterator Candidates::stop_waiting(
    std::map<std::string, Waiting>::iterator it) {
  due_.erase({it->second.due, it->first});
  return waiting_.erase(it);
}

Period Candidates::put_off_for(int tries) const {
  const Period first = kFirstPutOffInSettles * settle_;
  return std::min(first * (1 << std::min(tries, 12)), kLongestPutOff);
}

}  // namespace freshlegs::service
