#include "daemon/service/watcher.h"

#include <sys/inotify.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <boost/asio/posix/stream_descriptor.hpp>
#include <cerrno>
#include <cstring>
#include <map>

#include "daemon/files/ignore_rules.h"

namespace freshlegs::service {
namespace {

// CREATE, because a hard link or O_TMPFILE says nothing else about the final name. No MODIFY: 6,000 small
// files would overflow the queue of 16,384 events. No ATTRIB: stray metadata changes are no news
// (paperless-ngx #13511).
constexpr std::uint32_t kMask =
    IN_CLOSE_WRITE | IN_MOVED_TO | IN_CREATE | IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR | IN_EXCL_UNLINK;

/// True if `path` is `folder` or lies below it.
bool lies_in(const std::filesystem::path& path, const std::filesystem::path& folder) {
  const auto [end, _] = std::mismatch(folder.begin(), folder.end(), path.begin(), path.end());
  return end == folder.end();
}

}  // namespace

struct Watcher::State : std::enable_shared_from_this<Watcher::State> {
  State(boost::asio::io_context& loop, Handlers h) : handlers(std::move(h)), descriptor(loop) {}

  void open() {
    const int fd = ::inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
    if (fd < 0) {
      broken = std::error_code(errno, std::generic_category());
      return;
    }
    descriptor.assign(fd);
    wait();
  }

  void wait() {
    descriptor.async_wait(boost::asio::posix::stream_descriptor::wait_read,
                          [self = shared_from_this()](const boost::system::error_code& error) {
                            if (error || !self->alive) return;
                            self->read_all();
                            if (self->alive) self->wait();
                          });
  }

  void read_all() {
    alignas(inotify_event) std::array<char, 64 * 1024> buffer;
    for (;;) {
      const ssize_t got = ::read(descriptor.native_handle(), buffer.data(), buffer.size());
      if (got < 0 && errno == EINTR) continue;
      if (got < 0 && errno != EAGAIN) handlers.doubt();
      if (got <= 0) break;
      tell(buffer.data(), static_cast<std::size_t>(got));
      if (!alive) return;
    }
    handlers.drained();
  }

  void tell(const char* bytes, std::size_t size) {
    for (std::size_t at = 0; at + sizeof(inotify_event) <= size && alive;) {
      inotify_event event{};
      std::memcpy(&event, bytes + at, sizeof event);
      const char* name = event.len > 0 ? bytes + at + sizeof event : "";
      at += sizeof event + event.len;
      tell(event, name);
    }
  }

  void tell(const inotify_event& event, const char* name) {
    if (event.mask & IN_Q_OVERFLOW) return handlers.doubt();
    const auto it = folders.find(event.wd);
    if (it == folders.end()) return;  // a watch that we have given up
    if (event.mask & (IN_DELETE_SELF | IN_MOVE_SELF | IN_UNMOUNT | IN_IGNORED)) {
      give_up_below(std::filesystem::path(it->second));
      return handlers.doubt();
    }
    if (app::ignored_name(name)) return;
    const auto path = it->second / name;
    if (!(event.mask & IN_ISDIR)) return handlers.file(path);
    if (event.mask & (IN_CREATE | IN_MOVED_TO)) handlers.folder(path);
  }

  /// A folder that moved away takes the watches below it along, under names that are no longer true.
  void give_up_below(const std::filesystem::path& folder) {
    for (auto it = folders.begin(); it != folders.end();) {
      if (!lies_in(it->second, folder)) {
        ++it;
        continue;
      }
      ::inotify_rm_watch(descriptor.native_handle(), it->first);
      it = folders.erase(it);
    }
  }

  Handlers handlers;
  boost::asio::posix::stream_descriptor descriptor;
  std::map<int, std::filesystem::path> folders;  // by watch descriptor
  std::error_code broken;
  bool alive = true;
};

Watcher::Watcher(boost::asio::io_context& loop, Handlers handlers)
    : state_(std::make_shared<State>(loop, std::move(handlers))) {
  state_->open();
}

Watcher::~Watcher() {
  state_->alive = false;
  boost::system::error_code ignored;
  state_->descriptor.close(ignored);
}

std::error_code Watcher::watch(const std::filesystem::path& folder) {
  if (state_->broken) return state_->broken;
  const int wd = ::inotify_add_watch(state_->descriptor.native_handle(), folder.c_str(), kMask);
  if (wd < 0) return {errno, std::generic_category()};
  state_->folders.insert_or_assign(wd, folder);
  return {};
}

void Watcher::unwatch(const std::filesystem::path& folder) {
  const auto it =
      std::ranges::find_if(state_->folders, [&](const auto& item) { return item.second == folder; });
  if (it == state_->folders.end()) return;
  ::inotify_rm_watch(state_->descriptor.native_handle(), it->first);
  state_->folders.erase(it);
}

std::size_t Watcher::size() const { return state_->folders.size(); }

}  // namespace freshlegs::service
