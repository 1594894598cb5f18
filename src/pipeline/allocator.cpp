// SPDX-License-Identifier: MIT
#include "pipeline/allocator.h"

#if defined(__GLIBC__)
#include <malloc.h>
#endif

namespace postferry {

#if defined(__GLIBC__)

void keep_memory_small() {
  mallopt(M_ARENA_MAX, 2);
  mallopt(M_MMAP_THRESHOLD, 64 * 1024);
  // What is freed between two chunks is needed for the next: not given back each time.
  mallopt(M_TOP_PAD, 64 * 1024);
  mallopt(M_TRIM_THRESHOLD, 256 * 1024);
}

void give_memory_back(std::uint64_t chunks) {
  constexpr std::uint64_t interval = 64;
  if (chunks % interval == 0) malloc_trim(0);
}

#else

void keep_memory_small() {}
void give_memory_back(std::uint64_t) {}

#endif

}  // namespace postferry
