// SPDX-License-Identifier: MIT
// One post body as a flat list of small tokens over the body's own bytes. Readers (HTML, WordPress
// blocks and classic text, Markdown, plain text) fill it; writers and the review extraction walk
// it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace postferry {

/// The HTML elements that bodies use and somebody here treats specially; all others are `unknown`
/// (Tape::name() tells). Names are those of the HTML standard.
// clang-format off
enum class Tag : std::uint8_t {
  unknown,
  // blocks
  p, h1, h2, h3, h4, h5, h6, blockquote, ul, ol, li, dl, dt, dd, pre, hr,
  table, caption, colgroup, col, thead, tbody, tfoot, tr, th, td,
  div, section, article, aside, header, footer, main, nav, address, figure, figcaption,
  details, summary, form, fieldset, center, hgroup, legend, menu,
  // phrasing
  a, abbr, b, br, cite, code, del, em, i, img, ins, kbd, mark, q, s, samp, small, span, strike,
  strong, sub, sup, time, tt, u, var, big, font, label, wbr,
  // embedded, raw text, controls
  audio, embed, iframe, input, object, picture, script, source, style, svg, textarea, video,
  area, base, button, link, map, math, meta, noscript, option, param, select, track
};
// clang-format on
inline constexpr std::size_t tag_count = static_cast<std::size_t>(Tag::track) + 1;

enum class TokenKind : std::uint8_t {
  open,         ///< a start tag; void elements (br, img, hr...) have only this (`void_element`)
  close,        ///< an end tag
  text,         ///< character data; Tape::text() gives it with references decoded
  comment,      ///< <!-- ... --> that is no block delimiter (<!--more--> is one of these)
  block_open,   ///< <!-- wp:name {attrs} -->
  block_close,  ///< <!-- /wp:name -->
  block_void,   ///< <!-- wp:name {attrs} /-->
  stray,        ///< an end tag that closes nothing: kept as bytes, means nothing
  other         ///< doctype, processing instruction, CDATA section in HTML, bogus comment
};

/// Token flags.
inline constexpr std::uint8_t implied = 1;       ///< stands nowhere in the source (size 0, or the
                                                 ///< line break's own bytes for a classic <br>)
inline constexpr std::uint8_t void_element = 2;  ///< open without close
inline constexpr std::uint8_t decoded = 4;       ///< text differs from its source bytes
inline constexpr std::uint8_t unread = 8;        ///< text that skim_html() left as it stands; of
                                                 ///< block_void: a block with such text alone

struct Token {
  TokenKind kind = TokenKind::text;
  Tag tag = Tag::unknown;
  std::uint8_t flags = 0;
  std::uint32_t begin = 0;  ///< first byte in the source
  std::uint32_t size = 0;   ///< bytes in the source; 0 when implied
  std::uint32_t match = 0;  ///< open <-> close, block_open <-> block_close: index of the other;
                            ///< otherwise its own index
  std::uint32_t first =
      0;  ///< open: first attribute. text with `decoded`: begin in the side buffer
  std::uint32_t count = 0;  ///< open: number of attributes. text with `decoded`: size there
  [[nodiscard]] bool has(std::uint8_t flag) const noexcept { return (flags & flag) != 0; }
  [[nodiscard]] std::uint32_t end() const noexcept { return begin + size; }
};

/// name lower-cased; value decoded (views into the source or the side buffer).
struct Attribute {
  std::string_view name;
  std::string_view value;
};

/// Invariants:
/// - open/close and block_open/block_close nest properly, every one has its match (readers add
///   implied ones), so that a walk needs no error handling; depth is capped by the readers.
/// - After an HTML, blocks, classic or text reader the tokens' spans, in order, tile the source
///   exactly: bytes [tokens[i].begin, tokens[j].end()) are the source of tokens i..j, so a
///   recognised line can be cut out and all else stays as it is, byte for byte. After the Markdown
///   reader spans of text lie inside the source, those of markup are where the reader knows them.
/// - White-space-only text between blocks is kept as text tokens; walkers skip it.
/// Reused from body to body by one worker: clear() keeps capacity. The source must outlive it.
/// Attributes are views, so a tape can be moved but not copied.
struct Tape {
  std::string_view source;
  std::vector<Token> tokens;
  std::vector<Attribute> attributes;
  std::string side;          ///< decoded text; only keep() makes it longer
  std::vector<Token> spare;  ///< where a pass over the tokens builds their successors

  Tape() = default;
  Tape(const Tape&) = delete;
  Tape& operator=(const Tape&) = delete;
  Tape(Tape&&) = default;
  Tape& operator=(Tape&&) = default;
  ~Tape() = default;

  void clear();
  /// For readers: clear() with a new source.
  void reset(std::string_view body);
  /// Appends decoded text to the side buffer. The view is good until the next keep(); one that
  /// stands in `attributes` is moved along when the buffer moves.
  std::string_view keep(std::string_view text);
  /// Text of a text token, decoded.
  [[nodiscard]] std::string_view text(const Token& token) const noexcept;
  /// The token's own bytes.
  [[nodiscard]] std::string_view bytes(const Token& token) const noexcept {
    return source.substr(token.begin, token.size);
  }
  /// Element name as written, lower-cased only if it is a known tag; block name ("core/paragraph"
  /// without "core/": "paragraph") for block tokens.
  [[nodiscard]] std::string_view name(const Token& token) const noexcept;
  /// JSON text of a block's attributes as written, or empty.
  [[nodiscard]] std::string_view block_attributes(const Token& token) const noexcept;
  [[nodiscard]] std::span<const Attribute> attributes_of(const Token& open) const noexcept;
  /// Value of an attribute; empty if it is not there.
  [[nodiscard]] std::string_view attribute(const Token& open, std::string_view name) const noexcept;
  /// Whether the attribute is there, be it empty.
  [[nodiscard]] bool has_attribute(const Token& open, std::string_view name) const noexcept;
};

/// Tag of a lower-cased element name.
[[nodiscard]] Tag tag_of(std::string_view name) noexcept;
/// "blockquote"; empty for unknown.
[[nodiscard]] std::string_view to_string(Tag tag) noexcept;
/// Elements that begin a new block (HTML standard's flow content that is not phrasing content).
[[nodiscard]] constexpr bool is_block(Tag tag) noexcept {
  return tag >= Tag::p && tag <= Tag::menu;
}
[[nodiscard]] bool is_void(Tag tag) noexcept;

}  // namespace postferry
