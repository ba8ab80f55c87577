// The service as a whole: the loop, signals, the tick, and how the parts speak to each other.
#pragma once

#include <expected>
#include <functional>
#include <memory>

#include "daemon/config/settings.h"
#include "daemon/service/log.h"
#include "daemon/service/pipeline.h"
#include "daemon/service/teller.h"

namespace freshlegs::service {

class Daemon {
 public:
  /// What the program brings along.
  struct Needs {
    app::Settings settings;
    app::Paths paths;
    /// Reads the configuration again, or says in a sentence what is wrong with it: the old one then stays in
    /// force.
    std::function<std::expected<app::Settings, std::string>()> reload;
    std::function<MakePipeline(const app::Settings&)> pipeline;
    std::function<AlertWords(const analysis::Alert&, const app::Settings&)> words;
    /// How far local clocks are ahead of UTC.
    std::function<UtcOffset(Instant)> local_offset;
    /// "~/FreshLegs/inbox"
    std::function<std::string(const std::filesystem::path&)> display;
  };

  Daemon(Needs needs, Log& log);
  ~Daemon();

  /// Until a signal says to leave. Returns the exit code.
  int run();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace freshlegs::service
