#include "ingest/fit/messages/messages.h"
#include "ingest/fit/values.h"

namespace freshlegs::fit {

// Most carry the low half of their time alone (field 26), ahead of the last whole one.
void read_monitoring(const Message& message, SegmentFacts& facts, Budget& budget) {
  const auto bpm = whole(message, 27);
  std::uint32_t time = message.time;
  if (time == kNoTime || !bpm || *bpm <= 0 || *bpm > 0xFF) return;
  if (const auto low = word(message, 26)) time += (*low - time) & 0xFFFFU;
  keep(facts.day_heart_rate, {time, static_cast<std::uint8_t>(*bpm)}, budget);
}

void read_respiration_rate(const Message& message, SegmentFacts& facts, Budget& budget) {
  constexpr double kFastest = 100;  // breaths/min; negative values and 300 say that nothing could be measured
  if (const auto rate = real(message, 0, 100); rate && *rate > 0 && *rate <= kFastest)
    keep(facts.breathing, {message.time, *rate}, budget);
}

}  // namespace freshlegs::fit
