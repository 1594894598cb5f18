// SPDX-License-Identifier: MIT
// What single characters mean to Markdown. Used by the writer of inline text and by its emphasis.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace postferry {

/// What emphasis asks about the characters around its marks. `symbol`: punctuation to CommonMark
/// 0.31, not so to older readers; whoever must please both has to look at both answers.
enum class CharClass : std::uint8_t { space, punctuation, symbol, other };

/// Class of the character that begins at `at` (the end of the text counts as space).
[[nodiscard]] CharClass class_at(std::string_view text, std::size_t at) noexcept;
/// Class of the character that ends before `at` (the begin of the text counts as space).
[[nodiscard]] CharClass class_before(std::string_view text, std::size_t at) noexcept;

[[nodiscard]] constexpr bool is_ascii_punctuation(char c) noexcept {
  return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') ||
         (c >= '{' && c <= '~');
}
/// Space, tab, line feed, form feed, carriage return: the white space of HTML.
[[nodiscard]] constexpr bool is_blank(char c) noexcept {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}
[[nodiscard]] bool is_blank(std::string_view text) noexcept;

/// Would "&..." at `at` be read as a character reference? An unfinished one at the end counts.
[[nodiscard]] bool looks_like_reference(std::string_view text, std::size_t at) noexcept;

/// `line`, from its first character that isn't blank to the end of the text at hand (it may hold
/// more lines): offset of the character that needs a backslash so that the line is a paragraph's
/// and begins no heading, list, quote, rule, underline or table; npos if none does. An end of the
/// text counts as the line's end.
[[nodiscard]] std::size_t line_escape(std::string_view line) noexcept;

/// End of the shortcode's bracket that begins at `at`, and of a URL right behind it
/// ("[embed]https://..."); `at` if it is none that plugins of many blogs know.
[[nodiscard]] std::size_t shortcode_end(std::string_view text, std::size_t at) noexcept;

/// Kinds of HTML block by CommonMark's numbers (1: pre, script, style; 2: comment, 3: <?, 4: <!A,
/// 5: CDATA, 6: block elements, 7: any tag alone on its line), 0 for none, of a line.
[[nodiscard]] int html_block_start(std::string_view line) noexcept;

}  // namespace postferry
