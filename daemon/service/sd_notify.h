// What the service manager is told (sd_notify(3)). Without NOTIFY_SOCKET every call is a no-op.
#pragma once

#include <chrono>
#include <optional>
#include <string>

namespace freshlegs::service::sd {

void ready(const std::string& status);
/// One sentence for `systemctl status`.
void status(const std::string& sentence);
void watchdog();
/// Before reading the configuration again; ready() ends it.
void reloading();
void stopping();
/// Start-up takes longer: give us this much more from now on.
void extend_timeout(std::chrono::microseconds more);

/// How often the manager wants to hear watchdog(), if at all.
[[nodiscard]] std::optional<std::chrono::microseconds> watchdog_period();

}  // namespace freshlegs::service::sd
