// SPDX-License-Identifier: MIT
// The names of the elements that have a Tag, for tables made from them.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "body/tape.h"

namespace postferry {

/// By Tag, lower-cased.
inline constexpr std::array<std::string_view, tag_count> tag_names = {
    "",        "p",          "h1",         "h2",      "h3",       "h4",       "h5",
    "h6",      "blockquote", "ul",         "ol",      "li",       "dl",       "dt",
    "dd",      "pre",        "hr",         "table",   "caption",  "colgroup", "col",
    "thead",   "tbody",      "tfoot",      "tr",      "th",       "td",       "div",
    "section", "article",    "aside",      "header",  "footer",   "main",     "nav",
    "address", "figure",     "figcaption", "details", "summary",  "form",     "fieldset",
    "center",  "hgroup",     "legend",     "menu",    "a",        "abbr",     "b",
    "br",      "cite",       "code",       "del",     "em",       "i",        "img",
    "ins",     "kbd",        "mark",       "q",       "s",        "samp",     "small",
    "span",    "strike",     "strong",     "sub",     "sup",      "time",     "tt",
    "u",       "var",        "big",        "font",    "label",    "wbr",      "audio",
    "embed",   "iframe",     "input",      "object",  "picture",  "script",   "source",
    "style",   "svg",        "textarea",   "video",   "area",     "base",     "button",
    "link",    "map",        "math",       "meta",    "noscript", "option",   "param",
    "select",  "track"};
static_assert(!tag_names.back().empty());

/// The first eight letters of a name as a number, so that they are compared at once.
[[nodiscard]] constexpr std::uint64_t packed_name(std::string_view name) noexcept {
  std::uint64_t letters = 0;
  for (std::size_t i = 0; i < name.size() && i < 8; ++i)
    letters |= std::uint64_t{static_cast<unsigned char>(name[i])} << (8 * i);
  return letters;
}

}  // namespace postferry
