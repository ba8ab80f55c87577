// How fast FIT files are read, as ratios of times taken in one interleaved run: absolute times drift, ratios
// hold. The yardsticks are checksums over the same bytes, the least that any reader has to do.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <map>

#include "ingest/fit/crc.h"
#include "ingest/fit/read_fit.h"
#include "tests/bench/count_allocations.h"
#include "tests/bench/fit_season.h"

namespace freshlegs::bench {
namespace {

const std::vector<std::byte>& plain_file() {
  static const auto file = twelve_hours(false);
  return file;
}

const std::vector<std::byte>& developer_file() {
  static const auto file = twelve_hours(true);
  return file;
}

/// One table of sixteen entries, two look-ups a byte: the code that the protocol's description gives.
std::uint16_t crc_by_nibbles(std::span<const std::byte> bytes) {
  static const auto table = [] {
    std::array<std::uint16_t, 16> t{};
    for (unsigned n = 0; n < 16; ++n) {
      unsigned sum = n;
      for (int bit = 0; bit < 4; ++bit) sum = (sum & 1U) != 0 ? sum >> 1 ^ 0xA001U : sum >> 1;
      t[n] = static_cast<std::uint16_t>(sum);
    }
    return t;
  }();
  unsigned crc = 0;
  for (const std::byte b : bytes) {
    const auto byte = std::to_integer<unsigned>(b);
    crc = crc >> 4 ^ table[crc & 0xF] ^ table[byte & 0xF];
    crc = crc >> 4 ^ table[crc & 0xF] ^ table[byte >> 4];
  }
  return static_cast<std::uint16_t>(crc);
}

std::uint16_t crc_by_bytes(std::span<const std::byte> bytes) {
  static const auto table = [] {
    std::array<std::uint16_t, 256> t{};
    for (unsigned n = 0; n < 256; ++n) {
      const std::byte one{static_cast<unsigned char>(n)};
      t[n] = crc_by_nibbles({&one, 1});
    }
    return t;
  }();
  unsigned crc = 0;
  for (const std::byte b : bytes) crc = crc >> 8 ^ table[(crc ^ std::to_integer<unsigned>(b)) & 0xFF];
  return static_cast<std::uint16_t>(crc);
}

template <class Work>
void measure(const char* name, const std::vector<std::byte>& (*file)(), Work work) {
  benchmark::RegisterBenchmark(name, [file, work](benchmark::State& state) {
    const auto& bytes = file();
    for (auto _ : state) benchmark::DoNotOptimize(work(bytes));
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(bytes.size()));
  });
}

/// Keeps the shortest time of each benchmark, and prints them beside each other.
class Ratios : public benchmark::ConsoleReporter {
 public:
  void ReportRuns(const std::vector<Run>& runs) override {
    for (const auto& run : runs)
      if (run.run_type == Run::RT_Iteration) {
        const double time = run.GetAdjustedCPUTime();
        auto [it, fresh] = shortest_.try_emplace(run.run_name.function_name, time);
        it->second = std::min(it->second, time);
      }
    ConsoleReporter::ReportRuns(runs);
  }

  void print() {
    const auto t = [&](const char* name) { return shortest_.at(name); };
    const double developer_rate = static_cast<double>(developer_file().size()) / t("read, developer fields");
    const double plain_rate = static_cast<double>(plain_file().size()) / t("read");
    std::printf("\nread / nibble checksum                  %5.2f of its time  (to reach 1.0, better 0.5)\n",
                t("read") / t("checksum by nibbles"));
    std::printf("with developer fields / without        %5.2f of its MB/s  (to reach 0.5, better 0.8)\n",
                developer_rate / plain_rate);
    std::printf("checksum sliced / 256-entry table       %5.1f times as fast (to reach 4)\n",
                t("checksum by bytes") / t("checksum sliced"));
    std::printf("checksum as used / 256-entry table      %5.1f times as fast (better 20)\n",
                t("checksum by bytes") / t("checksum"));
  }

 private:
  std::map<std::string, double> shortest_;
};

std::size_t allocations_for(int seconds) {
  const auto file = twelve_hours(true, seconds);
  const std::size_t before = allocations();
  benchmark::DoNotOptimize(fit::decode_fit(file, {}));
  return allocations() - before;
}

}  // namespace
}  // namespace freshlegs::bench

int main(int argc, char** argv) {
  using namespace freshlegs;
  using namespace freshlegs::bench;
  benchmark::Initialize(&argc, argv);
  measure("checksum by nibbles", plain_file, crc_by_nibbles);
  measure("checksum by bytes", plain_file, crc_by_bytes);
  measure("checksum sliced", plain_file, [](const auto& b) { return fit::detail::crc16_sliced(b); });
  measure("checksum", plain_file, [](const auto& b) { return fit::crc16(b); });
  measure("read", plain_file, [](const auto& b) { return fit::decode_fit(b, {}); });
  measure("read, developer fields", developer_file, [](const auto& b) { return fit::decode_fit(b, {}); });
  measure("read, counting all fields", plain_file,
          [](const auto& b) { return fit::decode_fit(b, {.census = true}); });
  measure("read and hash", plain_file, [](const auto& b) { return fit::read_fit(b, {}, sha256(b)); });
  Ratios ratios;
  benchmark::RunSpecifiedBenchmarks(&ratios);
  ratios.print();
  const std::size_t few = allocations_for(3600), many = allocations_for(7200);
  std::printf("allocations for 3,600 / 7,200 records   %zu / %zu\n", few, many);
  return few == many ? EXIT_SUCCESS : EXIT_FAILURE;
}
