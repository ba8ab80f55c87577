#include "daemon/service/sd_notify.h"

#include <systemd/sd-daemon.h>
#include <time.h>

namespace freshlegs::service::sd {
namespace {

constexpr int kKeepEnvironment = 0;

void send(const std::string& lines) { ::sd_notify(kKeepEnvironment, lines.c_str()); }

/// A line break would begin another assignment.
std::string one_line(std::string text) {
  for (char& c : text)
    if (c == '\n') c = ' ';
  return text;
}

std::string monotonic_usec() {
  timespec now{};
  ::clock_gettime(CLOCK_MONOTONIC, &now);
  return std::to_string(now.tv_sec * 1'000'000LL + now.tv_nsec / 1000);
}

}  // namespace

void ready(const std::string& sentence) { send("READY=1\nSTATUS=" + one_line(sentence)); }
void status(const std::string& sentence) { send("STATUS=" + one_line(sentence)); }
void watchdog() { send("WATCHDOG=1"); }
void reloading() { send("RELOADING=1\nMONOTONIC_USEC=" + monotonic_usec()); }
void stopping() { send("STOPPING=1"); }
void extend_timeout(std::chrono::microseconds more) {
  send("EXTEND_TIMEOUT_USEC=" + std::to_string(more.count()));
}

std::optional<std::chrono::microseconds> watchdog_period() {
  std::uint64_t usec = 0;
  if (::sd_watchdog_enabled(kKeepEnvironment, &usec) <= 0) return std::nullopt;
  return std::chrono::microseconds(usec);
}

}  // namespace freshlegs::service::sd
