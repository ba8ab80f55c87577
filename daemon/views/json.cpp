#include "daemon/views/json.h"

#include <cmath>
#include <cstdint>

namespace freshlegs::app::views {

Json number(double value, int decimals) {
  if (!std::isfinite(value)) return nullptr;
  const double scale = std::pow(10.0, decimals);
  const double shown = std::round(value * scale) / scale;
  if (decimals == 0) return static_cast<std::int64_t>(shown);
  return shown == 0 ? 0.0 : shown;
}

Json number(const std::optional<double>& value, int decimals) {
  return value ? number(*value, decimals) : Json(nullptr);
}

Json time(const std::optional<Instant>& t) { return t ? Json(iso_utc(*t)) : Json(nullptr); }

Json offset(const std::optional<UtcOffset>& o) { return o ? Json(o->count()) : Json(nullptr); }

Json reason(const std::optional<Rejection>& reason) {
  if (!reason) return nullptr;
  return Json{{"code", reason->code},
              {"at", optional(reason->at)},
              {"unit", reason->unit == PositionUnit::byte ? "byte" : "line"},
              {"text", reason->text},
              {"advice", reason->advice}};
}

Json notes(const std::vector<Note>& notes) {
  Json list = Json::array();
  for (const auto& note : notes)
    list.push_back({{"code", note.code}, {"count", note.count}, {"text", note.text}});
  return list;
}

void add_estimate(Json& object, const std::string& prefix,
                  const std::optional<analysis::Estimate>& estimate) {
  object[prefix + "_pct"] = estimate ? number(estimate->value, 3) : Json(nullptr);
  object[prefix + "_lo"] = estimate ? number(estimate->lo, 3) : Json(nullptr);
  object[prefix + "_hi"] = estimate ? number(estimate->hi, 3) : Json(nullptr);
}

std::string text_of(const Json& document) {
  return document.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace freshlegs::app::views
