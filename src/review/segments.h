// SPDX-License-Identifier: MIT
// Sentences that name several works, taken apart.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace postferry {

inline constexpr std::size_t most_works_of_line = 60;

/// A part of a sentence between commas and "and"s.
struct Segment {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool behind_joint = false;  ///< "and", not only a comma, stands before it
};

/// Whether the word stands between the last two works of a sentence: "and", "und".
[[nodiscard]] bool is_joint(std::string_view word) noexcept;
/// Commas, or semicolons if there are any, and joints part it. One more than most_works_of_line,
/// at most.
[[nodiscard]] std::vector<Segment> segments_of(std::string_view text);

/// Without commas, semicolons and "and" at the end, behind a work that others follow.
[[nodiscard]] std::string_view without_joint_behind(std::string_view text);
/// Without "and" and commas at the front.
[[nodiscard]] std::string_view without_joint_before(std::string_view text);

}  // namespace postferry
