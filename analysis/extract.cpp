#include "analysis/features.h"
#include "analysis/hrv/rest.h"
#include "analysis/load/heart_rate_histogram.h"
#include "analysis/said.h"
#include "analysis/signal/run_signal.h"
#include "analysis/strength/extract_strength.h"

namespace freshlegs::analysis {
namespace {

/// Of all parts, dated against the activity's start.
std::vector<Measurement> measurements_of(const Activity& activity) {
  std::vector<Measurement> out;
  for (std::size_t i = 0; i < activity.parts.size(); ++i) {
    const auto& part = activity.parts[i];
    const auto ahead = part.head.start + activity.plan.parts[i].shift - activity.plan.start;
    for (auto m : part.measurements) {
      m.offset_ms += static_cast<std::int32_t>(ahead.count());
      out.push_back(std::move(m));
    }
  }
  return out;
}

void rest_of(const Activity& activity, Features& features) {
  for (const auto& part : activity.parts) {
    const auto heart = resting_heart(part.rr);
    if (!heart) continue;
    features.rmssd_ms = heart->rmssd_ms;
    features.resting_hr_bpm = heart->resting_hr_bpm;
    features.artefact_share = heart->artefact_share;
    features.sdnn_ms = heart->sdnn_ms;
    features.dfa_alpha1 = heart->dfa_alpha1;
    return;
  }
}

/// How long it took by such a row; what is stopped between start and end is no training.
std::optional<double> listed_seconds(const Activity& activity) {
  for (const auto& part : activity.parts)
    for (const auto& said : {part.head.summary.timer_s, part.head.summary.elapsed_s})
      if (said && *said > 0) return said;
  const auto span = std::chrono::duration<double>(activity.plan.end - activity.plan.start).count();
  return span > 0 ? std::optional(span) : std::nullopt;
}

}  // namespace

Features extract(const Activity& activity) {
  Features features;
  features.heart_rate = heart_rate_histogram(activity);
  const auto mean = mean_bpm(features.heart_rate);
  features.avg_heart_rate_bpm = mean ? mean : said(activity, &DeviceSummary::avg_heart_rate_bpm);
  if (!mean) {  // a list's row has no samples
    features.listed_s = listed_seconds(activity);
    features.listed_max_bpm = said(activity, &DeviceSummary::max_heart_rate_bpm);
  }
  features.measurements = measurements_of(activity);
  for (const auto& part : activity.parts)
    if (part.user && !features.user) features.user = part.user;
  switch (activity.plan.sport) {
    case Sport::run:
      features.run = extract_run(activity);
      break;
    case Sport::strength:
      features.strength = extract_strength(activity);
      break;
    case Sport::wellness:
      rest_of(activity, features);
      break;
    default:
      break;
  }
  if (features.strength) features.strength->avg_heart_rate_bpm = features.avg_heart_rate_bpm;
  return features;
}

}  // namespace freshlegs::analysis
