// Showing a notice on the screen. A courtesy, never the record: failing is normal, nothing here throws or
// blocks.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace freshlegs::service {

enum class Urgency : std::uint8_t {
  low = 0,
  normal = 1,
  critical = 2
};  // as in the notification specification

/// A button, where the server has buttons. The key "default" is the notice itself.
struct NoticeAction {
  std::string key, label;
};

struct Notice {
  std::string key;  ///< showing under the same key replaces what stands there
  std::string title, body;
  Urgency urgency = Urgency::normal;
  std::vector<NoticeAction> actions{};
};

class Notifier {
 public:
  using Done = std::function<void(bool delivered)>;

  virtual ~Notifier() = default;
  /// `done` is called once, on the loop, perhaps before this returns.
  virtual void show(const Notice& notice, Done done) = 0;
  /// Takes it from the screen if it is still there.
  virtual void close(const std::string& key) = 0;
  /// True while a notice of that key is on the screen, as far as we know.
  [[nodiscard]] virtual bool live(const std::string& key) const = 0;
  /// Every few minutes: a chance to find the session bus that was not there before.
  virtual void tick() {}
};

/// For a machine without a screen.
class NullNotifier final : public Notifier {
 public:
  void show(const Notice&, Done done) override { done(false); }
  void close(const std::string&) override {}
  [[nodiscard]] bool live(const std::string&) const override { return false; }
};

}  // namespace freshlegs::service
