// SPDX-License-Identifier: MIT
#include "codec/php_value.h"

#include "base/ascii.h"
#include "base/bytes.h"
#include "base/numbers.h"

namespace postferry {

namespace {

constexpr std::size_t npos = std::string_view::npos;
constexpr int deepest = 64;
constexpr std::size_t longest_number = 64;

// Reads from front to back and never goes back: what a search for a string's end has passed over
// belongs to the string.
class Reader {
 public:
  Reader(std::string_view text, ValueTree& tree) : rest_(text), tree_(tree) {}

  PhpResult read() {
    tree_.clear();
    if (!read_value({}, 0)) result_.cut = true;
    if (!trim(rest_).empty()) result_.cut = true;
    result_.ok = !tree_.empty();
    return result_;
  }

 private:
  // What may follow behind a string.
  enum class Then { value, member, end };

  // False where nothing can be read any more; lists that are open are closed all the same.
  bool read_value(std::string_view key, int depth) {
    if (rest_.size() < 2) return false;
    const char kind = rest_[0];
    if (kind == 'N' && rest_[1] == ';') {
      rest_.remove_prefix(2);
      tree_.add(ValueKind::null, key, {});
      return true;
    }
    if (rest_[1] != ':') return false;
    rest_.remove_prefix(2);
    switch (kind) {
      case 'b':
      case 'i':
      case 'd': return read_number(ValueKind::plain, key);
      case 'r':
      case 'R': return read_number(ValueKind::null, key);
      case 's':
      case 'E': return read_text(key, depth);
      case 'a': return read_members(key, depth);
      case 'O': return skip_class_name() && read_members(key, depth);
      default: return false;  // C: a class's own format, which nobody else can read
    }
  }

  bool read_number(ValueKind kind, std::string_view key) {
    std::string_view number;
    if (!take_number(number)) return false;
    tree_.add(kind, key, kind == ValueKind::null ? std::string_view() : number);
    return true;
  }

  bool take_number(std::string_view& number) {
    const std::size_t end = find_byte(rest_.substr(0, longest_number), ';');
    if (end == npos || end == 0) return false;
    number = rest_.substr(0, end);
    rest_.remove_prefix(end + 1);
    return true;
  }

  bool read_text(std::string_view key, int depth) {
    std::string_view text;
    const bool whole = take_text(depth == 0 ? Then::end : Then::member, text);
    if (whole || !text.empty()) tree_.add(ValueKind::quoted, key, text);
    return whole;
  }

  // `LEN:"TEXT";`
  bool take_text(Then then, std::string_view& text) {
    const std::size_t length = take_count();
    if (rest_.empty() || rest_.front() != '"') return false;
    rest_.remove_prefix(1);
    std::size_t end = length;
    if (!ends_at(end, then)) {
      result_.repaired = true;
      end = find_bytes(rest_, "\";");
      while (end != npos && !ends_at(end, then)) end = find_bytes(rest_, "\";", end + 1);
    }
    text = rest_.substr(0, end);
    rest_.remove_prefix(end == npos ? rest_.size() : end + 2);
    return end != npos;
  }

  [[nodiscard]] bool ends_at(std::size_t end, Then then) const {
    if (!stands_at(rest_, end, "\";")) return false;
    const std::string_view behind = rest_.substr(end + 2);
    switch (then) {
      case Then::end: return trim(behind.substr(0, longest_number)).empty();
      case Then::member: return behind.empty() || behind[0] == '}' || begins_key(behind);
      case Then::value: return behind.empty() || begins_value(behind);
    }
    return false;
  }
  static bool begins_key(std::string_view text) {
    return text.size() < 3 || ((text[0] == 'i' || text[0] == 's') && text[1] == ':' &&
                               (is_digit(text[2]) || text[2] == '-'));
  }
  static bool begins_value(std::string_view text) {
    constexpr std::string_view kinds = "bidsaOCErR";
    return text.size() < 2 || (text[0] == 'N' && text[1] == ';') ||
           (find_byte(kinds, text[0]) != npos && text[1] == ':');
  }

  // Digits and the colon behind them; npos where that is no number.
  std::size_t take_count() {
    std::size_t digits = 0;
    while (digits < rest_.size() && is_digit(rest_[digits])) ++digits;
    const auto count = parse_integer(rest_.substr(0, digits));
    rest_.remove_prefix(digits);
    if (rest_.empty() || rest_.front() != ':') return npos;
    rest_.remove_prefix(1);
    return count ? static_cast<std::size_t>(*count) : npos;
  }

  // `LEN:"NAME":`
  bool skip_class_name() {
    (void)take_count();
    const std::size_t end = find_bytes(rest_.substr(0, 4 * longest_number), "\":");
    if (rest_.empty() || rest_.front() != '"' || end == npos) return false;
    rest_.remove_prefix(end + 2);
    return true;
  }

  // `COUNT:{KEY VALUE ...}`
  bool read_members(std::string_view key, int depth) {
    (void)take_count();
    if (rest_.empty() || rest_.front() != '{' || depth >= deepest) return false;
    rest_.remove_prefix(1);
    tree_.open(ValueKind::map, key);
    bool whole = true;
    while (whole && !(rest_.size() > 0 && rest_.front() == '}')) whole = read_member(depth + 1);
    if (whole) rest_.remove_prefix(1);
    tree_.close();
    return whole;
  }

  bool read_member(int depth) {
    if (rest_.size() < 2 || rest_[1] != ':') return false;
    const char kind = rest_[0];
    rest_.remove_prefix(2);
    std::string_view key;
    if (kind == 'i') return take_number(key) && read_value(key, depth);
    return kind == 's' && take_text(Then::value, key) && read_value(key, depth);
  }

  std::string_view rest_;
  ValueTree& tree_;
  PhpResult result_;
};

}  // namespace

PhpResult read_php_value(std::string_view text, ValueTree& tree) {
  return Reader(trim(text), tree).read();
}

}  // namespace postferry
