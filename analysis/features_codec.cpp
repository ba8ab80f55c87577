#include "analysis/features_codec.h"

#include <array>
#include <bit>
#include <concepts>
#include <string>
#include <type_traits>

namespace freshlegs::analysis {
namespace {

constexpr std::uint32_t kMagic = 0x5446'4C46;  // "FLFT"

template <class T, class S>
concept Is = std::same_as<std::remove_const_t<T>, S>;

/// The numbers of an enum are checked when read: from junk no value may come that nobody named.
template <class E>
constexpr E kLast{};
template <>
constexpr auto kLast<HeartRateSensor> = HeartRateSensor::wrist;
template <>
constexpr auto kLast<Environment> = Environment::track;
template <>
constexpr auto kLast<Lap::Intensity> = Lap::Intensity::cool_down;
template <>
constexpr auto kLast<Movement> = Movement::legs;
template <>
constexpr auto kLast<Measurement::Kind> = Measurement::Kind::pain;

// One list of fields a type, read and written by the same line.
void fields(auto& a, Is<Window> auto& w) {
  a(w.start_s, w.moving_s, w.distance_m, w.speed_mps, w.graded_mps, w.grade, w.heart_rate_bpm,
    w.temperature_c, w.marker, w.settled);
}
void fields(auto& a, Is<Lap> auto& l) {
  a(l.offset_ms, l.elapsed_ms, l.timer_s, l.distance_m, l.avg_heart_rate_bpm, l.intensity, l.manual);
}
void fields(auto& a, Is<RunFeatures> auto& r) {
  a(r.distance_m, r.timer_s, r.moving_s, r.avg_heart_rate_bpm, r.max_heart_rate_bpm, r.heart_rate_trust,
    r.cadence_locked, r.sensor, r.environment, r.flat_assumed, r.trail, r.temperature_c, r.ascent_m, r.descent_m,
    r.steep_down_s, r.gait_device, r.decoupling_pct, r.efficiency_factor, r.best_20min_mps, r.windows,
    r.laps);
}
void fields(auto& a, Is<SetDigest> auto& s) {
  a(s.exercise, s.movement, s.known, s.certainty, s.leg_share, s.eccentric, s.warm_up, s.reps, s.weight_kg,
    s.rpe);
}
void fields(auto& a, Is<StrengthFeatures> auto& s) {
  a(s.sets, s.from_log, s.minutes, s.active_minutes, s.avg_heart_rate_bpm, s.rpe);
}
void fields(auto& a, Is<HeartRateHistogram> auto& h) { a(h.seconds, h.lowest_bpm); }
void fields(auto& a, Is<Measurement> auto& m) { a(m.kind, m.offset_ms, m.value, m.origin); }
void fields(auto& a, Is<UserProfile> auto& u) {
  a(u.height_m, u.mass_kg, u.age_years, u.resting_hr_bpm, u.max_hr_bpm, u.male);
}
void fields(auto& a, Is<Features> auto& f) {
  a(f.heart_rate, f.avg_heart_rate_bpm, f.listed_s, f.listed_max_bpm, f.run, f.strength, f.measurements, f.rmssd_ms, f.resting_hr_bpm,
    f.artefact_share, f.sdnn_ms, f.dfa_alpha1, f.user);
}

class Writer {
 public:
  std::vector<std::byte> bytes;

  void operator()(const auto&... values) { (put(values), ...); }

