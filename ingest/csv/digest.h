// SHA-256 of cells: what makes a row or a session of an export the same in every later export.
#pragma once

#include <nettle/sha2.h>

#include <array>
#include <string_view>

#include "ingest/recording.h"

namespace freshlegs::csv {

/// Cells go in unquoted and in a fixed order, each closed by a unit separator, so quoting and column order of
/// the file do not count.
class Digest {
 public:
  Digest() { sha256_init(&context_); }
  void add(std::string_view cell) {
    if (used_ + cell.size() + 1 > pending_.size()) flush();
    if (cell.size() + 1 > pending_.size()) {
      hash(cell);
      cell = {};
    }
    used_ += cell.copy(pending_.data() + used_, cell.size());
    pending_[used_++] = '\x1f';
  }
  [[nodiscard]] Hash finish() {
    flush();
    Hash result;
    sha256_digest(&context_, result.size(), result.data());
    return result;
  }

 private:
  void flush() {
    hash({pending_.data(), used_});
    used_ = 0;
  }
  void hash(std::string_view bytes) {
    sha256_update(&context_, bytes.size(), reinterpret_cast<const std::uint8_t*>(bytes.data()));
  }
  sha256_ctx context_{};
  std::array<char, 256> pending_;  ///< cells are short: gathered, hashing costs little
  std::size_t used_ = 0;
};

}  // namespace freshlegs::csv
