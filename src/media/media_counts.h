// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>

namespace postferry {

/// Of one run. Each file counts once.
struct MediaCounts {
  std::uint64_t files = 0;   ///< downloaded
  std::uint64_t bytes = 0;   ///< of those
  std::uint64_t kept = 0;    ///< were there already
  std::uint64_t failed = 0;  ///< addresses that gave no file
};

}  // namespace postferry
