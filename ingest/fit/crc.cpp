#include "ingest/fit/crc.h"

#include <array>

#include "ingest/fit/bytes.h"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace freshlegs::fit {
namespace {

constexpr std::size_t kSlices = 16;
using Tables = std::array<std::array<std::uint16_t, 256>, kSlices>;

// tables[k][b] = sum of byte b followed by k zero bytes.
constexpr Tables make_tables() {
  constexpr unsigned kReflectedPolynomial = 0xA001;
  Tables tables{};
  for (unsigned byte = 0; byte < 256; ++byte) {
    unsigned sum = byte;
    for (int bit = 0; bit < 8; ++bit) sum = (sum & 1U) != 0 ? sum >> 1 ^ kReflectedPolynomial : sum >> 1;
    tables[0][byte] = static_cast<std::uint16_t>(sum);
  }
  for (std::size_t k = 1; k < kSlices; ++k)
    for (std::size_t byte = 0; byte < 256; ++byte) {
      const unsigned before = tables[k - 1][byte];
      tables[k][byte] = static_cast<std::uint16_t>(before >> 8 ^ tables[0][before & 0xFF]);
    }
  return tables;
}

constexpr Tables kTables = make_tables();

}  // namespace

namespace detail {

// Slicing: sixteen bytes a step, their table look-ups independent of each other (Kounavis & Berry 2008).
std::uint16_t crc16_sliced(std::span<const std::byte> bytes, std::uint16_t crc) {
  unsigned sum = crc;
  const std::byte* at = bytes.data();
  const std::byte* const end = at + bytes.size();
  for (; end - at >= static_cast<std::ptrdiff_t>(kSlices); at += kSlices) {
    const std::uint64_t low = load<std::uint64_t>(at) ^ sum, high = load<std::uint64_t>(at + 8);
    sum = 0;
    for (std::size_t i = 0; i < 8; ++i) {
      sum ^= kTables[15 - i][low >> (8 * i) & 0xFF];
      sum ^= kTables[7 - i][high >> (8 * i) & 0xFF];
    }
  }
  for (; at != end; ++at) sum = sum >> 8 ^ kTables[0][(sum ^ std::to_integer<unsigned>(*at)) & 0xFF];
  return static_cast<std::uint16_t>(sum);
}

#if defined(__x86_64__)
namespace {

// x^power modulo the polynomial, bit-reflected into 64 bits as the carry-less multiply wants it.
constexpr long long reflected_power(int power) {
  constexpr unsigned kPolynomial = 0x18005;
  unsigned remainder = 1;
  for (int i = 0; i < power; ++i) {
    remainder <<= 1;
    if ((remainder & 0x10000U) != 0) remainder ^= kPolynomial;
  }
  std::uint64_t reflected = 0;
  for (int e = 0; e < 16; ++e)
    if ((remainder >> e & 1U) != 0) reflected |= std::uint64_t{1} << (63 - e);
  return static_cast<long long>(reflected);
}

__attribute__((target("pclmul,sse2"))) inline __m128i fold(__m128i block, __m128i powers, __m128i next) {
  const __m128i front = _mm_clmulepi64_si128(block, powers, 0x00);
  const __m128i back = _mm_clmulepi64_si128(block, powers, 0x11);
  return _mm_xor_si128(_mm_xor_si128(front, back), next);
}

}  // namespace

bool has_carry_less_multiply() { return __builtin_cpu_supports("pclmul") != 0; }

// Folding (Gopal et al. 2009, "Fast CRC computation using PCLMULQDQ"): four lanes of 16 bytes are carried 512
// bits forward a step, then one lane 128 bits; the last 16 bytes, congruent to all before, go through the
// tables. The product of two reflected numbers comes out shifted by one bit, hence the powers one below.
__attribute__((target("pclmul,sse2"))) std::uint16_t crc16_folded(std::span<const std::byte> bytes) {
  constexpr std::size_t kLanes = 4, kLane = 16;
  if (bytes.size() < kLanes * kLane) return crc16_sliced(bytes);
  const auto lane = [](const std::byte* at) __attribute__((target("sse2"))) {
    return _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
  };
  const std::byte* at = bytes.data();
  const std::byte* const end = at + bytes.size();
  __m128i a = lane(at), b = lane(at + 16), c = lane(at + 32), d = lane(at + 48);
  at += kLanes * kLane;
  const __m128i by_512 = _mm_set_epi64x(reflected_power(512 - 1), reflected_power(512 + 64 - 1));
  for (; end - at >= static_cast<std::ptrdiff_t>(kLanes * kLane); at += kLanes * kLane) {
    a = fold(a, by_512, lane(at));
    b = fold(b, by_512, lane(at + 16));
    c = fold(c, by_512, lane(at + 32));
    d = fold(d, by_512, lane(at + 48));
  }
  const __m128i by_128 = _mm_set_epi64x(reflected_power(128 - 1), reflected_power(128 + 64 - 1));
  a = fold(fold(fold(a, by_128, b), by_128, c), by_128, d);
  std::array<std::byte, kLane> rest;
  _mm_storeu_si128(reinterpret_cast<__m128i*>(rest.data()), a);
  return crc16_sliced({at, end}, crc16_sliced(rest));
}

#else

bool has_carry_less_multiply() { return false; }
std::uint16_t crc16_folded(std::span<const std::byte> bytes) { return crc16_sliced(bytes); }

#endif

}  // namespace detail

std::uint16_t crc16(std::span<const std::byte> bytes) {
  return detail::has_carry_less_multiply() ? detail::crc16_folded(bytes) : detail::crc16_sliced(bytes);
}

}  // namespace freshlegs::fit
