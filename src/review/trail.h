// SPDX-License-Identifier: MIT
// The trail of one extraction: what looked like a fact and was left out, and why. The code that
// decides writes it, where somebody asks for it (`inspect --explain`); else there is none, and
// nothing is spent on it. Reasons are those of reasons.def.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "body/lines.h"
#include "review/reason.h"

namespace postferry {

/// Something that is not in the review.
struct LeftOut {
  Reason reason{};
  std::string field;    ///< what it would have been, as in Found; may be empty
  std::string where;    ///< as in Found: "body:BEGIN-END", "title", "meta:KEY"...
  std::string said;     ///< the value; empty: the words that stand there
  std::string instead;  ///< what is used, and where it stands: "4 of 5 (meta:my_rating)"
};

/// Of one post. Bounded: of what a hostile body has more than `most` of, the rest is counted.
class Trail {
 public:
  static constexpr std::size_t most = 500;
  static constexpr std::size_t longest_said = 400;  ///< bytes

  void clear();
  void leave(LeftOut left);
  /// Of lines [first, last] of a body.
  void leave_lines(Reason reason, std::string_view field, const BodyLines& lines,
                   std::uint32_t first, std::uint32_t last, std::string_view said = {},
                   std::string_view instead = {});
  /// A piece of prose that was passed over, as there is nothing in it that facts are written with.
  void skim(const Line& line);

  [[nodiscard]] std::size_t size() const noexcept { return left_.size(); }
  /// Takes back all that was left since there were `size`: it was taken after all, or there is a
  /// better reason.
  void take_back(std::size_t size);

  [[nodiscard]] const std::vector<LeftOut>& left() const noexcept { return left_; }
  [[nodiscard]] std::uint64_t unlisted() const noexcept { return unlisted_; }
  [[nodiscard]] std::uint64_t skimmed_pieces() const noexcept { return pieces_; }
  [[nodiscard]] std::uint64_t skimmed_bytes() const noexcept { return bytes_; }

 private:
  std::vector<LeftOut> left_;
  std::uint64_t unlisted_ = 0;
  std::uint64_t pieces_ = 0;
  std::uint64_t bytes_ = 0;
};

/// Cuts a text that has more bytes than `longest` between characters, with an ellipsis.
void shorten(std::string& text, std::size_t longest);

/// "body:10-24", the bytes of lines [first, last].
[[nodiscard]] std::string place_of_lines(const BodyLines& lines, std::uint32_t first,
                                         std::uint32_t last);

}  // namespace postferry
