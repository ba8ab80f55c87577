#include "tests/sim/season.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <tuple>

#include "tests/sim/days.h"
#include "tests/sim/exact_math.h"
#include "tests/sim/leg_fatigue.h"
#include "tests/sim/morning.h"
#include "tests/sim/other_sport.h"
#include "tests/sim/rng.h"
#include "tests/sim/run.h"
#include "tests/sim/strength.h"

namespace freshlegs::sim {
namespace {

constexpr std::uint64_t kSession = 'S', kRoutes = 'R';

/// Monday = 0.
int weekday_of(date::local_days day) { return static_cast<int>((date::weekday(day) - date::Monday).count()); }

std::vector<Planned> whole_plan(const SeasonConfig& config) {
  auto plan = make_plan(config.plan, config.blocks, config.weeks, weekday_of(config.first_day), config.seed);
  std::erase_if(plan, [&](const Planned& p) {
    return std::ranges::any_of(config.scripted, [&](const Planned& s) { return s.day == p.day; });
  });
  plan.insert(plan.end(), config.scripted.begin(), config.scripted.end());
  sort_plan(plan);
  return plan;
}

class Life {
 public:
  explicit Life(const SeasonConfig& config)
      : config_(config), days_(draw_days(config)), legs_(config.athlete.legs) {
    for (std::uint64_t i = 0; i < kFlatRoutes; ++i)
      routes_.emplace_back(Random(config.seed, {kRoutes, i}).bits(), i % 2 == 0 ? 0.003 : 0.008);
    for (std::uint64_t i = 0; i < kHillyRoutes; ++i)
      routes_.emplace_back(Random(config.seed, {kRoutes, kFlatRoutes + i}).bits(), 0.028);
  }

  SimulatedSeason live() {
    for (const Planned& planned : whole_plan(config_)) {
      Random random = stream_of(planned);
      if (is_run(planned.kind))
        run(planned, random);
      else if (is_strength(planned.kind))
        strength(planned, random);
      else if (planned.kind == Kind::morning)
        morning(planned, random);
      else
        other_sport(planned, random);
    }
    out_.truth.peak_effect_pct = config_.athlete.legs.peak_effect_pct;
    for (const Spell& spell : config_.spells) tell(spell);
    std::ranges::sort(out_.recordings, [](const Simulated& a, const Simulated& b) {
      return std::tie(a.available_at, a.role, a.file) < std::tie(b.available_at, b.role, b.file);
    });
    return std::move(out_);
  }

 private:
  static constexpr std::uint64_t kFlatRoutes = 4, kHillyRoutes = 2;

  /// A stream of its own for each planned session: changing one leaves the noise of all others alone.
  [[nodiscard]] Random stream_of(const Planned& p) const {
    const std::uint64_t group = is_run(p.kind) ? 0 : is_strength(p.kind) ? 1 : 2;
    const auto part = static_cast<std::uint64_t>(p.kind == Kind::cool_down);
    return Random(config_.seed, {kSession, static_cast<std::uint64_t>(p.day), group, part});
  }

  [[nodiscard]] Instant start_of(const Planned& p) const {
    const auto seconds = std::chrono::seconds(static_cast<int>(std::floor(p.hour * 3600)));
    return config_.zone.instant_at(config_.first_day + date::days(p.day) + Millis(seconds));
  }

  [[nodiscard]] double air_c(const Planned& p) const {
    constexpr double kWarmestHour = 15;
    const double hours = config_.weather.hours_c * exact_cos(6.283185307 * (p.hour - kWarmestHour) / 24);
    return day(p).air_c + hours + p.warmer_c;
  }

  template <class What>
  [[nodiscard]] double spells(const Planned& p, What what) const {
    double sum = 0;
    for (const Spell& spell : config_.spells) sum += spell.share(p.day + p.hour / 24) * what(spell);
    return sum;
  }

