#include "ingest/fit/census.h"

#include <algorithm>

#include "ingest/fit/profile/names.h"
#include "ingest/fit/values.h"

namespace freshlegs::fit {
namespace {

constexpr std::uint16_t kRecord = 20;

struct Expansion {
  std::uint8_t plain, expanded;
};

// Fields of a record that the profile expands into others (components).
constexpr Expansion kExpansions[] = {{2, 78}, {6, 73},  {8, 6},   {8, 73},
                                     {8, 5},  {18, 19}, {28, 29}, {99, 108}};

// Fields of a record that the profile declares as arrays: one valid element is enough.
constexpr std::uint8_t kArrays[] = {8, 17, 69, 70, 71, 72};

bool counts_any_element(std::uint8_t number) {
  return std::ranges::count(kArrays, number) > 0 || find_name(record_field_names(), number).empty();
}

/// The invalid value as its bytes lie in a file of the given order, loaded in ours.
std::uint64_t invalid_as_written(BaseType type, bool big_endian) {
  const auto& t = traits(type);
  return big_endian ? __builtin_bswap64(t.invalid) >> (64 - 8 * t.width) : t.invalid;
}

template <class Bits>
bool differs(const std::byte* at, std::uint64_t invalid) {
  return load<Bits>(at) != static_cast<Bits>(invalid);
}

/// Calls `work` with the unsigned type of that many bytes.
template <class Work>
auto of_width(std::size_t bytes, Work work) {
  switch (bytes) {
    case 1:
      return work.template operator()<std::uint8_t>();
    case 2:
      return work.template operator()<std::uint16_t>();
    case 4:
      return work.template operator()<std::uint32_t>();
    default:
      return work.template operator()<std::uint64_t>();
  }
}

}  // namespace

void Census::take_segment() {
  ++segments_;
  for (auto& definition : definitions_) definition.serial = 0;
}

void Census::take(const Message& first, std::size_t count_of_messages) {
  Counted& counted = definitions_[first.local];
  if (counted.serial != first.definition->serial) plan(first, counted);
  *counted.messages += count_of_messages;
  for (const auto& outcome : counted.outcomes) *outcome.counter += count(outcome, first, count_of_messages);
  if (first.definition->global == kRecord && first.has_own_time && first.definition->timestamp == kNowhere)
    ++record_fields_[kTimestampField];  // in the header byte
}

void Census::plan(const Message& message, Counted& counted) {
  const Definition& definition = *message.definition;
  counted.serial = definition.serial;
  counted.messages = &messages_[definition.global];
  counted.outcomes.clear();
  counted.place.fill(0);
  if (definition.global != kRecord) return;
  for (const Field& field : definition.fields) {
    const auto& t = traits(field.type);
    if (field.size % t.width != 0) continue;
    const bool first_only = field.type != BaseType::string && !counts_any_element(field.number);
    const Check check{field, invalid_as_written(field.type, definition.big_endian),
                      !t.is_real && (first_only || field.size == t.width)};
    add_outcome(counted, field.number, check);
    for (const auto& expansion : kExpansions)
      if (expansion.plain == field.number) add_outcome(counted, expansion.expanded, check);
  }
}

void Census::add_outcome(Counted& counted, std::uint8_t field, const Check& check) {
  auto& place = counted.place[field];
  if (place == 0) {
    counted.outcomes.push_back({field, &record_fields_[field], {}, 0});
    place = static_cast<std::uint16_t>(counted.outcomes.size());
  }
  Outcome& outcome = counted.outcomes[place - 1U];
  if (outcome.bringers < outcome.brought_by.size()) outcome.brought_by[outcome.bringers++] = check;
}

bool Census::holds_value(const Check& check, const std::byte* data, bool big_endian) {
  const std::byte* at = data + check.field.offset;
  if (!check.whole) return Elements(at, check.field.size, check.field.type, big_endian).any_valid();
  return of_width(traits(check.field.type).width, [&]<class Bits>() { return differs<Bits>(at, check.invalid); });
}

std::uint64_t Census::count(const Outcome& outcome, const Message& first, std::size_t messages) {
  const std::size_t stride = 1 + first.definition->size;
  std::uint64_t valid = 0;
  if (const Check& only = outcome.brought_by[0]; outcome.bringers == 1 && only.whole) {  // as nearly all are
    const std::byte* at = first.data + only.field.offset;
    return of_width(traits(only.field.type).width, [&]<class Bits>() {
      for (std::size_t i = 0; i < messages; ++i) valid += differs<Bits>(at + i * stride, only.invalid) ? 1U : 0U;
      return valid;
    });
  }
  for (std::size_t i = 0; i < messages; ++i) {
    const std::byte* data = first.data + i * stride;
    bool any = false;
    for (std::size_t k = 0; k < outcome.bringers && !any; ++k)
      any = holds_value(outcome.brought_by[k], data, first.definition->big_endian);
    valid += any ? 1 : 0;
  }
  return valid;
}

FitCensus Census::result() const {
  FitCensus census;
  census.segments = segments_;
  for (const auto& [number, count] : messages_)
    census.message_counts[name_or_unknown(message_names(), number)] += count;
  for (const auto& [number, count] : record_fields_)
    if (count > 0) census.record_fields[name_or_unknown(record_field_names(), number)] += count;
  return census;
}

}  // namespace freshlegs::fit
