// Garmin Connect, Sleep.csv: a table of nights, or one night with a name and a value a line. The list of
// weeks has no year and is left aside elsewhere. English names as importers quote them.
#include "ingest/csv/measurement_list.h"
#include "ingest/csv/sniff.h"
#include "ingest/csv/table.h"

namespace freshlegs::csv {
namespace {

using Kind = Measurement::Kind;
using Form = MeasurementColumn::Form;
constexpr std::string_view kSevenDays = "Sleep Score 7 Days", kOneDay = "Sleep Score 1 Day";
constexpr std::string_view kRequired[] = {"Score", "Duration", "Bedtime"};
constexpr std::string_view kWhen[] = {kSevenDays, "Date"};
constexpr MeasurementColumn kColumns[] = {
    {"Score", Kind::sleep_score},
    {"Sleep Score", Kind::sleep_score},
    {"Duration", Kind::sleep_s, Form::duration},
    {"Sleep Duration", Kind::sleep_s, Form::duration},
    {"Resting Heart Rate", Kind::resting_hr_bpm, Form::with_unit},
    {"Avg Overnight HRV", Kind::rmssd_ms, Form::with_unit},
    {"Stress Avg", Kind::stress},
};

const MeasurementList& nights() {
  static const MeasurementList list({.name = "garmin_sleep",
                                     .app = "Garmin Connect sleep",
                                     .required = kRequired,
                                     .columns = kColumns,
                                     .when = kWhen});
  return list;
}

std::string quoted(std::string_view cell) {
  std::string out = "\"";
  for (const char c : cell) out += c == '"' ? std::string("\"\"") : std::string(1, c);
  return out + "\",";
}

/// One night as a table of one row. Of names that stand twice the first counts: the night's own, not a
/// factor's.
std::string turned(const Input& input) {
  std::string names, values;
  TableReader table(input.text, input.delimiter);
  while (const Row* row = table.next()) {
    if (row->cell(1).empty()) continue;  // the name of a section
    names += quoted(row->cell(0));
    values += quoted(row->cell(1));
  }
  return names + "\n" + values + "\n";
}

class GarminSleep final : public Dialect {
 public:
  [[nodiscard]] std::string_view name() const override { return nights().name(); }
  [[nodiscard]] std::string_view app() const override { return nights().app(); }
  [[nodiscard]] double confidence(const Probe& probe) const override {
    return probe.header.has(kOneDay) ? 1 : nights().confidence(probe);
  }
  void read(const Input& input, FileContent& content) const override {
    const Probe probe = probe_of(input.text, input.delimiter);
    if (!probe.header.has(kOneDay)) return nights().read(input, content);
    const std::string text = turned(input);
    nights().read({text, ',', input.name, input.options}, content);
  }
};

}  // namespace

const Dialect& garmin_sleep() {
  static const GarminSleep dialect;
  return dialect;
}

}  // namespace freshlegs::csv
