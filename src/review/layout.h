// SPDX-License-Identifier: MIT
// How facts stand in a body: lines around it, whatever the body's format.
#pragma once

#include <bitset>
#include <cstdint>
#include <string>
#include <vector>

#include "model/post.h"
#include "model/review_facts.h"

namespace postferry {

using FactSet = std::bitset<all_review_facts.size()>;
[[nodiscard]] constexpr std::size_t bit_of(ReviewFact fact) noexcept {
  return static_cast<std::size_t>(fact);
}

/// Whether the model post's layout has a line for the fact. The title stands above the body; what
/// is left (ids, pages, dates...) has no place in it.
[[nodiscard]] constexpr bool has_line(ReviewFact fact) noexcept {
  return fact == ReviewFact::authors || fact == ReviewFact::subjects ||
         fact == ReviewFact::rating || fact == ReviewFact::recommendations ||
         fact == ReviewFact::upcoming;
}

/// A stretch of a line.
struct LaidText {
  std::string text = {};  ///< of an image: what it shows
  std::string url = {};   ///< it links there; of an image: where it is
  bool italic = false;    ///< in plain text: quoted
  bool bold = false;
  bool image = false;
};
using LaidLine = std::vector<LaidText>;

enum class LaidKind : std::uint8_t { paragraph, heading, list };

/// Lines of a paragraph, the line of a heading, or the items of a list.
struct LaidBlock {
  LaidKind kind = LaidKind::paragraph;
  std::uint8_t level = 0;  ///< of a heading, 1 to 6
  std::vector<LaidLine> lines;
};

/// What stands before the body and what stands behind it.
struct Layout {
  std::vector<LaidBlock> top;
  std::vector<LaidBlock> end;
};

/// As it was written, if that says what the rating says; else in numbers. Empty if it has none.
[[nodiscard]] std::string written_rating(const Rating& rating);
/// "Title by Author (note)", the title linked, and in italics where it would be misread else; empty
/// where that would not give the work back.
[[nodiscard]] LaidLine work_line(const ListedWork& work);

/// The model post's layout of those of the facts that have a line: By, Subject Matter and Rating in
/// one paragraph at the top, a paragraph a line at the end. `lone_author`: nothing else in the post
/// proves that a "By:" means the work's author, so the label says it.
[[nodiscard]] Layout lay_out(const Review& review, const FactSet& facts, bool lone_author);

/// A body with a layout around it, in the body's own format.
struct LaidBody {
  std::string value;
  std::size_t begin = 0;  ///< value[begin, end) is the body, byte for byte
  std::size_t end = 0;
};
[[nodiscard]] LaidBody with_layout(const Text& body, const Layout& layout);

/// Whether each line of the layout stands in the body already, as with_layout() would write it.
[[nodiscard]] bool stands_in(const Text& body, const Layout& layout);

}  // namespace postferry
