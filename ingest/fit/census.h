// Counts what a file holds, before any cleaning: for `inspect` and for comparison with other decoders.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <vector>

#include "ingest/file_content.h"
#include "ingest/fit/message_reader.h"

namespace freshlegs::fit {

class Census {
 public:
  /// Counts messages that lie behind each other (MessageReader::extend).
  void take(const Message& first, std::size_t count);
  void take_segment();

  [[nodiscard]] FitCensus result() const;

 private:
  /// How to tell whether a field of a record holds a value.
  struct Check {
    Field field;
    std::uint64_t invalid;  ///< as the bytes lie in the file
    bool whole;             ///< one element, compared with `invalid`; else looked at element by element
  };
  /// A profile field with the fields of the definition that bring it: itself, or plain ones that expand into
  /// it.
  struct Outcome {
    std::uint8_t field;
    std::uint64_t* counter;
    std::array<Check, 3> brought_by;
    std::uint8_t bringers;
  };
  struct Counted {
    std::uint32_t serial = 0;
    std::uint64_t* messages = nullptr;
    std::vector<Outcome> outcomes;
    std::array<std::uint16_t, 256> place{};  ///< of a field among the outcomes, from 1; 0 = not yet there
  };
  void plan(const Message& message, Counted& counted);
  void add_outcome(Counted& counted, std::uint8_t field, const Check& check);
  static bool holds_value(const Check& check, const std::byte* data, bool big_endian);
  static std::uint64_t count(const Outcome& outcome, const Message& first, std::size_t messages);

  std::uint32_t segments_ = 0;
  std::map<std::uint16_t, std::uint64_t> messages_;
  std::map<std::uint8_t, std::uint64_t> record_fields_;
  std::array<Counted, 16> definitions_;
};

}  // namespace freshlegs::fit
