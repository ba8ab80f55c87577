// One row a case: what is known, what was told, when and how things stand -> what happens. All days are in
// October 2026.
//   alert   F1@15T10:00        kind (F form breakdown, R risky combination, O overreaching with w, l or p),
//   number, time told    F1@15T10:00=desktop@15T10:05     how (desktop, together, waiting, summary, silently)
//                            and when; a final ! = withdrawn
#include "daemon/service/policy.h"

#include <gtest/gtest.h>
#include <sstream>
#include <string_view>

namespace freshlegs::service {
namespace {

using analysis::Alert;
using analysis::AlertKind;
using analysis::OverreachState;
using analysis::Severity;
using std::chrono::hours;
using std::chrono::minutes;

std::vector<std::string> words_of(const std::string& text) {
  std::istringstream in(text);
  return {std::istream_iterator<std::string>(in), {}};
}

Instant at(const std::string& text) {
  const auto t = parse_iso("2026-10-" + text + ":00Z");
  EXPECT_TRUE(t) << text;
  return t.value_or(Instant());
}

AlertKind kind_of(char c) {
  return c == 'F'   ? AlertKind::form_breakdown
         : c == 'R' ? AlertKind::risky_combination
                    : AlertKind::overreaching;
}

std::optional<OverreachState> state_of(char c) {
  if (c == 'w') return OverreachState::watch;
  if (c == 'l') return OverreachState::likely;
  if (c == 'p') return OverreachState::prolonged;
  return std::nullopt;
}

Severity severity_of(const Alert& alert) {
  if (alert.kind == AlertKind::risky_combination) return Severity::info;
  return alert.state >= OverreachState::likely ? Severity::critical : Severity::warning;
}

Alert alert_of(const std::string& text) {
  const auto cut = text.find('@');
  Alert alert;
  alert.kind = kind_of(text[0]);
  alert.state = state_of(text[1]);
  alert.id = text.substr(0, 1) + text.substr(alert.state ? 2 : 1, cut - (alert.state ? 2 : 1));
  alert.time = at(text.substr(cut + 1));
  alert.severity = severity_of(alert);
  return alert;
}

std::string key(AlertKind kind, Instant when) {
  const char* word = kind == AlertKind::form_breakdown ? "form_breakdown "
                     : kind == AlertKind::overreaching ? "overreaching "
                                                       : "risky_combination ";
  return word + iso_day(wall_of(when, UtcOffset(0)));
}

Told told_of(std::string text) {
  Told told;
  if (text.back() == '!') {
    told.withdrawn = "why";
    text.pop_back();
  }
  const auto cut = text.find('=');
  const Alert alert = alert_of(text.substr(0, cut));
  const std::string how = text.substr(cut + 1, text.find('@', cut) - cut - 1);
  told.alert = alert.id;
  told.kind = alert.kind;
  told.state = alert.state;
  told.day = date::floor<date::days>(wall_of(alert.time, UtcOffset(0)));
  told.how = how == "summary" ? How::summary : how == "silently" ? How::silently : How::desktop;
  told.delivered = how == "desktop" || how == "together";
  told.at = at(text.substr(text.find('@', cut) + 1));
  if (told.delivered) told.notice = how == "together" ? "together" : key(told.kind, told.at);
  return told;
}

std::string text_of(const Told& told) {
  if (told.withdrawn) return told.alert + " withdrawn";
  if (told.delivered) return told.alert + " stays told";
  return told.alert + (told.how == How::desktop   ? " desktop"
                       : told.how == How::summary ? " summary"
                                                  : " silently");
}

std::string text_of(const TellingPlan& plan, const std::vector<Alert>& known) {
  std::string out;
  const auto add = [&](const std::string& what) { out += (out.empty() ? "" : "; ") + what; };
  for (const auto& show : plan.show) {
    std::string ids;
    for (const auto i : show.alerts) ids += " " + known[i].id;
    add((show.only_if_live ? "correct " : "show ") + show.key + ":" + ids);
  }
  for (const auto& closed : plan.close) add("close " + closed);
  for (const auto& told : plan.keep) add(text_of(told));
  return out;
}

struct Case {
  const char* name;
  const char* known;
  const char* told;
  const char* now;
  const char* expected;
  void (*vary)(Manners&, Situation&) = [](Manners&, Situation&) {};
};

void backlog(Manners&, Situation& s) { s.history = true; }
void no_server(Manners&, Situation& s) { s.server = false; }
void switched_off(Manners& m, Situation&) { m.notices.enabled = false; }
void tell_watch(Manners& m, Situation&) { m.tell_watch = true; }
void none_a_day(Manners& m, Situation&) { m.notices.most_per_day = 0; }
void one_a_day(Manners& m, Situation&) { m.notices.most_per_day = 1; }
void no_quiet_hours(Manners& m, Situation&) { m.notices.quiet = {minutes(0), minutes(0)}; }
void siesta(Manners& m, Situation&) { m.notices.quiet = {hours(13), hours(15)}; }
void in_tokyo(Manners&, Situation& s) { s.offset = hours(9); }
void in_new_york(Manners&, Situation& s) { s.offset = -hours(4); }

const Case kCases[] = {
    // --- what is news ---
    {"nothing known, nothing told", "", "", "15T12:00", ""},
    {"a fresh alert is shown", "F1@15T10:00", "", "15T12:00",
     "show form_breakdown 2026-10-15: F1; F1 desktop"},
    {"told is told", "F1@15T10:00", "F1@15T10:00=desktop@15T10:05", "15T12:00", ""},
    {"told yesterday is told", "F1@14T10:00", "F1@14T10:00=desktop@14T10:05", "15T12:00", ""},
    {"said in the summary is said", "F1@15T10:00", "F1@15T10:00=summary@15T10:05", "15T12:00", ""},
    {"known silently stays silent", "F1@15T10:00", "F1@15T10:00=silently@15T10:05", "15T12:00", ""},
    {"71 hours old is news", "F1@12T13:00", "", "15T12:00", "show form_breakdown 2026-10-15: F1; F1 desktop"},
    {"73 hours old is not", "F1@12T11:00", "", "15T12:00", "F1 silently"},
    {"a clock that runs behind makes no alert old", "F1@16T10:00", "", "15T12:00",
     "show form_breakdown 2026-10-15: F1; F1 desktop"},
    {"a backlog is history", "F1@15T10:00 R2@15T11:00", "", "15T12:00", "F1 silently; R2 silently", backlog},
    {"what waited before the backlog came is still told", "F1@15T10:00", "F1@15T10:00=waiting@15T10:05",
     "15T12:00", "show form_breakdown 2026-10-15: F1; F1 desktop", backlog},
    {"switched off: only the summary", "F1@15T10:00", "", "15T12:00", "F1 summary", switched_off},

    // --- overreaching ---
    {"watch tells nobody", "Ow1@15T10:00", "", "15T12:00", ""},
    {"watch is told to those who want it", "Ow1@15T10:00", "", "15T12:00",
     "show overreaching 2026-10-15: O1; O1 desktop", tell_watch},
    {"likely is told", "Ol1@15T10:00", "", "15T12:00", "show overreaching 2026-10-15: O1; O1 desktop"},
    {"a spell that rises is told again", "Op1@15T10:00", "Ol1@13T10:00=desktop@13T12:00", "15T12:00",
     "show overreaching 2026-10-15: O1; O1 desktop"},
    {"a spell known silently that rises is told", "Ol1@15T10:00", "Ow1@13T10:00=silently@13T12:00",
     "15T12:00", "show overreaching 2026-10-15: O1; O1 desktop"},
    {"a spell that late files lower is withdrawn", "Ow1@15T10:00", "Ol1@15T10:00=desktop@15T11:00",
     "15T12:00", "close overreaching 2026-10-15; O1 withdrawn"},
    {"a spell that begins earlier than thought is the same", "Ol2@10T10:00", "Ol1@13T10:00=desktop@13T12:00",
     "15T12:00", "O2 stays told"},
    {"a spell a month later is another", "Ol2@28T10:00", "Ol1@05T10:00=desktop@05T12:00", "28T12:00",
     "show overreaching 2026-10-28: O2; close overreaching 2026-10-05; O1 withdrawn; O2 desktop"},

    // --- one notice a kind and day, so many a day ---
    {"two of a kind share a notice", "F1@15T08:00 F2@15T11:00", "", "15T12:00",
     "show form_breakdown 2026-10-15: F2 F1; F2 desktop; F1 desktop"},
    {"a second of the kind replaces the first and still names it", "F1@15T08:00 F2@15T11:00",
     "F1@15T08:00=desktop@15T08:05", "15T12:00", "show form_breakdown 2026-10-15: F2 F1; F2 desktop"},
    {"kinds have notices of their own, the gravest first", "R1@15T08:00 F2@15T09:00 Ol3@15T10:00", "",
     "15T12:00",
     "show overreaching 2026-10-15: O3; show form_breakdown 2026-10-15: F2; show risky_combination "
     "2026-10-15: R1; "
     "O3 desktop; F2 desktop; R1 desktop"},
    {"the fourth of a day goes to the summary", "F1@14T08:00 Ol2@14T09:00 F3@14T10:00 R4@15T10:00",
     "F1@14T08:00=desktop@15T08:00 Ol2@14T09:00=desktop@15T08:00 F3@14T10:00=together@15T07:00", "15T12:00",
     "R4 summary"},
    {"the cap leaves the rest to the summary, the least grave first", "R1@15T08:00 Ol2@15T09:00", "",
     "15T12:00", "show overreaching 2026-10-15: O2; O2 desktop; R1 summary", one_a_day},
    {"replacing is free of the cap", "F1@15T08:00 F2@15T11:00", "F1@15T08:00=desktop@15T08:05", "15T12:00",
     "show form_breakdown 2026-10-15: F2 F1; F2 desktop", one_a_day},
    {"the cap counts what was shown today, not yesterday", "F1@14T08:00 R2@15T10:00",
     "F1@14T08:00=desktop@14T08:05", "15T12:00", "show risky_combination 2026-10-15: R2; R2 desktop",
     one_a_day},
    {"what was withdrawn counts too: it was on the screen", "R2@15T10:00", "F1@15T08:00=desktop@15T08:05!",
     "15T12:00", "R2 summary", one_a_day},
    {"a cap of none", "Ol1@15T10:00", "", "15T12:00", "O1 summary", none_a_day},

    // --- quiet hours, 22:00 to 07:00 ---
    {"at night it waits", "F1@15T21:00", "", "15T23:00", "F1 desktop"},
    {"after midnight too", "F1@15T21:00", "", "16T06:59", "F1 desktop"},
    {"and goes on waiting", "F1@15T21:00", "F1@15T21:00=waiting@15T23:00", "16T03:00", ""},
    {"in the morning it is shown", "F1@15T21:00", "F1@15T21:00=waiting@15T23:00", "16T07:00",
     "show form_breakdown 2026-10-16: F1; F1 desktop"},
    {"what waited comes as one, the gravest first", "R1@15T20:00 F2@15T21:00",
     "R1@15T20:00=waiting@15T23:00 F2@15T21:00=waiting@15T23:00", "16T07:00",
     "show together 2026-10-16: F2 R1; F2 desktop; R1 desktop"},
    {"what waited too long is in the summary", "F1@15T21:00", "F1@15T21:00=waiting@15T23:00", "18T22:30",
     "F1 summary"},
    {"local time decides: morning in Tokyo", "F1@15T21:00", "", "15T23:00",
     "show form_breakdown 2026-10-16: F1; F1 desktop", in_tokyo},
    {"local time decides: night in New York", "F1@15T21:00", "", "16T03:00", "F1 desktop", in_new_york},
    {"no quiet hours", "F1@15T21:00", "", "15T23:00", "show form_breakdown 2026-10-15: F1; F1 desktop",
     no_quiet_hours},
    {"quiet hours at noon end at three", "F1@15T10:00", "", "15T14:59", "F1 desktop", siesta},
    {"and not before one", "F1@15T10:00", "", "15T12:59", "show form_breakdown 2026-10-15: F1; F1 desktop",
     siesta},

    // --- the server ---
    {"without a server it waits", "F1@15T10:00", "", "15T12:00", "F1 desktop", no_server},
    {"and is not tried again and again", "F1@15T10:00", "F1@15T10:00=waiting@15T12:00", "15T13:00", "",
     no_server},
    {"when the server comes it is shown", "F1@15T10:00", "F1@15T10:00=waiting@15T12:00", "15T13:00",
     "show form_breakdown 2026-10-15: F1; F1 desktop"},

    // --- overturned ---
    {"what is no longer true is closed", "", "F1@15T10:00=desktop@15T10:05", "15T12:00",
     "close form_breakdown 2026-10-15; F1 withdrawn"},
    {"what the summary said is taken back there", "", "F1@15T10:00=summary@15T10:05", "15T12:00",
     "F1 withdrawn"},
    {"what nobody was told vanishes without a word", "", "F1@15T10:00=silently@15T10:05", "15T12:00", ""},
    {"what waited and is overturned is never shown", "", "F1@15T21:00=waiting@15T23:00", "16T07:00",
     "F1 withdrawn"},
    {"withdrawn once is enough", "", "F1@15T10:00=desktop@15T10:05!", "15T12:00", ""},
    {"of two in one notice the other is left", "F2@15T11:00",
     "F1@14T08:00=desktop@15T08:05 F2@15T11:00=desktop@15T11:05", "15T12:00",
     "correct form_breakdown 2026-10-15: F2; F1 withdrawn"},
    {"true again is told again", "F1@15T10:00", "F1@15T10:00=desktop@14T10:05!", "15T12:00",
     "show form_breakdown 2026-10-15: F1; F1 desktop"},
    {"a better recording changes the id, not the news", "F9@15T10:01", "F1@15T10:00=desktop@15T10:05",
     "15T12:00", "F9 stays told"},
    {"the same kind on another day is other news", "F9@15T10:00", "F1@14T10:00=desktop@14T10:05", "15T12:00",
     "show form_breakdown 2026-10-15: F9; close form_breakdown 2026-10-14; F1 withdrawn; F9 desktop"},
};

class Policy : public testing::TestWithParam<Case> {};

TEST_P(Policy, decides) {
  const Case& c = GetParam();
  std::vector<Alert> known;
  for (const auto& word : words_of(c.known)) known.push_back(alert_of(word));
  std::vector<Told> told;
  for (const auto& word : words_of(c.told)) told.push_back(told_of(word));
  Manners manners;
  Situation situation{.now = at(c.now)};
  c.vary(manners, situation);
  EXPECT_EQ(text_of(plan_telling(known, told, manners, situation), known), c.expected) << c.name;
}

std::string test_name(const testing::TestParamInfo<Case>& info) {
  std::string name;
  for (const char* c = info.param.name; *c; ++c)
    name += std::isalnum(static_cast<unsigned char>(*c)) ? *c : '_';
  return name;
}

INSTANTIATE_TEST_SUITE_P(Table, Policy, testing::ValuesIn(kCases), test_name);

}  // namespace
}  // namespace freshlegs::service
