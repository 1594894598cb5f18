// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>
#include <cstdint>

#include "base/ascii.h"
#include "base/byte_block.h"
#include "base/bytes.h"
#include "base/utf8.h"
#include "codec/yaml.h"

namespace postferry {

namespace {

// YAML allows a key on one line up to 1,024 characters; longer ones need the form `? key`.
constexpr std::size_t longest_simple_key = 1000;

constexpr std::size_t longest_word_or_two = 64;

constexpr bool begins_escape(unsigned char c) {
  return c < 0x20 || c == '"' || c == '\\' || c == 0x7F || c == 0xC2 || c == 0xE2 || c == 0xEF;
}

constexpr std::array<bool, 256> make_table() {
  std::array<bool, 256> table{};
  for (unsigned c = 0; c < table.size(); ++c)
    table[c] = begins_escape(static_cast<unsigned char>(c));
  return table;
}
constexpr std::array<bool, 256> looks_special = make_table();

// Characters of keys that need no quotes.
constexpr std::array<bool, 256> make_key_table() {
  std::array<bool, 256> table{};
  for (unsigned c = 0; c < 0x80; ++c) {
    const char letter = static_cast<char>(c);
    table[c] = is_alpha(letter) || is_digit(letter) || letter == '_' || letter == '-';
  }
  return table;
}
constexpr std::array<bool, 256> of_keys = make_key_table();

void append_hex(std::string& out, char32_t value, int digits) {
  constexpr std::string_view hex = "0123456789ABCDEF";
  for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) out += hex[(value >> shift) & 0xFU];
}

// Whether a reader of YAML may refuse or change the character when it stands as it is.
bool must_be_escaped(char32_t c) {
  return c < 0x20 || c == '"' || c == '\\' || (c >= 0x7F && c <= 0x9F) || c == 0x2028 ||
         c == 0x2029 || c == 0xFEFF || c == 0xFFFE || c == 0xFFFF;
}

void append_escape(std::string& out, char32_t c) {
  out += '\\';
  switch (c) {
    case '"':
    case '\\': out += static_cast<char>(c); return;
    case '\n': out += 'n'; return;
    case '\t': out += 't'; return;
    default: break;
  }
  const bool is_short = c <= 0xFF;
  out += is_short ? 'x' : 'u';
  append_hex(out, c, is_short ? 2 : 4);
}

// Whether YAML 1.1 takes it for a value of another type.
bool is_word_of_yaml(std::string_view text) {
  constexpr std::size_t longest_word = 5;
  if (text.size() > longest_word) return false;
  switch (text[0] | 0x20) {
    case 'y':
    case 'n':
    case 'o':
    case 't':
    case 'f': break;
    default: return false;
  }
  constexpr std::array<std::string_view, 9> words = {"yes", "no",   "on",   "off",  "y",
                                                     "n",   "null", "true", "false"};
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return equals_ignoring_case(word, text); });
}

// Whether a key may stand without quotes, if all its characters may.
bool begins_key(std::string_view text) {
  return !text.empty() && (is_alpha(text[0]) || text[0] == '_') && !is_word_of_yaml(text);
}

bool is_simple_key(std::string_view text) {
  return begins_key(text) && std::all_of(text.begin(), text.end(), [](char c) {
           return of_keys[static_cast<unsigned char>(c)];
         });
}

void append_indent(std::string& out, std::size_t indent) {
  constexpr std::string_view blanks = "                                ";
  if (indent <= blanks.size())
    out.append(blanks, 0, indent);
  else
    out.append(indent, ' ');
}

void append_scalar(std::string& out, const ValueNode& value) {
  switch (value.kind()) {
    case ValueKind::null: out += "null"; return;
    case ValueKind::plain: out += value.text(); return;
    case ValueKind::quoted: append_yaml_string(out, value.text()); return;
    case ValueKind::list: out += "[]"; return;
    case ValueKind::map: out += "{}"; return;
  }
}

