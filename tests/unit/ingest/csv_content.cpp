#include "csv_content.h"

#include <cmath>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

namespace freshlegs::csv_test {
namespace {

using nlohmann::ordered_json;

std::string text_of(double value) {
  char buffer[32];
  std::snprintf(buffer, sizeof buffer, "%.6g", value);
  return buffer;
}

/// "failure Squat (Barbell) 4 x 102.1 kg, 30 s, 400 m, rpe 8, at 60 s [Legs]"
std::string text_of(const StrengthSet& set) {
  constexpr const char* kKinds[] = {"", "rest ", "warm-up ", "drop ", "failure "};
  std::string text = kKinds[static_cast<int>(set.kind)] + set.exercise;
  if (set.reps) text += " " + text_of(*set.reps) + " x";
  if (set.weight_kg) text += " " + text_of(*set.weight_kg) + " kg";
  if (set.duration_ms) text += ", " + text_of(*set.duration_ms / 1000.0) + " s";
  if (set.distance_m) text += ", " + text_of(*set.distance_m) + " m";
  if (set.rpe) text += ", rpe " + text_of(*set.rpe);
  if (set.offset_ms) text += ", at " + text_of(*set.offset_ms / 1000.0) + " s";
  for (const auto& muscle : set.muscles) text += " [" + muscle + "]";
  return text;
}

void add(ordered_json& json, const char* key, const std::optional<double>& value) {
  if (value) json[key] = text_of(*value);
}

ordered_json summary_of(const DeviceSummary& s) {
  ordered_json json = ordered_json::object();
  add(json, "timer_s", s.timer_s);
  add(json, "elapsed_s", s.elapsed_s);
  add(json, "distance_m", s.distance_m);
  add(json, "avg_heart_rate_bpm", s.avg_heart_rate_bpm);
  add(json, "max_heart_rate_bpm", s.max_heart_rate_bpm);
  add(json, "calories_kcal", s.calories_kcal);
  add(json, "ascent_m", s.ascent_m);
  add(json, "descent_m", s.descent_m);
  add(json, "avg_temperature_c", s.avg_temperature_c);
  add(json, "avg_speed_mps", s.avg_speed_mps);
  add(json, "avg_cadence_spm", s.avg_cadence_spm);
  add(json, "avg_stance_time_ms", s.avg_stance_time_ms);
  add(json, "avg_vertical_oscillation_mm", s.avg_vertical_oscillation_mm);
  add(json, "avg_vertical_ratio_pct", s.avg_vertical_ratio_pct);
  add(json, "avg_step_length_mm", s.avg_step_length_mm);
  add(json, "avg_stance_time_balance_pct", s.avg_stance_time_balance_pct);
  add(json, "rpe", s.rpe);
  return json;
}

constexpr const char* kMeasurementNames[] = {
    "rmssd_ms",      "ln_rmssd", "sdnn_ms",  "resting_hr_bpm", "vendor_score", "sleep_s",     "sleep_score",
    "soreness",      "fatigue",  "sickness", "stress",         "mood",         "session_rpe", "body_mass_kg",
    "hrv_weekly_ms", "pain"};

/// "bpm: 5 of 6, mean 71.2"
std::string text_of(const Channel& channel) {
  double sum = 0;
  std::size_t n = 0;
  for (std::size_t i = 0; i < channel.ticks.size(); ++i)
    if (channel.ticks[i] != kMissing) sum += channel.value(i), ++n;
  return std::to_string(n) + " values, mean " + text_of(n == 0 ? 0 : sum / static_cast<double>(n)) + " " +
         std::string(spec(channel.kind).unit);
}

constexpr const char* kClocks[] = {"utc", "wall", "wall, day only"};

/// Whatever of the body there is; empty parts are left out.
void describe_body(const Recording& r, ordered_json& json) {
  for (const auto& set : r.sets) json["sets"].push_back(text_of(set));
  for (const auto& channel : r.samples.channels) json["channels"][spec(channel.kind).name] = text_of(channel);
  if (r.samples.size() > 0) json["last_sample_s"] = text_of(r.samples.offset_ms.back() / 1000.0);
  for (const auto& lap : r.laps)
    json["laps"].push_back(text_of(lap.offset_ms / 1000.0) + " s, " + text_of(lap.elapsed_ms / 1000.0) +
                           " s" + (lap.distance_m ? ", " + text_of(*lap.distance_m) + " m" : "") +
                           (lap.avg_heart_rate_bpm ? ", " + text_of(*lap.avg_heart_rate_bpm) + " bpm" : "") +
                           (lap.intensity == Lap::Intensity::unknown
                                ? ""
                                : ", intensity " + std::to_string(static_cast<int>(lap.intensity))));
  for (const auto& m : r.measurements)
    json["measurements"].push_back(std::string(kMeasurementNames[static_cast<int>(m.kind)]) + " " +
                                   text_of(m.value) + " " + m.origin);
  if (r.rr.size() > 0) json["rr"] = r.rr.interval_ms;
  if (r.rr.size() > 0) json["rr_offsets"] = r.rr.offset_ms;
  for (const auto& note : r.notes) json["notes"].push_back(note.code);
}

ordered_json describe(const Recording& r) {
  ordered_json json;
  json["sport"] = r.head.sport + "/" + r.head.sub_sport;
  json["clock"] = kClocks[static_cast<int>(r.head.clock)];
  if (r.head.date_source == DateSource::file_name) json["date_source"] = "file name";
  json["start"] = iso_utc(r.head.start);
  json["end"] = r.head.end_known ? ordered_json(iso_utc(r.head.end)) : ordered_json();
  json["title"] = r.head.title ? ordered_json(*r.head.title) : ordered_json();
  if (r.head.utc_offset) json["utc_offset_s"] = r.head.utc_offset->count();
  if (const auto summary = summary_of(r.head.summary); !summary.empty()) json["summary"] = summary;
  describe_body(r, json);
  return json;
}

}  // namespace

FileContent read_sample(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(file), {}};
  return read_file(std::as_bytes(std::span(bytes)), path.filename().string());
}

