// SPDX-License-Identifier: MIT
#include "body/tape.h"

#include <algorithm>
#include <array>
#include <functional>
#include <initializer_list>

#include "base/ascii.h"
#include "body/tag_names.h"

namespace postferry {

namespace {

// Length and three letters tell the names apart well enough: hardly a slot is probed twice.
constexpr std::size_t slots = 512;
constexpr std::size_t slot_of(std::string_view name) noexcept {
  const auto letter = [&](std::size_t at) { return static_cast<unsigned char>(name[at]); };
  return (name.size() * 37 + letter(0) * 7U + letter(name.size() / 2) * 61U +
          letter(name.size() - 1) * 131U) %
         slots;
}

constexpr std::array<std::uint8_t, slots> make_slots() {
  std::array<std::uint8_t, slots> table{};
  for (std::size_t i = 1; i < tag_count; ++i) {
    std::size_t at = slot_of(tag_names[i]);
    while (table[at] != 0) at = (at + 1) % slots;
    table[at] = static_cast<std::uint8_t>(i);
  }
  return table;
}
constexpr std::array<std::uint8_t, slots> slot_table = make_slots();

constexpr std::size_t longest_tag = 10;

constexpr std::array<std::uint64_t, tag_count> packed_names = [] {
  std::array<std::uint64_t, tag_count> table{};
  for (std::size_t i = 0; i < tag_count; ++i) table[i] = packed_name(tag_names[i]);
  return table;
}();

constexpr std::array<bool, tag_count> set_of(std::initializer_list<Tag> tags) {
  std::array<bool, tag_count> set{};
  for (const Tag tag : tags) set[static_cast<std::size_t>(tag)] = true;
  return set;
}
constexpr std::array<bool, tag_count> void_tags =
    set_of({Tag::area, Tag::base, Tag::br, Tag::col, Tag::embed, Tag::hr, Tag::img, Tag::input,
            Tag::link, Tag::meta, Tag::param, Tag::source, Tag::track, Tag::wbr});

// What stands between `<` or `</` and the end of the element's name.
std::string_view name_in_tag(std::string_view bytes) noexcept {
  std::size_t begin = bytes.starts_with("</") ? 2 : 1;
  begin = std::min(begin, bytes.size());
  std::size_t end = begin;
  while (end < bytes.size() && !is_space(bytes[end]) && bytes[end] != '/' && bytes[end] != '>')
    ++end;
  return bytes.substr(begin, end - begin);
}

constexpr bool in_block_name(char c) noexcept {
  return (c >= 'a' && c <= 'z') || is_digit(c) || c == '_' || c == '-' || c == '/';
}

// From the name to the end of a block delimiter's bytes.
std::string_view after_wp(std::string_view bytes) noexcept {
  const std::size_t at = bytes.find("wp:");
  return at == std::string_view::npos ? std::string_view{} : bytes.substr(at + 3);
}

std::string_view block_name(std::string_view bytes) noexcept {
  std::string_view name = after_wp(bytes);
  std::size_t end = 0;
  while (end < name.size() && in_block_name(name[end])) ++end;
  name = name.substr(0, end);
  if (name.starts_with("core/")) name.remove_prefix(5);
  return name;
}

bool is_block_token(const Token& token) noexcept {
  return token.kind == TokenKind::block_open || token.kind == TokenKind::block_close ||
         token.kind == TokenKind::block_void;
}

}  // namespace

void Tape::clear() {
  source = {};
  tokens.clear();
  attributes.clear();
  side.clear();
  spare.clear();
}

void Tape::reset(std::string_view body) {
  clear();
  source = body;
}

std::string_view Tape::keep(std::string_view text) {
  if (side.size() + text.size() > side.capacity()) {
    std::string bigger;
    bigger.reserve(2 * (side.size() + text.size()) + 64);
    bigger = side;
    const std::less_equal<const char*> before;
    const char* const begin = side.data();
    const auto move_along = [&](std::string_view& view) {
      if (before(begin, view.data()) && before(view.data(), begin + side.size()) && !view.empty())
        view = {bigger.data() + (view.data() - begin), view.size()};
    };
    for (Attribute& attribute : attributes) {
      move_along(attribute.name);
      move_along(attribute.value);
    }
    side.swap(bigger);
    side.append(text);  // which may stand in the old buffer: that is still there
    return std::string_view(side).substr(side.size() - text.size());
  }
  side.append(text);
  return std::string_view(side).substr(side.size() - text.size());
}

std::string_view Tape::text(const Token& token) const noexcept {
  if (!token.has(decoded)) return bytes(token);
  return std::string_view(side).substr(token.first, token.count);
}

std::string_view Tape::name(const Token& token) const noexcept {
  if (is_block_token(token)) {
    const Token& named = token.size == 0 ? tokens[token.match] : token;
    return block_name(bytes(named));
  }
  if (token.tag != Tag::unknown) return to_string(token.tag);
  if (token.kind != TokenKind::open && token.kind != TokenKind::close) return {};
  return name_in_tag(bytes(token.size == 0 ? tokens[token.match] : token));
}

std::string_view Tape::block_attributes(const Token& token) const noexcept {
  if (!is_block_token(token)) return {};
  const std::string_view rest = after_wp(bytes(token));
  std::size_t begin = 0;
  while (begin < rest.size() && in_block_name(rest[begin])) ++begin;
  while (begin < rest.size() && is_space(rest[begin])) ++begin;
  if (begin == rest.size() || rest[begin] != '{') return {};
  const std::size_t end = rest.rfind('}');
  return end == std::string_view::npos ? std::string_view{} : rest.substr(begin, end + 1 - begin);
}

std::span<const Attribute> Tape::attributes_of(const Token& open) const noexcept {
  if (open.kind != TokenKind::open) return {};
  return std::span(attributes).subspan(open.first, open.count);
}

std::string_view Tape::attribute(const Token& open, std::string_view wanted) const noexcept {
  for (const Attribute& attribute : attributes_of(open))
    if (attribute.name == wanted) return attribute.value;
  return {};
}

bool Tape::has_attribute(const Token& open, std::string_view wanted) const noexcept {
  const std::span<const Attribute> all = attributes_of(open);
  return std::any_of(all.begin(), all.end(),
                     [&](const Attribute& attribute) { return attribute.name == wanted; });
}

Tag tag_of(std::string_view name) noexcept {
  if (name.empty() || name.size() > longest_tag) return Tag::unknown;
  const std::uint64_t letters = packed_name(name);
  for (std::size_t at = slot_of(name); slot_table[at] != 0; at = (at + 1) % slots) {
    const std::size_t tag = slot_table[at];
    if (packed_names[tag] == letters && tag_names[tag].size() == name.size() &&
        (name.size() <= 8 || tag_names[tag].substr(8) == name.substr(8)))
      return static_cast<Tag>(tag);
  }
  return Tag::unknown;
}

std::string_view to_string(Tag tag) noexcept { return tag_names[static_cast<std::size_t>(tag)]; }

bool is_void(Tag tag) noexcept { return void_tags[static_cast<std::size_t>(tag)]; }

}  // namespace postferry
