// COROS Training Hub, splits of one activity, named by sport and start ("Run20260301071500.csv"). Column
// names as importers quote them.
#include "ingest/csv/lap_list.h"

namespace freshlegs::csv {
namespace {

constexpr std::string_view kLap[] = {"Split"}, kTime[] = {"Time"}, kDistance[] = {"GetDistance"},
                           kHeartRate[] = {"Avg HR"}, kProof[] = {"Moving Time"};

}  // namespace

const Dialect& coros_laps() {
  static const LapList dialect({.name = "coros_laps",
                                .app = "COROS splits",
                                .manufacturer = "coros",
                                .lap = kLap,
                                .time = kTime,
                                .distance = kDistance,
                                .heart_rate = kHeartRate,
                                .step = {},
                                .proof = kProof});
  return dialect;
}

}  // namespace freshlegs::csv
