// SPDX-License-Identifier: MIT
// Keeping the process as small as the records it holds. Does nothing where the C library is not
// glibc.
#pragma once

#include <cstdint>

namespace postferry {

/// For main, once, before any thread: strings of all sizes pass through several threads, so two
/// arenas serve all and large blocks stand on their own. By default the process grows with the run,
/// slowly.
void keep_memory_small();

/// After each chunk of a run: gives free memory back to the system now and then.
void give_memory_back(std::uint64_t chunks);

}  // namespace postferry
