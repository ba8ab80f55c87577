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

bool holds_value(const Message& message, const Field& field) {
  const Elements all(message.data + field.offset, field.size, field.type, message.definition->big_endian);
  if (all.size() == 0) return false;
  if (all.size() == 1 || (field.type != BaseType::string && !counts_any_element(field.number)))
    return is_valid(all.bits(0), field.type);
  return all.any_valid();
}

}  // namespace

void Census::take_segment() {
  ++segments_;
  for (auto& definition : definitions_) definition.serial = 0;
}

void Census::take(const Message& message) {
  Counted& counted = definitions_[message.local];
  if (counted.serial != message.definition->serial) plan(message, counted);
  ++*counted.messages;
  if (message.definition->global == kRecord) count_fields(message, counted);
}

void Census::plan(const Message& message, Counted& counted) {
  const Definition& definition = *message.definition;
  counted.serial = definition.serial;
  counted.messages = &messages_[definition.global];
  counted.outcomes.clear();
  if (definition.global != kRecord) return;
  for (std::size_t i = 0; i < definition.fields.size(); ++i) {
    const std::uint8_t number = definition.fields[i].number;
    add_outcome(counted, number, i);
    for (const auto& expansion : kExpansions)
      if (expansion.plain == number) add_outcome(counted, expansion.expanded, i);
  }
}

void Census::add_outcome(Counted& counted, std::uint8_t field, std::size_t brought_by) {
  auto it = std::ranges::find(counted.outcomes, field, &Outcome::field);
  if (it == counted.outcomes.end()) it = counted.outcomes.insert(it, {field, &record_fields_[field], {}, 0});
  if (it->bringers < it->brought_by.size())
    it->brought_by[it->bringers++] = static_cast<std::uint8_t>(brought_by);
}

void Census::count_fields(const Message& message, const Counted& counted) {
  const auto& fields = message.definition->fields;
  for (std::size_t i = 0; i < fields.size(); ++i) valid_[i] = holds_value(message, fields[i]);
  for (const auto& outcome : counted.outcomes) {
    bool any = false;
    for (std::size_t i = 0; i < outcome.bringers; ++i) any = any || valid_[outcome.brought_by[i]];
    if (any) ++*outcome.counter;
  }
  if (message.has_own_time && message.definition->timestamp == kNowhere) ++record_fields_[kTimestampField];
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
