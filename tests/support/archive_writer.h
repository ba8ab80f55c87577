// Zip and gzip files for tests, made with libarchive's writer.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace freshlegs::test {

using ArchiveEntry = std::pair<std::string, std::string>;  ///< path inside, content

std::string make_zip(const std::vector<ArchiveEntry>& entries);
std::string make_gzip(const std::string& content);

}  // namespace freshlegs::test
