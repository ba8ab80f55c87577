#include "ingest/fit/read_fit.h"
namespace freshlegs::fit {
bool looks_like_fit(std::span<const std::byte>) { return false; }
FileContent read_fit(std::span<const std::byte>, const ReadOptions&) { return {}; }
}  // namespace freshlegs::fit
