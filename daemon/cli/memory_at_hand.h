// For commands that read whole files: memory in few large pages, kept until the end.
#pragma once

namespace freshlegs::cli {

/// Columns of an hour are just large enough that the allocator would fetch each from the kernel and give it back, and
/// every page of 4 KiB costs a fault: in a virtual machine that is more time than decoding takes. Asks for the heap in
/// one piece and in huge pages; where the kernel gives none, nothing else changes.
void keep_memory_at_hand();

}  // namespace freshlegs::cli
