// Strong number types: a heart rate can never be added to a pace. Conversions only through named functions.
#pragma once

#include <compare>

namespace freshlegs {

/// A double with a unit. `Tag` is the unit; arithmetic stays inside it, a ratio of two is a plain number.
template <class Tag>
class Quantity {
 public:
  constexpr Quantity() = default;
  constexpr explicit Quantity(double value) : value_(value) {}
  [[nodiscard]] constexpr double value() const { return value_; }

  friend constexpr auto operator<=>(Quantity, Quantity) = default;
  friend constexpr Quantity operator+(Quantity a, Quantity b) { return Quantity(a.value_ + b.value_); }
  friend constexpr Quantity operator-(Quantity a, Quantity b) { return Quantity(a.value_ - b.value_); }
  friend constexpr Quantity operator*(Quantity a, double k) { return Quantity(a.value_ * k); }
  friend constexpr Quantity operator*(double k, Quantity a) { return a * k; }
  friend constexpr Quantity operator/(Quantity a, double k) { return Quantity(a.value_ / k); }
  friend constexpr double operator/(Quantity a, Quantity b) { return a.value_ / b.value_; }

 private:
  double value_ = 0;
};

using Metres = Quantity<struct MetresTag>;
using MetresPerSecond = Quantity<struct MetresPerSecondTag>;
using SecondsPerKilometre = Quantity<struct SecondsPerKilometreTag>;
using BeatsPerMinute = Quantity<struct BeatsPerMinuteTag>;
using Kilograms = Quantity<struct KilogramsTag>;

/// Pace of a speed; speed must be above zero.
constexpr SecondsPerKilometre pace_of(MetresPerSecond v) { return SecondsPerKilometre(1000.0 / v.value()); }
constexpr MetresPerSecond speed_of(SecondsPerKilometre p) { return MetresPerSecond(1000.0 / p.value()); }

/// The international pound is exactly 0.45359237 kg (international yard and pound agreement, 1959).
constexpr Kilograms kilograms_of_pounds(double lb) { return Kilograms(lb * 0.45359237); }
constexpr Metres metres_of_miles(double mi) { return Metres(mi * 1609.344); }

}  // namespace freshlegs
