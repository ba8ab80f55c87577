// How leg work lingers: a part that fades at once and a part that comes late, summed over all sessions.
#pragma once

#include <array>
#include <cstddef>

namespace freshlegs::analysis {

/// What one session of dose 1 leaves after `hours`, in its late part: 0 at once, 1 at `peak_h`, then gone.
/// order 1 is (u/tp) exp(1 - u/tp); higher orders are its powers and fall off faster.
double delayed_kernel(double hours, double peak_h, int order);

/// Palmer 2001 (2.6 % at 1 h, 1.6 % at 8 h: 14.4 h), with the range that trained and untrained lifters span.
inline constexpr std::array<double, 4> kFadeHours{10, 16, 24, 45};
/// Soreness and damage: onset 12-24 h, plateau 24-48 h, gone by 72-120 h (Burt 2012, Doma 2019, Chen 2009). A
/// narrower late part hides a tenth of the costs of who is tired for days (tests/statistics, strange worlds).
inline constexpr double kDelayedPeakHours = 34;
inline constexpr int kDelayedOrder = 2;

/// Sums over all past sessions, kept by recursion: a step costs the same after ten years as after ten days.
class FatigueKernel {
 public:
  void wait(double hours);
  /// A session that ends now. `late` is the dose of its delayed part.
  void add(double dose, double late);

  /// Sum of dose * exp(-u/tau), tau = kFadeHours[i].
  [[nodiscard]] double fading(std::size_t i) const { return fading_[i]; }
  /// Sum of late dose * delayed_kernel(u).
  [[nodiscard]] double delayed() const;

 private:
  std::array<double, kFadeHours.size()> fading_{};
  std::array<double, kDelayedOrder + 1> powers_{};  ///< sums of dose * u^k * exp(-order*u/peak)
};

}  // namespace freshlegs::analysis
