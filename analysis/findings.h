// What analysis says, without words: numbers with their intervals. Sentences are made in the shell (one
// phrase table).
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "analysis/activity.h"
#include "analysis/advice/basis.h"
#include "analysis/advice/legs.h"
#include "analysis/diary/note.h"
#include "analysis/athlete_input.h"
#include "analysis/features.h"

namespace freshlegs::analysis {

/// An estimate with its 95 % interval.
struct Estimate {
  double value = 0, lo = 0, hi = 0;
};

enum class Verdict : std::uint8_t { not_enough_data, prior_only, not_shown, likely, very_likely };
enum class RunKind : std::uint8_t { easy, long_run, tempo, intervals, hilly, race, cool_down };
enum class Legs : std::uint8_t { legs, full, upper, other, unknown };
enum class LegsSource : std::uint8_t { sets, csv, title, label, guess };
/// Where the athlete's highest or resting heart rate comes from, best first.
enum class HeartRateSource : std::uint8_t { configuration, seen, device, age, assumed };
/// What a session's load was summed from.
enum class LoadSource : std::uint8_t { seconds, mean_heart_rate };
enum class DoseSource : std::uint8_t { volume, rpe, heart_rate, title };

/// Why there is no estimate for a run, with the numbers a sentence needs.
struct Declined {
  enum class Why : std::uint8_t {
    heart_rate,
    treadmill,
    too_short,
    history,
    hilly,
    not_steady,
    totals_only  ///< a row of a list: no minutes to compare
  } why{};
  double have = 0, need = 0;  ///< minutes or runs, by `why`
};

struct SessionFinding {
  ActivityPlan plan;
  Legs legs = Legs::unknown;
  LegsSource legs_source{};
  std::optional<double> leg_dose;  ///< 1.0 = a usual leg day of this athlete; null when not leg work
  DoseSource dose_source{};
  double leg_probability = 0;  ///< 1 or 0 when known
  int leg_sets = 0, sets = 0;
  std::optional<double> volume_kg, avg_heart_rate_bpm, trimp, energy_kcal;  ///< energy as the device says
  LoadSource load_source{};  ///< of `trimp`
};

/// Other measures of the load of one run (science.md 5), each null where its inputs are missing.
struct LoadMeasures {
  std::optional<double> edwards;       ///< minutes in the athlete's zones, else fifths of the maximum, times 1..5
  std::optional<double> three_zones;   ///< Lucia: minutes below, between and above the thresholds, times 1..3
  std::optional<double> at_threshold;  ///< TRIMP against an hour at threshold = 100
  std::optional<double> stress;        ///< by grade-adjusted speed against threshold speed, an hour = 100
  std::optional<double> session_rpe;   ///< the athlete's own rating times minutes
  double impact_km = 0;                ///< mechanical: kilometres, those that fall steeply count more
};

struct FormValue {
  Marker marker{};
  double value = 0;                      ///< mean of the run, the marker's own unit
  std::optional<Estimate> vs_fresh_pct;  ///< against own fresh runs at that speed and grade
};

struct FormBreakdown {
  double onset_s = 0, lo_s = 0, hi_s = 0, km = 0;  ///< wall seconds after the start, 95 % range
  struct Change {
    Marker marker{};
    Estimate after_pct;  ///< mean after onset against fresh prediction
    double before_pct = 0;
  };
  std::vector<Change> changes;  ///< signals that left the range
  double detector_sum = 0, alarm_at = 0;
};

/// A run minute by minute against own fresh runs at the same pace and hill; what the report draws.
struct FormTrace {
  struct Signal {
    Marker marker{};
    double usual_pct = 0;    ///< 95 of 100 stretches of some minutes on fresh legs lie within +- this
    std::vector<float> pct;  ///< against fresh, one a minute; NaN where missing
  };
  std::vector<float> start_s;  ///< of each minute, wall seconds after the start
  std::vector<Signal> signals;
  std::vector<float> hill_s, hill_pct;  ///< grade of every minute
};

/// What changed from the first to the last third of an even run, %, and what 95 of 100 fresh runs of that length do.
struct Fade {
  double heart_pct = 0;  ///< heart rate at the same pace on the flat
  double speed_pct = 0;  ///< negative = slowed down
  std::optional<Estimate> usual_heart_pct, usual_speed_pct;
  int fresh_runs = 0;  ///< compared with
  [[nodiscard]] bool heart_rose() const { return usual_heart_pct && heart_pct > usual_heart_pct->hi; }
  [[nodiscard]] bool slowed() const { return usual_speed_pct && speed_pct < usual_speed_pct->lo; }
};

/// Speed when it counts: the fastest 20 minutes of a hard run, on the flat.
struct HardSpeed {
  double speed_mps = 0, heart_bpm = 0;
  /// Against own fresh ones at that heart rate and today's fitness, with the range of 95 of 100 fresh ones.
  std::optional<Estimate> vs_fresh_pct;
  int fresh_runs = 0;  ///< compared with
};

/// How hard the athlete says a run was, 0..10.
struct Felt {
  double rating = 0;
  std::optional<Estimate> usual;  ///< of own fresh runs of that heart rate and length, range of 95 of 100
  [[nodiscard]] bool harder() const { return usual && rating > usual->hi && rating >= usual->value + 1; }
};

/// Pain that the athlete tells of: after a run, or of a day.
struct PainFacts {
  double value = 0;   ///< 0..10
  std::string where;  ///< as said; may be empty
  std::optional<double> hours_since_leg;  ///< of a run within 48 h of legs
  int days = 1, since = 0;                ///< told of on so many days, the first so many days ago
  bool lasts = false;
  bool on_run = true;
};

/// The comparison of a run with fresh legs, term by term, so that it can be done again by hand. All terms are
/// of ln(heart rate - rest); the run taken alone is `heart` less `level` and the `by_` terms but legs, over
/// `-speed_slope`.
struct Compared {
  double heart = 0, rest_bpm = 0;  ///< mean ln(heart rate - rest) of the minutes used, beats a minute
  int minutes = 0;                 ///< that were used
  double ln_speed = 0;             ///< mean ln(speed on the flat / 3 m/s), as the heart follows it
  double temperature_c = 15;
  double level = 0;  ///< expected at 3 m/s on the flat, half an hour in, cool, on fresh legs
  double by_speed = 0, by_hills = 0, by_length = 0, by_heat = 0, by_legs = 0;
  double speed_slope = 0;                        ///< ln heart rate for each ln speed
  double slight_prior = 0;                       ///< of an effect that is slight: high where form does not shift
  double residual_pct = 0, residual_sd_pct = 0;  ///< speed against fresh, leg fatigue taken out
};

struct RunFinding {
  ActivityPlan plan;
  RunKind kind{};
  double distance_m = 0, timer_s = 0, heart_rate_trust = 0;
  std::optional<double> avg_heart_rate_bpm;
  Environment environment{};
  bool post_leg = false;
  std::optional<double> hours_since_leg;  ///< null before the first leg session
  bool perhaps_after_legs = false;        ///< a strength session of unknown kind ended in the 72 h before it
  std::optional<std::string> leg_session;
  std::optional<double> leg_dose;
  std::optional<Estimate> effect_pct;  ///< leg fatigue's effect on speed at equal heart rate in this run
  std::optional<Estimate> alone_pct;   ///< this run taken alone: difference from the fresh prediction
  Verdict verdict{};
  std::optional<Declined> declined;
  std::optional<FormBreakdown> breakdown;
  bool form_judged = false;
  int form_runs = 0, form_runs_needed = 0;  ///< earlier runs with this device, and how many it takes
  std::optional<Compared> compared;         ///< of a run that was compared with fresh ones
  std::optional<double> decoupling_pct, efficiency_factor, trimp, energy_kcal;
  LoadSource load_source{};  ///< of `trimp`
  std::optional<Fade> fade;
  std::optional<HardSpeed> hard_speed;
  std::optional<double> fresh_speed_mps;  ///< predicted on fresh legs at this run's heart rate
  std::vector<FormValue> form;
  FormTrace trace;  ///< of runs whose form changed, and of the newest run
  bool planned = false;
  LoadMeasures load;
  std::string gait_device;  ///< form is compared on one device only
  std::optional<Felt> felt;
  std::optional<PainFacts> pain;
};

struct AthleteRow {
  int from_h = 0, to_h = 0;
  std::optional<Estimate> effect_pct;
  int runs = 0, fresh_runs = 0, need = 0;
  Verdict verdict{};
  int comparable = 0;  ///< of `runs`, how many could be compared
};

enum class AlertKind : std::uint8_t { form_breakdown, overreaching, risky_combination, pain };
enum class Severity : std::uint8_t { info, warning, critical };
enum class OverreachState : std::uint8_t { normal, watch, likely, prolonged };

struct FormFacts {
  FormBreakdown breakdown;
  std::optional<double> hours_since_leg;
};
struct OverreachFacts {
  OverreachState state{};
  double days = 0;
  Estimate slower_pct;  ///< negative = slower at equal heart rate, leg fatigue taken out
  bool rest_did_not_help = false;
  std::optional<double> resting_hr_change_bpm, rmssd_change_pct;
  int light_days = 0, of_days = 0;
  bool own_words = false;  ///< what the athlete noted of days and efforts points the same way
};
/// What goes together badly. Stored in the id of alerts by its name: append only.
enum class Combination : std::uint8_t {
  hard_after_legs,   ///< intervals, tempo, a race or a long run soon after heavy legs
  steep_after_legs,  ///< trail or steep downhill on tired legs: footing and impact
  hard_days_on_end,  ///< two hard days in a row on tired legs
  no_recovery        ///< most runs of three weeks came soon after legs, hardly any on fresh ones
};
struct RiskyFacts {
  RunKind run_kind{};
  double hours = 0, dose = 0;
  Combination combination = Combination::hard_after_legs;
  int runs = 0, of_runs = 0;  ///< no_recovery: post-leg runs among all of three weeks
  bool trail = false;         ///< steep_after_legs: by the recording's own word
  Goal goal = Goal::general;  ///< what is kinder depends on it
};

struct Alert {
  std::string id;
  AlertKind kind{};
  Severity severity{};
  Instant time;  ///< from which moment the facts support it
  std::optional<Instant> run_start;
  std::optional<UtcOffset> utc_offset;
  std::optional<OverreachState> state;
  std::optional<Instant> until;
  std::vector<std::string> evidence;  ///< activity ids
  struct Step {
    OverreachState state{};
    Instant time;
    std::optional<OverreachFacts> facts = std::nullopt;  ///< as they were when the state was reached
  };
  std::vector<Step> history;
  std::variant<FormFacts, OverreachFacts, RiskyFacts, PainFacts> facts;
  Basis basis = {};
};

/// Load of one local day, Banister TRIMP; legs apart in leg-day units.
struct DayLoad {
  date::local_days day;
  double trimp = 0, leg_dose = 0;
  double week = 0, six_weeks = 0;  ///< exponentially weighted over 7 and 42 days, climbing from 0 (CTL and ATL)
  std::size_t history = 0;         ///< days of the series up to this one, itself included
};

struct Morning {
  date::local_days day;
  std::optional<double> rmssd_ms, resting_hr_bpm;
  std::optional<double> rmssd_week, rmssd_lo, rmssd_hi;  ///< 7-day mean and own usual range
  std::optional<double> hr_week, hr_lo, hr_hi;
  std::string rmssd_origin = {}, hr_origin = {};  ///< whose values: "" our own from beats, else the vendor's
  std::optional<double> sdnn_ms = {}, dfa_alpha1 = {};  ///< shown beside RMSSD, judged by nothing
  std::optional<double> sleep_s = {}, sleep_score = {};  ///< of the night that ended that day, as its source says
  std::optional<double> sleep_lo_s = {}, sleep_hi_s = {};  ///< 8 of 10 of the own nights before, of 14 or more
  std::string sleep_origin = {};
};

struct TimeCourse {
  Estimate back_h;   ///< hours until within 1 % of fresh after a usual leg day
  bool own = false;  ///< false: from studies of other runners
  std::optional<Estimate> at_18h_pct;
};

/// What a usual leg day costs so many hours after its end: speed at equal heart rate, %, negative = slower.
struct CurvePoint {
  double hours = 0;
  Estimate effect_pct;
  double mid_lo_pct = 0, mid_hi_pct = 0;  ///< the middle half
};

/// An activity whose device believes in another wearer than the athlete's devices so far.
struct Stranger {
  enum class Aspect : std::uint8_t { sex, height_m, mass_kg, age_years };
  std::string activity;
  Instant time;
  Aspect aspect{};
  double believed = 0, usual = 0;  ///< in the aspect's unit; sex: 1 male, 0 female
};

/// Counts of what lies before the findings; all zero when they begin with the first activity.
struct Earlier {
  std::size_t runs = 0, sessions = 0;
  int leg_sessions = 0, tell_pace = 0;
  int post_leg = 0, fresh = 0;  ///< runs that a comparison can use
  std::optional<Instant> first_start;
  std::optional<WallTime> first_run;
  [[nodiscard]] bool nothing() const { return runs + sessions == 0; }
};

/// A run that can be compared, with what was done besides running and lifting before it.
struct RunAfter {
  Instant end;
  std::uint16_t sports = 0;            ///< a bit for each Sport that ended in the 36 h before it
  bool returning = false;              ///< within 72 h of a leg session
  bool gentle = false;                 ///< a walk, yoga or mobility work since that session
  double left_over_pct = 0;            ///< off the fresh prediction, the modelled cost of legs taken out
};

/// How long form holds in a share of the runs; a limit that the runs are too short to show is missing.
struct HeldFor {
  std::optional<double> minutes, lo, hi;  ///< 95 % interval
};
struct HoldingTime {
  int runs = 0, broken = 0;  ///< judged, and of these those in which form broke
  HeldFor three_of_four, half;
};
struct FormHolding {
  HoldingTime fresh, tired;
  std::optional<Estimate> growth_pct;  ///< of the holding time, a month, tired legs taken out
};

/// Days after something against days free of it.
struct KindsCompared {
  int after = 0, free = 0, need = 0;  ///< days, and how many of each kind it takes
  std::optional<Estimate> change_pct;
  Verdict verdict = Verdict::not_enough_data;
};
/// What lifting within 24 h of a run is like against lifting on run-free legs, each session against the athlete's own
/// usual of those weeks.
struct Interference {
  KindsCompared volume, strength, repetitions;  ///< weight moved, one-repetition maximum, repetitions at a load
};

struct Findings {
  Earlier earlier;
  std::vector<RunAfter> runs_after;  ///< of the last year, in time order
  std::vector<SessionFinding> sessions;  ///< every activity that is not a run, in time order
  std::vector<RunFinding> runs;          ///< in time order
  std::vector<AthleteRow> athlete;       ///< 0-6, 6-24, 24-48, 48-72, 0-48
  std::vector<Alert> alerts;             ///< by time, then id
  std::vector<DayLoad> days;
  std::vector<Morning> mornings;
  std::optional<TimeCourse> time_course;
  std::vector<CurvePoint> recovery_curve;  ///< every 2 h to 96 h; empty without own data
  LegResponse leg_response;           ///< for planning: forecast() reads it
  std::vector<LegWorkDone> leg_work;  ///< by end
  FormHolding holding;
  Interference interference;
  KindsCompared hard_after_legs;  ///< hard speed within 48 h of legs, against fresh ones
  double hr_max_bpm = 0, hr_rest_bpm = 0;
  std::optional<double> threshold_hr_bpm, threshold_mps;  ///< of an hour's hard effort, from the best 20 min
  HeartRateSource hr_max_source = HeartRateSource::assumed, hr_rest_source = HeartRateSource::assumed,
                  threshold_hr_source = HeartRateSource::assumed;
  std::optional<bool> male;  ///< as the athlete or a device says; unknown: load is weighted as for men
  std::vector<std::string> unknown_exercises;
  std::vector<AthleteNote> notes;  ///< of days, not of runs; in time order
  UtcOffset notes_offset{0};       ///< their days are those of the newest run's clock
  std::vector<Stranger> strangers;  ///< in time order, each said once
  Profile profile;  ///< as the athlete gave it: what is foretold and advised follows it
};

}  // namespace freshlegs::analysis
