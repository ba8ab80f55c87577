// Carries out what the policy decides: shows, replaces and closes notices and keeps record of it.
#pragma once

#include <functional>
#include <set>
#include <string>
#include <vector>

#include "daemon/service/notifier.h"
#include "daemon/service/policy.h"

namespace freshlegs::service {

/// What an alert says to a person.
struct AlertWords {
  std::string title, body;
};

class Teller {
 public:
  struct LocalClock {
    Instant now;
    UtcOffset offset{};
  };
  struct Needs {
    std::function<LocalClock()> clock;
    std::function<AlertWords(const analysis::Alert&)> words;
    std::function<void(std::vector<Told>)> record;  ///< keep these for ever: new ones and changed ones
  };

  Teller(Notifier& notifier, Manners manners, Needs needs);

  /// What the database says was told before; once, at the start.
  void remember(std::vector<Told> told);
  void set_manners(Manners manners) { manners_ = std::move(manners); }

  /// Everything that is known now; `history`: what is new came with a backlog.
  void know(std::vector<analysis::Alert> alerts, bool history);
  /// Time has passed: quiet hours may be over.
  void tick();
  /// A notification server has appeared: what could not be delivered gets its chance.
  void server_came();

  [[nodiscard]] const std::vector<analysis::Alert>& alerts() const { return alerts_; }
  /// Notices of this local day.
  [[nodiscard]] std::size_t shown_today() const;
  [[nodiscard]] bool server() const { return server_; }
  [[nodiscard]] const std::vector<Told>& told() const { return told_; }

 private:
  void act(bool history);
  void show(const TellingPlan::Show& order);
  void shown(const std::string& key, bool delivered);
  void keep(std::vector<Told> records);

  Notifier& notifier_;
  Manners manners_;
  Needs needs_;
  std::vector<analysis::Alert> alerts_;
  std::vector<Told> told_;
  std::multiset<std::string> in_flight_;  // keys handed to the notifier and not answered yet
  bool server_ = true;
  bool again_ = false;  // something happened while a notice was in flight
  bool again_history_ = false;
};

}  // namespace freshlegs::service