  void run(const Planned& planned, Random& random) {
    RunDay day_of_run;
    day_of_run.start = start_of(planned);
    day_of_run.offset = config_.zone.offset_at(day_of_run.start);
    day_of_run.fitness_ln = day(planned).fitness_ln;
    day_of_run.fatigue = legs_.level(day_of_run.start);
    const LegFatigueLaw& law = config_.athlete.legs;
    const double gate = 1 + (effort_of(planned.kind) >= effort_of(Kind::tempo) ? law.hard_gain : 0);
    day_of_run.legs_ln = exact_log(1 + law.peak_effect_pct / 100) * gate * day_of_run.fatigue;
    day_of_run.spell_ln = spells(planned, [](const Spell& s) { return exact_log(1 + s.depth_pct / 100); });
    day_of_run.day_noise = day(planned).heart_noise;
    day_of_run.air_c = air_c(planned);
    const auto choice = static_cast<std::uint64_t>(random.integer(0, 11));
    const std::uint64_t route =
        planned.kind == Kind::hilly ? kFlatRoutes + choice % kHillyRoutes : choice % kFlatRoutes;
    RunOutcome outcome =
        simulate_run(config_.athlete, planned, day_of_run, routes_[route], Random(random.bits()));
    RunTruth truth = truth_of(planned, day_of_run, outcome);
    last_run_end_ = truth.end;

    RunFiles files = soil(config_.wear, config_.dirt, std::move(outcome.watch), Random(random.bits()));
    truth.cadence_locked = files.cadence_locked;
    truth.file = add(std::move(files.watch), planned.kind, Simulated::Role::watch);
    if (files.strap) add(std::move(*files.strap), planned.kind, Simulated::Role::strap);
    if (files.phone) add(std::move(*files.phone), planned.kind, Simulated::Role::phone);
    out_.truth.runs.push_back(truth);
  }

  [[nodiscard]] RunTruth truth_of(const Planned& planned, const RunDay& d, const RunOutcome& outcome) const {
    RunTruth t;
    t.start = d.start;
    t.end = outcome.watch.head.end;
    t.kind = planned.kind;
    t.effect_pct = 100 * (exact_exp(d.legs_ln) - 1);
    t.hours_since_leg = legs_.hours_since(d.start);
    t.leg_dose = legs_.last_dose();
    t.fatigue = d.fatigue;
    t.breakdown_onset_s = outcome.breakdown_onset_s;
    t.fitness_pct = 100 * (exact_exp(d.fitness_ln) - 1);
    t.spell_pct = 100 * (exact_exp(d.spell_ln) - 1);
    t.day_noise_pct = 100 * d.day_noise;
    t.air_c = d.air_c;
    return t;
  }

  void strength(const Planned& planned, Random& random) {
    StrengthDay d;
    d.start = start_of(planned);
    d.offset = config_.zone.offset_at(d.start);
    d.unrecognised = config_.dirt.unrecognised_sets;
    d.bare = random.chance(config_.dirt.bare_strength);
    const bool after_run = last_run_end_ && hours_between(*last_run_end_, d.start) < 24;
    d.reps_kept = after_run ? 1 - config_.athlete.strength_lost_after_run : 1;
    StrengthOutcome outcome = simulate_strength(config_.athlete, planned, d, Random(random.bits()));
    SessionTruth truth{"", d.start, outcome.end, planned.kind, outcome.dose, 0, d.bare};
    if (planned.kind != Kind::upper) {
      constexpr double kDoseScatter = 0.1;  // what the same volume does to the legs differs from day to day
      truth.novelty = legs_.add(outcome.end, outcome.dose * exact_exp(kDoseScatter * random.normal()));
    }
    truth.file = add(std::move(outcome.watch), planned.kind, Simulated::Role::watch);
    if (!d.bare && config_.log_app != LogApp::none) add_log(std::move(outcome), planned.kind);
    out_.truth.sessions.push_back(truth);
  }

