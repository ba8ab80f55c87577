// Developer data: fields that a pod or an app describes itself, inside the file.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "ingest/channel.h"
#include "ingest/fit/budget.h"
#include "ingest/fit/message_reader.h"

namespace freshlegs::fit {

/// The channel that a developer field of a record feeds.
struct DeveloperChannel {
  ChannelKind kind;
  double ticks_per_value;  ///< cadence: into 1/128 strides, as the record table holds it
  bool one_of_two_feet;    ///< left and right are averaged
};

struct DeveloperField {
  std::string name, units;
  BaseType type = BaseType::bytes;
  double scale = 1, offset = 0;  ///< value = raw / scale - offset
  std::optional<std::uint16_t> native_message;
  std::optional<std::uint8_t> native_field;  ///< the field of `native_message` it stands for
  std::optional<DeveloperChannel> channel;   ///< none if it is none of ours, or in a unit that we do not know
};

/// All descriptions of a segment. A later one of the same number replaces the earlier.
class DeveloperFields {
 public:
  void take_developer(const Message& message);    ///< developer_data_id
  void take_description(const Message& message, Budget& budget);  ///< field_description

  [[nodiscard]] const DeveloperField* find(std::uint8_t developer, std::uint8_t number) const;
  [[nodiscard]] ChannelSource source_of(std::uint8_t developer) const;
  /// Names in the order of the file, each once.
  [[nodiscard]] const std::vector<std::string>& names() const { return names_; }
  /// What a copy of them costs.
  [[nodiscard]] std::size_t names_bytes() const { return names_bytes_; }
  /// Rises with every change: plans made before are out of date.
  [[nodiscard]] std::uint32_t generation() const { return generation_; }

 private:
  std::map<std::uint16_t, DeveloperField> fields_;  ///< key: developer * 256 + number
  std::map<std::uint8_t, ChannelSource> sources_;
  std::set<std::string> known_names_;
  std::vector<std::string> names_;
  std::size_t names_bytes_ = 0;
  std::uint32_t generation_ = 1;
};

}  // namespace freshlegs::fit
