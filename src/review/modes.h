// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>

namespace postferry {

/// What becomes of facts about works that stand in a post's body (`--extract`).
enum class Extract : std::uint8_t {
  off,   ///< they are not looked for
  keep,  ///< they are filled into the review, the body stays as it is
  move   ///< the lines that say them leave the body, all else stays byte for byte
};

/// Which facts of the review are written into the body (`--render`).
enum class Render : std::uint8_t {
  automatic,  ///< those that the target has no place for and that the body does not say yet
  always,     ///< all that the body does not say yet
  never
};

}  // namespace postferry
