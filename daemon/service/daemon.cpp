#include "daemon/service/daemon.h"

#include <signal.h>

#include <algorithm>
#include <boost/asio/io_context.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <cstdlib>
#include <optional>
#include <utility>

#include "daemon/files/folder.h"
#include "daemon/pipeline/move_taken.h"
#include "daemon/service/arrival_log.h"
#include "daemon/service/arrivals.h"
#include "daemon/service/dbus_notifier.h"
#include "daemon/service/inbox.h"
#include "daemon/service/questions.h"
#include "daemon/service/sd_notify.h"
#include "daemon/service/system_events.h"
#include "daemon/service/worker.h"

namespace freshlegs::service {
namespace {

using app::DiskFolder;
using std::chrono::microseconds;

// One tick does everything that needs doing now and then: idle, the service wakes for nothing else.
constexpr std::chrono::minutes kTick{5};
// Longer than any one step on any sane file; shorter than WatchdogSec.
constexpr std::chrono::minutes kStuck{10};
// The service manager asks for five seconds from SIGTERM to the end. The database survives being left at any
// moment.
constexpr std::chrono::milliseconds kPartingPatience{4500};
constexpr std::chrono::seconds kOpeningStep{10};

Fate fate_of(const app::TakenFile& file) {
  if (file.still_changing) return Fate::changing;
  if (file.gone) return Fate::gone;
  if (file.retry) return Fate::again;
  return file.outcome == app::Outcome::rejected ? Fate::refused : Fate::done;
}

Instant now() { return date::floor<Millis>(std::chrono::system_clock::now()); }

Manners manners_of(const app::Settings& settings) {
  return {settings.notifications, settings.profile.tell_watch};
}

bool same_folders(const app::Settings& a, const app::Settings& b) {
  return a.inboxes == b.inboxes && a.watches == b.watches && a.depth == b.depth && a.settle == b.settle &&
         a.poll == b.poll;
}

}  // namespace

struct Daemon::State {
  State(Needs n, Log& l)
      : needs(std::move(n)),
        log(l),
        leave_signals(loop, SIGTERM, SIGINT),
        reload_signals(loop, SIGHUP),
        tick_timer(loop),
        parting_timer(loop),
        notifier(loop, {.server_came =
                            [this] {
                              teller.server_came();
                              questions.tick();
                            },
                        .trouble = [this](const std::string& why) { log.info(why); },
                        .chosen = [this](const auto& key, const auto& action) { chosen(key, action); }}),
        teller(notifier, manners_of(needs.settings),
               {.clock =
                    [this] {
                      return Teller::LocalClock{now(), needs.local_offset(now())};
                    },
                .words = [this](const analysis::Alert& alert) { return needs.words(alert, needs.settings); },
                .record = [this](std::vector<Told> told) { worker.record(std::move(told)); }}),
        questions(
            notifier, manners_of(needs.settings),
            {.situation =
                 [this] {
                   return Situation{
                       .now = now(), .offset = needs.local_offset(now()), .server = teller.server()};
                 },
             .shown_today = [this] { return teller.shown_today(); },
             .record = [this](const Question& q, bool shown) { worker.record_question(q, shown, now()); },
             .answer = [this](const Question& q,
                              storage::SessionLabel label) { worker.label(q.recording, label, now()); }}),
        arrival_log(log),
        worker(loop, needs.pipeline(needs.settings),
               {.opened = [this](Opened was) { opened(std::move(was)); },
                .not_opened = [this](const std::string& why) { not_opened(why); },
                .taken = [this](std::vector<Worker::Taken> files) { taken(files); },
                .analysed = [this](Analysed result) { analysed(std::move(result)); },
                .trouble = [this](const std::string& why) { trouble(why); },
                .left = [this] { loop.stop(); }}) {}

  int run() {
    ::signal(SIGPIPE, SIG_IGN);
    leave_signals.async_wait([this](const boost::system::error_code& error, int) {
      if (!error) leave();
    });
    wait_for_reload();
    keep_opening();
    worker.start();
    loop.run();
    return exit_code;
  }

  /// A migration may take its time; the manager is asked for more as long as the worker moves at all.
  void keep_opening() {
    if (ready) return;
    sd::extend_timeout(3 * microseconds(kOpeningStep));
    tick_timer.expires_after(kOpeningStep);
    tick_timer.async_wait([this](const boost::system::error_code& error) {
      if (!error) keep_opening();
    });
  }

  void opened(Opened was) {
    if (leaving) return;
    ready = true;
    first_start = was.told.empty();
    teller.remember(std::move(was.told));
    questions.remember(std::move(was.asked));
    open_inbox(was.seen);
    system_events.emplace(loop, SystemEvents::Handlers{.clock_jumped = [this] { tick(); },
                                                       .mounts_changed =
                                                           [this] {
                                                             if (inbox) inbox->rescan();
                                                           }});
    sd::ready(sentence());
    arm_tick();
  }

