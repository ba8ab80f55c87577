// The words of the JSON contract for our own enumerations. Frozen: other programs compare them.
#pragma once

#include <string>
#include <string_view>

#include "analysis/findings.h"
#include "ingest/file_content.h"

namespace freshlegs::app::views {

std::string_view token(Format format);
std::string_view token(ReadStatus status);
std::string_view token(analysis::Sport sport);
std::string_view token(analysis::FusedBy why);
std::string_view token(analysis::Role role);
std::string_view token(analysis::ClockHour hour);
std::string_view token(analysis::OffsetSource source);
std::string_view token(analysis::Legs legs);
std::string_view token(analysis::LegsSource source);
std::string_view token(analysis::DoseSource source);
std::string_view token(analysis::LoadSource source);
std::string_view token(analysis::HeartRateSource source);
std::string_view token(analysis::RunKind kind);
std::string_view token(analysis::Environment environment);
std::string_view token(analysis::Verdict verdict);
std::string_view token(analysis::Marker marker);
std::string_view unit(analysis::Marker marker);  ///< of FormValue::value
std::string_view token(analysis::AlertKind kind);
std::string_view token(analysis::Severity severity);
std::string_view token(analysis::OverreachState state);
std::string_view token(analysis::Combination combination);

}  // namespace freshlegs::app::views
