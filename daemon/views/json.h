// Small helpers for every JSON document: fixed decimals so that bytes are equal everywhere, null for missing.
// Only for the .cpp files of this room.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "analysis/findings.h"
#include "ingest/file_content.h"

namespace freshlegs::app::views {

using Json = nlohmann::ordered_json;

/// Rounded to `decimals`, an integer if those are 0; NaN and infinities are null, -0 is 0.
Json number(double value, int decimals);
Json number(const std::optional<double>& value, int decimals);
template <class Value>
Json optional(const std::optional<Value>& value) {
  return value ? Json(*value) : Json(nullptr);
}
Json time(const std::optional<Instant>& t);
Json offset(const std::optional<UtcOffset>& o);
Json reason(const std::optional<Rejection>& reason);
Json notes(const std::vector<Note>& notes);
/// Adds PREFIX_pct, PREFIX_lo and PREFIX_hi.
void add_estimate(Json& object, const std::string& prefix, const std::optional<analysis::Estimate>& estimate);
/// Indented, with a line end; bytes from files that are not UTF-8 become U+FFFD.
std::string text_of(const Json& document);

}  // namespace freshlegs::app::views
