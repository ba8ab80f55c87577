// How fast a strength log is read to sets, beside walks over the same bytes in the same run: absolute times
// drift with what else the machine does, ratios hold.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <map>
#include <span>
#include <string>

#include "ingest/csv/read_csv.h"
#include "ingest/csv/table.h"

namespace freshlegs::bench {
namespace {

constexpr std::size_t kBytes = 10U << 20;

/// Ten megabytes of the commonest layout: the log of a lifetime, four sessions a week with five exercises.
const std::string& strong_log() {
  static const std::string text = [] {
    constexpr const char* kExercises[] = {"Squat (Barbell)", "Bench Press (Barbell)",
                                          "Romanian Deadlift (Barbell)", "Lying Leg Curl (Machine)", "Plank"};
    std::string log =
        "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout "
        "Notes,RPE\n";
    for (int session = 0; log.size() < kBytes; ++session) {
      const int day = session * 2;
      for (int e = 0; e < 5; ++e)
        for (int set = 1; set <= 4; ++set) {
          char row[256];
          std::snprintf(row, sizeof row,
                        "%04d-%02d-%02d 18:%02d:11,\"%s\",1h %dm,\"%s\",%d,%.1f,%d,0,%d,%s,,%s\n",
                        1990 + day / 336, 1 + day / 28 % 12, 1 + day % 28, session % 60,
                        session % 2 == 0 ? "Legs, heavy" : "Evening Workout", 5 + session % 50, kExercises[e],
                        set, 20 + 2.5 * ((session + e * 7) % 60), e == 4 ? 0 : 5 + set, e == 4 ? 60 : 0,
                        set == 1 ? "\"\"" : "", set == 4 ? "8.5" : "");
          log += row;
        }
    }
    return log;
  }();
  return text;
}

std::span<const std::byte> bytes() { return std::as_bytes(std::span(strong_log())); }

std::size_t lines() {
  std::size_t n = 0;
  const char *at = strong_log().data(), *const end = at + strong_log().size();
  while ((at = static_cast<const char*>(std::memchr(at, '\n', static_cast<std::size_t>(end - at)))) !=
         nullptr)
    ++n, ++at;
  return n;
}

std::size_t cells() {
  std::size_t n = 0;
  csv::TableReader table(strong_log(), ',');
  while (const csv::Row* row = table.next()) n += row->cells.size();
  return n;
}

template <class Work>
void measure(const char* name, Work work) {
  benchmark::RegisterBenchmark(name, [work](benchmark::State& state) {
    for (auto _ : state) benchmark::DoNotOptimize(work());
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(strong_log().size()));
  });
}

/// Keeps the shortest time of each benchmark.
class Ratios : public benchmark::ConsoleReporter {
 public:
  void ReportRuns(const std::vector<Run>& runs) override {
    for (const auto& run : runs) {
      const double time = run.GetAdjustedCPUTime();
      auto [it, fresh] = shortest_.try_emplace(run.run_name.function_name, time);
      it->second = std::min(it->second, time);
    }
    ConsoleReporter::ReportRuns(runs);
  }
  void print() const {
    const auto t = [&](const char* name) { return shortest_.at(name); };
    const double megabytes = static_cast<double>(strong_log().size()) / 1e6;
    std::printf("\nStrong log read to sets                %5.0f MB/s  (to reach 50, better 100)\n",
                megabytes / (t("read to sets") / 1e9));
    std::printf("its time / finding the line ends       %5.1f\n", t("read to sets") / t("line ends"));
    std::printf("its time / SHA-256 of the same bytes   %5.1f\n", t("read to sets") / t("hash"));
    std::printf("cells alone / SHA-256                  %5.1f\n", t("cells") / t("hash"));
  }

 private:
  std::map<std::string, double> shortest_;
};

}  // namespace
}  // namespace freshlegs::bench

int main(int argc, char** argv) {
  using namespace freshlegs;
  using namespace freshlegs::bench;
  benchmark::Initialize(&argc, argv);
  measure("line ends", lines);
  measure("hash", [] { return sha256(bytes()); });
  measure("cells", cells);
  measure("read to sets", [] { return csv::read_csv(bytes(), "strong.csv", {}); });
  Ratios ratios;
  benchmark::RunSpecifiedBenchmarks(&ratios);
  ratios.print();
}
