// Where fuzzing begins: one small honest input of each kind, made here, and the files of tests/cases and tests/fuzz/found.
#pragma once

#include <filesystem>
#include <string_view>
#include <vector>

namespace freshlegs::fuzz {

using Seed = std::vector<std::byte>;

/// `tests`: the folder of the tests. Always in the same order.
std::vector<Seed> seeds_of(std::string_view target, const std::filesystem::path& tests);

}  // namespace freshlegs::fuzz
