// SPDX-License-Identifier: MIT
// Plain text as reviewers write it: blanks that are none of ASCII's, quotes of many kinds, words.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace postferry {

/// Length in bytes of the blank that `text` begins with (ASCII white space, no-break, narrow, thin,
/// ideographic and zero-width blanks, byte order mark), or 0.
[[nodiscard]] std::size_t blank_at_front(std::string_view text) noexcept;
/// The same at the end.
[[nodiscard]] std::size_t blank_at_back(std::string_view text) noexcept;
/// True of bytes that are no blank and begin none, nor end one.
[[nodiscard]] constexpr bool is_plain_byte(char c) noexcept { return c > ' ' && c < '\x7F'; }

namespace detail {
std::string_view trim_blanks_of(std::string_view text) noexcept;
}  // namespace detail

/// The text without blanks at its ends.
[[nodiscard]] inline std::string_view trim_blanks(std::string_view text) noexcept {
  if (!text.empty() && is_plain_byte(text.front()) && is_plain_byte(text.back())) return text;
  return detail::trim_blanks_of(text);
}

/// Lower-cased (A-Z, Latin-1, Latin Extended-A, Greek, Cyrillic), runs of blanks as one space, none
/// at the ends, curly quotes and apostrophes straight: what labels and phrases are compared as.
[[nodiscard]] std::string folded(std::string_view text);
/// The same to where `out` points, which has room for three times the text; returns the length.
std::size_t fold_to(std::string_view text, char* out) noexcept;

/// True if all of the text is in one pair of quotes ("x", “x”, «x», „x“, 'x', ‘x’).
[[nodiscard]] bool is_quoted(std::string_view text) noexcept;
/// What stands in the quotes; the text itself if it is not quoted.
[[nodiscard]] std::string_view unquoted(std::string_view text) noexcept;

/// What stands in Markdown's marks of emphasis that nobody took for such ("**x**", "_x_"), if they
/// are around all of the text; else the text itself.
[[nodiscard]] std::string_view unmarked(std::string_view text) noexcept;
/// How many equal marks ('*' or '_', three at most) the text begins with.
[[nodiscard]] std::size_t marks_at_front(std::string_view text) noexcept;

/// Whether there are any and all are digits.
[[nodiscard]] bool is_all_digits(std::string_view text) noexcept;

/// The next word at or behind `at`, which moves behind it; empty where there is none. Words are
/// parted by blanks.
[[nodiscard]] std::string_view next_word(std::string_view text, std::size_t& at) noexcept;
/// Whether there are more words than that.
[[nodiscard]] bool has_more_words(std::string_view text, std::size_t than) noexcept;

}  // namespace postferry
