#include "tests/unit/storage/recordings.h"

#include <stdlib.h>

#include <span>
#include <stdexcept>

namespace freshlegs::storage::test {
namespace {

std::vector<std::int32_t> ramp(std::size_t n, std::int32_t first, std::int32_t step) {
  std::vector<std::int32_t> values(n);
  for (std::size_t i = 0; i < n; ++i) values[i] = first + static_cast<std::int32_t>(i) * step;
  return values;
}

rc::Gen<std::int32_t> any_tick() {
  return rc::gen::weightedOneOf<std::int32_t>(
      {{6, rc::gen::inRange(-2000, 2000)},
       {1, rc::gen::just(kMissing)},
       {1, rc::gen::element(std::numeric_limits<std::int32_t>::max(), kMissing + 1, 0)},
       {1, rc::gen::arbitrary<std::int32_t>()}});
}

std::vector<std::int32_t> any_series(std::size_t n) {
  return *rc::gen::container<std::vector<std::int32_t>>(n, any_tick());
}

std::optional<double> any_number() {
  if (*rc::gen::arbitrary<bool>()) return std::nullopt;
  return *rc::gen::oneOf(rc::gen::map(rc::gen::inRange(-100000, 100000), [](int v) { return v / 100.0; }),
                         rc::gen::arbitrary<double>());
}

Samples any_samples() {
  const auto n = *rc::gen::inRange<std::size_t>(0, 40);
  Samples samples{.offset_ms = any_series(n), .channels = {}};
  for (int kind = 0; kind < static_cast<int>(kChannelKinds); ++kind)
    for (int source = 0; source < 5; ++source)
      if (*rc::gen::inRange(0, 12) == 0)
        samples.channels.push_back(
            {static_cast<ChannelKind>(kind), static_cast<ChannelSource>(source), any_series(n)});
  return samples;
}

StrengthSet any_set() {
  StrengthSet set;
  set.kind = static_cast<StrengthSet::Kind>(*rc::gen::inRange(0, 5));
  if (*rc::gen::arbitrary<bool>()) set.offset_ms = *rc::gen::arbitrary<std::int32_t>();
  set.exercise = *rc::gen::arbitrary<std::string>();
  set.guesses.resize(*rc::gen::inRange<std::size_t>(0, 4));
  set.muscles = *rc::gen::arbitrary<std::vector<std::string>>();
  set.reps = any_number();
  set.weight_kg = any_number();
  return set;
}

}  // namespace

TemporaryFolder::TemporaryFolder() {
  std::string name = (std::filesystem::temp_directory_path() / "freshlegs-storage-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
  path_ = name;
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

Hash hash_of(std::string_view text) { return sha256(std::as_bytes(std::span(text.data(), text.size()))); }

Recording full_run(std::string_view id, Instant start) {
  Recording run;
  run.head.hash = hash_of(id);
  run.head.sport = "running";
  run.head.sub_sport = "trail";
  run.head.start = start;
  run.head.end = start + std::chrono::minutes(10);
  run.head.utc_offset = std::chrono::hours(2);
  run.head.device = {"garmin", "fr965", 123456789, "19.18", HeartRateSensor::strap, "strap"};
  run.head.title = "Morning run";
  run.head.summary.timer_s = 600.123;
  run.head.summary.distance_m = 2000.5;
  run.head.summary.rpe = 4.0;
  run.samples.offset_ms = ramp(600, 0, 1000);
  run.samples.channels = {{ChannelKind::heart_rate, ChannelSource::native, ramp(600, 90, 1)},
                          {ChannelKind::speed, ChannelSource::native, std::vector<std::int32_t>(600, 3333)},
                          {ChannelKind::power, ChannelSource::native, ramp(600, 200, 0)},
                          {ChannelKind::power, ChannelSource::stryd, ramp(600, 210, 0)}};
  run.samples.channels[0].ticks[17] = kMissing;
  run.laps.resize(2);
  run.laps[0].timer_s = 299.5;
  run.laps[0].intensity = Lap::Intensity::warm_up;
  run.laps[1].offset_ms = 300000;
  run.laps[1].manual = true;
  run.sets.resize(1);
  run.sets[0].exercise = "Squat";
  run.sets[0].guesses = {{28, 61}, {65534, 65535}};
  run.sets[0].muscles = {"Legs", ""};
  run.sets[0].reps = 5.0;
  run.timer = {{0, true}, {600000, false}};
  run.rr = {{812, 807, 799}, {0, 1000, 1000}};
  run.measurements = {{Measurement::Kind::ln_rmssd, 0, 3.9120230054281460, "garmin"}};
  run.user.emplace().height_m = 1.81;
  run.user->male = false;
  run.developer_channels = {"Leg Spring Stiffness"};
  run.notes = {{"fit.backwards", 3, "Time ran backwards."}};
  count_body(run);
  return run;
}

Recording csv_session(std::string_view content, std::string session, std::int64_t newest_ms,
                      std::int64_t rows) {
  Recording recording;
  recording.head.hash = hash_of(content);
  recording.head.sport = "training";
  recording.head.clock = Clock::wall;
  recording.head.start = recording.head.end = Instant(Millis(1'600'000'000'000));
  recording.head.title = std::string(content);
  recording.head.cumulative = CumulativeKey{std::move(session), newest_ms, rows};
  return recording;
}

FileFact file_named(std::string_view content, std::vector<std::string> names) {
  return {
      .sha256 = hash_of(content), .names = std::move(names), .bytes = content.size(), .format = Format::fit};
}

rc::Gen<Recording> any_recording() {
  return rc::gen::exec([] {
    Recording r;
    r.head.hash = hash_of(*rc::gen::arbitrary<std::string>());
    r.head.sport = *rc::gen::arbitrary<std::string>();
    r.head.clock = static_cast<Clock>(*rc::gen::inRange(0, 3));
    r.head.start = Instant(Millis(*rc::gen::inRange<std::int64_t>(-4'000'000'000'000, 4'000'000'000'000)));
    r.head.end = r.head.start;
    r.head.end_known = *rc::gen::arbitrary<bool>();
    if (*rc::gen::arbitrary<bool>()) r.head.title = *rc::gen::arbitrary<std::string>();
    r.head.summary.distance_m = any_number();
    r.head.summary.timer_s = any_number();
    r.samples = any_samples();
    for (int i = *rc::gen::inRange(0, 4); i > 0; --i) r.sets.push_back(any_set());
    r.laps.resize(*rc::gen::inRange<std::size_t>(0, 3));
    r.developer_channels = *rc::gen::arbitrary<std::vector<std::string>>();
    const auto beats = *rc::gen::inRange<std::size_t>(0, 20);
    r.rr = {any_series(beats), any_series(beats)};
    count_body(r);
    return r;
  });
}

void put(Database& database, const FileFact& file, const std::vector<Recording>& recordings) {
  Transaction transaction(database);
  Facts(database).put_file(file, recordings);
  transaction.commit();
}

}  // namespace freshlegs::storage::test
