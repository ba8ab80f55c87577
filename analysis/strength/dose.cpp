#include "analysis/strength/dose.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace freshlegs::analysis {
namespace {

constexpr std::size_t kUsualSessions = 20, kOwnSessions = 5;
// Where no weight or no record is known a set is taken at 70 % of the maximum, 8 repetitions (science.md 5;
// usual hypertrophy work).
constexpr double kUsualIntensity = 0.70, kUsualReps = 8;

/// A usual leg day of a stranger, until five own sessions are known: 15 leg sets of 8 at 70 %, mean share
/// .85; an hour at RPE 6; an hour at a third of the heart-rate reserve; one session.
double population(DoseSource source) {
  switch (source) {
    case DoseSource::volume:
      return 50;
    case DoseSource::rpe:
      return 320;
    case DoseSource::heart_rate:
      return 42;
    case DoseSource::title:
      return 1;
  }
  return 1;
}

/// Share of a session that went to the legs when its sets are not known.
double leg_fraction(Legs legs) {
  switch (legs) {
    case Legs::legs:
      return 0.9;
    case Legs::full:
      return 0.5;
    case Legs::unknown:
      return 0.5;
    default:
      return 0;
  }
}

/// Share of the maximum by repetitions done and left (ten less the set's RPE, Zourdos 2016; Epley). Below RPE 5 nobody
/// can tell.
std::optional<double> intensity_felt(const SetDigest& set) {
  if (!set.rpe || !set.reps || !(*set.rpe >= 5 && *set.rpe <= 10) || !(*set.reps > 0)) return std::nullopt;
  return 1 / (1 + (*set.reps + 10 - *set.rpe) / 30);
}

}  // namespace

void DoseScale::learn_loads(const StrengthFeatures& session, Instant when) {
  for (const auto& set : session.sets)
    if (set.weight_kg && set.reps && !set.exercise.empty())
      one_rep_max_.add(set.exercise, when, *set.weight_kg, *set.reps);
}

/// Sum over sets of repetitions x intensity^2 x leg share x eccentric factor; nothing when too few leg sets
/// are known to stand for the session (they would then be a label's or a title's word).
std::optional<DoseScale::Raw> DoseScale::by_volume(const StrengthFeatures& session,
                                                   const LegDecision& decision) const {
  if (decision.leg_weighted < 1.5) return std::nullopt;
  Raw raw{.amount = 0, .source = DoseSource::volume, .relative_sd = 0, .by_movement = {}};
  double certainty = 0, loads_known = 0, share = 0;
  for (const auto& set : session.sets) {
    if (!set.known || !(set.leg_share > 0)) continue;
    double intensity = kUsualIntensity;
    const auto best = one_rep_max_.best_kg(set.exercise);
    const bool load_known = best && set.weight_kg && *set.weight_kg > 0;
    if (load_known)
      intensity = std::clamp(*set.weight_kg / *best, 0.2, 1.05);
    else if (const auto felt = intensity_felt(set))
      intensity = *felt;
    const double reps = std::clamp(set.reps.value_or(kUsualReps), 0.0, 100.0);
    const double amount = reps * intensity * intensity * set.leg_share * set.eccentric;
    raw.amount += amount;
    raw.by_movement[set.movement] += amount;
    share += set.leg_share;
    certainty += set.leg_share * set.certainty;
    if (load_known) loads_known += set.leg_share;
  }
  if (!(raw.amount > 0)) return std::nullopt;
  // 15 % when loads and exercises are known; a watch that guesses, or lifts without weights, up to three
  // times that.
  raw.relative_sd = 0.15 + 0.2 * (1 - certainty / share) + 0.1 * (1 - loads_known / share);
  return raw;
}

double DoseScale::usual(DoseSource source) const {
  const auto& own = recent_[static_cast<std::size_t>(source)];
  std::vector<double> amounts(own.begin(), own.end());
  // Until there are five, strangers fill the places.
  while (amounts.size() < kOwnSessions) amounts.push_back(population(source));
  const auto middle = amounts.begin() + static_cast<std::ptrdiff_t>(amounts.size() / 2);
  std::ranges::nth_element(amounts, middle);
  if (amounts.size() % 2 == 1) return *middle;
  return (*middle + *std::ranges::max_element(amounts.begin(), middle)) / 2;
}

/// Every account of the session that there is, best first.
std::vector<DoseScale::Raw> DoseScale::accounts(const StrengthFeatures& session, const LegDecision& decision,
                                                double fraction, HeartRateRange range) const {
  std::vector<Raw> raws;
  if (decision.is_leg_session())
    if (auto volume = by_volume(session, decision)) raws.push_back(std::move(*volume));
  if (session.rpe && session.minutes > 0)
    // Session RPE repeats with an ICC of .88 (Day 2004).
    raws.push_back({*session.rpe * session.minutes * fraction, DoseSource::rpe, 0.25, {}});
  if (session.avg_heart_rate_bpm && session.active_minutes > 0)
    // Heart rate hardly knows lifting: +-50 % (science.md 5).
    raws.push_back(
        {session.active_minutes * (0.5 + reserve_share(*session.avg_heart_rate_bpm, range)) * fraction,
         DoseSource::heart_rate,
         0.5,
         {}});
  raws.push_back({fraction / leg_fraction(Legs::legs), DoseSource::title, 0.5, {}});
  return raws;
}

std::optional<LegDose> DoseScale::session(const StrengthFeatures& session, const LegDecision& decision,
                                          Instant end, HeartRateRange range) {
  learn_loads(session, end);
  const double fraction = leg_fraction(decision.legs);
  if (!(fraction > 0)) return std::nullopt;

  const auto raws = accounts(session, decision, fraction, range);
  const bool known = decision.is_leg_session() && decision.source != LegsSource::guess;
  // A session that is known in several ways ties their scales together: what heart rate alone says of the
  // next is then measured against sessions whose sets were written down.
  if (known)
    for (const Raw& raw : raws) {
      auto& recent = recent_[static_cast<std::size_t>(raw.source)];
      recent.push_back(raw.amount);
      if (recent.size() > kUsualSessions) recent.pop_front();
    }
  Raw raw = raws.front();
  LegDose dose;
  dose.source = raw.source;
  const double scale = 1 / usual(raw.source);
  dose.dose = std::clamp(raw.amount * scale, 0.0, 3.0);
  dose.dose_sd = dose.dose * raw.relative_sd;
  if (decision.legs == Legs::unknown) {  // if it was legs, a usual leg day
    dose.dose = 1;
    dose.dose_sd = 0.5;
  }
  if (!known) {
    // What may have been legs: mean and spread of that coin.
    const double p = decision.probability;
    dose.dose_sd = std::sqrt(p * dose.dose_sd * dose.dose_sd + p * (1 - p) * dose.dose * dose.dose);
    dose.dose *= p;
  }
  for (auto& [movement, amount] : raw.by_movement) amount *= scale;
  if (raw.by_movement.empty()) raw.by_movement[Movement::legs] = dose.dose;
  dose.novelty = novelty_.add(end, raw.by_movement);
  return dose;
}

LegDose DoseScale::run(double dose, Instant end) {
  return {dose, 0.5 * dose, DoseSource::heart_rate, novelty_.add(end, {{Movement::run, dose}})};
}

}  // namespace freshlegs::analysis
