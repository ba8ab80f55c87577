// What the CSV tests compare: a file's content in JSON, complete (small samples) or as totals (real exports).
#pragma once

#include <filesystem>
#include <nlohmann/json_fwd.hpp>

#include "ingest/file_content.h"

namespace freshlegs::csv_test {

FileContent read_sample(const std::filesystem::path& path);
nlohmann::ordered_json describe(const FileContent& content);
nlohmann::ordered_json totals(const FileContent& content);

}  // namespace freshlegs::csv_test
