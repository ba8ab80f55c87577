// SHA-256 over bytes that come in pieces: of archives too large to be held.
#pragma once

#include <nettle/sha2.h>

#include <cstddef>
#include <cstdint>
#include <span>

#include "ingest/recording.h"

namespace freshlegs {

class Sha256 {
 public:
  Sha256() { sha256_init(&context_); }
  void add(std::span<const std::byte> bytes) {
    sha256_update(&context_, bytes.size(), reinterpret_cast<const std::uint8_t*>(bytes.data()));
  }
  [[nodiscard]] Hash result() {
    Hash hash;
    sha256_digest(&context_, hash.size(), hash.data());
    return hash;
  }

 private:
  sha256_ctx context_;
};

}  // namespace freshlegs
