// service_bench HISTORY FILES IDLE_SECONDS: the running service with that history behind it. How soon a file that is
// renamed into the inbox is analysed and told, how often it wakes while nothing happens, what it holds in memory.
#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <sstream>

#include "tests/e2e/room.h"

namespace freshlegs::e2e {
namespace {

using Clock = std::chrono::steady_clock;
using Ms = std::chrono::duration<double, std::milli>;
constexpr std::chrono::milliseconds kSettle{50};  // Room::configure

std::string pid_of_daemon() {
  std::string found;
  for (const auto& entry : fs::directory_iterator("/proc")) {
    std::error_code none;
    if (fs::read_symlink(entry.path() / "exe", none) == fs::canonical(FRESHLEGSD)) found = entry.path().filename();
  }
  return found;
}

long number_after(const std::string& text, const std::string& key) {
  const auto at = text.find(key);
  if (at == std::string::npos) return 0;
  return std::atol(text.c_str() + at + key.size());
}

/// Every switch of every thread: what wakes the processor.
long wake_ups(const std::string& pid) {
  long sum = 0;
  for (const auto& task : fs::directory_iterator("/proc/" + pid + "/task"))
    sum += number_after(read_file(task.path() / "status"), "\nvoluntary_ctxt_switches:");
  return sum;
}

void print_memory(const std::string& pid, const char* when) {
  const auto text = read_file("/proc/" + pid + "/status");
  std::printf("memory %s: %.1f MB resident, of it %.1f private; at most %.1f\n", when,
              static_cast<double>(number_after(text, "VmRSS:")) / 1024,
              static_cast<double>(number_after(text, "RssAnon:")) / 1024,
              static_cast<double>(number_after(text, "VmHWM:")) / 1024);
}

bool is_status(const std::string& message) { return message.find("STATUS=") != std::string::npos; }

/// Waits until the service says again what it knows, which is the last thing it does with a file.
bool said_again(Room& room, std::size_t before) {
  return wait_until([&] {
    (void)room.manager.hears("", std::chrono::seconds(0));
    return std::any_of(room.manager.heard.begin() + static_cast<std::ptrdiff_t>(before), room.manager.heard.end(),
                       is_status);
  });
}

int run(const fs::path& history, const fs::path& files, int idle_s) {
  Room room;
  std::printf("%s", room.run({FRESHLEGS, "ingest", history.string()}).c_str());
  room.start();
  if (!room.manager.hears("STATUS=", std::chrono::seconds(0)))
    wait_until([&] { return room.run({FRESHLEGS, "summary"}) == read_file(room.summaries / "latest.md"); });
  const auto pid = pid_of_daemon();

  std::vector<double> took;
  std::vector<fs::path> late;
  for (const auto& entry : fs::directory_iterator(files)) late.push_back(entry.path());
  std::ranges::sort(late);
  for (const auto& file : late) {
    const fs::path half = room.home / "half";
    fs::copy_file(file, half, fs::copy_options::overwrite_existing);
    std::this_thread::sleep_for(std::chrono::milliseconds(150));  // whatever the last one left to do
    (void)room.manager.hears("", std::chrono::seconds(0));
    const std::size_t before = room.manager.heard.size();
    const auto renamed = Clock::now();
    fs::rename(half, room.inbox / file.filename());
    if (!said_again(room, before)) {
      std::printf("%s", room.service->said().c_str());
      return 1;
    }
    took.push_back(Ms(Clock::now() - renamed - kSettle).count());
  }
  std::ranges::sort(took);
  if (!took.empty())
    std::printf("latency of %zu files, settle time taken off: median %.1f ms, p95 %.1f ms, worst %.1f ms\n", took.size(),
                took[took.size() / 2], took[took.size() * 95 / 100], took.back());
  print_memory(pid, "after work");
  std::this_thread::sleep_for(std::chrono::seconds(3));
  const long before = wake_ups(pid);
  std::this_thread::sleep_for(std::chrono::seconds(idle_s));
  std::printf("wake-ups in %d s idle: %ld\n", idle_s, wake_ups(pid) - before);
  print_memory(pid, "idle");
  return 0;
}

}  // namespace
}  // namespace freshlegs::e2e

int main(int argc, char** argv) {
  if (argc < 4) return 2;
  return freshlegs::e2e::run(argv[1], argv[2], std::atoi(argv[3]));
}