  void add_log(StrengthOutcome outcome, Kind kind) {
    Simulated s{std::move(outcome.log), "", outcome.end, kind, Simulated::Role::log};
    s.recording.head.hash = next_hash();
    s.recording.head.device.manufacturer = config_.log_app == LogApp::hevy ? "hevy" : "strong";
    out_.recordings.push_back(std::move(s));
  }

  void morning(const Planned& planned, Random& random) {
    MorningDay d;
    d.start = start_of(planned);
    d.offset = config_.zone.offset_at(d.start);
    const double fatigue = legs_.level(d.start);
    constexpr double kLegsLowerRmssd = 0.06, kLegsRaiseRate = 0.8;
    const Day& today = day(planned);
    d.rate_bpm = config_.athlete.heart.rest_bpm * (1 + 0.6 * today.heart_noise) + kLegsRaiseRate * fatigue +
                 spells(planned, [](const Spell& s) { return s.rest_bpm; });
    d.rmssd_ms =
        config_.athlete.rmssd_ms * exact_exp(today.ln_rmssd - kLegsLowerRmssd * fatigue +
                                             spells(planned, [](const Spell& s) { return s.ln_rmssd; }));
    d.glitches = mornings_++ == config_.dirt.glitched_morning ? 30 : random.chance(0.1) ? 1 : 0;
    add(simulate_morning(config_.athlete, d, Random(random.bits())), planned.kind, Simulated::Role::watch);
  }

  void other_sport(const Planned& planned, Random& random) {
    const Instant start = start_of(planned);
    add(simulate_other_sport(config_.athlete, planned, start, config_.zone.offset_at(start), air_c(planned),
                             Random(random.bits())),
        planned.kind, Simulated::Role::watch);
  }

  /// Gives the recording its hash and its file name, as a watch, a strap's app or a phone would.
  std::string add(Recording recording, Kind kind, Simulated::Role role) {
    recording.head.hash = next_hash();
    const Instant end = recording.head.end;
    std::string name = iso_utc(wall_time(recording)).substr(0, 19);
    std::ranges::replace(name, ':', '-');
    name[10] = '-';
    if (role == Simulated::Role::strap) name = "Polar_" + name;
    if (role == Simulated::Role::phone) name = "Strava_" + name;
    name += ".fit";
    out_.recordings.push_back({std::move(recording), name, end, kind, role});
    return name;
  }
  [[nodiscard]] static Instant wall_time(const Recording& r) {
    return Instant(wall_of(r.head.start, r.head.utc_offset.value_or(UtcOffset(0))).time_since_epoch());
  }

  Hash next_hash() {
    Hash hash{};
    Random random(config_.seed, {'h', ++hashes_});
    for (auto& byte : hash) byte = static_cast<std::uint8_t>(random.bits());
    return hash;
  }

  void tell(const Spell& spell) {
    const auto at = [&](int day_of_season) {
      return config_.zone.instant_at(config_.first_day + date::days(day_of_season) + Millis(0));
    };
    const int low = spell.first_day + spell.days_down, easing = low + spell.days_low;
    out_.truth.spells.push_back(
        {at(spell.first_day), at(low), at(easing), at(easing + spell.days_back), spell.depth_pct});
  }

  [[nodiscard]] const Day& day(const Planned& p) const { return days_[static_cast<std::size_t>(p.day)]; }

  const SeasonConfig& config_;
  std::vector<Day> days_;
  LegFatigue legs_;
  std::vector<Route> routes_;
  std::optional<Instant> last_run_end_;
  int mornings_ = 0;
  std::uint64_t hashes_ = 0;
  SimulatedSeason out_;
};

}  // namespace

double Spell::share(double day) const {
  const double since = day - first_day;
  if (since <= 0) return 0;
  if (since < days_down) return since / days_down;
  if (since < days_down + days_low) return 1;
  return std::max(0.0, 1 - (since - days_down - days_low) / days_back);
}

SimulatedSeason simulate(const SeasonConfig& config) { return Life(config).live(); }

}  // namespace freshlegs::sim