 private:
  template <std::unsigned_integral U>
  void number(U value) {
    for (std::size_t i = 0; i < sizeof(U); ++i)
      bytes.push_back(static_cast<std::byte>(value >> (8 * i) & 0xFF));
  }
  void put(bool v) { number(static_cast<std::uint8_t>(v)); }
  void put(float v) { number(std::bit_cast<std::uint32_t>(v)); }
  void put(double v) { number(std::bit_cast<std::uint64_t>(v)); }
  template <std::integral I>
  void put(I v) {
    number(static_cast<std::make_unsigned_t<I>>(v));
  }
  template <class E>
  requires std::is_enum_v<E>
  void put(E v) { number(static_cast<std::uint8_t>(v)); }
  void put(const std::string& v) {
    number(static_cast<std::uint32_t>(v.size()));
    for (const char c : v) bytes.push_back(static_cast<std::byte>(c));
  }
  template <class T>
  void put(const std::optional<T>& v) {
    put(v.has_value());
    if (v) put(*v);
  }
  template <class T>
  void put(const std::vector<T>& v) {
    number(static_cast<std::uint32_t>(v.size()));
    for (const auto& x : v) put(x);
  }
  template <class T, std::size_t N>
  void put(const std::array<T, N>& v) {
    for (const auto& x : v) put(x);
  }
  template <class T>
  requires std::is_class_v<T>
  void put(const T& v) { fields(*this, v); }
};

/// After the first thing that does not fit, nothing more is read and `good` stays false.
class Reader {
 public:
  explicit Reader(std::span<const std::byte> bytes) : rest_(bytes) {}
  bool good = true;
  [[nodiscard]] bool at_end() const { return rest_.empty(); }

  void operator()(auto&... values) { (get(values), ...); }

 private:
  template <std::unsigned_integral U>
  U number() {
    if (rest_.size() < sizeof(U)) {
      good = false;
      rest_ = {};
      return 0;
    }
    U value = 0;
    for (std::size_t i = 0; i < sizeof(U); ++i)
      value = static_cast<U>(
          value | static_cast<U>(static_cast<U>(std::to_integer<std::uint8_t>(rest_[i])) << (8 * i)));
    rest_ = rest_.subspan(sizeof(U));
    return value;
  }
  /// A length is a claim: every element takes a byte at least.
  std::size_t length() {
    const std::size_t n = number<std::uint32_t>();
    if (n <= rest_.size()) return n;
    good = false;
    rest_ = {};
    return 0;
  }
  void get(bool& v) {
    const auto b = number<std::uint8_t>();
    good = good && b <= 1;
    v = b == 1;
  }
  void get(float& v) { v = std::bit_cast<float>(number<std::uint32_t>()); }
  void get(double& v) { v = std::bit_cast<double>(number<std::uint64_t>()); }
  template <std::integral I>
  void get(I& v) {
    v = static_cast<I>(number<std::make_unsigned_t<I>>());
  }
  template <class E>
  requires std::is_enum_v<E>
  void get(E& v) {
    const auto b = number<std::uint8_t>();
    if (b <= static_cast<std::uint8_t>(kLast<E>))
      v = static_cast<E>(b);
    else
      good = false;
  }
  void get(std::string& v) {
    const auto n = length();
    v.clear();
    for (const auto b : rest_.first(n)) v.push_back(static_cast<char>(b));
    rest_ = rest_.subspan(n);
  }
  template <class T>
  void get(std::optional<T>& v) {
    bool there = false;
    get(there);
    v.reset();
    if (there && good) get(v.emplace());
  }
  template <class T>
  void get(std::vector<T>& v) {
    const auto n = length();
    v.clear();
    for (std::size_t i = 0; i < n && good; ++i) get(v.emplace_back());
  }
  template <class T, std::size_t N>
  void get(std::array<T, N>& v) {
    for (auto& x : v) get(x);
  }
  template <class T>
  requires std::is_class_v<T>
  void get(T& v) { fields(*this, v); }

  std::span<const std::byte> rest_;
};

}  // namespace

std::vector<std::byte> encode_features(const Features& features) {
  Writer writer;
  writer(kMagic, static_cast<std::uint32_t>(kFeatureVersion), features);
  return std::move(writer.bytes);
}

std::optional<Features> decode_features(std::span<const std::byte> bytes) {
  Reader reader(bytes);
  std::uint32_t magic = 0, version = 0;
  reader(magic, version);
  if (magic != kMagic || version != static_cast<std::uint32_t>(kFeatureVersion)) return std::nullopt;
  Features features;
  reader(features);
  if (!reader.good || !reader.at_end()) return std::nullopt;
  return features;
}

}  // namespace freshlegs::analysis
