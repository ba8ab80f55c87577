#include "daemon/service/dbus_open.h"

#include <fcntl.h>
#include <sdbus-c++/sdbus-c++.h>
#include <unistd.h>

#include <map>
#include <memory>
#include <utility>
#include <vector>

namespace freshlegs::service {
namespace {

constexpr const char* kPortal = "org.freedesktop.portal.Desktop";
constexpr const char* kPortalPath = "/org/freedesktop/portal/desktop";
constexpr const char* kOpenUri = "org.freedesktop.portal.OpenURI";
constexpr const char* kManager = "org.freedesktop.systemd1";
constexpr const char* kManagerPath = "/org/freedesktop/systemd1";
constexpr const char* kManagerInterface = "org.freedesktop.systemd1.Manager";
constexpr const char* kOpener = "/usr/bin/xdg-open";
constexpr std::chrono::seconds kPatience{5};

using Property = sdbus::Struct<std::string, sdbus::Variant>;
using Command = sdbus::Struct<std::string, std::vector<std::string>, bool>;
using Auxiliary = sdbus::Struct<std::string, std::vector<Property>>;

/// One try. Its proxies hold what waits for an answer, so that must not hold them.
struct Opening : std::enable_shared_from_this<Opening> {
  Opening(sdbus::IConnection& b, std::filesystem::path f, std::function<void(const std::string&)> t)
      : bus(b), file(std::move(f)), trouble(std::move(t)) {}

  void by_portal() {
    // The portal takes no file:// address, but an open file.
    const int fd = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
    if (fd < 0) return trouble("There is no report to open yet.");
    proxy = sdbus::createProxy(bus, kPortal, kPortalPath);
    proxy->finishRegistration();
    proxy->callMethodAsync("OpenFile")
        .onInterface(kOpenUri)
        .withTimeout(kPatience)
        .withArguments(std::string(), sdbus::UnixFd(fd, sdbus::adopt_fd),
                       std::map<std::string, sdbus::Variant>())
        .uponReplyInvoke([weak = weak_from_this()](const sdbus::Error* error, const sdbus::ObjectPath&) {
          if (const auto self = weak.lock(); self && error) self->by_unit();
        });
  }

  void by_unit() {
    // A unit that is through, well or not, is collected: the name is free for the next time.
    const std::string name = "freshlegs-open-" + std::to_string(::getpid()) + ".service";
    const std::vector<Command> commands{
        Command{kOpener, std::vector<std::string>{kOpener, file.string()}, false}};
    const std::vector<Property> properties{
        Property{"Description", sdbus::Variant(std::string("Open a report of freshlegs"))},
        Property{"CollectMode", sdbus::Variant(std::string("inactive-or-failed"))},
        Property{"ExecStart", sdbus::Variant(commands)}};
    manager = sdbus::createProxy(bus, kManager, kManagerPath);
    manager->finishRegistration();
    manager->callMethodAsync("StartTransientUnit")
        .onInterface(kManagerInterface)
        .withTimeout(kPatience)
        .withArguments(name, std::string("replace"), properties, std::vector<Auxiliary>())
        .uponReplyInvoke([weak = weak_from_this()](const sdbus::Error* error, const sdbus::ObjectPath&) {
          if (const auto self = weak.lock(); self && error)
            self->trouble("The report could not be opened: " + error->getMessage() + ".");
        });
  }

  sdbus::IConnection& bus;
  std::filesystem::path file;
  std::function<void(const std::string&)> trouble;
  std::unique_ptr<sdbus::IProxy> proxy, manager;
};

}  // namespace

std::shared_ptr<void> open_file(sdbus::IConnection& bus, const std::filesystem::path& file,
                                std::function<void(const std::string&)> trouble) {
  const auto opening = std::make_shared<Opening>(bus, file, std::move(trouble));
  opening->by_portal();
  return opening;
}

}  // namespace freshlegs::service
