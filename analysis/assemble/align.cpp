#include "analysis/assemble/align.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <vector>

namespace freshlegs::analysis {
namespace {

constexpr int kFarthest_s = 180;
constexpr int kLeastShared_s = 300;
// Of two accounts of one heart the correlation is above 0.95; below 0.8 one of them measured something else.
constexpr double kLeastFit = 0.8;
// A lag must explain more than the noise of the fit does, else the clocks are left as they are.
constexpr double kLeastGain = 0.0005;
constexpr int kLeastLag_s = 3;

using Seconds = std::vector<float>;

/// One value a second after `origin`; NaN where there is none. Holes of a few seconds are held.
Seconds per_second(const Recording& recording, const Channel& channel, Millis shift, Instant origin,
                   std::size_t seconds) {
  constexpr std::size_t kHold = 5;
  Seconds out(seconds, std::numeric_limits<float>::quiet_NaN());
  const auto& offsets = recording.samples.offset_ms;
  for (std::size_t i = 0; i < offsets.size(); ++i) {
    if (channel.ticks[i] == kMissing) continue;
    const auto at = (recording.head.start + shift + Millis(offsets[i]) - origin).count();
    if (at < 0 || static_cast<std::size_t>(at / 1000) >= seconds) continue;
    out[static_cast<std::size_t>(at / 1000)] = static_cast<float>(channel.value(i));
  }
  std::size_t since = kHold;
  for (std::size_t t = 1; t < seconds; ++t) {
    since = std::isnan(out[t]) ? since + 1 : 0;
    if (since > 0 && since <= kHold) out[t] = out[t - 1];
  }
  return out;
}

/// Pearson's correlation of a(t) and b(t + lag); nothing with too little in common.
std::optional<double> fit(const Seconds& a, const Seconds& b, int lag) {
  double n = 0, sa = 0, sb = 0, saa = 0, sbb = 0, sab = 0;
  const auto last = static_cast<int>(a.size());
  for (int t = std::max(0, -lag); t < std::min(last, last - lag); ++t) {
    const double x = a[static_cast<std::size_t>(t)], y = b[static_cast<std::size_t>(t + lag)];
    if (std::isnan(x) || std::isnan(y)) continue;
    n += 1, sa += x, sb += y, saa += x * x, sbb += y * y, sab += x * y;
  }
  if (n < kLeastShared_s) return std::nullopt;
  const double va = saa - sa * sa / n, vb = sbb - sb * sb / n;
  if (!(va > 1e-9 * n) || !(vb > 1e-9 * n)) return std::nullopt;
  return (sab - sa * sb / n) / std::sqrt(va * vb);
}

/// How late b's clock is; 0 unless it is clear.
int lag_of(const Seconds& a, const Seconds& b) {
  const auto now = fit(a, b, 0);
  double best = now.value_or(-1);
  int lag = 0;
  for (int l = -kFarthest_s; l <= kFarthest_s; ++l)
    if (const auto f = fit(a, b, l); f && *f > best) {
      best = *f;
      lag = l;
    }
  const bool at_the_edge = std::abs(lag) == kFarthest_s;  // the best fit lies farther off: no clock, chance
  if (at_the_edge || std::abs(lag) < kLeastLag_s || best < kLeastFit) return 0;
  return best - now.value_or(-1) >= kLeastGain ? lag : 0;
}

const Channel* channel_of(const Recording& recording, ChannelKind kind) {
  return recording.samples.find(kind);
}

}  // namespace

void align(Activity& activity) {
  auto& parts = activity.plan.parts;
  if (parts.size() < 2) return;
  const auto origin = activity.plan.start - std::chrono::seconds(kFarthest_s);
  const auto span =
      std::clamp<Millis>(activity.plan.end - activity.plan.start, Millis(0), std::chrono::hours(12));
  const auto seconds = static_cast<std::size_t>(span.count() / 1000 + 2 * kFarthest_s);
  for (std::size_t p = 1; p < activity.parts.size() && p < parts.size(); ++p)
    for (const auto kind : {ChannelKind::heart_rate, ChannelKind::speed}) {
      const Channel* own = channel_of(activity.parts[p], kind);
      std::size_t reference = 0;
      while (reference < p && channel_of(activity.parts[reference], kind) == nullptr) ++reference;
      if (own == nullptr || reference == p) continue;
      const auto& other = activity.parts[reference];
      const auto a = per_second(other, *channel_of(other, kind), parts[reference].shift, origin, seconds);
      const auto b = per_second(activity.parts[p], *own, parts[p].shift, origin, seconds);
      parts[p].shift -= std::chrono::seconds(lag_of(a, b));
      break;
    }
}

}  // namespace freshlegs::analysis
