// SPDX-License-Identifier: MIT
// What all the HTML writers share.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "body/tape.h"

namespace postferry {

/// `&`, `<` and `>` as references.
void append_html_text(std::string_view text, std::string& out);
/// A start tag with its attributes and, besides its own classes, `add_class`.
void append_start_tag(const Tape& tape, const Token& open, std::string& out,
                      std::string_view add_class = {});
void append_end_tag(const Tape& tape, const Token& close, std::string& out);
/// A comment, doctype or the like, ended if the source cut it off.
void append_as_is(const Tape& tape, const Token& token, std::string& out);
/// If `open` begins an element without markup inside (script, style, iframe, textarea): appends all
/// of it and returns true.
bool append_raw_element(const Tape& tape, const Token& open, std::string& out);

[[nodiscard]] bool is_white(const Tape& tape, const Token& token) noexcept;
/// The token behind the element or block that begins at `at`; for all other tokens, the next one.
[[nodiscard]] std::uint32_t behind(const Tape& tape, std::uint32_t at) noexcept;
/// Whether tokens [first, last) hold the start of a block element or a block delimiter.
[[nodiscard]] bool holds_blocks(const Tape& tape, std::uint32_t first, std::uint32_t last) noexcept;
/// Whether the element, comment or delimiter that begins at `at` is a block or contains one.
[[nodiscard]] bool begins_block(const Tape& tape, std::uint32_t at) noexcept;

/// The two other styles of write_html.
void write_classic(const Tape& tape, std::string& out);
void write_blocks(const Tape& tape, std::string& out);

}  // namespace postferry
