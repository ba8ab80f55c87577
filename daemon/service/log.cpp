#include "daemon/service/log.h"

#include <spdlog/logger.h>
#include <spdlog/sinks/stdout_color_sinks.h>
#include <spdlog/sinks/systemd_sink.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>

#include "daemon/service/repeats.h"

namespace freshlegs::service {
namespace {

/// JOURNAL_STREAM names device and inode of the stream that the journal reads (systemd.exec(5)); a child
/// whose error stream goes elsewhere inherits the variable all the same.
bool journal_listens() {
  const char* value = std::getenv("JOURNAL_STREAM");
  struct stat s {};
  if (!value || ::fstat(STDERR_FILENO, &s) != 0) return false;
  return std::to_string(s.st_dev) + ":" + std::to_string(s.st_ino) == value;
}

spdlog::sink_ptr make_sink() {
  if (journal_listens()) return std::make_shared<spdlog::sinks::systemd_sink_st>("freshlegsd");
  auto sink = std::make_shared<spdlog::sinks::stderr_color_sink_st>();  // colours on a terminal only
  sink->set_pattern("%H:%M:%S %^%l%$ %v");
  return sink;
}

}  // namespace

struct Log::State {
  spdlog::logger logger{"freshlegsd", make_sink()};
  Repeats repeats;
};

Log::Log(std::string_view level) : state_(std::make_unique<State>()) {
  state_->logger.flush_on(spdlog::level::debug);
  set_level(level);
}
Log::~Log() = default;

void Log::debug(const std::string& text) { state_->logger.debug(text); }
void Log::info(const std::string& text) { state_->logger.info(text); }
void Log::error(const std::string& text) { state_->logger.error(text); }

void Log::warning(const std::string& text) {
  if (const auto said = state_->repeats.pass(text, std::chrono::steady_clock::now()))
    state_->logger.warn(*said);
}

void Log::set_level(std::string_view level) {
  state_->logger.set_level(spdlog::level::from_str(std::string(level)));
}

std::string quoted_name(std::string_view name) {
  static constexpr char kHex[] = "0123456789abcdef";
  std::string out = "\"";
  for (const char c : name) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (byte < 0x20 || byte == 0x7F) {
      out += "\\x";
      out += kHex[byte >> 4];
      out += kHex[byte & 15];
    } else {
      out += c;
    }
  }
  return out + "\"";
}

}  // namespace freshlegs::service