/// A line that is put together apart and appended at once; most are a short key and a short value.
class ShortLine {
 public:
  // Whether key and value have room; what must be escaped has none.
  [[nodiscard]] bool add_member(const ValueNode& member) {
    const std::string_view key = member.key();
    if (key.size() > longest_key || !begins_key(key)) return false;
    const std::size_t begin = size_;
    add(key);
    if (!is_of_keys(begin)) return false;
    add(":");
    return add_element(member);
  }

  [[nodiscard]] bool add_element(const ValueNode& value) {
    const std::string_view text = value.text();
    const bool quoted = value.is(ValueKind::quoted);
    if ((!quoted && !value.is(ValueKind::plain)) || text.size() > longest_text) return false;
    add(quoted ? " \"" : " ");
    const std::size_t begin = size_;
    add(text);
    if (quoted && !is_even(begin)) return false;
    add(quoted ? "\"\n" : "\n");
    return true;
  }

  void add(std::string_view bytes) { size_ += bytes.copy(bytes_.data() + size_, bytes.size()); }

  [[nodiscard]] std::string_view text() const noexcept { return {bytes_.data(), size_}; }

 private:
  static constexpr std::size_t longest_key = 32;
  static constexpr std::size_t longest_text = 64;

  // Whether nothing from `begin` on must be looked at closely before it stands between quotes.
  [[nodiscard]] bool is_even(std::size_t begin) const noexcept {
    return none_odd(begin, [](ByteBlock block) {
      return block.between(0, 0x1F) | block.is('"') | block.is('\\') | block.is(0x7F) |
             block.is('\xC2') | block.is('\xE2') | block.is('\xEF');
    });
  }

  // Whether all from `begin` on may stand in a key without quotes.
  [[nodiscard]] bool is_of_keys(std::size_t begin) const noexcept {
    return none_odd(begin, [](ByteBlock block) {
      return block.between(0, ',') | block.between('.', '/') | block.between(':', '@') |
             block.between('[', '^') | block.is('`') | block.between('{', 0xFF);
    });
  }

  template <class OddOf>
  [[nodiscard]] bool none_odd(std::size_t begin, OddOf odd_of) const noexcept {
    for (std::size_t at = begin; at < size_; at += ByteBlock::size) {
      const std::size_t left = std::min(size_ - at, ByteBlock::size);
      const std::uint32_t odd = odd_of(ByteBlock(bytes_.data() + at)).bits();
      if ((odd & ((std::uint32_t{1} << left) - 1)) != 0) return false;
    }
    return true;
  }

  // Room for a dash, the marks and a block's reach behind the last byte.
  std::array<char, longest_key + longest_text + 2 * ByteBlock::size> bytes_{};
  std::size_t size_ = 0;
};

void append_list(std::string& out, const ValueNode& list, std::size_t indent);
void append_member_text(std::string& out, const ValueNode& member, std::size_t indent);

// What follows a key: ` scalar`, or the lines of a block.
void append_value(std::string& out, const ValueNode& value, std::size_t indent) {
  if (value.is_scalar() || value.empty()) {
    out += ' ';
    append_scalar(out, value);
    out += '\n';
    return;
  }
  out += '\n';
  if (value.is(ValueKind::map))
    append_yaml(out, value, indent + 2);
  else
    append_list(out, value, indent + 2);
}

void append_element(std::string& out, const ValueNode& scalar) {
  ShortLine line;
  line.add("-");
  if (line.add_element(scalar)) {
    out += line.text();
    return;
  }
  out += '-';
  append_value(out, scalar, 0);
}

// `- key: value` begins a map on the dash's own line.
void append_list(std::string& out, const ValueNode& list, std::size_t indent) {
  for (const ValueNode element : list) {
    append_indent(out, indent);
    if (element.is_scalar()) {
      append_element(out, element);
      continue;
    }
    out += '-';
    if (element.is(ValueKind::map) && !element.empty()) {
      out += ' ';
      bool first = true;  // its indentation is the place of "- "
      for (const ValueNode member : element) {
        append_indent(out, first ? 0 : indent + 2);
        append_member_text(out, member, indent + 2);
        first = false;
      }
      continue;
    }
    append_value(out, element, indent);
  }
}

