// Other programs as a test needs them: started, spoken to, waited for, and gone when the test is.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace freshlegs::e2e {

using Environment = std::map<std::string, std::string>;

/// Looks every few milliseconds until it is true or the patience is over.
template <class Condition>
bool wait_until(Condition&& condition, std::chrono::milliseconds patience = std::chrono::seconds(60)) {
  const auto deadline = std::chrono::steady_clock::now() + patience;
  while (!condition()) {
    if (std::chrono::steady_clock::now() >= deadline) return false;
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  return true;
}

/// What a shell would call the exit status: 128 + signal for a violent end.
class Process {
 public:
  /// Both output streams go to `output`. The environment is this and nothing else.
  Process(const std::vector<std::string>& command, const Environment& environment,
          const std::filesystem::path& output);
  ~Process();
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;

  void signal(int number) const;
  [[nodiscard]] bool running();
  [[nodiscard]] std::optional<int> wait(std::chrono::milliseconds patience = std::chrono::seconds(60));
  [[nodiscard]] std::string said() const;

 private:
  bool reap();
  pid_t pid_;
  std::optional<int> status_;
  std::filesystem::path output_;
};

[[nodiscard]] std::string read_file(const std::filesystem::path& path);
/// Full path of a program, or empty.
[[nodiscard]] std::string find_program(const std::string& name);

}  // namespace freshlegs::e2e
