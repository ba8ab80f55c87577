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
  void take(const Message& message);
  void take_segment();

  [[nodiscard]] FitCensus result() const;

 private:
  static constexpr std::size_t kMostFields = 255;
  /// A profile field with the fields of the definition that bring it: itself, or plain ones that expand into
  /// it.
  struct Outcome {
    std::uint8_t field;
    std::uint64_t* counter;
    std::array<std::uint8_t, 3> brought_by;
    std::uint8_t bringers;
  };
  struct Counted {
    std::uint32_t serial = 0;
    std::uint64_t* messages = nullptr;
    std::vector<Outcome> outcomes;
  };
  void plan(const Message& message, Counted& counted);
  void add_outcome(Counted& counted, std::uint8_t field, std::size_t brought_by);
  void count_fields(const Message& message, const Counted& counted);

  std::uint32_t segments_ = 0;
  std::map<std::uint16_t, std::uint64_t> messages_;
  std::map<std::uint8_t, std::uint64_t> record_fields_;
  std::array<Counted, 16> definitions_;
  std::array<bool, kMostFields> valid_{};
};

}  // namespace freshlegs::fit
