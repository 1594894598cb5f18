// SPDX-License-Identifier: MIT
// What one post's review is made of: each fact with who says it, and all that looked like one and
// is none. Made by the extraction itself, with a trail (trail.h).
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/post.h"
#include "review/extract_options.h"
#include "review/trail.h"

namespace postferry {

/// A kind of place, as trusts.def orders them; the first is the source's own fields.
struct TrustRank {
  std::string_view name;  ///< "own", "user", "block"...
  std::string_view text;
};
[[nodiscard]] std::span<const TrustRank> trust_ranks() noexcept;

/// A place of a post in words.
struct Spot {
  std::string where;       ///< as in Found; empty: a field of the source's own
  std::uint64_t line = 0;  ///< of the body, from 1; 0: it is no place of the body
  std::string words;       ///< what stands there, without markup; may be empty
};

struct ExplainedFact {
  std::string field;  ///< as in Found
  std::string value;
  Spot spot;
  std::optional<Decimal> confidence;
  std::size_t rank = 0;  ///< in trust_ranks()
};

struct ExplainedLeft {
  Reason reason{};
  std::string field;  ///< what it would have been; may be empty
  std::string value;  ///< may be empty: then the words at the spot
  Spot spot;
  std::string instead;  ///< what is used; may be empty
};

struct Explanation {
  bool extracted = true;  ///< false: --extract off; then there are facts of the source alone
  std::vector<ExplainedFact> facts;
  std::vector<ExplainedLeft> left;   ///< in the order they stand: outside of the body, then lines
  std::uint64_t left_unlisted = 0;   ///< more of them than Trail::most
  std::uint64_t skimmed_pieces = 0;  ///< of prose without anything that facts are written with
  std::uint64_t skimmed_bytes = 0;
};

/// Extracts from the post, which gets its review. Extract::move is taken for keep: the words stay
/// where they were found. O(body).
[[nodiscard]] Explanation explain(Post& post, const ExtractOptions& options);

}  // namespace postferry