// Over letters and whatever else needs no look.
std::size_t skip_simple(std::string_view text, std::size_t at) noexcept {
  return skip_even(text, at, [](ByteBlock bytes, ByteBlock) {
    return bytes.between(0, 0x1F) | bytes.between(0x7F, 0xFF) | bytes.is('"') | bytes.is('\\');
  });
}

// Whether nothing but quotes and backslashes must be escaped.
bool may_be_single_quoted(std::string_view text) {
  const auto skip_plain = [text](std::size_t at) {
    return skip_even(text, at, [](ByteBlock bytes, ByteBlock) {
      return bytes.between(0, 0x1F) | bytes.between(0x7F, 0xFF);
    });
  };
  for (std::size_t i = skip_plain(0); i < text.size();) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (c >= 0x20 && c < 0x7F) {
      ++i;
      if (i + ByteBlock::size < text.size()) i = skip_plain(i);
      continue;
    }
    const CodePoint point = decode_utf8(text, i);
    if (must_be_escaped(point.value)) return false;
    i += point.length;
  }
  return true;
}

}  // namespace

void append_yaml_string(std::string& out, std::string_view text) {
  if (text.size() <= longest_word_or_two && std::none_of(text.begin(), text.end(), [](char c) {
        return looks_special[static_cast<unsigned char>(c)];
      })) {
    out += '"';
    out.append(text) += '"';
    return;
  }
  // Small pieces are collected here: JSON in YAML is little else than what must be escaped.
  std::array<char, 256> piece;
  std::size_t size = 0;
  const auto flush = [&] {
    out.append(piece.data(), size);
    size = 0;
  };
  out += '"';
  for (std::size_t i = 0; i < text.size();) {
    if (i % 32 == 0) {
      const std::size_t end = skip_simple(text, i);
      if (end > i) {
        flush();
        out.append(text, i, end - i);
        i = end;
        continue;
      }
    }
    if (size + 8 > piece.size()) flush();
    const char c = text[i];
    if (!looks_special[static_cast<unsigned char>(c)]) {
      piece[size++] = c;
      ++i;
      continue;
    }
    if (c == '"' || c == '\\') {
      piece[size++] = '\\';
      piece[size++] = c;
      ++i;
      continue;
    }
    const CodePoint point = decode_utf8(text, i);
    if (must_be_escaped(point.value)) {
      flush();
      append_escape(out, point.value);
    } else {
      size += text.copy(piece.data() + size, point.length, i);
    }
    i += point.length;
  }
  flush();
  out += '"';
}

void append_yaml_json(std::string& out, std::string_view json) {
  if (!may_be_single_quoted(json)) return append_yaml_string(out, json);
  out += '\'';
  for (std::size_t at = 0; at < json.size();) {
    const std::size_t end = std::min(find_byte(json, '\'', at), json.size());
    out.append(json, at, end - at);
    if (end < json.size()) out += "''";
    at = end + 1;
  }
  out += '\'';
}

void append_yaml_key(std::string& out, std::string_view text) {
  if (is_simple_key(text))
    out += text;
  else
    append_yaml_string(out, text);
}

namespace {

// Behind the indentation, where that is `indent`.
void append_member_text(std::string& out, const ValueNode& member, std::size_t indent) {
  if (member.is_scalar()) {
    ShortLine line;
    if (line.add_member(member)) {
      out += line.text();
      return;
    }
  }
  const std::size_t at = out.size();
  append_yaml_key(out, member.key());
  if (out.size() - at > longest_simple_key) {
    out.insert(at, "? ");
    out += '\n';
    append_indent(out, indent);
  }
  out += ':';
  append_value(out, member, indent);
}

}  // namespace

void append_yaml_member(std::string& out, const ValueNode& member, std::size_t indent) {
  append_indent(out, indent);
  append_member_text(out, member, indent);
}

void append_yaml(std::string& out, const ValueNode& map, std::size_t indent) {
  for (const ValueNode member : map) append_yaml_member(out, member, indent);
}

}  // namespace postferry
