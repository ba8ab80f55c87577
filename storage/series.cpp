#include "storage/series.h"

#include <algorithm>
#include <array>
#include <bit>
#include <string>

#include "ingest/channel.h"

namespace freshlegs::storage {
namespace {

constexpr std::size_t kPredictions = 3;

struct History {
  std::uint32_t last = 0, before = 0;

  template <Prediction P>
  [[nodiscard]] std::uint32_t predict() const {
    if constexpr (P == Prediction::zero) return 0;
    return P == Prediction::last ? last : 2 * last - before;
  }
  void add(std::uint32_t value) {
    before = last;
    last = value;
  }
};

/// Calls `work` with the prediction as a constant: it is asked for with every one of millions of values.
template <class Work>
auto with(Prediction prediction, Work work) {
  using enum Prediction;
  if (prediction == zero) return work(std::integral_constant<Prediction, zero>());
  if (prediction == last) return work(std::integral_constant<Prediction, last>());
  return work(std::integral_constant<Prediction, line>());
}

std::uint32_t residual(std::uint32_t value, std::uint32_t predicted) {
  return zigzag32(static_cast<std::int32_t>(value - predicted));
}

// How a channel behaves shows in a part of it; looking at all of it costs as much as writing it.
std::span<const std::int32_t> middle_of(std::span<const std::int32_t> values) {
  constexpr std::size_t kEnough = 512;
  if (values.size() <= kEnough) return values;
  return values.subspan((values.size() - kEnough) / 2, kEnough);
}

Prediction best_prediction(std::span<const std::int32_t> values) {
  std::array<std::uint64_t, kPredictions> bits{};
  History history;
  for (const std::int32_t value : middle_of(values)) {
    if (value == kMissing) continue;
    const auto v = static_cast<std::uint32_t>(value);
    const std::array predicted{history.predict<Prediction::zero>(), history.predict<Prediction::last>(),
                               history.predict<Prediction::line>()};
    for (std::size_t p = 0; p < kPredictions; ++p)
      bits[p] += static_cast<std::uint64_t>(std::bit_width(residual(v, predicted[p])));
    history.add(v);
  }
  return static_cast<Prediction>(std::ranges::min_element(bits) - bits.begin());
}

void put_runs(Bytes& out, std::span<const std::int32_t> values) {
  bool missing = false;
  for (auto rest = values; !rest.empty(); missing = !missing) {
    const auto end = std::ranges::find_if(rest, [&](std::int32_t v) { return (v == kMissing) != missing; });
    const auto run = static_cast<std::size_t>(end - rest.begin());
    put_varint(out, run);
    rest = rest.subspan(run);
  }
}

// Straight into memory, not byte by byte through the vector.
template <Prediction P>
void put_residuals(Bytes& out, std::span<const std::int32_t> values) {
  constexpr std::size_t kLongest = 5;  // 32 bits, seven a byte
  const std::size_t before = out.size();
  out.resize(before + values.size() * kLongest);
  std::byte* end = out.data() + before;
  History history;
  for (const std::int32_t value : values) {
    if (value == kMissing) continue;
    const auto v = static_cast<std::uint32_t>(value);
    std::uint32_t rest = residual(v, history.predict<P>());
    for (; rest >= 0x80; rest >>= 7) *end++ = static_cast<std::byte>(rest | 0x80);
    *end++ = static_cast<std::byte>(rest);
    history.add(v);
  }
  out.resize(static_cast<std::size_t>(end - out.data()));
}

// The runs as stored, or nothing if they do not add up to `count`.
std::vector<std::size_t> take_runs(std::span<const std::byte>& bytes, std::size_t count) {
  std::vector<std::size_t> runs;
  for (std::size_t covered = 0; covered < count;) {
    const auto run = take_varint(bytes);
    const bool empty_beyond_first = run && *run == 0 && !runs.empty();
    if (!run || empty_beyond_first || *run > count - covered) return {};
    covered += *run;
    runs.push_back(*run);
  }
  return runs;
}

/// The values of the runs, taken off the front; false if the bytes end too early.
template <Prediction P>
bool take_residuals(std::span<const std::byte>& bytes, std::span<const std::size_t> runs,
                    std::vector<std::int32_t>& values) {
  History history;
  bool missing = false;
  for (const std::size_t run : runs) {
    if (missing) values.insert(values.end(), run, kMissing);
    for (std::size_t i = 0; !missing && i < run; ++i) {
      const auto stored = take_varint(bytes);
      if (!stored || *stored > 0xFFFFFFFF) return false;
      const auto difference = static_cast<std::uint32_t>(unzigzag32(static_cast<std::uint32_t>(*stored)));
      history.add(history.predict<P>() + difference);
      values.push_back(static_cast<std::int32_t>(history.last));
    }
    missing = !missing;
  }
  return true;
}

std::unexpected<Damage> damaged(const char* what) {
  return std::unexpected(Damage{std::string("A stored series ") + what + "."});
}

}  // namespace

Bytes encode_series(std::span<const std::int32_t> values) {
  const Prediction prediction = best_prediction(values);
  Bytes out;
  out.push_back(static_cast<std::byte>(prediction));
  put_varint(out, values.size());
  put_runs(out, values);
  with(prediction, [&](auto p) { put_residuals<p()>(out, values); });
  return out;
}

std::expected<std::vector<std::int32_t>, Damage> decode_series(std::span<const std::byte> bytes,
                                                               std::size_t limit) {
  if (bytes.empty() || std::to_integer<std::size_t>(bytes[0]) >= kPredictions)
    return damaged("has an unknown form");
  const auto prediction = static_cast<Prediction>(bytes[0]);
  bytes = bytes.subspan(1);
  const auto count = take_varint(bytes);
  if (!count || *count > limit) return damaged("claims an impossible length");
  const auto runs = take_runs(bytes, *count);
  if (runs.empty() && *count != 0) return damaged("has gaps that do not add up");

  std::vector<std::int32_t> values;
  values.reserve(*count);
  if (!with(prediction, [&](auto p) { return take_residuals<p()>(bytes, runs, values); }))
    return damaged("ends too early");
  if (!bytes.empty()) return damaged("is longer than it claims");
  return values;
}

}  // namespace freshlegs::storage
