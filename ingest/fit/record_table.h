// The records of a segment as columns: one row a record, in the order of the file.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <vector>

#include "ingest/channel.h"
#include "ingest/fit/budget.h"
#include "ingest/fit/developer.h"
#include "ingest/fit/message_reader.h"

namespace freshlegs::fit {

struct Column {
  ChannelKind kind{};
  ChannelSource source{};
  /// Ticks of the channel, but cadence in 1/128 strides a minute until the sport is known. kMissing =
  /// nothing.
  std::vector<std::int32_t> cells;
};

/// How an element's bits become a whole number; big-endian ones are apart so that a row needs no second
/// question.
enum class Load : std::uint8_t { u8, s8, u16, s16, u32, s32, u16_big, s16_big, u32_big, s32_big, real };

/// What to do with a cell that may hold something already.
enum class Merge : std::uint8_t { replace, add, fill, average };

/// One step of reading a record: from bytes to a cell.
struct CellPlan {
  std::uint32_t offset = 0;
  Load load{};
  Merge merge{};
  BaseType type{};          ///< for Load::real
  bool big_endian = false;  ///< for Load::real
  std::uint64_t invalid = 0;
  std::int32_t factor = 1, shift = 0;      ///< ticks = raw * factor + shift
  double real_factor = 1, real_shift = 0;  ///< for Load::real
  std::int32_t* cells = nullptr;
};

/// All steps for the records of one definition.
struct RecordPlan {
  std::uint32_t definition = 0;  ///< serial it was made for
  std::uint32_t generation = 0;  ///< of the developer fields
  std::vector<CellPlan> cells;
  std::size_t packed_speed_distance = kNowhere;  ///< offset of compressed_speed_distance
  std::int32_t *packed_speed = nullptr, *packed_distance = nullptr;
};

class RecordTable {
 public:
  /// Room for exactly `rows` records; columns come as definitions ask for them.
  RecordTable(std::size_t rows, Budget& budget);

  /// Reads records that lie behind each other (MessageReader::extend), one for each of `times`; `first` is of
  /// message number 20.
  void append(const Message& first, std::span<const std::uint32_t> times, const DeveloperFields& developers);

  [[nodiscard]] std::size_t rows() const { return times_.size(); }
  [[nodiscard]] std::vector<std::uint32_t>& times() {
    return times_;
  }  ///< FIT seconds; kNoTime where none is known
  [[nodiscard]] std::deque<Column>& columns() { return columns_; }

 private:
  void compile(const Message& message, const DeveloperFields& developers, RecordPlan& plan);
  void plan_native(const Definition& definition, RecordPlan& plan);
  void plan_developer(const Definition& definition, const DeveloperFields& developers, RecordPlan& plan);
  void read_packed(const RecordPlan& plan, const std::byte* data, std::size_t row);
  /// Cells of the column, all missing at first; nullptr if the budget refuses one more.
  std::int32_t* column(ChannelKind kind, ChannelSource source);

  std::size_t capacity_;
  Budget& budget_;
  std::vector<std::uint32_t> times_;
  std::deque<Column> columns_;  ///< a deque: plans point into the cells
  std::vector<RecordPlan> plans_;
  std::uint32_t packed_last_ = 0;  ///< compressed_speed_distance: last twelve bits and their sum, 1/16 m
  std::uint64_t packed_total_ = 0;
  bool packed_started_ = false;
};

}  // namespace freshlegs::fit
