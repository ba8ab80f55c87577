#include "ingest/fit/assemble.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <limits>
#include <map>

#include "ingest/fit/days.h"
#include "ingest/fit/profile/names.h"
#include "ingest/fit/beside_samples.h"
#include "ingest/fit/sample_rows.h"
#include "ingest/fit/sessions.h"

namespace freshlegs::fit {
namespace {

constexpr std::uint16_t kRunning = 1, kWalking = 11, kStryd = 95;

// Kinds of file that may hold records or sessions without anything having been done: device, settings, sport,
// workout, course, schedules, totals, goals, segment, segment list (profile type `file`).
constexpr std::array<std::uint16_t, 10> kNotRecordings{1, 2, 3, 5, 6, 7, 10, 11, 34, 35};

bool counts_steps(std::optional<std::uint16_t> sport) { return sport == kRunning || sport == kWalking; }

std::string dynamics_of(const SegmentFacts& facts, const Samples& samples) {
  const auto has = [&](ChannelSource source) {
    return samples.find(ChannelKind::stance_time, source) != nullptr ||
           samples.find(ChannelKind::vertical_oscillation, source) != nullptr;
  };
  if (has(ChannelSource::native)) {
    if (facts.manufacturer == kStryd) return "stryd";
    if (facts.sensors.dynamics_pod) return "pod";
    return facts.sensors.dynamics_strap ? "strap" : "wrist";
  }
  return has(ChannelSource::stryd) ? "stryd" : has(ChannelSource::runscribe) ? "pod" : "";
}

Device device_of(const SegmentFacts& facts, const Samples& samples) {
  Device device;
  if (facts.manufacturer) device.manufacturer = name_or_number(manufacturer_names(), *facts.manufacturer);
  if (facts.product)
    device.product = product_name(facts.manufacturer.value_or(0), *facts.product);
  else
    device.product = facts.product_name;
  device.serial = facts.serial;
  device.firmware = facts.firmware;
  device.heart_rate = facts.sensors.heart_strap   ? HeartRateSensor::strap
                      : facts.sensors.wrist_heart ? HeartRateSensor::wrist
                                                  : HeartRateSensor::unknown;
  device.dynamics = dynamics_of(facts, samples);
  return device;
}

std::optional<std::string> title_of(const SegmentFacts& facts, const SessionFacts& session) {
  for (const auto& title : {facts.workout_title, session.title, facts.sport_title})
    if (!title.empty()) return title;
  return std::nullopt;
}

/// A session's timestamp is its end, but newer watches write its start there, and some the moment it was
/// saved, long after. It is believed where it agrees with the elapsed time; two minutes are granted for
/// saving.
void set_end(const SessionFacts& session, std::uint32_t start, RecordingHead& head, const Samples& samples) {
  constexpr std::int64_t kSaving = 120;
  std::int64_t last_sample = 0;
  for (const auto offset : samples.offset_ms) last_sample = std::max<std::int64_t>(last_sample, offset);
  const std::int64_t written =
      session.written == kNoTime ? -1 : std::int64_t{session.written} - std::int64_t{start};
  std::int64_t length_s = last_sample / 1000;
  head.end_known = true;
  if (const auto elapsed = elapsed_seconds(session)) {
    const bool agrees = written >= 0 && written >= *elapsed - 1 && written <= *elapsed + kSaving;
    length_s = agrees ? written : std::max(*elapsed, std::min(length_s, *elapsed + kSaving));
  } else if (written > 0) {
    length_s = written;
  } else {
    head.end_known = !samples.offset_ms.empty();
  }
  head.end = head.start + std::chrono::seconds(length_s);
}

RecordingHead head_of(const SegmentFacts& facts, const SessionFacts& session, std::uint32_t start,
                      const Samples& samples) {
  RecordingHead head;
  const auto sport = session.sport ? session.sport : facts.sport;
  const auto sub_sport = session.sport ? session.sub_sport : facts.sub_sport;
  if (sport) head.sport = name_or_number(sport_names(), *sport);
  if (sub_sport) head.sub_sport = name_or_number(sub_sport_names(), *sub_sport);
  head.start = instant_of(start);
  head.utc_offset = facts.utc_offset ? facts.utc_offset : facts.inferred_offset;
  head.device = device_of(facts, samples);
  head.title = title_of(facts, session);
  head.summary = session.summary;
  set_end(session, start, head, samples);
  return head;
}

/// A start far from the samples is a clock that was set in between; the samples are believed.
std::uint32_t start_near_samples(std::uint32_t start, std::uint32_t first_sample, Findings& findings) {
  constexpr std::int64_t kTenDays = 10 * 24 * 3600;
  if (start == kNoTime || first_sample == kNoTime) return start == kNoTime ? first_sample : start;
  if (std::abs(std::int64_t{start} - std::int64_t{first_sample}) <= kTenDays) return start;
  findings.note("fit.start_far", 1,
                "The start that the device names lies far from its samples; the first sample counts.");
  return first_sample;
}

/// What a session's parts refer to: the recordings begun, and the starts of their clocks.
struct Target {
  const Sessions& sessions;
  std::vector<std::uint32_t> starts;
  std::span<Recording> recordings;

