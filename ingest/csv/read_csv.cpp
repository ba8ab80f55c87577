#include "ingest/csv/read_csv.h"
namespace freshlegs::csv {
FileContent read_csv(std::span<const std::byte>, std::string_view, const ReadOptions&) { return {}; }
}  // namespace freshlegs::csv
