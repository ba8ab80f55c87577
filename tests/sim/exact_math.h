// exp, log, sin and cos from +, -, * and / alone: the same bits from every compiler and C library, so that a
// season has the same bytes everywhere. Accurate to about 1e-13 in the ranges the simulator uses.
#pragma once

namespace freshlegs::sim {

double exact_exp(double x);  ///< |x| < 700
double exact_log(double x);  ///< x > 0
double exact_sin(double x);  ///< |x| < 1e6
inline double exact_cos(double x) { return exact_sin(x + 1.5707963267948966); }
inline double exact_pow(double base, double exponent) { return exact_exp(exponent * exact_log(base)); }

}  // namespace freshlegs::sim
