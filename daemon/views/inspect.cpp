#include "daemon/views/inspect.h"

#include "daemon/views/json.h"
#include "daemon/views/tokens.h"

namespace freshlegs::app::views {
namespace {

/// Mean over the samples that have a value, and how many those are. Degrees need seven decimals (1 cm).
Json channel(const Channel& c) {
  const auto& what = spec(c.kind);
  std::int64_t count = 0, sum = 0;
  for (const auto tick : c.ticks) {
    const bool there = tick != kMissing;
    count += there;
    sum += there ? tick : 0;
  }
  const double mean = static_cast<double>(sum) / static_cast<double>(count) / what.ticks_per_unit;
  const int decimals = what.unit == "deg" ? 7 : 3;
  return {{"unit", what.unit},
          {"count", count},
          {"mean", count > 0 ? number(mean, decimals) : Json(nullptr)}};
}

/// What the device wrote under its own name. What pods and straps added beside it is named in
/// developer_channels and counted in `fit`.
Json channels(const Samples& samples) {
  Json object = Json::object();
  for (const auto& c : samples.channels)
    if (c.source == ChannelSource::native || c.source == ChannelSource::csv)
      object[std::string(spec(c.kind).name)] = channel(c);
  return object;
}

/// The contract knows ok, damaged and rejected. What is not ours is sound if we know what it is.
std::string_view status_of(const FileContent& content) {
  if (content.status != ReadStatus::ignored) return token(content.status);
  return content.format == Format::unknown ? "rejected" : "ok";
}

Json sample_time(const Recording& r, std::size_t i) {
  return iso_utc(r.head.start + Millis(r.samples.offset_ms[i]));
}

Json device_summary(const DeviceSummary& s) {
  return {{"timer_s", number(s.timer_s, 3)},
          {"elapsed_s", number(s.elapsed_s, 3)},
          {"distance_m", number(s.distance_m, 3)},
          {"avg_heart_rate_bpm", number(s.avg_heart_rate_bpm, 3)},
          {"max_heart_rate_bpm", number(s.max_heart_rate_bpm, 3)},
          {"calories_kcal", number(s.calories_kcal, 3)},
          {"ascent_m", number(s.ascent_m, 3)},
          {"descent_m", number(s.descent_m, 3)}};
}

Json recording(const Recording& r, bool dated = true) {
  const auto& head = r.head;
  const bool samples = dated && r.samples.size() > 0;
  Json object{{"sport", head.sport},
              {"sub_sport", head.sub_sport},
              {"start", dated ? Json(iso_utc(head.start)) : Json(nullptr)},
              {"end", dated && head.end_known ? Json(iso_utc(head.end)) : Json(nullptr)},
              {"utc_offset_s", offset(head.utc_offset)},
              {"device", {{"manufacturer", head.device.manufacturer}, {"product", head.device.product}}},
              {"title", optional(head.title)},
              {"samples", r.samples.size()},
              {"first_sample", samples ? sample_time(r, 0) : Json(nullptr)},
              {"last_sample", samples ? sample_time(r, r.samples.size() - 1) : Json(nullptr)},
              {"channels", channels(r.samples)},
              {"developer_channels", r.developer_channels},
              {"laps", r.laps.size()},
              {"strength_sets", head.active_sets},
              {"rest_sets", head.rest_sets},
              {"rr_intervals", r.rr.size()}};
  object["device_summary"] = device_summary(head.summary);
  object["notes"] = notes(r.notes);
  return object;
}

Json match(const std::optional<DialectMatch>& found) {
  if (!found) return nullptr;
  const bool second = !found->runner_up.empty();
  return {{"confidence", number(found->confidence, 2)},
          {"runner_up", second ? Json(found->runner_up) : Json(nullptr)},
          {"runner_up_confidence", second ? number(found->runner_up_confidence, 2) : Json(nullptr)}};
}

Json census(const std::optional<FitCensus>& fit) {
  if (!fit) return nullptr;
  return {{"segments", fit->segments},
          {"message_counts", fit->message_counts},
          {"record_fields", fit->record_fields}};
}

Json entry(const InspectedEntry& e) {
  const auto& content = e.content;
  return {{"file", e.name},
          {"bytes", e.bytes},
          {"format", content.format == Format::unknown ? Json(nullptr) : Json(token(content.format))},
          {"dialect", optional(content.dialect)},
          {"status", status_of(content)},
          {"reason", reason(content.reason)}};
}

}  // namespace

std::string inspect_json(const FileContent& content, const std::string& name, std::uint64_t bytes,
                         std::span<const InspectedEntry> entries) {
  Json document{{"schema", "freshlegs.inspect/1"},
                {"file", name},
                {"bytes", bytes},
                {"sha256", content.sha256 == Hash{} ? Json(nullptr) : Json(hex(content.sha256))},
                {"format", content.format == Format::unknown ? Json(nullptr) : Json(token(content.format))},
                {"dialect", optional(content.dialect)},
                {"match", match(content.match)},
                {"status", status_of(content)},
                {"reason", reason(content.reason)},
                {"mapping", optional(content.mapping_offer)},
                {"notes", notes(content.notes)},
                {"fit", census(content.fit)},
                {"recordings", Json::array()}};
  for (const auto& r : content.recordings) document["recordings"].push_back(recording(r));
  for (const auto& r : content.undated) document["recordings"].push_back(recording(r, false));
  document["entries"] = Json::array();
  for (const auto& e : entries) document["entries"].push_back(entry(e));
  return text_of(document);
}

}  // namespace freshlegs::app::views
