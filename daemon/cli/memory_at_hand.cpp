#include "daemon/cli/memory_at_hand.h"

#include <malloc.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cstdint>
#include <cstdlib>

namespace freshlegs::cli {

void keep_memory_at_hand() {
  constexpr int kPiece = 16 << 20;
  constexpr std::uintptr_t kHuge = 2 << 20;
  ::mallopt(M_MMAP_THRESHOLD, kPiece);
  ::mallopt(M_TRIM_THRESHOLD, 2 * kPiece);
  ::mallopt(M_TOP_PAD, kPiece);
  void* volatile piece = std::malloc(kPiece / 2);  // the heap grows now; volatile, or the compiler leaves it out
  const auto begin = (reinterpret_cast<std::uintptr_t>(piece) + kHuge - 1) / kHuge * kHuge;
  const auto end = reinterpret_cast<std::uintptr_t>(::sbrk(0)) / kHuge * kHuge;
  std::free(piece);
  if (end > begin) ::madvise(reinterpret_cast<void*>(begin), end - begin, MADV_HUGEPAGE);
}

}  // namespace freshlegs::cli
