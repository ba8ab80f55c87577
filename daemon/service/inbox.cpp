#include "daemon/service/inbox.h"

#include <algorithm>
#include <boost/asio/steady_timer.hpp>
#include <set>
#include <utility>

#include "daemon/service/scan.h"
#include "daemon/service/watcher.h"

namespace freshlegs::service {
namespace {

constexpr int kAtRestInSettles = 5;  // 10 s at the usual settle time
constexpr Period kFinest = std::chrono::milliseconds(5);

std::string polling_reason(const std::error_code& error) {
  if (error == std::errc::no_space_on_device)
    return "the limit of watched folders is reached (sysctl fs.inotify.max_user_watches)";
  return "the limit of folder watchers is reached (sysctl fs.inotify.max_user_instances)";
}

bool only_polling_helps(const std::error_code& error) {
  return error == std::errc::no_space_on_device || error == std::errc::too_many_files_open ||
         error == std::errc::too_many_files_open_in_system;
}

/// Levels of `path` below `root`; nothing if it lies elsewhere.
std::optional<int> levels_below(const std::filesystem::path& root, const std::filesystem::path& path) {
  const auto [at, rest] = std::mismatch(root.begin(), root.end(), path.begin(), path.end());
  if (at != root.end()) return std::nullopt;
  return static_cast<int>(std::distance(rest, path.end()));
}

}  // namespace

std::string_view word(Inbox::Mode mode) {
  switch (mode) {
    case Inbox::Mode::watching:
      return "watching";
    case Inbox::Mode::polling:
      return "polling";
    case Inbox::Mode::missing:
      return "missing";
  }
  return "";
}

struct Inbox::State : std::enable_shared_from_this<Inbox::State> {
  State(boost::asio::io_context& loop, const Folder& folder, std::vector<std::filesystem::path> folders,
        Pace p, Handlers h)
      : disk(folder),
        pace(p),
        handlers(std::move(h)),
        candidates(p.settle),
        due_timer(loop),
        poll_timer(loop) {
    for (auto& f : folders) places.push_back({std::move(f), Mode::missing, ""});
  }

  void open_watcher(boost::asio::io_context& loop) {
    const std::weak_ptr<State> weak = weak_from_this();
    const auto with_self = [weak](auto&& action) {
      if (const auto self = weak.lock()) action(*self);
    };
    watcher.emplace(
        loop,
        Watcher::Handlers{
            .file = [with_self](const auto& path) { with_self([&](State& s) { s.hint(path.string()); }); },
            .folder = [with_self](const auto& path) { with_self([&](State& s) { s.new_folder(path); }); },
            .doubt = [with_self] { with_self([](State& s) { s.doubt = true; }); },
            .drained = [with_self] { with_self([](State& s) { s.drained(); }); }});
  }

  [[nodiscard]] int depth_of(const Place& place) const {
    const auto it = pace.depth_of.find(place.folder);
    return it == pace.depth_of.end() ? pace.depth : it->second;
  }

  void hint(const std::string& path) {
    const auto holds = [&](const Place& place) { return levels_below(place.folder, path).has_value(); };
    if (std::ranges::none_of(places, holds)) return;  // beside an inbox that is missing
    if (is_left(path)) return;
    if (const auto now_is = disk.look(path)) candidates.hint(path, *now_is, Moment::clock::now());
  }

  /// What was moved out of the way lies there, and was taken.
  [[nodiscard]] bool is_left(const std::filesystem::path& path) const {
    return !pace.leave.empty() && std::ranges::any_of(places, [&](const Place& place) {
      return levels_below(place.folder / pace.leave, path).has_value();
    });
  }

  void new_folder(const std::filesystem::path& path) {
    if (is_left(path)) return;
    for (const Place& place : places) {
      const auto levels = levels_below(place.folder, path);
      if (levels_below(path, place.folder)) doubt = true;  // it, or the way to it, has come
      if (!levels || *levels > depth_of(place)) continue;
      const auto now = Moment::clock::now();
      std::error_code trouble;
      (void)scan(disk, path, depth_of(place) - *levels,
                 visitor(now, trouble, nullptr));  // it may be gone again already
      if (trouble) doubt = true;
      return;
    }
  }

  void drained() {
    if (doubt) return rescan(false);
    arm_due();
  }

  ScanVisitor visitor(Moment now, std::error_code& trouble, std::set<std::string>* present,
                      bool starting = false) {
    return {[this, &trouble](const std::filesystem::path& folder) {
              if (trouble) return;  // one folder that cannot be watched decides for the whole inbox
              if (const auto error = watch(folder); only_polling_helps(error)) trouble = error;
            },
            [this, now, present, starting](const std::string& path, const Signature& signature) {
              const auto age = std::chrono::system_clock::now().time_since_epoch() - signature.modified;
              candidates.seen(path, signature, now, starting && age > kAtRestInSettles * pace.settle);
              if (present) present->insert(path);
            },
            [this](const std::filesystem::path& folder) { return !is_left(folder); }};
  }

  std::error_code watch(const std::filesystem::path& folder) {
    if (handlers.refuses)
      if (const auto error = handlers.refuses(folder)) return error;
    return watcher->watch(folder);
  }

