#include "daemon/views/ical.h"

#include "daemon/words/dates.h"
#include "daemon/words/today_words.h"

namespace freshlegs::app::views {
namespace {

constexpr std::size_t kMostOctets = 75;  // of a line, RFC 5545 3.1
constexpr std::chrono::hours kAnHour{1};

std::string stamp(Instant t) {
  std::string digits;
  for (const char c : iso_utc(t).substr(0, 19))
    if (c != '-' && c != ':') digits += c;
  return digits + "Z";
}

std::string escaped(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c == ',' || c == ';' || c == '\\') out += '\\';
    out += c;
  }
  return out;
}

/// Folded between characters, never inside one.
std::string line(const std::string& text) {
  std::string out;
  std::size_t octets = 0;
  for (std::size_t i = 0; i < text.size();) {
    std::size_t n = 1;
    while (i + n < text.size() && (static_cast<unsigned char>(text[i + n]) & 0xC0U) == 0x80U) ++n;
    if (octets + n > kMostOctets) {
      out += "\r\n ";
      octets = 1;
    }
    out.append(text, i, n);
    octets += n;
    i += n;
  }
  return out + "\r\n";
}

struct Event {
  std::string uid, summary, description;
  Instant from, to;
};

std::string markup(const Event& event, Instant made) {
  return line("BEGIN:VEVENT") + line("UID:" + event.uid + "@freshlegs") + line("DTSTAMP:" + stamp(made)) +
         line("DTSTART:" + stamp(event.from)) + line("DTEND:" + stamp(event.to)) +
         line("SUMMARY:" + escaped(plain(event.summary))) + line("DESCRIPTION:" + escaped(plain(event.description))) +
         line("TRANSP:TRANSPARENT") + line("END:VEVENT");
}

std::vector<Event> events_of(const analysis::Today& today, const Units& units) {
  const auto& legs = today.legs;
  const std::string source = " " + forecast_source(legs) + " How you feel counts for more.";
  std::vector<Event> events;
  if (legs.last && legs.hard_fair_at && *legs.hard_fair_at > legs.at)
    events.push_back({"fair-" + legs.last->id, "A hard run is fair from here",
                      legs_now(legs, units) + source, *legs.hard_fair_at, *legs.hard_fair_at + kAnHour});
  const auto rows = start_rows(legs, units);
  for (std::size_t i = 0; legs.last && i < rows.size(); ++i) {
    const auto& start = legs.usual_starts[i];
    const bool fair = legs.hard_fair_at && start.time >= *legs.hard_fair_at;
    events.push_back({"start-" + stamp(start.time),
                      std::string(fair ? "Hard or easy: fair" : "Easy is fine") + " (legs back: " + rows[i].chance + ")",
                      "Likely cost " + rows[i].cost + " " + cost_unit(legs, units) + " " + rows[i].range +
                          " at the same heart rate." + source,
                      start.time, start.time + kAnHour});
  }
  if (today.next_leg_day) {
    const auto& best = today.next_leg_day->best;
    events.push_back({"legs-" + stamp(best.start), "A leg day here costs your runs least",
                      "Of the days ahead, by what the runs after it would cost." + source, best.start,
                      best.start + kAnHour});
  }
  return events;
}

}  // namespace

std::string today_ical(const analysis::Today& today, const Units& units) {
  std::string text = line("BEGIN:VCALENDAR") + line("VERSION:2.0") + line("PRODID:-//freshlegs//today//EN") +
                     line("X-WR-CALNAME:Fresh legs");
  for (const auto& event : events_of(today, units)) text += markup(event, today.legs.at);
  return text + line("END:VCALENDAR");
}

}  // namespace freshlegs::app::views