  void not_opened(const std::string& why) {
    log.error(why);
    exit_code = EXIT_FAILURE;
  }

  void open_inbox(const std::vector<SeenPath>& seen = {}) {
    const auto& settings = needs.settings;
    Inbox::Pace pace{settings.settle, settings.poll, settings.depth, {}};
    for (const auto& watch : settings.watches)
      if (watch.depth) pace.depth_of[watch.folder] = *watch.depth;
    if (settings.move_taken) pace.leave = app::kProcessed;
    inbox.emplace(
        loop, disk, app::watched_folders(settings), pace,
        Inbox::Handlers{.ready = [this](std::vector<std::string> files) { ready_files(std::move(files)); },
                        .changed = [this](const Inbox::Place& place) { place_changed(place); }});
    inbox->remember(seen);
    inbox->start();
  }

  [[nodiscard]] bool comes_and_goes(const std::filesystem::path& folder) const {
    return std::ranges::any_of(needs.settings.watches, [&](const app::WatchFolder& watch) {
      return watch.comes_and_goes && watch.folder == folder;
    });
  }

  void place_changed(const Inbox::Place& place) {
    const std::string name = needs.display(place.folder);
    switch (place.mode) {
      case Inbox::Mode::watching:
        log.info("Watching " + name + ".");
        break;
      case Inbox::Mode::polling:
        log.info("Looking into " + name + " every " + std::to_string(needs.settings.poll.count()) +
                 " s: " + place.why + ".");
        break;
      case Inbox::Mode::missing:
        if (comes_and_goes(place.folder))
          log.info(name + " is not there now; it is taken up when it comes.");
        else
          log.warning("The inbox " + name + " is missing: " + place.why +
                      ". Looking for it from time to time.");
        break;
    }
    if (ready) sd::status(sentence());
  }

  /// Until the first analysis nobody knows whether files are news to a long history.
  void ready_files(std::vector<std::string> files) {
    if (!history) {
      early.insert(early.end(), std::make_move_iterator(files.begin()), std::make_move_iterator(files.end()));
      return;
    }
    arrivals.handed_out(*history);
    worker.take(std::move(files));
  }

  void taken(const std::vector<Worker::Taken>& files) {
    std::size_t ingested = 0;
    for (const auto& [path, file] : files) {
      if (inbox) inbox->finished(path, fate_of(file));
      app::Totals counted;
      counted.add(file);
      ingested += counted.ingested;
      arrival_log.add(file);
    }
    arrivals.ingested(ingested);
    unanalysed = unanalysed || ingested > 0;
    settle_news();
  }

  void analysed(Analysed result) {
    if (result.trouble.empty()) database_then = database_now();
    if (result.in_part) database_then = {};  // the next tick asks for the rest
    activities = result.activities;
    unanalysed = false;
    if (history) {
      news = std::move(result.alerts);
      open_questions = std::move(result.questions);
      history = result.history;
      settle_news();
    } else {  // what was there before we were: history on the very first start, else what a crash kept us
              // from telling
      teller.know(std::move(result.alerts), first_start);
      questions.know(std::move(result.questions), first_start);
      begin(result.history);
    }
    sd::status(sentence());
  }

  void begin(std::chrono::hours known) {
    history = known;
    if (!early.empty()) ready_files(std::exchange(early, {}));
  }

  void settle_news() {
    if (unanalysed) return;
    const std::size_t coming = inbox ? inbox->on_their_way() : 0;
    const auto verdict = arrivals.judge(coming);
    if (news && verdict != Arrivals::Verdict::too_early) {
      teller.know(*std::exchange(news, {}), verdict == Arrivals::Verdict::history);
      questions.know(std::exchange(open_questions, {}), verdict == Arrivals::Verdict::history);
    }
    if (coming > 0) return;
    arrivals.over();
    arrival_log.over();
    sd::status(sentence());
  }

  void chosen(const std::string& key, const std::string& action) {
    if (questions.chosen(key, action)) return;
    if (action != "report" && action != "default") return;
    const auto& folder = needs.settings.summaries;
    for (const char* name : {"report.html", "latest.html", "latest.md"})
      if (disk.look(folder / name)) return notifier.open(folder / name);
  }

  void trouble(const std::string& why) {
    log.warning(why);
    database_then = {};  // the next tick tries again
    if (!history) begin(std::chrono::hours(0));
  }

