// SPDX-License-Identifier: MIT
// Parts of titles of posts: what stands before and behind dashes, colons and brackets.
#pragma once

#include <cstddef>
#include <string_view>

namespace postferry {

/// Where a title is parted: [0, at) and [next, end).
struct Break {
  std::size_t at = std::string_view::npos;
  std::size_t next = std::string_view::npos;
};
[[nodiscard]] Break first_dash(std::string_view text);  ///< a dash or bar with blanks around
[[nodiscard]] Break last_dash(std::string_view text);
[[nodiscard]] Break first_colon(std::string_view text);

/// What stands in brackets at the front or the end, trimmed; `size` is what they take with it.
/// Empty if nothing does.
[[nodiscard]] std::string_view bracket_at_front(std::string_view text, std::size_t& size);
[[nodiscard]] std::string_view bracket_at_back(std::string_view text, std::size_t& size);
/// The only quoted stretch of the text, without its quotes; empty if there is none, or several.
[[nodiscard]] std::string_view quoted_part(std::string_view text);

/// How titles begin, and sentences that go on do not: a capital, a quote, another script; no lone
/// number.
[[nodiscard]] bool begins_title(std::string_view text);
/// Whether the last word makes something else of "review" behind it: "Code", "Year in".
[[nodiscard]] bool is_other_review(std::string_view before);
/// "Code review: tips", "Performance Review Season": such words stand right before "review" at the
/// front of the title.
[[nodiscard]] bool names_other_review(std::string_view title);
/// "Week 3: progress", "Day 12/100": one of a row of posts.
[[nodiscard]] bool is_instalment(std::string_view title);
/// "How to build a shelf", "Why I left", as sentences are written: titles have capitals ("How to
/// Build a Shelf").
[[nodiscard]] bool is_instruction(std::string_view title);
/// Without the hashtags and users' names that stand behind a title: "Emma #classics @ann".
[[nodiscard]] std::string_view without_hashtags(std::string_view title);
/// Without who took another part behind the author: "Emma by Jane Austen, narrated by Ann Ax".
[[nodiscard]] std::string_view without_parts(std::string_view title);
/// The last one that next_word() would give.
[[nodiscard]] std::string_view last_word(std::string_view text);
/// Two to four words, each with a capital, as people are called: narrower than looks_like_name().
[[nodiscard]] bool is_person(std::string_view text);
[[nodiscard]] bool is_year(std::string_view text);
/// Whether a word mixes letters and digits as names of products do: "X200", "n1410", "G73SW".
[[nodiscard]] bool has_model_number(std::string_view text);
/// Bytes that "nine months on", "2 years later", "after six weeks" take at the end, or 0.
[[nodiscard]] std::size_t size_of_later(std::string_view text);

}  // namespace postferry
