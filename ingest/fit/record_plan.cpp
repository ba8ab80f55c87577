// Plans: made once per definition, so that a record costs a few nanoseconds a field.
#include <cmath>

#include "ingest/fit/record_table.h"

namespace freshlegs::fit {
namespace {

struct NativeColumn {
  std::uint8_t field;
  ChannelKind kind;
  std::int32_t factor, shift;  ///< ticks = raw * factor + shift, from the field's scale and offset
  Merge merge = Merge::replace;
};

// In order of precedence: what stands later wins, so enhanced fields come behind plain ones. Cadence is kept
// in 1/128 strides, the step of fractional_cadence; altitude is (raw / 5 - 500) m in ticks of 1/10 m.
constexpr NativeColumn kNativeColumns[] = {
    {0, ChannelKind::latitude, 1, 0},
    {1, ChannelKind::longitude, 1, 0},
    {2, ChannelKind::altitude, 2, -5000},
    {78, ChannelKind::altitude, 2, -5000},
    {3, ChannelKind::heart_rate, 1, 0},
    {4, ChannelKind::cadence, 128, 0},
    {53, ChannelKind::cadence, 1, 0, Merge::add},
    {5, ChannelKind::distance, 1, 0},
    {6, ChannelKind::speed, 1, 0},
    {73, ChannelKind::speed, 1, 0},
    {7, ChannelKind::power, 10, 0},
    {13, ChannelKind::temperature, 10, 0},
    {39, ChannelKind::vertical_oscillation, 1, 0},
    {40, ChannelKind::stance_time_percent, 1, 0},
    {41, ChannelKind::stance_time, 1, 0},
    {83, ChannelKind::vertical_ratio, 1, 0},
    {84, ChannelKind::stance_time_balance, 1, 0},
    {85, ChannelKind::step_length, 1, 0},
    {99, ChannelKind::respiration_rate, 100, 0},
    {108, ChannelKind::respiration_rate, 1, 0},
};
constexpr std::uint8_t kPackedSpeedDistance = 8, kCadence256 = 52;

Load load_of(BaseType type, bool big_endian) {
  const auto& t = traits(type);
  if (t.is_real || t.width == 8) return Load::real;
  if (t.width == 1) return t.is_signed ? Load::s8 : Load::u8;
  if (t.width == 2)
    return t.is_signed ? (big_endian ? Load::s16_big : Load::s16) : (big_endian ? Load::u16_big : Load::u16);
  return t.is_signed ? (big_endian ? Load::s32_big : Load::s32) : (big_endian ? Load::u32_big : Load::u32);
}

/// A plan for the first element; nullopt if the declared size holds none.
std::optional<CellPlan> plan_for(std::uint32_t offset, std::size_t size, BaseType type, bool big_endian) {
  if (type == BaseType::string || size % traits(type).width != 0) return std::nullopt;
  CellPlan plan;
  plan.offset = offset;
  plan.load = load_of(type, big_endian);
  plan.type = type;
  plan.big_endian = big_endian;
  plan.invalid = traits(type).invalid;
  return plan;
}

void set_scale(CellPlan& plan, double factor, double shift) {
  plan.factor = static_cast<std::int32_t>(factor);
  plan.shift = static_cast<std::int32_t>(shift);
  plan.real_factor = factor;
  plan.real_shift = shift;
  if (plan.factor != factor || plan.shift != shift) plan.load = Load::real;
}

}  // namespace

void RecordTable::compile(const Message& message, const DeveloperFields& developers, RecordPlan& plan) {
  plan.definition = message.definition->serial;
  plan.generation = developers.generation();
  plan.cells.clear();
  plan.packed_speed_distance = kNowhere;
  plan_native(*message.definition, plan);
  plan_developer(*message.definition, developers, plan);
}

void RecordTable::plan_native(const Definition& definition, RecordPlan& plan) {
  const auto add = [&](std::uint8_t number, ChannelKind kind, double factor, double shift, Merge merge) {
    const Field* field = definition.find(number);
    if (field == nullptr) return;
    auto cell = plan_for(field->offset, field->size, field->type, definition.big_endian);
    if (!cell) return;
    set_scale(*cell, factor, shift);
    cell->merge = merge;
    cell->cells = column(kind, ChannelSource::native);
    if (cell->cells != nullptr) plan.cells.push_back(*cell);
  };
  for (const auto& c : kNativeColumns) add(c.field, c.kind, c.factor, c.shift, c.merge);
  add(kCadence256, ChannelKind::cadence, 0.5, 0, Merge::fill);

  const Field* packed = definition.find(kPackedSpeedDistance);
  if (packed == nullptr || packed->size != 3) return;
  plan.packed_speed = column(ChannelKind::speed, ChannelSource::native);
  plan.packed_distance = column(ChannelKind::distance, ChannelSource::native);
  if (plan.packed_speed != nullptr && plan.packed_distance != nullptr)
    plan.packed_speed_distance = packed->offset;
}

void RecordTable::plan_developer(const Definition& definition, const DeveloperFields& developers,
                                 RecordPlan& plan) {
  for (const auto& slot : definition.developer_fields) {
    const DeveloperField* field = developers.find(slot.developer, slot.number);
    if (field == nullptr) continue;
    const auto& channel = field->channel;
    auto cell = plan_for(slot.offset, slot.size, field->type, definition.big_endian);
    if (!channel || !cell) continue;
    set_scale(*cell, channel->ticks_per_value / field->scale, -field->offset * channel->ticks_per_value);
    cell->merge = channel->one_of_two_feet ? Merge::average : Merge::replace;
    cell->cells = column(channel->kind, developers.source_of(slot.developer));
    if (cell->cells != nullptr) plan.cells.push_back(*cell);
  }
}

}  // namespace freshlegs::fit