  template <class T, class Put>
  void place(const std::vector<At<T>>& facts, Put put) const {
    for (const auto& fact : facts) {
      const std::size_t i = sessions.index_of(fact.time);
      const std::uint32_t time = fact.time == kNoTime ? starts[i] : fact.time;
      if (const auto offset = offset_ms(time, starts[i])) put(recordings[i], *offset, fact.what);
    }
  }
};

/// A workout's own name for what the watch guessed first.
void name_sets(SegmentFacts& facts, Budget& budget) {
  if (facts.exercise_titles.empty()) return;
  std::map<std::pair<std::uint16_t, std::uint16_t>, const std::string*> titles;
  for (const auto& [exercise, title] : facts.exercise_titles)
    titles.try_emplace({exercise.category, exercise.name}, &title);
  for (auto& [time, set] : facts.sets) {
    if (set.guesses.empty()) continue;
    const auto it = titles.find({set.guesses[0].category, set.guesses[0].name});
    if (it != titles.end() && budget.take(it->second->size())) set.exercise = *it->second;
  }
}

/// What the workout asked for, where the watch guessed nothing.
void take_exercises_of_steps(SegmentFacts& facts, Budget& budget) {
  constexpr std::uint16_t kUnknownCategory = 65534;
  if (facts.steps.empty()) return;
  std::map<std::uint16_t, const WorkoutStep*> steps;
  for (const auto& step : facts.steps) steps.try_emplace(step.index, &step);
  for (std::size_t i = 0; i < facts.sets.size() && i < facts.set_steps.size(); ++i) {
    auto& set = facts.sets[i].what;
    const bool guessed = std::ranges::any_of(
        set.guesses, [](const ExerciseGuess& g) { return g.category < kUnknownCategory; });
    const auto it = facts.set_steps[i] ? steps.find(*facts.set_steps[i]) : steps.end();
    if (guessed || it == steps.end() || set.kind == StrengthSet::Kind::rest) continue;
    const WorkoutStep& step = *it->second;
    if (step.exercise.category < kUnknownCategory && budget.take(sizeof(ExerciseGuess)))
      set.guesses = {step.exercise};
    if (budget.take(step.name.size())) set.exercise = step.name;
  }
}

void place_parts(SegmentFacts& facts, const Target& target) {
  target.place(facts.laps.empty() ? facts.lengths : facts.laps, [](Recording& r, std::int32_t offset, Lap lap) {
    lap.offset_ms = offset;
    r.laps.push_back(std::move(lap));
  });
  target.place(facts.sets, [](Recording& r, std::int32_t offset, StrengthSet set) {
    set.offset_ms = offset;
    r.sets.push_back(std::move(set));
  });
  target.place(facts.timer, [](Recording& r, std::int32_t offset, bool running) {
    r.timer.push_back({offset, running});
  });
  target.place(facts.beats, [](Recording& r, std::int32_t offset, std::int32_t interval) {
    r.rr.interval_ms.push_back(interval);
    r.rr.offset_ms.push_back(offset);
  });
  const std::string origin =
      facts.manufacturer ? name_or_number(manufacturer_names(), *facts.manufacturer) : "";
  target.place(facts.measurements, [&](Recording& r, std::int32_t offset, Measurement m) {
    m.offset_ms = offset;
    m.origin = origin;
    r.measurements.push_back(std::move(m));
  });
}

/// The first time that anything of the segment carries.
std::uint32_t first_time(const SegmentFacts& facts) {
  std::uint32_t first = kNoTime;
  const auto look = [&](const auto& list) {
    for (const auto& fact : list) first = std::min(first, fact.time);
  };
  look(facts.measurements);
  look(facts.timer);
  look(facts.beats);
  look(facts.laps);
  look(facts.sets);
  return first != kNoTime ? first : facts.created;
}

bool may_be_recording(const SegmentFacts& facts, std::size_t rows, Findings& findings) {
  if (facts.file_type && std::ranges::count(kNotRecordings, *facts.file_type) > 0) {
    findings.note("fit.not_a_recording", 1,
                  "This is a file of kind \"" + name_or_number(file_type_names(), *facts.file_type) +
                      "\", not something that was done.");
    return false;
  }
  return !facts.sessions.empty() || rows > 0 || !facts.beats.empty() || !facts.sets.empty() ||
         !facts.measurements.empty();
}

}  // namespace

void assemble(SegmentFacts facts, RecordTable& table, const DeveloperFields& developers, Findings& findings,
              Budget& budget, std::vector<Recording>& dated, std::vector<Recording>& undated) {
  sum_up_days(facts, budget);
  take_exercises_of_steps(facts, budget);
  name_sets(facts, budget);
  if (!may_be_recording(facts, table.rows(), findings)) return;
  std::uint32_t otherwise = first_time(facts);
  const bool no_time = otherwise == kNoTime && table.rows() > 0 &&
                       std::ranges::all_of(table.times(), [](std::uint32_t t) { return t == kNoTime; }) &&
                       std::ranges::all_of(facts.sessions, [](const SessionFacts& s) {
                         return s.start == kNoTime && s.written == kNoTime;
                       });
  if (no_time) {
    findings.note("fit.no_time", 1, "Nothing in this file says when it was recorded.");
    otherwise = 0;
  }
  std::vector<Recording>& recordings = no_time ? undated : dated;
  SampleRows rows(table, otherwise, findings);
  const std::uint32_t first = rows.first_time() != kNoTime ? rows.first_time() : otherwise;
  if (facts.sessions.empty()) facts.sessions.emplace_back();  // cut off before the device wrote one
  Sessions sessions(std::move(facts.sessions), first);
  if (sessions[0].start == kNoTime) {
    findings.note("fit.no_time", 1, "Nothing in this file says when it was recorded.");
    return;
  }
  if (!budget.take(2 * sizeof(Recording) * sessions.size()) || !rows.share_out(sessions, budget)) return;

  if (!facts.utc_offset && facts.inferred_offset)
    findings.note("fit.zone_inferred", 1,
                  "The zone comes from the settings of the device, not from the activity.");

  Target target{sessions, {}, {}};
  std::uint64_t left_out = 0;
  const std::size_t before = recordings.size();
  for (std::size_t i = 0; i < sessions.size(); ++i) {
    const auto sport = sessions[i].sport ? sessions[i].sport : facts.sport;
    const std::uint32_t start = start_near_samples(sessions[i].start, rows.first_time_of(i), findings);
    Recording recording;
    recording.samples = rows.take(i, start, counts_steps(sport), left_out);
    add_breathing(facts.breathing, start, budget, recording.samples);
    recording.head = head_of(facts, sessions[i], start, recording.samples);
    recording.user = facts.user;
    if (budget.take(developers.names_bytes())) recording.developer_channels = developers.names();
    target.starts.push_back(start);
    recordings.push_back(std::move(recording));
  }
  target.recordings = std::span(recordings).subspan(before);
  place_parts(facts, target);
  findings.note("fit.far_samples", left_out,
                "A sample lies more than 24 days from its start and is left out.");
}

}  // namespace freshlegs::fit
