// SPDX-License-Identifier: MIT
#include "codec/php_serialized.h"

#include "base/ascii.h"
#include "base/bytes.h"
#include "base/numbers.h"

namespace postferry {

namespace {

constexpr int deepest = 200;

// A cursor over a serialized value; every take_ function returns false where the form is broken.
class Walker {
 public:
  explicit Walker(std::string_view text) : rest_(text) {}
  [[nodiscard]] bool done() const { return rest_.empty(); }

  bool value(int depth) {
    if (depth > deepest || rest_.size() < 2) return false;
    const char kind = rest_[0];
    rest_.remove_prefix(1);
    switch (kind) {
      case 'N': return take(';');
      case 'b':
      case 'i':
      case 'd':
      case 'r':
      case 'R': return take(':') && until(';');
      case 's': return take(':') && quoted() && take(';');
      case 'a': return take(':') && members(depth);
      case 'O': return take(':') && quoted() && take(':') && members(depth);
      case 'C': return take(':') && quoted() && take(':') && custom();
      case 'E': return take(':') && quoted() && take(';');
      default: return false;
    }
  }

 private:
  bool take(char c) {
    if (rest_.empty() || rest_.front() != c) return false;
    rest_.remove_prefix(1);
    return true;
  }
  bool until(char c) {
    const std::size_t end = find_byte(rest_, c);
    if (end == std::string_view::npos || end == 0) return false;
    rest_.remove_prefix(end + 1);
    return true;
  }
  bool number(std::size_t& value) {
    std::size_t digits = 0;
    while (digits < rest_.size() && is_digit(rest_[digits])) ++digits;
    const auto parsed = parse_integer(rest_.substr(0, digits));
    if (!parsed) return false;
    value = static_cast<std::size_t>(*parsed);
    rest_.remove_prefix(digits);
    return true;
  }
  bool bytes(std::size_t count) {
    if (rest_.size() < count) return false;
    rest_.remove_prefix(count);
    return true;
  }
  bool quoted() {
    std::size_t length = 0;
    return number(length) && take(':') && take('"') && bytes(length) && take('"');
  }
  bool members(int depth) {
    std::size_t count = 0;
    if (!number(count) || !take(':') || !take('{')) return false;
    for (; count > 0; --count)
      if (!value(depth + 1) || !value(depth + 1)) return false;
    return take('}');
  }
  bool custom() {
    std::size_t length = 0;
    return number(length) && take(':') && take('{') && bytes(length) && take('}');
  }

  std::string_view rest_;
};

}  // namespace

bool looks_php_serialized(std::string_view text) noexcept {
  if (text.size() < 4 || text[1] != ':' || !is_digit(text[2])) return false;
  const char kind = text[0];
  return kind == 'a' || kind == 's' || kind == 'O' || kind == 'C';
}

bool is_php_serialized(std::string_view text) noexcept {
  Walker walker(text);
  return walker.value(0) && walker.done();
}

std::string restore_php_crlf(std::string_view text) {
  if (!looks_php_serialized(text) || find_byte(text, '\n') == std::string_view::npos) return {};
  if (find_byte(text, '\r') != std::string_view::npos || is_php_serialized(text)) return {};
  std::string restored = replace_all(text, "\n", "\r\n");
  return is_php_serialized(restored) ? restored : std::string();
}

}  // namespace postferry
