// SPDX-License-Identifier: MIT
#include "body/block_shapes.h"

#include "body/html_pieces.h"

namespace postferry {

namespace {

bool can_be_item(const Tape& tape, std::uint32_t i) {
  const std::uint32_t last = tape.tokens[i].match;
  std::uint32_t at = i + 1;
  while (at < last && means_nothing(tape, at)) ++at;
  if (is_plain_paragraph(tape, at, last)) at = behind(tape, at);
  bool lists = false;
  for (; at < last; at = behind(tape, at)) {
    if (means_nothing(tape, at)) continue;
    const Token& token = tape.tokens[at];
    if (token.kind == TokenKind::open && (token.tag == Tag::ul || token.tag == Tag::ol)) {
      if (!can_be_list(tape, at)) return false;
      lists = true;
    } else if (lists || begins_block(tape, at)) {
      return false;
    }
  }
  return true;
}

}  // namespace

bool means_nothing(const Tape& tape, std::uint32_t i) noexcept {
  return is_white(tape, tape.tokens[i]) || tape.tokens[i].kind == TokenKind::stray;
}

bool is_image(const Tape& tape, std::uint32_t first, std::uint32_t last) {
  while (first < last && means_nothing(tape, first)) ++first;
  while (last > first && means_nothing(tape, last - 1)) --last;
  if (first == last || tape.tokens[first].kind != TokenKind::open) return false;
  const Token& token = tape.tokens[first];
  if (behind(tape, first) != last) return false;
  if (token.tag == Tag::img) return true;
  return token.tag == Tag::a && is_image(tape, first + 1, token.match);
}

bool can_be_list(const Tape& tape, std::uint32_t i) {
  const Token& list = tape.tokens[i];
  std::string attributes;
  if (!take_attributes(tape, list, "wp-block-list", attributes)) return false;
  for (std::uint32_t at = i + 1; at < list.match; at = behind(tape, at)) {
    if (means_nothing(tape, at)) continue;
    const Token& item = tape.tokens[at];
    if (item.kind != TokenKind::open || item.tag != Tag::li || item.count != 0) return false;
    if (!can_be_item(tape, at)) return false;
  }
  return true;
}

bool is_plain_paragraph(const Tape& tape, std::uint32_t i, std::uint32_t last) {
  if (i >= last) return false;
  const Token& token = tape.tokens[i];
  if (token.kind != TokenKind::open || token.tag != Tag::p || token.count != 0) return false;
  for (std::uint32_t at = token.match + 1; at < last; at = behind(tape, at)) {
    const Token& next = tape.tokens[at];
    if (means_nothing(tape, at)) continue;
    return next.kind == TokenKind::open && (next.tag == Tag::ul || next.tag == Tag::ol);
  }
  return true;
}

bool is_behind_block(const Tape& tape, std::uint32_t i, std::uint32_t first) {
  while (i > first + 1 && means_nothing(tape, i - 1)) --i;
  const Token& before = tape.tokens[i - 1];
  return i > first + 1 && ((before.kind == TokenKind::close && is_block(before.tag)) ||
                           before.kind == TokenKind::block_close);
}

bool take_attributes(const Tape& tape, const Token& token, std::string_view own_class,
                     std::string& json) {
  for (const Attribute& attribute : tape.attributes_of(token)) {
    if (attribute.name == "id" || (attribute.name == "start" && token.tag == Tag::ol)) continue;
    if (attribute.name != "class") return false;
    if (attribute.value == own_class) continue;
    if (!json.empty()) json += ',';
    json += "\"className\":\"";
    append_block_json(attribute.value, json);
    json += '"';
  }
  return true;
}

void append_block_json(std::string_view text, std::string& out) {
  static constexpr char digits[] = "0123456789abcdef";
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    const bool dashes =
        c == '-' && (text.substr(i).starts_with("--") || (i > 0 && text[i - 1] == '-'));
    if (c < 0x20 || dashes || c == '<' || c == '>' || c == '&' || c == '"' || c == '\\') {
      out += "\\u00";
      out += digits[c >> 4U];
      out += digits[c & 15U];
    } else {
      out += text[i];
    }
  }
}

}  // namespace postferry
