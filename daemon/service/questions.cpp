#include "daemon/service/questions.h"

#include <algorithm>
#include <array>
#include <utility>

namespace freshlegs::service {
namespace {

using storage::SessionLabel;

// After three days nobody remembers a gym session well, and the runs after it are over.
constexpr Millis kRemembered = std::chrono::hours(72);
constexpr const char* kKey = "question";

struct Answer {
  const char *action, *label;
  SessionLabel meaning;
};
constexpr std::array<Answer, 3> kAnswers{{{"legs", "Legs", SessionLabel::legs},
                                          {"upper", "Upper", SessionLabel::upper},
                                          {"full", "Full", SessionLabel::full}}};

}  // namespace

QuestionPlan plan_question(const std::vector<Question>& questions, const std::set<std::string>& asked,
                           bool open, std::size_t shown_today, const Manners& manners,
                           const Situation& here) {
  QuestionPlan plan;
  const auto wall = wall_of(here.now, here.offset);
  const bool may_ask = !open && manners.notices.enabled && here.server && !here.history &&
                       !in_quiet_hours(wall, manners.notices.quiet) &&
                       shown_today < static_cast<std::size_t>(std::max(0, manners.notices.most_per_day));
  for (std::size_t i = 0; i < questions.size(); ++i) {
    const auto& question = questions[i];
    if (asked.contains(question.session)) continue;
    if (here.history || here.now - question.end > kRemembered)
      plan.let_go.push_back(i);
    else if (may_ask && (!plan.ask || questions[*plan.ask].end < question.end))
      plan.ask = i;
  }
  return plan;
}

std::optional<SessionLabel> answer_of(const std::string& action) {
  const auto it = std::ranges::find_if(kAnswers, [&](const Answer& a) { return action == a.action; });
  return it == kAnswers.end() ? std::nullopt : std::optional(it->meaning);
}

Questions::Questions(Notifier& notifier, Manners manners, Needs needs)
    : notifier_(notifier), manners_(std::move(manners)), needs_(std::move(needs)) {}

void Questions::know(std::vector<Question> questions, bool history) {
  questions_ = std::move(questions);
  if (open_ && std::ranges::find(questions_, open_->session, &Question::session) == questions_.end()) {
    notifier_.close(kKey);  // answered elsewhere, or another file told
    open_.reset();
  }
  act(history);
}

void Questions::act(bool history) {
  if (in_flight_) return;
  if (open_ && !notifier_.live(kKey)) open_.reset();  // put away without an answer: that is one, too
  auto here = needs_.situation();
  here.history = history;
  const auto plan =
      plan_question(questions_, asked_, open_.has_value(), needs_.shown_today(), manners_, here);
  for (const auto i : plan.let_go) {
    asked_.insert(questions_[i].session);
    needs_.record(questions_[i], false);
  }
  if (plan.ask) ask(questions_[*plan.ask]);
}

void Questions::ask(const Question& question) {
  Notice notice{kKey, question.title, question.body, Urgency::low, {}};
  for (const auto& answer : kAnswers) notice.actions.push_back({answer.action, answer.label});
  in_flight_ = true;
  notifier_.show(notice, [this, question](bool delivered) {
    in_flight_ = false;
    if (!delivered) return;  // it stays open for the next chance
    asked_.insert(question.session);
    open_ = question;
    needs_.record(question, true);
  });
}

bool Questions::chosen(const std::string& key, const std::string& action) {
  if (key != kKey) return false;
  const auto label = answer_of(action);
  if (!label || !open_) return true;
  needs_.answer(*open_, *label);
  notifier_.close(kKey);
  open_.reset();
  return true;
}

}  // namespace freshlegs::service
