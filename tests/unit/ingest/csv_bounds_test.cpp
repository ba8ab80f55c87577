// What a hostile table may cost: 64 MiB of text, the largest file that is taken, in under four times its size
// of memory and in work that grows with the text. Counted, not timed.
#include <gtest/gtest.h>
#include <malloc.h>

#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <new>
#include <string>

#include "ingest/csv/dialect.h"
#include "ingest/csv/read_csv.h"

namespace {

std::atomic<std::size_t> live{0}, most{0}, taken{0};

void* take(std::size_t size) {
  void* p = std::malloc(size);
  if (p == nullptr) throw std::bad_alloc();
  const std::size_t held = live += malloc_usable_size(p);
  taken += size;
  std::size_t seen = most;
  while (held > seen && !most.compare_exchange_weak(seen, held)) {
  }
  return p;
}

void give(void* p) {
  if (p != nullptr) live -= malloc_usable_size(p);
  std::free(p);
}

}  // namespace

void* operator new(std::size_t size) { return take(size); }
void* operator new[](std::size_t size) { return take(size); }
void* operator new(std::size_t size, const std::nothrow_t&) noexcept {  // std::stable_sort asks like this
  try {
    return take(size);
  } catch (const std::bad_alloc&) {
    return nullptr;
  }
}
void operator delete(void* p) noexcept { give(p); }
void operator delete[](void* p) noexcept { give(p); }
void operator delete(void* p, std::size_t) noexcept { give(p); }
void operator delete[](void* p, std::size_t) noexcept { give(p); }

namespace freshlegs::csv {
namespace {

constexpr std::size_t kLargest = 64U << 20;  // load_file takes no more

std::string filled(std::string text, std::string_view row, std::size_t size) {
  while (text.size() + row.size() <= size) text += row;
  return text;
}

/// Rows that differ by a number, so that none is taken for the one before.
std::string numbered(std::string text, std::string_view before, std::string_view after, std::size_t size) {
  for (std::size_t n = 0; text.size() + 64 < size; ++n)
    text.append(before).append(std::to_string(n)).append(after);
  return text;
}

struct Hostile {
  const char* what;
  std::string (*text)(std::size_t size);
};

constexpr const char* kStrong = "Date,Workout Name,Exercise Name,Set Order\n";
constexpr Hostile kHostile[] = {
    {"delimiters", [](std::size_t n) { return std::string(n, ','); }},
    {"quotes", [](std::size_t n) { return std::string(n, '"'); }},
    {"line ends", [](std::size_t n) { return "a,b\n" + std::string(n - 4, '\n'); }},
    {"one cell", [](std::size_t n) { return "a,b\n" + std::string(n - 4, 'x'); }},
    {"quotes that never close", [](std::size_t n) { return filled("a,b\n", "\"x\n", n); }},
    {"quotes in the wrong place", [](std::size_t n) { return filled("a,b\n", "\"x\"y,\"\"z\n", n); }},
    {"another encoding", [](std::size_t n) { return filled("a,b\n", "\x80xy,\xFC\n", n); }},
    {"a set a row", [](std::size_t n) { return filled(kStrong, "2026-01-01,,S,\n", n); }},
    {"a workout a row", [](std::size_t n) { return numbered(kStrong, "2026-01-01,", ",S,\n", n); }},
    {"two workouts in turn",
     [](std::size_t n) { return filled(kStrong, "2026-01-01,a,S,\n2026-01-01,b,S,\n", n); }},
    {"samples", [](std::size_t n) { return filled("secs,cad,hr,km,kph,watts,alt,lat,lon\n", "1,\n", n); }},
    {"beats", [](std::size_t n) { return filled("", "800\n", n); }},
    {"laps", [](std::size_t n) { return filled("Lap,Time,Cumulative Time,Distance\n", "1,1\n", n); }},
    {"activities",
     [](std::size_t n) {
       return numbered("Activity Type,Date,Title,Distance\n", "Run,2026-01-01 10:00:00,", ",1\n", n);
     }},
    {"curves",
     [](std::size_t n) { return filled("[TrainingResult]\n[GraphData]\n", "GraphPitch,1,1,1\n", n); }},
};

TEST(CsvBounds, AHostileTableStaysUnderFourTimesItsSize) {
  for (const auto& hostile : kHostile) {
    const std::string text = hostile.text(kLargest);
    const std::size_t before = live;
    most = before;
    const auto content = read_csv(std::as_bytes(std::span(text)), "2026-01-02_03-04-05.csv", {});
    const double held = static_cast<double>(most - before + text.size()) / static_cast<double>(text.size());
    RecordProperty(hostile.what, std::to_string(held));
    EXPECT_LT(held, 4) << hostile.what;
  }
}

/// Twice the text may not take more than about twice the memory in all: nothing grows with its square.
TEST(CsvBounds, WorkGrowsWithTheText) {
  for (const auto& hostile : kHostile) {
    const auto cost = [&](std::size_t size) {
      const std::string text = hostile.text(size);
      const std::size_t before = taken;
      (void)read_csv(std::as_bytes(std::span(text)), "2026-01-02_03-04-05.csv", {});
      return static_cast<double>(taken - before);
    };
    const double small = cost(1U << 18), large = cost(1U << 20);
    EXPECT_LT(large, 6 * small + (1U << 20)) << hostile.what;
  }
}

}  // namespace
}  // namespace freshlegs::csv
