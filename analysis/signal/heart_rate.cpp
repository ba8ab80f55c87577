#include "analysis/signal/heart_rate.h"

#include <algorithm>
#include <optional>

namespace freshlegs::analysis {
namespace {

// Limits of a plausible value and of its change (Buchheit 2014 and practice of published cleaning code).
constexpr float kLowest = 40, kHighest = 220;  // bpm; dry straps throw spikes above 220
constexpr float kFastestChange = 8;            // bpm per s
constexpr std::size_t kAcceptAfter_s = 5;      // a level that stays is the truth, however it came
constexpr std::size_t kLongestFlat_s = 60;     // the same number longer than this while speed varies
constexpr double kSpeedVaries = 0.02;          // SD over mean

void drop_implausible(Column& bpm) {
  std::optional<std::size_t> last;
  for (std::size_t s = 0; s < bpm.size(); ++s) {
    if (!(bpm[s] >= kLowest && bpm[s] <= kHighest)) {
      bpm[s] = kNoValue;
      continue;
    }
    if (last && s - *last <= kAcceptAfter_s &&
        std::abs(bpm[s] - bpm[*last]) > kFastestChange * static_cast<float>(s - *last)) {
      bpm[s] = kNoValue;
      continue;
    }
    last = s;
  }
}

struct Spread {
  double n = 0, sum = 0, squares = 0;
  void add(double v) {
    n += 1;
    sum += v;
    squares += v * v;
  }
  [[nodiscard]] double mean() const { return n > 0 ? sum / n : 0; }
  [[nodiscard]] double sd() const {
    return n > 1 ? std::sqrt(std::max(0.0, squares / n - mean() * mean())) : 0;
  }
};

bool speed_varies(const Column& speed, std::size_t from, std::size_t to) {
  Spread spread;
  for (std::size_t s = from; s < to; ++s)
    if (known(at(speed, s))) spread.add(speed[s]);
  return spread.n > 0 && spread.sd() > kSpeedVaries * spread.mean();
}

void drop_flat_lines(Column& bpm, const Column& speed) {
  std::size_t begin = 0;
  for (std::size_t s = 1; s <= bpm.size(); ++s) {
    if (s < bpm.size() && bpm[s] == bpm[begin]) continue;
    if (s - begin > kLongestFlat_s && speed_varies(speed, begin, s))
      std::fill(bpm.begin() + static_cast<std::ptrdiff_t>(begin),
                bpm.begin() + static_cast<std::ptrdiff_t>(s), kNoValue);
    begin = s;
  }
}

constexpr std::size_t kMinute = 60;
constexpr float kLockDistance = 3;  // bpm between heart rate and step rate
constexpr double kLockSd = 2;       // bpm, of their difference
constexpr double kLockCorrelation = 0.6;
constexpr std::size_t kLockMinutes = 3;
constexpr double kUsualDiffers = 10;  // bpm from this run's free minutes at like speed
constexpr double kLikeSpeed = 0.07;   // ln units
constexpr double kEveryMinute = 0.8;  // share of suspicious minutes that leaves nothing to compare with

struct Minute {
  double bpm = 0, speed = 0;
  bool suspicious = false, tracks = false;
};

/// One minute against the step rate, or against half of it.
Minute compare_minute(const Column& bpm, const Motion& motion, std::size_t from, std::size_t to) {
  Spread heart, speed, whole, half, steps;
  double product = 0;
  for (std::size_t s = from; s < to; ++s) {
    const float h = bpm[s], c = at(motion.cadence, s);
    if (!motion.moving[s] || !known(h) || !known(c)) continue;
    heart.add(h);
    steps.add(c);
    product += static_cast<double>(h) * c;
    whole.add(h - c);
    half.add(h - c / 2);
    if (known(at(motion.speed, s))) speed.add(motion.speed[s]);
  }
  Minute minute{heart.mean(), speed.mean(), false, false};
  if (heart.n < 40) return minute;
  const double spread = heart.sd() * steps.sd();
  const double correlation = spread > 0 ? (product / heart.n - heart.mean() * steps.mean()) / spread : 0;
  minute.tracks = correlation > kLockCorrelation;
  const auto close = [&](const Spread& difference) {
    return std::abs(difference.mean()) <= kLockDistance && (minute.tracks || difference.sd() < kLockSd);
  };
  minute.suspicious = close(whole) || close(half);
  return minute;
}

/// Median heart rate of the free minutes at about this speed.
std::optional<double> usual_at(double speed, const std::vector<Minute>& minutes) {
  std::vector<double> others;
  for (const Minute& m : minutes)
    if (!m.suspicious && m.bpm > 0 && m.speed > 0 && std::abs(std::log(m.speed / speed)) < kLikeSpeed)
      others.push_back(m.bpm);
  if (others.size() < 2) return std::nullopt;
  const auto middle = others.begin() + static_cast<std::ptrdiff_t>(others.size() / 2);
  std::nth_element(others.begin(), middle, others.end());
  return *middle;
}

bool is_locked(const std::vector<Minute>& minutes, std::size_t from, std::size_t to, bool all_suspicious) {
  if (to - from < kLockMinutes) return false;
  std::size_t differs = 0, tracks = 0;
  for (std::size_t m = from; m < to; ++m) {
    tracks += minutes[m].tracks;
    const auto usual = usual_at(minutes[m].speed, minutes);
    differs += usual && std::abs(*usual - minutes[m].bpm) > kUsualDiffers;
  }
  // A heart that happens to beat at the step rate does not follow single steps; a confused sensor does.
  return 2 * differs > to - from || (all_suspicious && 2 * tracks > to - from);
}

bool drop_cadence_lock(Column& bpm, const Motion& motion) {
  std::vector<Minute> minutes(bpm.size() / kMinute);
  for (std::size_t m = 0; m < minutes.size(); ++m)
    minutes[m] = compare_minute(bpm, motion, m * kMinute, (m + 1) * kMinute);
  const auto suspicious = static_cast<double>(
      std::count_if(minutes.begin(), minutes.end(), [](const Minute& m) { return m.suspicious; }));
  const bool all = suspicious > kEveryMinute * static_cast<double>(minutes.size());
  bool found = false;
  for (std::size_t from = 0; from < minutes.size();) {
    std::size_t to = from;
    while (to < minutes.size() && minutes[to].suspicious) ++to;
    if (is_locked(minutes, from, to, all)) {
      found = true;
      const auto begin = bpm.begin() + static_cast<std::ptrdiff_t>(from * kMinute);
      std::fill(begin, begin + static_cast<std::ptrdiff_t>((to - from) * kMinute), kNoValue);
    }
    from = std::max(to, from + 1);
  }
  return found;
}

}  // namespace

TrustedHeartRate trust_heart_rate(const Timeline& timeline, const Motion& motion) {
  TrustedHeartRate result;
  result.bpm = timeline.heart_rate;
  if (result.bpm.empty()) return result;
  drop_implausible(result.bpm);
  drop_flat_lines(result.bpm, motion.speed);
  // A chest strap hears the heart's own voltage; only light on skin mistakes steps for beats.
  if (timeline.sensor != HeartRateSensor::strap)
    result.cadence_locked = drop_cadence_lock(result.bpm, motion);
  std::size_t moving = 0, trusted = 0;
  for (std::size_t s = 0; s < timeline.seconds; ++s) {
    moving += motion.moving[s];
    trusted += motion.moving[s] && known(result.bpm[s]);
  }
  if (moving > 0) result.trust = static_cast<double>(trusted) / static_cast<double>(moving);
  return result;
}

}  // namespace freshlegs::analysis
