// SPDX-License-Identifier: MIT
#include "codec/json_repair.h"

#include <array>
#include <optional>
#include <utility>

#include "base/ascii.h"
#include "base/bytes.h"
#include "base/utf8.h"
#include "codec/json_scan.h"
#include "codec/utf8_check.h"

namespace postferry {

namespace {

constexpr std::size_t npos = std::string_view::npos;

std::optional<char32_t> parse_hex4(std::string_view text, std::size_t at) {
  if (at + 4 > text.size()) return std::nullopt;
  char32_t value = 0;
  for (std::size_t i = at; i < at + 4; ++i) {
    const char c = to_lower(text[i]);
    if (!is_digit(c) && (c < 'a' || c > 'f')) return std::nullopt;
    value = value * 16 + static_cast<char32_t>(is_digit(c) ? c - '0' : c - 'a' + 10);
  }
  return value;
}

constexpr bool is_high_surrogate(char32_t unit) { return unit >= 0xD800 && unit <= 0xDBFF; }
constexpr bool is_low_surrogate(char32_t unit) { return unit >= 0xDC00 && unit <= 0xDFFF; }

// Decodes the \u at `at` (of the backslash) and a second one that completes a pair; moves `at`.
bool decode_unicode(std::string& out, std::string_view text, std::size_t& at,
                    JsonRepairs& repairs) {
  const auto unit = parse_hex4(text, at + 2);
  if (!unit) return false;
  at += 6;
  char32_t value = *unit;
  if (is_high_surrogate(value) && text.substr(at).starts_with("\\u")) {
    const auto low = parse_hex4(text, at + 2);
    if (low && is_low_surrogate(*low)) {
      at += 6;
      value = 0x10000 + ((value - 0xD800) << 10) + (*low - 0xDC00);
    }
  }
  if (value >= 0xD800 && value <= 0xDFFF) ++repairs.lone_surrogates;
  append_utf8(out, value);
  return true;
}

char decoded_escape(char c) {
  switch (c) {
    case 'n': return '\n';
    case 't': return '\t';
    case 'r': return '\r';
    case 'b': return '\b';
    case 'f': return '\f';
    case '"':
    case '\\':
    case '/': return c;
    default: return '\0';
  }
}

/// Copies a text and mends it on the way.
class Repairer {
 public:
  Repairer(std::string_view text, JsonRepairs& repairs) : text_(text), repairs_(repairs) {
    out_.reserve(text.size() + 64);
  }

  std::string run() {
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (c == '"')
        copy_string();
      else if (is_alpha(c) || (c == '-' && at_ + 1 < text_.size() && text_[at_ + 1] == 'I'))
        copy_word();
      else
        copy_mark(c);
    }
    return std::move(out_);
  }

 private:
  // A comma is held back until it is known that no closing bracket follows.
  void put_comma() {
    if (comma_) out_ += ',';
    comma_ = false;
  }

  void copy_mark(char c) {
    ++at_;
    if (c == ',') {
      put_comma();
      comma_ = true;
      return;
    }
    if ((c == '}' || c == ']') && comma_) {
      comma_ = false;
      ++repairs_.commas;
    }
    if (static_cast<unsigned char>(c) < 0x20 && !is_space(c)) {
      ++repairs_.control_characters;
      c = ' ';
    }
    if (!is_space(c)) put_comma();
    out_ += c;
  }

  void copy_word() {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 7> words = {
        {{"NaN", "\"NaN\""},
         {"Infinity", "\"Infinity\""},
         {"-Infinity", "\"-Infinity\""},
         {"True", "true"},
         {"False", "false"},
         {"None", "null"},
         {"undefined", "null"}}};
    put_comma();
    std::size_t end = at_ + 1;
    while (end < text_.size() && is_alpha(text_[end])) ++end;
    std::string_view word = text_.substr(at_, end - at_);
    for (const auto& [meant, json] : words)
      if (word == meant) {
        word = json;
        ++repairs_.words;
        break;
      }
    out_ += word;
    at_ = end;
  }

  void copy_string() {
    put_comma();
    out_ += '"';
    ++at_;
    while (at_ < text_.size() && text_[at_] != '"') {
      const char c = text_[at_];
      if (c == '\\')
        copy_escape();
      else if (static_cast<unsigned char>(c) < 0x20)
        escape_control(c);
      else
        copy_run();
    }
    if (at_ < text_.size()) out_ += text_[at_++];
  }

  void copy_run() {
    const std::size_t begin = at_;
    while (at_ < text_.size() && static_cast<unsigned char>(text_[at_]) >= 0x20 &&
           text_[at_] != '"' && text_[at_] != '\\')
      ++at_;
    out_.append(text_, begin, at_ - begin);
  }

  void escape_control(char c) {
    constexpr std::string_view hex = "0123456789abcdef";
    const auto byte = static_cast<unsigned char>(c);
    out_ += "\\u00";
    out_ += hex[byte >> 4U];
    out_ += hex[byte & 0xFU];
    ++repairs_.control_characters;
    ++at_;
  }

  void copy_escape() {
    const char c = at_ + 1 < text_.size() ? text_[at_ + 1] : '\0';
    const bool good = c == 'u' ? parse_hex4(text_, at_ + 2).has_value() : decoded_escape(c) != '\0';
    if (good) {
      out_.append(text_, at_, 2);
      at_ += 2;
    } else {
      out_ += "\\\\";
      ++at_;
      ++repairs_.escapes;
    }
  }

  std::string_view text_;
  JsonRepairs& repairs_;
  std::string out_;
  std::size_t at_ = 0;
  bool comma_ = false;
};

}  // namespace

std::string repair_json(std::string_view bytes, JsonRepairs& repairs) {
  if (is_valid_utf8(bytes)) return Repairer(bytes, repairs).run();
  const std::string text = repair_utf8(bytes, repairs.invalid_utf8);
  return Repairer(text, repairs).run();
}

bool decode_json_string(std::string& out, std::string_view inside, JsonRepairs& repairs) {
  std::size_t at = 0;
  for (std::size_t hit = find_byte(inside, '\\'); hit != npos; hit = find_byte(inside, '\\', at)) {
    out.append(inside, at, hit - at);
    at = hit;
    if (at + 1 >= inside.size()) return false;
    if (inside[at + 1] == 'u') {
      if (!decode_unicode(out, inside, at, repairs)) return false;
      continue;
    }
    const char c = decoded_escape(inside[at + 1]);
    if (c == '\0') return false;
    out += c;
    at += 2;
  }
  out.append(inside, at);
  return true;
}

}  // namespace postferry
