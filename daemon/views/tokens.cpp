#include "daemon/views/tokens.h"

#include <array>

namespace freshlegs::app::views {
namespace {

template <std::size_t N, class Enum>
std::string_view word(const std::array<std::string_view, N>& words, Enum value) {
  return words.at(static_cast<std::size_t>(value));
}

}  // namespace

std::string_view token(Format format) {
  static constexpr std::array<std::string_view, 4> kWords{"unknown", "fit", "csv", "archive"};
  return word(kWords, format);
}

std::string_view token(ReadStatus status) {
  static constexpr std::array<std::string_view, 4> kWords{"ok", "damaged", "rejected", "ignored"};
  return word(kWords, status);
}

std::string_view token(analysis::Sport sport) {
  static constexpr std::array<std::string_view, 12> kWords{"run",  "strength", "ride",       "swim",
                                                           "walk", "hike",     "elliptical", "row",
                                                           "yoga", "mobility", "other",      "wellness"};
  return word(kWords, sport);
}

std::string_view token(analysis::Role role) {
  static constexpr std::array<std::string_view, 7> kWords{"watch",        "strap", "phone", "pod",
                                                          "strength_log", "list",  "other"};
  return word(kWords, role);
}

std::string_view token(analysis::FusedBy why) {
  static constexpr std::array<std::string_view, 5> kWords{"primary", "time", "moment", "zone_slip", "said"};
  return word(kWords, why);
}

std::string_view token(analysis::OffsetSource source) {
  static constexpr std::array<std::string_view, 6> kWords{"device",    "same_session", "neighbours",
                                                          "home_zone", "system_zone",  "none"};
  return word(kWords, source);
}

std::string_view token(analysis::ClockHour hour) {
  static constexpr std::array<std::string_view, 3> kWords{"usual", "shown_twice", "left_out"};
  return word(kWords, hour);
}

std::string_view token(analysis::Legs legs) {
  static constexpr std::array<std::string_view, 5> kWords{"legs", "full", "upper", "other", "unknown"};
  return word(kWords, legs);
}

std::string_view token(analysis::LegsSource source) {
  static constexpr std::array<std::string_view, 5> kWords{"sets", "csv", "title", "label", "guess"};
  return word(kWords, source);
}

std::string_view token(analysis::DoseSource source) {
  static constexpr std::array<std::string_view, 4> kWords{"volume", "rpe", "heart_rate", "title"};
  return word(kWords, source);
}

std::string_view token(analysis::LoadSource source) {
  static constexpr std::array<std::string_view, 2> kWords{"seconds", "mean_heart_rate"};
  return word(kWords, source);
}

std::string_view token(analysis::HeartRateSource source) {
  static constexpr std::array<std::string_view, 5> kWords{"configuration", "recordings", "device", "age", "assumed"};
  return word(kWords, source);
}

std::string_view token(analysis::RunKind kind) {
  static constexpr std::array<std::string_view, 7> kWords{"easy",  "long", "tempo",    "intervals",
                                                          "hilly", "race", "cool_down"};
  return word(kWords, kind);
}

std::string_view token(analysis::Environment environment) {
  static constexpr std::array<std::string_view, 3> kWords{"outdoor", "treadmill", "track"};
  return word(kWords, environment);
}

std::string_view token(analysis::Verdict verdict) {
  static constexpr std::array<std::string_view, 5> kWords{"not enough data", "prior only", "not shown",
                                                          "likely", "very likely"};
  return word(kWords, verdict);
}

std::string_view token(analysis::Marker marker) {
  static constexpr std::array<std::string_view, analysis::kMarkers> kWords{"ground_contact",
                                                                           "step_length",
                                                                           "cadence",
                                                                           "vertical_oscillation",
                                                                           "vertical_ratio",
                                                                           "stiffness",
                                                                           "balance",
                                                                           "ground_contact_variability",
                                                                           "cadence_variability",
                                                                           "leg_spring_stiffness",
                                                                           "impact",
                                                                           "form_power"};
  return word(kWords, marker);
}

std::string_view unit(analysis::Marker marker) {
  static constexpr std::array<std::string_view, analysis::kMarkers> kUnits{
      "ms", "mm", "spm", "mm", "%", "N/m/kg", "%", "%", "%", "kN/m", "g", "W"};
  return word(kUnits, marker);
}

std::string_view token(analysis::AlertKind kind) {
  static constexpr std::array<std::string_view, 4> kWords{"form_breakdown", "overreaching",
                                                          "risky_combination", "pain"};
  return word(kWords, kind);
}

std::string_view token(analysis::Severity severity) {
  static constexpr std::array<std::string_view, 3> kWords{"info", "warning", "critical"};
  return word(kWords, severity);
}

std::string_view token(analysis::OverreachState state) {
  static constexpr std::array<std::string_view, 4> kWords{"normal", "watch", "likely", "prolonged"};
  return word(kWords, state);
}

std::string_view token(analysis::Combination combination) {
  static constexpr std::array<std::string_view, 4> kWords{"hard_after_legs", "steep_after_legs", "hard_days_on_end",
                                                          "no_recovery"};
  return word(kWords, combination);
}

}  // namespace freshlegs::app::views
