// Elite HRV: one row a measurement; only the morning readiness ones compare with each other.
#include "ingest/csv/measurement_list.h"

namespace freshlegs::csv {
namespace {

using Kind = Measurement::Kind;
constexpr std::string_view kRequired[] = {"Member", "Datetime", "Type", "HRV", "Rmssd"};
constexpr std::string_view kWhen[] = {"Datetime", "Date"};
constexpr MeasurementColumn kColumns[] = {
    {"Rmssd", Kind::rmssd_ms},   {"lnRmssd", Kind::ln_rmssd},  {"Sdnn", Kind::sdnn_ms},
    {"HRV", Kind::vendor_score}, {"HR", Kind::resting_hr_bpm},
};

}  // namespace

const Dialect& elite_hrv() {
  static const MeasurementList dialect({.name = "elite_hrv",
                                        .app = "Elite HRV",
                                        .required = kRequired,
                                        .columns = kColumns,
                                        .when = kWhen,
                                        .filter = "Type",
                                        .filter_word = "readiness"});
  return dialect;
}

}  // namespace freshlegs::csv
