// Who runs: everything about the simulated athlete that is true and that the product must find out from
// files. Sizes follow the sources in brackets; a field's default is the middle of what they report.
#pragma once

#include <cstdint>

namespace freshlegs::sim {

/// What a change does to each gait signal: shares of the signal, 0.03 = 3 % more.
struct GaitShift {
  double contact = 0, cadence = 0, oscillation = 0;
};

/// How leg work lingers: F(u) = dose * [exp(-u/tau) + novelty-dependent bump around `delayed_peak_h`], scaled
/// so that a usual leg day (dose 1, `usual_novelty`) has its maximum at exactly 1. The bump is a Gaussian in
/// ln u: on purpose not the curve the product fits.
struct LegFatigueLaw {
  double peak_effect_pct = -5;  ///< on speed at equal heart rate where F = 1; -1.5 to -5.5 in use
  double tau_h = 22;            ///< 14.4 h from two points of Palmer 2001; longer in practice (Doma 2013)
  double delayed_share = 0.6;   ///< of the bump at novelty 1
  double delayed_peak_h = 34;   ///< plateau 24-48 h in damage studies (Burt 2012, Doma 2019)
  double delayed_width = 0.5;   ///< in ln hours
  double usual_novelty = 0.3;
  double novelty_days = 14;  ///< repeated-bout protection fades over this time
  double hard_gain = 0;      ///< extra share of the effect above the tempo effort (Doma 2014: none below)
};

/// Form changes for good at some minute: usual holding time, shorter on tired legs and at higher effort.
struct BreakdownLaw {
  double fresh_hold_min = 1000;           ///< median at easy effort on fresh legs; 1000 = never
  double per_fatigue = 0.9;               ///< ln holding time lost for each unit of F
  double per_effort = 2.5;                ///< ln holding time lost for each ln unit of effort above easy
  double spread = 0.2;                    ///< log-normal SD
  double ramp_s = 180;                    ///< from onset to the full shift
  GaitShift shift{0.040, -0.022, 0.035};  ///< at constant speed; Dutto 2002: kvert -3.3 %
  double slower_pct = 1.5;                ///< the athlete lets the pace go
  double cost_pct = 2.0;                  ///< and pays more for it: speed at equal heart rate
};

/// Run-to-run and within-run noise of the gait signals (science: measured SDs of one runner).
struct GaitNoise {
  GaitShift run_sd{0.010, 0.010, 0.016};      ///< whole run
  GaitShift minute_sd{0.009, 0.0095, 0.012};  ///< of 60-s means
  GaitShift drift_sd_per_h{0, 0, 0};          ///< benign straight drift within a run
  GaitShift wander_sd{0, 0, 0};               ///< benign 10-minute wander
};

struct HeartRateLaw {
  double rest_bpm = 50, max_bpm = 188;
  double easy_bpm = 141;            ///< at easy speed, fresh, cool
  double bpm_per_mps = 25;          ///< 24.2 (Hunt 2015)
  double tau_s = 57;                ///< 55.7-59.5 s (Hunt 2015)
  double day_sd = 0.02;             ///< of heart rate, day to day (Lamberts 2004, Buchheit 2014)
  double day_correlation = 0.35;    ///< AR(1), one day apart
  double outlier_share = 0.03;      ///< days with three times that noise: field residuals are heavy-tailed
  double beat_sd_bpm = 1.3;         ///< within a run, 20 s
  double warm_bpm_per_c = 0.7;      ///< 15-25 C (ECSS 2012)
  double hot_bpm_per_c = 1.5;       ///< above 25 C
  double drift_bpm_per_min = 0.05;  ///< after 15 minutes: median decoupling +1 % in an hour
};

struct Athlete {
  double mass_kg = 70, height_m = 1.76;
  int age_years = 36;
  bool male = true;

  double easy_mps = 2.95;
  double fitness_per_week = 0.001;  ///< trend of ln speed at equal heart rate
  double fitness_day_sd = 0.003;    ///< random walk, 1.6 % in 28 days
  double feel = 0.5;                ///< share of tiredness and of a bad day that is answered by slowing down
  double pace_scatter = 0.02;       ///< run-to-run SD of ln effort
  double grade_linear = 2.8,
         grade_square = 17;  ///< cost = 1 + a g + b g^2; heart-rate based curve within 1 %
  HeartRateLaw heart;

  double cadence_spm = 168, contact_ms = 248, oscillation_mm = 88, balance_pct = 49.7;  ///< at 3 m/s
  GaitNoise gait;
  GaitShift tired_form{0.020, -0.008, 0.012};  ///< at F = 1; independent of the effect on speed

  LegFatigueLaw legs;
  BreakdownLaw breakdown;
  double squat_1rm_kg = 110;
  double strength_lost_after_run = 0;  ///< share of reps lost when a run ended within 24 h

  double rmssd_ms = 48, rmssd_day_sd = 0.10;  ///< ln units (Buchheit 2014: about 12 %)
};

/// A person drawn at random around the defaults; effects and laws stay as given.
Athlete draw_athlete(std::uint64_t seed, Athlete around = {});

/// Cost of running at grade `g` (fraction) against the flat.
double grade_cost(const Athlete& athlete, double g);

}  // namespace freshlegs::sim
