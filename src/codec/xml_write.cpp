// SPDX-License-Identifier: MIT
#include "codec/xml_write.h"

#include "base/bytes.h"

namespace postferry {

namespace {

// Length of the forbidden character at `at`, 0 if the character is allowed.
std::size_t forbidden_length(std::string_view text, std::size_t at) noexcept {
  const auto c = static_cast<unsigned char>(text[at]);
  if (c < 0x20) return c == '\t' || c == '\n' || c == '\r' ? 0 : 1;
  if (c != 0xEF || at + 2 >= text.size()) return 0;
  const auto last = static_cast<unsigned char>(text[at + 2]);
  return static_cast<unsigned char>(text[at + 1]) == 0xBF && last >= 0xBE ? 3 : 0;
}

std::size_t find_forbidden(std::string_view text, std::size_t from) noexcept {
  for (; from < text.size(); ++from)
    if (forbidden_length(text, from) != 0) return from;
  return std::string_view::npos;
}

std::string without_forbidden(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t length = forbidden_length(text, i);
    if (length == 0) out += text[i++];
    i += length;
  }
  return out;
}

// `replacement(c)` gives the reference for a character, or an empty view.
template <class Replacement>
void append_replaced(std::string& out, std::string_view text, Replacement replacement) {
  std::size_t begin = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::string_view reference = replacement(text[i]);
    const std::size_t forbidden = reference.empty() ? forbidden_length(text, i) : 0;
    if (reference.empty() && forbidden == 0) continue;
    out.append(text, begin, i - begin).append(reference);
    i += forbidden == 0 ? 0 : forbidden - 1;
    begin = i + 1;
  }
  out.append(text, begin);
}

}  // namespace

bool is_xml_text(std::string_view text) noexcept {
  return find_forbidden(text, 0) == std::string_view::npos;
}

void append_xml_text(std::string& out, std::string_view text) {
  append_replaced(out, text, [](char c) -> std::string_view {
    switch (c) {
      case '&': return "&amp;";
      case '<': return "&lt;";
      case '>': return "&gt;";
      case '\r': return "&#13;";
      default: return {};
    }
  });
}

void append_xml_attribute(std::string& out, std::string_view text) {
  append_replaced(out, text, [](char c) -> std::string_view {
    switch (c) {
      case '&': return "&amp;";
      case '<': return "&lt;";
      case '>': return "&gt;";
      case '"': return "&quot;";
      case '\t': return "&#9;";
      case '\n': return "&#10;";
      case '\r': return "&#13;";
      default: return {};
    }
  });
}

void append_cdata(std::string& out, std::string_view text) {
  if (find_byte(text, '\r') != std::string_view::npos) return append_xml_text(out, text);
  std::string clean;
  if (find_forbidden(text, 0) != std::string_view::npos) {
    clean = without_forbidden(text);
    text = clean;
  }
  out += "<![CDATA[";
  while (true) {
    const std::size_t end = find_bytes(text, "]]>");
    if (end == std::string_view::npos) break;
    out.append(text, 0, end + 2).append("]]><![CDATA[");
    text.remove_prefix(end + 2);
  }
  out.append(text).append("]]>");
}

}  // namespace postferry
