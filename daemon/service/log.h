// What the service says: to the journal under systemd, else to the terminal. No health value at info level.
// Used on the loop only.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace freshlegs::service {

class Log {
 public:
  /// `level`: error, warning, info or debug. Goes to the journal if the error stream is connected to it.
  explicit Log(std::string_view level);
  ~Log();

  void debug(const std::string& text);
  void info(const std::string& text);
  /// The same warning again within ten minutes is only counted.
  void warning(const std::string& text);
  void error(const std::string& text);
  void set_level(std::string_view level);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// File names are anybody's bytes: control characters and quotes are escaped.
[[nodiscard]] std::string quoted_name(std::string_view name);

}  // namespace freshlegs::service
