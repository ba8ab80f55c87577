// A mutator that knows what a FIT file is made of: it puts in definitions and messages that make sense and
// then rights lengths and checksums, so that the fuzzer gets past the door. One file in eight stays wrong.
#include <algorithm>
#include <cstring>
#include <random>

#include "tests/support/fit_writer.h"

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t max_size);

namespace {

using namespace freshlegs::test;
using Bytes = std::vector<std::byte>;
using Random = std::minstd_rand;

constexpr std::size_t kHeader = 14, kChecksum = 2;

constexpr BaseType kTypes[] = {BaseType::enum8,   BaseType::sint8,   BaseType::uint8,   BaseType::string,
                               BaseType::uint8z,  BaseType::byte,    BaseType::sint16,  BaseType::uint16,
                               BaseType::sint32,  BaseType::uint32,  BaseType::float32, BaseType::float64,
                               BaseType::uint16z, BaseType::uint32z, BaseType::sint64,  BaseType::uint64};
constexpr std::uint16_t kMessages[] = {0,  3,  12,  18,  19,  20,  20,  20,  21,  23,  26,  34,
                                       49, 78, 132, 206, 207, 211, 225, 275, 290, 346, 370, 372};

std::size_t pick(Random& random, std::size_t below) { return random() % below; }

Bytes seed() {
  FitWriter w;
  w.define(0, 0, {{0, BaseType::enum8}, {1, BaseType::uint16}, {4, BaseType::uint32}})
      .message(0, {4, 1, 1000000000});
  w.define(1, 20,
           {{253, BaseType::uint32}, {3, BaseType::uint8}, {4, BaseType::uint8}, {6, BaseType::uint16}});
  for (int i = 0; i < 4; ++i) w.message(1, {1000000000 + i, 120 + i, 85, 3000});
  w.define(2, 18,
           {{253, BaseType::uint32}, {2, BaseType::uint32}, {5, BaseType::enum8}, {7, BaseType::uint32}});
  w.message(2, {1000000004, 1000000000, 1, 4000});
  return w.finish();
}

/// A definition and two messages of it, filled with small numbers.
Bytes sensible_messages(Random& random) {
  FitWriter w;
  std::vector<FitField> fields;
  if (pick(random, 4) != 0) fields.push_back({253, BaseType::uint32});
  for (std::size_t i = pick(random, 6) + 1; i > 0; --i) {
    const BaseType type = kTypes[pick(random, std::size(kTypes))];
    const std::size_t elements = pick(random, 3) == 0 ? pick(random, 12) : 1;
    fields.push_back({static_cast<std::uint8_t>(pick(random, 4) == 0 ? pick(random, 256) : pick(random, 16)),
                      type, static_cast<std::uint8_t>(elements * width_of(type))});
  }
  std::vector<FitDeveloperField> developer_fields;
  if (pick(random, 3) == 0)
    developer_fields.push_back({static_cast<std::uint8_t>(pick(random, 3)), 0, BaseType::uint16});
  const auto local = static_cast<std::uint8_t>(pick(random, 16));
  w.define(local, kMessages[pick(random, std::size(kMessages))], fields, developer_fields,
           pick(random, 2) == 0 ? std::endian::little : std::endian::big);
  for (int i = 0; i < 2; ++i) {
    std::vector<FitValue> values;
    for (const auto& field : fields)
      values.emplace_back(field.number == 253 ? 1000000000 + pick(random, 100) : pick(random, 300));
    w.message(local, values);
  }
  const Bytes file = w.finish();
  return {file.begin() + kHeader, file.end() - kChecksum};
}

void insert_messages(Bytes& file, Random& random) {
  const auto messages = sensible_messages(random);
  // At the end messages surely begin; elsewhere only by luck, which tests the way back after damage.
  const std::size_t room = file.size() - kHeader - kChecksum;
  const std::size_t at = pick(random, 4) == 0 ? pick(random, room + 1) : room;
  file.insert(file.begin() + static_cast<std::ptrdiff_t>(kHeader + at), messages.begin(), messages.end());
}

}  // namespace

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t max_size,
                                               unsigned seed_number) {
  Random random(seed_number);
  Bytes file;
  if (size < kHeader + kChecksum || data[0] != kHeader || std::memcmp(data + 8, ".FIT", 4) != 0) {
    file = seed();
  } else {
    size = pick(random, 2) == 0 ? size : LLVMFuzzerMutate(data, size, max_size);
    file.resize(size);
    std::memcpy(file.data(), data, size);
  }
  if (file.size() >= kHeader + kChecksum && pick(random, 2) == 0) insert_messages(file, random);
  if (pick(random, 8) != 0) repair_fit(file);
  const std::size_t length = std::min(file.size(), max_size);
  std::memcpy(data, file.data(), length);
  return length;
}
