// HRV4Training: one row a day. iOS writes UTC with an offset, Android a day and a clock of the phone. Tags
// about training belong to the day before and are left aside.
#include "ingest/csv/measurement_list.h"

namespace freshlegs::csv {
namespace {

using Kind = Measurement::Kind;
using Form = MeasurementColumn::Form;
constexpr std::string_view kRequired[] = {"rMSSD", "HR", "HRV4T_Recovery_Points"};
constexpr std::string_view kWhen[] = {"timestamp_measurement"};
constexpr MeasurementColumn kColumns[] = {
    {"rMSSD", Kind::rmssd_ms},
    {"SDNN", Kind::sdnn_ms},
    {"HR", Kind::resting_hr_bpm},
    {"HRV4T_Recovery_Points", Kind::vendor_score},
    {"sleep_quality", Kind::sleep_score},
    {"sleep_time", Kind::sleep_s, Form::hours},
    {"mental_energy", Kind::mood},
    {"muscle_soreness", Kind::soreness},
    {"fatigue", Kind::fatigue},
    {"sickness", Kind::sickness, Form::yes_word, "sick"},
};

}  // namespace

const Dialect& hrv4training() {
  static const MeasurementList dialect({.name = "hrv4training",
                                        .app = "HRV4Training",
                                        .required = kRequired,
                                        .columns = kColumns,
                                        .when = kWhen,
                                        .day = "date",
                                        .clock = "time"});
  return dialect;
}

}  // namespace freshlegs::csv
