// SPDX-License-Identifier: MIT
#include "codec/json_scan.h"

#include <cstring>

namespace postferry {

namespace {

constexpr std::uint64_t every_byte = 0x0101010101010101ULL;
constexpr std::uint64_t high_bits = 0x8080808080808080ULL;

constexpr std::uint64_t zero_bytes(std::uint64_t word) noexcept {
  return (word - every_byte) & ~word & high_bits;
}

std::size_t find_quote_or_backslash(std::string_view bytes, std::size_t at) noexcept {
  for (; at + 8 <= bytes.size(); at += 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, bytes.data() + at, 8);
    if ((zero_bytes(word ^ (every_byte * '"')) | zero_bytes(word ^ (every_byte * '\\'))) != 0)
      break;
  }
  while (at < bytes.size() && bytes[at] != '"' && bytes[at] != '\\') ++at;
  return at;
}

constexpr bool is_json_space(char c) noexcept {
  return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

constexpr bool is_mark(char c) noexcept {
  return c == '{' || c == '}' || c == '[' || c == ']' || c == ',' || c == ':' || c == '"';
}

}  // namespace

std::size_t skip_json_space(std::string_view bytes, std::size_t at) noexcept {
  while (at < bytes.size() && is_json_space(bytes[at])) ++at;
  return at;
}

std::size_t find_json_string_end(std::string_view bytes, std::size_t at) noexcept {
  for (at = find_quote_or_backslash(bytes, at + 1); at < bytes.size();
       at = find_quote_or_backslash(bytes, at)) {
    if (bytes[at] == '"') return at + 1;
    at += 2;
  }
  return std::string_view::npos;
}

void JsonScanner::restart() {
  open_.clear();
  in_string_ = escaped_ = in_word_ = behind_value_ = behind_colon_ = false;
}

// True if the string ends before the bytes do.
bool JsonScanner::scan_string(std::string_view bytes, std::size_t& at) {
  while (at < bytes.size()) {
    if (escaped_) {
      escaped_ = false;
      ++at;
      continue;
    }
    at = find_quote_or_backslash(bytes, at);
    if (at == bytes.size()) return false;
    if (bytes[at++] == '"') {
      in_string_ = false;
      return true;
    }
    escaped_ = true;
  }
  return false;
}

bool JsonScanner::may_open() const noexcept {
  return !behind_value_ && (open_.empty() || open_.back() == '[' || behind_colon_);
}

bool JsonScanner::close(char bracket) {
  const char opening = bracket == '}' ? '{' : '[';
  if (open_.empty() || open_.back() != opening) return false;
  open_.pop_back();
  behind_value_ = true;
  behind_colon_ = false;
  return true;
}

JsonScanner::State JsonScanner::scan_mark(char c, std::size_t& at) {
  switch (c) {
    case '{':
    case '[':
      if (!may_open()) return State::broken;
      open_ += c;
      behind_value_ = behind_colon_ = false;
      break;
    case '}':
    case ']':
      if (!close(c)) return State::broken;
      if (open_.empty()) {
        ++at;
        return State::done;
      }
      break;
    default:  // comma or colon
      if (open_.empty()) return State::broken;
      behind_value_ = false;
      behind_colon_ = c == ':';
  }
  ++at;
  return State::more;
}

JsonScanner::State JsonScanner::scan(std::string_view bytes, std::size_t& at) {
  while (at < bytes.size()) {
    if (in_string_) {
      if (!scan_string(bytes, at)) return State::more;
      behind_value_ = true;
      behind_colon_ = false;
      if (open_.empty()) return State::done;
      continue;
    }
    const char c = bytes[at];
    const bool space = is_json_space(c);
    if (space || is_mark(c)) {
      if (in_scalar()) return State::done;
      in_word_ = false;
    }
    if (space) {
      ++at;
    } else if (c == '"') {
      if (behind_value_) return State::broken;
      in_string_ = true;
      ++at;
    } else if (is_mark(c)) {
      const State state = scan_mark(c, at);
      if (state != State::more) return state;
    } else {
      if (behind_value_ && !in_word_) return State::broken;
      in_word_ = behind_value_ = true;
      behind_colon_ = false;
      ++at;
    }
  }
  return State::more;
}

}  // namespace postferry
