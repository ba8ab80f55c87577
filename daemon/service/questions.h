// A strength session of which nothing tells whether it was leg work: the athlete is asked once, with the
// answers as buttons. The decision is pure; carrying it out is the rest.
#pragma once

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "daemon/service/notifier.h"
#include "daemon/service/policy.h"
#include "storage/statements.h"

namespace freshlegs::service {

struct Question {
  std::string session;  ///< id
  Hash recording{};     ///< that the answer is about
  Instant end;
  std::string title, body;  ///< as a person reads it
  friend bool operator==(const Question&, const Question&) = default;
};

struct QuestionPlan {
  std::optional<std::size_t> ask;   ///< index into the questions
  std::vector<std::size_t> let_go;  ///< history, or too old to remember: never to be asked
  friend bool operator==(const QuestionPlan&, const QuestionPlan&) = default;
};

/// One at a time, the newest first, within the notices of a day and outside quiet hours. `open`: one stands
/// on the screen already.
[[nodiscard]] QuestionPlan plan_question(const std::vector<Question>& questions,
                                         const std::set<std::string>& asked, bool open,
                                         std::size_t shown_today, const Manners& manners,
                                         const Situation& situation);

/// The answer that a button stands for.
[[nodiscard]] std::optional<storage::SessionLabel> answer_of(const std::string& action);

class Questions {
 public:
  struct Needs {
    std::function<Situation()> situation;
    std::function<std::size_t()> shown_today;
    std::function<void(const Question&, bool shown)> record;  ///< never to be asked again
    std::function<void(const Question&, storage::SessionLabel)> answer;
  };
  Questions(Notifier& notifier, Manners manners, Needs needs);

  void remember(std::set<std::string> asked) { asked_ = std::move(asked); }
  void set_manners(Manners manners) { manners_ = std::move(manners); }
  /// Every session that is open now.
  void know(std::vector<Question> questions, bool history);
  /// Time has passed, or a server has appeared.
  void tick() { act(false); }
  /// A button of a notice was chosen; false if it is no notice of ours.
  bool chosen(const std::string& key, const std::string& action);

 private:
  void act(bool history);
  void ask(const Question& question);

  Notifier& notifier_;
  Manners manners_;
  Needs needs_;
  std::vector<Question> questions_;
  std::set<std::string> asked_;
  std::optional<Question> open_;
  bool in_flight_ = false;
};

}  // namespace freshlegs::service
