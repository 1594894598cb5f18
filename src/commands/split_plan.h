// SPDX-License-Identifier: MIT
// Which item comes into which piece.
#pragma once

#include <cstdint>
#include <vector>

#include "commands/split_index.h"

namespace postferry {

/// How large a piece may be: so many bytes of items, or so many items.
struct PieceLimit {
  std::uint64_t most = 0;
  bool counts_bytes = false;
};

/// What belongs together and is larger than a piece may be.
struct DividedFamily {
  SplitIndex::Number first = SplitIndex::none;
  std::uint64_t items = 0;
  std::uint64_t bytes = 0;
};

struct SplitPlan {
  std::vector<std::uint32_t> piece_of;                  ///< of each item, from 0
  std::vector<std::vector<SplitIndex::Number>> pieces;  ///< their items, in the input's order
  std::vector<DividedFamily> divided;
};

/// A family is a post with its attachments, a page with its children, a post with the attachment
/// that is its thumbnail, a menu's items; families that share an item are one. Each comes whole
/// into one piece if it fits; where it does not, as much of it as fits stays together, the bonds
/// named first before those named later. A menu comes to what it leads to if both fit. Pieces are
/// filled one after the other with families in the order of their first items. Linear time but for
/// looking ids up; 16 bytes an item while it works, 8 in the plan.
[[nodiscard]] SplitPlan plan_pieces(const SplitIndex& index, const PieceLimit& limit);

}  // namespace postferry