  [[nodiscard]] std::string sentence() const {
    std::string text;
    for (const auto& place : inbox ? inbox->places() : std::vector<Inbox::Place>{})
      text += (text.empty() ? "" : ", ") + std::string(word(place.mode)) + " " + needs.display(place.folder);
    if (history) text += ", " + std::to_string(activities) + " activities";
    if (const auto recent = alerts_this_week(); recent > 0)
      text += ", " + std::to_string(recent) + (recent == 1 ? " alert" : " alerts") + " this week";
    if (inbox && inbox->put_off() > 0)
      text += ", " + std::to_string(inbox->put_off()) + " files to be tried again";
    return text;
  }

  [[nodiscard]] std::size_t alerts_this_week() const {
    const auto recent = [since = now() - date::weeks(1)](const analysis::Alert& alert) {
      return alert.time > since;
    };
    return static_cast<std::size_t>(std::ranges::count_if(teller.alerts(), recent));
  }

  void arm_tick() {
    auto period = microseconds(kTick);
    if (const auto watchdog = sd::watchdog_period()) period = std::min(period, *watchdog / 2);
    tick_timer.expires_after(period);
    tick_timer.async_wait([this](const boost::system::error_code& error) {
      if (error) return;
      tick();
      arm_tick();
    });
  }

  void tick() {
    const auto watchdog = sd::watchdog_period();
    if (worker.moved_within(watchdog ? std::min(microseconds(kStuck), *watchdog) : microseconds(kStuck)))
      sd::watchdog();
    if (inbox) inbox->rescan();
    notifier.tick();
    teller.tick();
    questions.tick();
    const auto database = database_now();
    if (database != database_then) worker.refresh();
    database_then = database;
    look_after_facts();
  }

  /// The worker knows when it was done last; asking once a day wakes it for nothing else.
  void look_after_facts() {
    if (!history || now() - asked_upkeep < std::chrono::hours(24)) return;
    asked_upkeep = now();
    worker.upkeep(asked_upkeep);
  }

  /// Tells cheaply, without waking the worker, whether anybody has written.
  [[nodiscard]] std::pair<std::optional<Signature>, std::optional<Signature>> database_now() const {
    return {disk.look(needs.paths.database), disk.look(needs.paths.database.string() + "-wal")};
  }

  void wait_for_reload() {
    reload_signals.async_wait([this](const boost::system::error_code& error, int) {
      if (error) return;
      reload();
      wait_for_reload();
    });
  }

  void reload() {
    if (!ready) return;
    sd::reloading();
    auto fresh = needs.reload();
    if (!fresh) {
      log.error(fresh.error() + " The settings in force stay as they were.");
    } else {
      apply(std::move(*fresh));
      log.info("The configuration was read again.");
    }
    sd::ready(sentence());
  }

  void apply(app::Settings fresh) {
    const bool same = same_folders(needs.settings, fresh), move = needs.settings.move_taken != fresh.move_taken;
    needs.settings = std::move(fresh);
    log.set_level(needs.settings.log_level);
    teller.set_manners(manners_of(needs.settings));
    questions.set_manners(manners_of(needs.settings));
    worker.renew(needs.pipeline(needs.settings));
    if (move)
      open_inbox();  // what was taken before is looked at again, to be moved
    else if (same)
      inbox->retry_refused();
    else
      open_inbox(inbox->taken());
  }

  void leave() {
    leaving = true;
    sd::stopping();
    log.info("Leaving.");
    inbox.reset();
    system_events.reset();
    tick_timer.cancel();
    worker.stop();
    parting_timer.expires_after(kPartingPatience);
    parting_timer.async_wait([](const boost::system::error_code& error) {
      if (!error) std::_Exit(EXIT_SUCCESS);  // in the middle of a long analysis, which only reads
    });
  }

  Needs needs;
  Log& log;
  boost::asio::io_context loop{1};
  boost::asio::signal_set leave_signals, reload_signals;
  boost::asio::steady_timer tick_timer, parting_timer;
  DiskFolder disk;
  std::optional<Inbox> inbox;
  std::optional<SystemEvents> system_events;
  Instant asked_upkeep{};
  DBusNotifier notifier;
  Teller teller;
  Questions questions;
  std::vector<Question> open_questions;  // as `news`
  Arrivals arrivals;
  ArrivalLog arrival_log;
  bool ready = false, leaving = false, first_start = false, unanalysed = false;
  int exit_code = EXIT_SUCCESS;
  std::size_t activities = 0;
  std::optional<std::chrono::hours> history;         // nothing before the first analysis
  std::vector<std::string> early;                    // files that came to rest before it
  std::optional<std::vector<analysis::Alert>> news;  // found out, not yet judged
  std::pair<std::optional<Signature>, std::optional<Signature>> database_then;
  Worker worker;  // last: its thread ends before anything it reports to
};

Daemon::Daemon(Needs needs, Log& log) : state_(std::make_unique<State>(std::move(needs), log)) {}
Daemon::~Daemon() = default;

int Daemon::run() { return state_->run(); }

}  // namespace freshlegs::service
