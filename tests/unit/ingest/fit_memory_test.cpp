// A hostile 64 MiB file costs under four times its size, and an honest one too. Counted where memory is handed out, not
// read from the system: the same figure on every machine.
#include <gtest/gtest.h>
#include <malloc.h>

#include <atomic>
#include <cstdlib>
#include <new>

#include "ingest/fit/read_fit.h"
#include "tests/support/fit_writer.h"

namespace {
std::atomic<std::size_t> held = 0, most = 0;

void* hand_out(std::size_t size) {
  void* memory = std::malloc(size);
  if (memory == nullptr) throw std::bad_alloc();
  const std::size_t now = held += malloc_usable_size(memory);
  if (now > most) most = now;
  return memory;
}
void take_back(void* memory) noexcept {
  if (memory != nullptr) held -= malloc_usable_size(memory);
  std::free(memory);
}
}  // namespace

void* operator new(std::size_t size) { return hand_out(size); }
void operator delete(void* memory) noexcept { take_back(memory); }
void operator delete(void* memory, std::size_t) noexcept { take_back(memory); }

namespace freshlegs::fit {
namespace {

using test::BaseType;
using test::FitWriter;

constexpr std::size_t kSize = 64U << 20;
constexpr std::uint32_t kStart = 1'100'000'000;

FitWriter begin() {
  FitWriter w;
  w.define(0, 0, {{0, BaseType::enum8}, {1, BaseType::uint16}, {4, BaseType::uint32}}).message(0, {4, 1, kStart});
  return w;
}

/// The bytes over and over, up to the size of the largest file.
std::vector<std::byte> filled(FitWriter w, std::vector<std::byte> piece) {
  std::vector<std::byte> body;
  body.reserve(kSize);
  while (body.size() + piece.size() <= kSize - 4096) body.insert(body.end(), piece.begin(), piece.end());
  w.raw(body);
  return w.finish();
}

/// The messages that the writer makes, without header and checksum.
std::vector<std::byte> messages_of(const FitWriter& w) {
  const auto file = w.finish();
  return {file.begin() + 14, file.end() - 2};
}

void expect_cheap(const std::vector<std::byte>& file) {
  const std::size_t before = held;
  most = before;
  {
    const auto content = decode_fit(file, {});
    EXPECT_LT(most - before, 3 * file.size());  // with the file itself, under four times
    EXPECT_FALSE(content.recordings.size() > 100'000);
  }
  EXPECT_LE(held, before + 4096);
}

TEST(FitMemory, RecordsOfTwoBytesBehindWideOnes) {
  FitWriter w = begin();
  std::vector<test::FitField> fields{{253, BaseType::uint32}};
  for (const int number : {0, 1, 2, 3, 4, 5, 6, 7, 13, 39, 40, 41, 83, 84, 85, 108})
    fields.push_back({static_cast<std::uint8_t>(number), BaseType::uint32});
  w.define(1, 20, fields).message(1, {kStart, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15});
  w.define(2, 20, {{3, BaseType::uint8}});
  expect_cheap(filled(w, {std::byte{2}, std::byte{99}}));
}

TEST(FitMemory, SetsLapsBeatsAndSessionsOfAFewBytes) {
  for (const int number : {225, 19, 101, 55, 297, 18, 78, 290, 372, 21, 132, 264, 27, 371, 370, 275, 211}) {
    const auto message = static_cast<std::uint16_t>(number);
    SCOPED_TRACE(message);
    FitWriter w = begin();
    w.define(1, message, {{0, BaseType::uint8, 4}, {1, BaseType::uint16}});
    std::vector<std::byte> piece(7, std::byte{3});
    piece[0] = std::byte{1};
    expect_cheap(filled(w, piece));
  }
}

TEST(FitMemory, TitlesOfAWorkoutOnEverySet) {
  FitWriter w = begin();
  const std::string title(250, 't');
  w.define(1, 26, {{8, BaseType::string, 251}}).message(1, {title});
  w.define(3, 264, {{0, BaseType::uint16}, {1, BaseType::uint16}, {2, BaseType::string, 251}}).message(3, {1, 1, title});
  w.define(2, 225, {{7, BaseType::uint16}, {8, BaseType::uint16}});
  expect_cheap(filled(w, {std::byte{2}, std::byte{1}, std::byte{0}, std::byte{1}, std::byte{0}}));
}

TEST(FitMemory, DescriptionsOfDeveloperFieldsWithoutEnd) {
  FitWriter w = begin();
  w.define(1, 206, {{0, BaseType::uint8}, {1, BaseType::uint8}, {2, BaseType::uint8}, {3, BaseType::string, 4}});
  std::vector<std::byte> body;
  for (std::uint32_t i = 0; body.size() < kSize - 4096; ++i) {
    body.push_back(std::byte{1});
    for (const std::uint32_t b : {i & 0xFF, i >> 8 & 0xFF, 2U, 1 + i % 251, 1 + i / 251 % 251, 1 + i / 63001 % 251, 0U})
      body.push_back(static_cast<std::byte>(b));
  }
  w.raw(body);
  expect_cheap(w.finish());
}

TEST(FitMemory, DefinitionsWithoutEnd) {
  FitWriter w;
  w.define(1, 20, {{253, BaseType::uint32}, {3, BaseType::uint8}}).message(1, {kStart, 100});
  expect_cheap(filled(begin(), messages_of(w)));
}

TEST(FitMemory, AnHonestGiant) {
  FitWriter w;
  w.define(1, 20, {{253, BaseType::uint32}, {3, BaseType::uint8}, {73, BaseType::uint32}, {78, BaseType::uint32},
                   {5, BaseType::uint32}, {0, BaseType::sint32}, {1, BaseType::sint32}, {4, BaseType::uint8}});
  std::vector<test::FitValue> values{kStart, 140, 3000, 2500, 100, 1, 2, 85};
  for (int i = 0; i < 1000; ++i) w.message(1, values);
  expect_cheap(filled(begin(), messages_of(w)));
}

}  // namespace
}  // namespace freshlegs::fit
