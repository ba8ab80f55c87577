// What is said about a command line that cannot be understood: what was meant, or what is missing.
#pragma once

#include <CLI/CLI.hpp>
#include <functional>
#include <string>
#include <vector>

namespace freshlegs::cli {

/// One sentence, after parsing `app` failed with `error`.
std::string usage_sentence(const CLI::App& app, const CLI::ParseError& error);

/// A check for an option that takes one of these words.
std::function<std::string(const std::string&)> one_of(std::vector<std::string> words);

}  // namespace freshlegs::cli