  void rescan(bool starting) {
    doubt = false;
    std::set<std::string> present;
    bool complete = true;
    for (Place& place : places) complete = look_at(place, present, starting) && complete;
    if (complete) candidates.keep_only(present);
    if (std::exchange(came_meanwhile, false)) return rescan(starting);
    arm_due();
    arm_poll();
  }

  /// False if not everything could be seen.
  bool look_at(Place& place, std::set<std::string>& present, bool starting) {
    std::error_code trouble;
    const auto error =
        scan(disk, place.folder, depth_of(place), visitor(Moment::clock::now(), trouble, &present, starting));
    std::error_code ignored;
    const bool there = std::filesystem::is_directory(place.folder, ignored);
    wait_for(place, there);
    if (error && !there) {
      set_mode(place, Mode::missing, "the folder is not there");
    } else if (trouble) {
      set_mode(place, Mode::polling, polling_reason(trouble));
    } else if (disk.silent(place.folder)) {
      set_mode(place, Mode::polling, "a network or FUSE file system sends no events");
    } else {
      set_mode(place, Mode::watching, "");
    }
    return !error;
  }

  /// A folder that is not there is waited for at the nearest one that is: no polling, unless that one sends no events,
  /// as /run/user/1000/gvfs, where a watch that speaks MTP appears.
  void wait_for(const Place& place, bool there) {
    if (const auto it = stand_ins.find(place.folder); it != stand_ins.end()) {
      const auto old = it->second;
      stand_ins.erase(it);
      const auto wanted = [&](const auto& item) { return item.second == old; };
      const auto inside = [&](const Place& p) { return levels_below(p.folder, old).has_value(); };
      if (std::ranges::none_of(stand_ins, wanted) && std::ranges::none_of(places, inside))
        watcher->unwatch(old);
    }
    if (there) return;
    auto parent = place.folder.parent_path();
    std::error_code none;
    while (parent != parent.parent_path() && !std::filesystem::is_directory(parent, none))
      parent = parent.parent_path();
    if (disk.silent(parent) || watcher->watch(parent)) return;
    stand_ins[place.folder] = parent;
    if (std::filesystem::is_directory(place.folder, none)) came_meanwhile = true;
  }

  void set_mode(Place& place, Mode mode, std::string why) {
    const bool changed = place.mode != mode || place.why != why;
    place.mode = mode;
    place.why = std::move(why);
    if (changed) handlers.changed(place);
  }

  void arm_due() {
    const auto due = candidates.next_due();
    if (!due) return;
    const auto at =
        std::max(*due, Moment::clock::now() + (*due <= Moment::clock::now() ? Period(0) : kFinest));
    if (armed && *armed <= at) return;  // it will look again when it wakes
    armed = at;
    due_timer.expires_at(at);
    due_timer.async_wait([weak = weak_from_this()](const boost::system::error_code& error) {
      const auto self = weak.lock();
      if (error || !self) return;
      self->armed.reset();
      self->hand_out();
    });
  }

  void hand_out() {
    auto ready = candidates.take_ready(Moment::clock::now(),
                                       [this](const std::string& path) { return disk.look(path); });
    arm_due();
    if (!ready.empty()) handlers.ready(std::move(ready));
  }

  void arm_poll() {
    const auto needs_no_poll = [this](const Place& p) {
      return p.mode == Mode::watching || (p.mode == Mode::missing && stand_ins.contains(p.folder));
    };
    if (std::ranges::all_of(places, needs_no_poll)) {
      poll_timer.cancel();
      return;
    }
    poll_timer.expires_after(pace.poll);
    poll_timer.async_wait([weak = weak_from_this()](const boost::system::error_code& error) {
      const auto self = weak.lock();
      if (!error && self) self->rescan(false);
    });
  }

  const Folder& disk;
  Pace pace;
  Handlers handlers;
  std::vector<Place> places;
  Candidates candidates;
  std::optional<Watcher> watcher;
  boost::asio::steady_timer due_timer, poll_timer;
  std::optional<Moment> armed;
  std::map<std::filesystem::path, std::filesystem::path> stand_ins;  // watched for a folder that is missing
  bool doubt = false, came_meanwhile = false;
};

Inbox::Inbox(boost::asio::io_context& loop, const Folder& disk, std::vector<std::filesystem::path> folders,
             Pace pace, Handlers handlers)
    : state_(std::make_shared<State>(loop, disk, std::move(folders), pace, std::move(handlers))) {
  state_->open_watcher(loop);
}

Inbox::~Inbox() {
  state_->due_timer.cancel();
  state_->poll_timer.cancel();
}

void Inbox::remember(const std::vector<std::pair<std::string, app::Signature>>& seen) {
  for (const auto& [path, signature] : seen) state_->candidates.remember(path, signature);
}

void Inbox::start() { state_->rescan(true); }
void Inbox::rescan() { state_->rescan(false); }

void Inbox::retry_refused() {
  state_->candidates.forget_refused();
  rescan();
}

std::vector<std::pair<std::string, app::Signature>> Inbox::taken() const { return state_->candidates.taken(); }

void Inbox::finished(const std::string& path, Fate fate) {
  state_->candidates.finished(path, fate, Moment::clock::now());
  state_->arm_due();
}

const std::vector<Inbox::Place>& Inbox::places() const { return state_->places; }
std::size_t Inbox::on_their_way() const { return state_->candidates.on_their_way(); }
std::size_t Inbox::put_off() const { return state_->candidates.put_off(); }

}  // namespace freshlegs::service
