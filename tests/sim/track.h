// Columns of a run being recorded: numbers rounded exactly as a watch rounds them for its FIT file.
#pragma once

#include "ingest/recording.h"

namespace freshlegs::sim {

struct Second {
  double heart_rate, speed, distance, altitude, cadence, contact, balance, oscillation, step_length,
      temperature;
  double north_m, east_m;
};

class Track {
 public:
  explicit Track(std::size_t seconds);
  void add(int second, const Second& s);
  [[nodiscard]] Samples take() { return std::move(samples_); }

 private:
  Samples samples_;
};

/// Fills summary figures, counts, start, end and laps' means from the samples.
void summarise(Recording& recording);

/// Mean of a channel's present values; nothing without any.
std::optional<double> mean_of(const Samples& samples, ChannelKind kind, std::size_t from = 0,
                              std::size_t to = SIZE_MAX);

}  // namespace freshlegs::sim
