// Tables with a row a lap of one activity, without a date: the name of the file has to give it.
#pragma once

#include <span>
#include <string_view>

#include "ingest/csv/dialect.h"

namespace freshlegs::csv {

/// What the columns are called, in any language; a unit may stand behind the name ("Distance\nkm").
struct LapListSpec {
  std::string_view name, app, manufacturer;
  std::span<const std::string_view> lap, time, distance, heart_rate, step;
  std::span<const std::string_view> proof;  ///< one of these must be there too
};

/// Rows whose lap is no number (groups of laps, the summary) are passed over: they count their laps again.
class LapList final : public Dialect {
 public:
  explicit constexpr LapList(const LapListSpec& spec) : spec_(spec) {}
  [[nodiscard]] std::string_view name() const override { return spec_.name; }
  [[nodiscard]] std::string_view app() const override { return spec_.app; }
  [[nodiscard]] double confidence(const Probe& probe) const override;
  void read(const Input& input, FileContent& content) const override;

 private:
  LapListSpec spec_;
};

}  // namespace freshlegs::csv
