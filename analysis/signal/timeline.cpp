#include "analysis/signal/timeline.h"

#include <algorithm>
#include <optional>

#include "analysis/signal/choose_channel.h"

namespace freshlegs::analysis {
namespace {

// Nobody runs two days in one recording; a clock that jumps further is broken.
constexpr std::int64_t kLongestRun_ms = 48LL * 3600 * 1000;

struct Placed {
  const Recording* recording = nullptr;
  std::int64_t base_ms = 0;  // of the recording's offsets on the activity's axis

  [[nodiscard]] std::int64_t time_ms(std::int32_t offset_ms) const { return base_ms + offset_ms; }
};

Placed place(const Activity& activity, std::size_t part) {
  const Recording& recording = activity.parts[part];
  const Millis shift = part < activity.plan.parts.size() ? activity.plan.parts[part].shift : Millis{0};
  return {&recording, (recording.head.start + shift - activity.plan.start).count()};
}

std::size_t length_s(const Activity& activity) {
  std::int64_t last = (activity.plan.end - activity.plan.start).count();
  if (last <= 0) {
    for (std::size_t p = 0; p < activity.parts.size(); ++p) {
      const Placed placed = place(activity, p);
      for (const auto offset : placed.recording->samples.offset_ms)
        if (const auto t = placed.time_ms(offset); t <= kLongestRun_ms) last = std::max(last, t);
    }
  }
  return static_cast<std::size_t>(std::clamp(last, std::int64_t{0}, kLongestRun_ms) / 1000 + 1);
}

std::optional<std::size_t> second_of(const Placed& placed, std::int32_t offset_ms, std::size_t seconds) {
  const auto t = placed.time_ms(offset_ms);
  const auto second = static_cast<std::uint64_t>(t) / 1000;
  if (t < 0 || second >= seconds) return std::nullopt;
  return second;
}

/// The second of each sample of a part; those outside the activity fall into one more, behind the last.
using Seconds = std::vector<std::uint32_t>;

Seconds seconds_of(const Placed& placed, std::size_t seconds) {
  Seconds all;
  all.reserve(placed.recording->samples.offset_ms.size());
  for (const auto offset : placed.recording->samples.offset_ms)
    all.push_back(static_cast<std::uint32_t>(second_of(placed, offset, seconds).value_or(seconds)));
  return all;
}

Column lay_out(const std::optional<ChannelChoice>& choice, const std::vector<Seconds>& second, std::size_t seconds) {
  if (!choice) return {};
  const std::span ticks(choice->channel->ticks);
  const std::span to(second[choice->part]);
  const double per_unit = spec(choice->channel->kind).ticks_per_unit;
  Column column(seconds + 1, kNoValue);
  const std::span cells(column);
  for (std::size_t i = 0; i < ticks.size(); ++i) {
    if (ticks[i] == kMissing) continue;
    const auto value = static_cast<float>(ticks[i] / per_unit);
    float& cell = cells[to[i]];
    cell = known(cell) ? (cell + value) / 2 : value;
  }
  column.pop_back();
  return column;
}

/// Seconds between a stop and the next start of the stopwatch.
void mark_stops(const Placed& placed, std::vector<std::uint8_t>& timer) {
  std::vector<TimerEvent> events = placed.recording->timer;
  std::stable_sort(events.begin(), events.end(),
                   [](const TimerEvent& a, const TimerEvent& b) { return a.offset_ms < b.offset_ms; });
  constexpr std::size_t kRunning = std::numeric_limits<std::size_t>::max();
  std::size_t stopped = kRunning;  // first second of the pause
  for (const TimerEvent& event : events) {
    const auto t = std::clamp(placed.time_ms(event.offset_ms) / 1000, std::int64_t{0},
                              static_cast<std::int64_t>(timer.size()));
    const auto second = static_cast<std::size_t>(t);
    if (!event.running && stopped == kRunning) stopped = second + 1;
    if (event.running && stopped != kRunning) {
      for (std::size_t s = stopped; s < second; ++s) timer[s] = 0;
      stopped = kRunning;
    }
  }
}

/// A second counts when the device wrote at it or on both sides of it, not further apart than can be bridged.
std::vector<std::uint8_t> recorded_seconds(const Placed& placed, std::size_t seconds) {
  std::vector<std::uint8_t> timer(seconds, 0);
  for (const auto offset : placed.recording->samples.offset_ms)
    if (const auto second = second_of(placed, offset, seconds)) timer[*second] = 1;
  std::optional<std::size_t> last;
  for (std::size_t s = 0; s < seconds; ++s) {
    if (!timer[s]) continue;
    if (last && s - *last <= kLongestBridge_s)
      for (std::size_t hole = *last + 1; hole < s; ++hole) timer[hole] = 1;
    last = s;
  }
  return timer;
}

}  // namespace

void bridge(Column& column, std::size_t longest) {
  auto from = std::ranges::find_if(column, known);
  while ((from = std::find_if_not(from, column.end(), known)) != column.end()) {
    const auto to = std::find_if(from, column.end(), known), before = from - 1;
    if (to == column.end()) return;
    const auto wide = static_cast<std::size_t>(to - before);
    const float step = (*to - *before) / static_cast<float>(wide);
    for (auto hole = from; wide <= longest && hole != to; ++hole)
      *hole = *before + step * static_cast<float>(hole - before);
    from = to;
  }
}

Timeline make_timeline(const Activity& activity) {
  Timeline t;
  t.seconds = length_s(activity);
  std::vector<Seconds> seconds;
  for (std::size_t p = 0; p < activity.parts.size(); ++p) seconds.push_back(seconds_of(place(activity, p), t.seconds));
  const auto column = [&](const std::optional<ChannelChoice>& choice) {
    return lay_out(choice, seconds, t.seconds);
  };
  const auto heart_rate = choose_heart_rate(activity);
  t.heart_rate = column(heart_rate);
  t.sensor = heart_rate ? sensor_of(activity, heart_rate->part) : HeartRateSensor::unknown;
  t.speed = column(choose_channel(activity, ChannelKind::speed));
  t.distance = column(choose_channel(activity, ChannelKind::distance));
  t.altitude = column(choose_channel(activity, ChannelKind::altitude));
  const auto cadence = choose_channel(activity, ChannelKind::cadence);
  t.cadence = column(cadence);
  t.temperature = column(choose_channel(activity, ChannelKind::temperature));

  const auto contact = choose_channel(activity, ChannelKind::stance_time);
  t.contact = column(contact);
  t.oscillation = column(choose_beside(activity, ChannelKind::vertical_oscillation, contact));
  t.ratio = column(choose_beside(activity, ChannelKind::vertical_ratio, contact));
  t.step_length = column(choose_beside(activity, ChannelKind::step_length, contact));
  t.balance = column(choose_beside(activity, ChannelKind::stance_time_balance, contact));
  t.leg_stiffness = column(choose_channel(activity, ChannelKind::leg_spring_stiffness));
  t.impact = column(choose_channel(activity, ChannelKind::impact));
  t.form_power = column(choose_channel(activity, ChannelKind::form_power));
  if (contact)
    t.gait_device = gait_device_key(activity, *contact);
  else if (cadence)
    t.gait_device = step_device_key(activity, *cadence);

  for (Column* c :
       {&t.heart_rate, &t.speed, &t.distance, &t.altitude, &t.cadence, &t.temperature, &t.contact,
        &t.oscillation, &t.ratio, &t.step_length, &t.balance, &t.leg_stiffness, &t.impact, &t.form_power})
    bridge(*c, kLongestBridge_s);

  t.timer.assign(t.seconds, 0);
  if (activity.parts.empty()) return t;
  const Placed primary = place(activity, part_with_motion(activity));
  t.timer = recorded_seconds(primary, t.seconds);
  mark_stops(primary, t.timer);
  return t;
}

}  // namespace freshlegs::analysis
