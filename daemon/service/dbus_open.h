// Opening a file for the athlete. Never as a child of ours: it would live in our sandbox and die with us.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>

namespace sdbus {
class IConnection;
}

namespace freshlegs::service {

/// By the desktop's portal (org.freedesktop.portal.OpenURI); where there is none, by a transient unit of the
/// user's service manager that runs xdg-open. Asynchronous: goes on while what is returned lives, which must go before
/// the bus; `trouble` gets one sentence if neither works.
[[nodiscard]] std::shared_ptr<void> open_file(sdbus::IConnection& bus, const std::filesystem::path& file,
                                              std::function<void(const std::string&)> trouble);

}  // namespace freshlegs::service
