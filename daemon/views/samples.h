// What devices wrote down, sample by sample, uncleaned.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/recording.h"

namespace freshlegs::app::views {

/// time, recording, and one column for each channel that any of the recordings can have.
std::vector<std::string> sample_columns();
/// One sample: the time in UTC with milliseconds, then a value for each channel or nothing.
struct SampleRow {
  std::string time;
  std::vector<std::optional<double>> values;
};
SampleRow sample_row(const Recording& recording, std::size_t i);

std::string samples_csv(std::span<const Recording> recordings);

}  // namespace freshlegs::app::views
