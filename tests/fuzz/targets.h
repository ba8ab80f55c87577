// What is fuzzed: each target takes any bytes and aborts if what comes of them does not hold together. libFuzzer drives
// one (libfuzzer_main.cpp); the replay drives all of them, without it (replay.cpp).
#pragma once

#include <cstddef>
#include <cstdlib>
#include <span>
#include <string_view>

namespace freshlegs::fuzz {

using Bytes = std::span<const std::byte>;

void fit(Bytes bytes);
void csv(Bytes bytes);      ///< the sniffing door, whatever dialect it finds
void dialects(Bytes bytes); ///< the first byte names the dialect, however little the text is like it
void archives(Bytes bytes);
void series(Bytes bytes);   ///< channel blobs as storage keeps them
void config(Bytes bytes);

struct Target {
  std::string_view name;
  void (*run)(Bytes);
};
inline constexpr Target kTargets[] = {{"fit", fit},           {"csv", csv},       {"dialects", dialects},
                                      {"archives", archives}, {"series", series}, {"config", config}};

/// Unlike an assertion it stays in every build.
inline void require(bool condition) {
  if (!condition) std::abort();
}

inline std::string_view text_of(Bytes bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

}  // namespace freshlegs::fuzz
