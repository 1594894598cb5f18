// SPDX-License-Identifier: MIT
#include "codec/xml_plain.h"

#include <array>
#include <cstring>
#include <limits>

#include "base/ascii.h"
#include "base/bytes.h"
#include "base/utf8.h"
#include "codec/xml_scan.h"

namespace postferry::detail {

namespace {

constexpr std::size_t npos = std::string_view::npos;
using Kind = XmlNode::Kind;

// Bytes of names as XML 1.0 has them, of ASCII: with all of UTF-8's other bytes.
constexpr std::array<bool, 256> make_name_bytes() {
  std::array<bool, 256> table{};
  for (std::size_t c = 0; c < 256; ++c)
    table[c] = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '_' || c == '-' || c == '.' || c == ':' || c >= 0x80;
  return table;
}
constexpr std::array<bool, 256> name_bytes = make_name_bytes();

bool is_name_byte(char c) { return name_bytes[static_cast<unsigned char>(c)]; }
bool begins_name(char c) { return is_name_byte(c) && !is_digit(c) && c != '-' && c != '.'; }

// Whether two texts of one size are equal; names are too short for a call of memcmp.
bool same_bytes(const char* a, const char* b, std::size_t size) {
  for (; size >= 8; size -= 8, a += 8, b += 8) {
    std::uint64_t one = 0;
    std::uint64_t two = 0;
    std::memcpy(&one, a, 8);
    std::memcpy(&two, b, 8);
    if (one != two) return false;
  }
  for (; size > 0; --size)
    if (*a++ != *b++) return false;
  return true;
}

// The character of a numeric reference's digits (behind "&#"), or nothing XML allows.
bool numeric_reference(std::string_view digits, char32_t& character) {
  const bool hex = digits.starts_with('x');
  if (hex) digits.remove_prefix(1);
  if (digits.empty() || digits.size() > 7) return false;
  std::uint32_t value = 0;
  for (const char c : digits) {
    std::uint32_t digit = 0;
    if (is_digit(c))
      digit = static_cast<std::uint32_t>(c - '0');
    else if (hex && ((c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F')))
      digit = static_cast<std::uint32_t>((c | 0x20) - 'a') + 10;
    else
      return false;
    value = value * (hex ? 16U : 10U) + digit;
  }
  if (value == 0 || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF)) return false;
  character = value;
  return true;
}

class PlainReader {
 public:
  PlainReader(std::string_view bytes, std::vector<XmlNode>& nodes, std::vector<std::uint32_t>& open,
              std::string& decoded)
      : bytes_(bytes), nodes_(nodes), open_(open), decoded_(decoded) {}

  bool read() {
    std::size_t at = skip_space(0);
    if (at >= bytes_.size() || bytes_[at] != '<') return false;
    do {
      at = read_markup(at);
      if (at == npos) return false;
      if (open_.empty()) break;
      at = read_text(at);
    } while (at != npos);
    return at != npos && skip_space(at) == bytes_.size();
  }

 private:
  [[nodiscard]] std::size_t skip_space(std::size_t at) const {
    while (at < bytes_.size() && is_space(bytes_[at])) ++at;
    return at;
  }

  // All of these give the position behind what they read, or npos.

  std::size_t read_markup(std::size_t at) {
    if (at + 1 >= bytes_.size()) return npos;
    switch (bytes_[at + 1]) {
      case '/': return read_end_tag(at);
      case '!': return read_cdata(at);
      default: return read_start_tag(at);
    }
  }

  std::size_t read_start_tag(std::size_t at) {
    const std::size_t end = read_name(at + 1);
    if (end == npos) return npos;
    const auto index = static_cast<std::uint32_t>(nodes_.size());
    nodes_.push_back({bytes_.substr(at + 1, end - at - 1), {}, offset(at), 1, Kind::element});
    std::size_t behind = end;
    if (behind < bytes_.size() && bytes_[behind] != '>') behind = read_attributes(end);
    if (behind >= bytes_.size()) return npos;
    open_.push_back(index);
    if (bytes_[behind] == '>') return behind + 1;
    if (!stands_at(bytes_, behind, "/>")) return npos;
    close();
    return behind + 2;
  }

  std::size_t read_name(std::size_t at) const {
    if (at >= bytes_.size() || !begins_name(bytes_[at])) return npos;
    while (at < bytes_.size() && is_name_byte(bytes_[at])) ++at;
    return at;
  }

  // Up to the '>' or '/' that ends the tag.
  std::size_t read_attributes(std::size_t at) {
    while (true) {
      const std::size_t begin = skip_space(at);
      if (begin >= bytes_.size()) return npos;
      if (bytes_[begin] == '>' || bytes_[begin] == '/') return begin;
      const std::size_t end = begin == at ? npos : read_name(begin);
      if (end == npos || !stands_at(bytes_, end, "=") || end + 1 >= bytes_.size()) return npos;
      const char quote = bytes_[end + 1];
      if (quote != '"' && quote != '\'') return npos;
      const std::size_t close = find_byte(bytes_, quote, end + 2);
      if (close == npos) return npos;
      const std::string_view value = bytes_.substr(end + 2, close - end - 2);
      if (value.find_first_of("<&\t\n") != npos) return npos;
      nodes_.push_back(
          {bytes_.substr(begin, end - begin), value, offset(begin), 1, Kind::attribute});
      at = close + 1;
    }
  }

  std::size_t read_end_tag(std::size_t at) {
    if (open_.empty()) return npos;
    const std::string_view name = nodes_[open_.back()].name;
    const std::size_t end = at + 2 + name.size();
    if (end >= bytes_.size() || !same_bytes(bytes_.data() + at + 2, name.data(), name.size()))
      return npos;
    const std::size_t behind = bytes_[end] == '>' ? end : skip_space(end);
    if (behind >= bytes_.size() || bytes_[behind] != '>') return npos;
    close();
    return behind + 1;
  }

  std::size_t read_cdata(std::size_t at) {
    if (open_.empty() || !stands_at(bytes_, at, "<![CDATA[")) return npos;
    const std::size_t begin = at + 9;
    const std::size_t end = find_cdata_end(bytes_, begin);
    if (end == npos) return npos;
    const bool tight = bytes_[at - 1] == '>' && stands_at(bytes_, end + 3, "</");
    nodes_.push_back({{}, bytes_.substr(begin, end - begin), offset(begin), 1, Kind::cdata, tight});
    return end + 3;
  }

  // Text up to the next '<'.
  std::size_t read_text(std::size_t at) {
    if (at < bytes_.size() && bytes_[at] == '<') return at;
    const std::size_t end = find_byte(bytes_, '<', at);
    if (end == npos) return npos;
    const std::string_view text = bytes_.substr(at, end - at);
    if (is_white_space(text)) {
      // Kept where it is all that the element holds.
      const bool only =
          nodes_.back().kind == Kind::element || nodes_.back().kind == Kind::attribute;
      if (!only || !stands_at(bytes_, end, "</")) return end;
    }
    std::string_view value = text;
    if (find_byte(text, '&') != npos && !decode(text, value)) return npos;
    nodes_.push_back({{}, value, offset(at), 1, Kind::plain});
    return end;
  }

  static bool is_white_space(std::string_view text) {
    for (const char c : text)
      if (!is_space(c)) return false;
    return true;
  }

  // The buffer never grows beyond the source, so that views into it stay good.
  bool decode(std::string_view text, std::string_view& value) {
    if (decoded_.capacity() < bytes_.size()) {
      if (!decoded_.empty()) return false;
      decoded_.reserve(bytes_.size());
    }
    const std::size_t begin = decoded_.size();
    std::size_t at = 0;
    while (at < text.size()) {
      const std::size_t reference = std::min(find_byte(text, '&', at), text.size());
      decoded_.append(text, at, reference - at);
      at = reference;
      if (at < text.size()) {
        const std::size_t length = decode_reference(text.substr(at));
        if (length == 0) return false;
        at += length;
      }
    }
    value = std::string_view(decoded_).substr(begin);
    return true;
  }

  // Appends what a reference stands for and gives its length; a '&' that begins none is text.
  // 0 where pugixml has to look.
  std::size_t decode_reference(std::string_view text) {
    constexpr std::array<std::pair<std::string_view, char>, 5> named{
        {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&apos;", '\''}}};
    for (const auto& [reference, character] : named)
      if (text.starts_with(reference)) {
        decoded_ += character;
        return reference.size();
      }
    if (!text.starts_with("&#")) {
      decoded_ += '&';
      return 1;
    }
    const std::size_t end = text.substr(0, 12).find(';');
    char32_t character = 0;
    if (end == npos || !numeric_reference(text.substr(2, end - 2), character)) return 0;
    append_utf8(decoded_, character);
    return end + 1;
  }

  void close() {
    const std::uint32_t index = open_.back();
    open_.pop_back();
    nodes_.push_back({});
    nodes_[index].span = static_cast<std::uint32_t>(nodes_.size()) - index;
  }

  static std::uint32_t offset(std::size_t at) { return static_cast<std::uint32_t>(at); }

  std::string_view bytes_;
  std::vector<XmlNode>& nodes_;
  std::vector<std::uint32_t>& open_;
  std::string& decoded_;
};

}  // namespace

bool read_plain_xml(std::string_view bytes, std::vector<XmlNode>& nodes,
                    std::vector<std::uint32_t>& open, std::string& decoded) {
  nodes.clear();
  open.clear();
  decoded.clear();
  if (bytes.size() > std::numeric_limits<std::uint32_t>::max()) return false;
  if (find_byte(bytes, '\r') != npos) return false;
  if (!PlainReader(bytes, nodes, open, decoded).read()) return false;
  nodes.push_back({});  // behind the root: it has no next sibling
  return true;
}

}  // namespace postferry::detail