nlohmann::ordered_json describe(const FileContent& content) {
  constexpr const char* kStatus[] = {"ok", "damaged", "rejected", "ignored"};
  ordered_json json;
  json["dialect"] = content.dialect ? ordered_json(*content.dialect) : ordered_json();
  json["status"] = kStatus[static_cast<int>(content.status)];
  if (content.reason) json["reason"] = content.reason->code + ": " + content.reason->text;
  json["notes"] = ordered_json::array();
  for (const auto& note : content.notes)
    json["notes"].push_back(note.code + " " + std::to_string(note.count));
  json["recordings"] = ordered_json::array();
  for (const auto& recording : content.recordings) json["recordings"].push_back(describe(recording));
  return json;
}

nlohmann::ordered_json totals(const FileContent& content) {
  std::map<std::string, std::size_t> count;
  for (const auto& r : content.recordings) {
    ++count["recordings"];
    count["samples"] += r.samples.size();
    count["sets"] += r.head.active_sets;
    count["rests"] += r.head.rest_sets;
    count["laps"] += r.laps.size();
    count["rr"] += r.rr.size();
    count["measurements"] += r.measurements.size();
  }
  const auto whole = describe(content);
  ordered_json json;
  json["dialect"] = whole["dialect"];
  json["status"] = whole["status"];
  if (content.reason) json["reason"] = content.reason->code;
  json["notes"] = whole["notes"];
  for (const auto& [what, n] : count)
    if (n > 0) json[what] = n;
  if (!content.recordings.empty()) {
    json["first"] = iso_utc(content.recordings.front().head.start);
    json["last"] = iso_utc(content.recordings.back().head.start);
  }
  return json;
}

}  // namespace freshlegs::csv_test
