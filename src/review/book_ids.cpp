// SPDX-License-Identifier: MIT
#include "review/book_ids.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "review/text.h"

namespace postferry {

namespace {

using std::string_view;

bool all_digits(string_view text) noexcept {
  return std::all_of(text.begin(), text.end(), is_digit);
}

// Nine digits and what makes them an ISBN-10.
char check_digit10(string_view digits) noexcept {
  int sum = 0;
  for (std::size_t i = 0; i < 9; ++i) sum += (10 - static_cast<int>(i)) * (digits[i] - '0');
  const int check = (11 - sum % 11) % 11;
  return check == 10 ? 'X' : static_cast<char>('0' + check);
}

// Twelve digits and what makes them an ISBN-13.
char check_digit13(string_view digits) noexcept {
  int sum = 0;
  for (std::size_t i = 0; i < 12; ++i) sum += (i % 2 == 0 ? 1 : 3) * (digits[i] - '0');
  return static_cast<char>('0' + (10 - sum % 10) % 10);
}

// Bytes of the hyphen or dash that `text` begins with, or 0.
std::size_t hyphen_at_front(string_view text) noexcept {
  if (text.starts_with('-')) return 1;
  // U+2010..U+2015, U+2212
  const bool dash =
      text.starts_with("\xE2\x80") && text.size() > 2 && text[2] >= '\x90' && text[2] <= '\x95';
  return dash || text.starts_with("\xE2\x88\x92") ? 3 : 0;
}

bool drop_prefix(string_view& text, string_view lower_case) noexcept {
  if (!equals_ignoring_case(text.substr(0, lower_case.size()), lower_case)) return false;
  text.remove_prefix(lower_case.size());
  return true;
}

// "ISBN", "ISBN-13:", "urn:isbn:" in front of a number.
string_view without_label(string_view text) noexcept {
  text = trim_blanks(text);
  (void)drop_prefix(text, "urn:");
  if (!drop_prefix(text, "isbn")) return text;
  string_view rest = trim_blanks(text);
  if (rest.starts_with('-')) rest.remove_prefix(1);
  // "ISBN 13" and "ISBN 10" are labels only before a colon or a blank and a whole number.
  if ((rest.starts_with("13") || rest.starts_with("10")) && rest.size() >= 2 + 1 + 10 &&
      (rest[2] == ':' || rest[2] == ')' || blank_at_front(rest.substr(2)) > 0))
    rest.remove_prefix(2);
  rest = trim_blanks(rest);
  if (rest.starts_with(':') || rest.starts_with('#')) rest.remove_prefix(1);
  return trim_blanks(rest);
}

}  // namespace

bool is_isbn10(string_view text) noexcept {
  return text.size() == 10 && all_digits(text.substr(0, 9)) && check_digit10(text) == text[9];
}

bool is_isbn13(string_view text) noexcept {
  return text.size() == 13 && all_digits(text) &&
         (text.starts_with("978") || text.starts_with("979")) && check_digit13(text) == text[12];
}

bool is_asin(string_view text) noexcept {
  return text.size() == 10 && text.starts_with("B0") &&
         std::all_of(text.begin(), text.end(),
                     [](char c) { return is_digit(c) || (c >= 'A' && c <= 'Z'); });
}

bool is_olid(string_view text) noexcept {
  if (text.size() < 4 || text.size() > 14 || !text.starts_with("OL")) return false;
  return (text.back() == 'M' || text.back() == 'W') && all_digits(text.substr(2, text.size() - 3));
}

std::string normal_isbn(string_view text, Why why) {
  constexpr std::size_t longest = 100;  // with label, hyphens and blanks
  if (text.size() > longest) return {};
  text = without_label(text);
  std::string out;
  while (!text.empty()) {
    const std::size_t gap = std::max(blank_at_front(text), hyphen_at_front(text));
    if (gap > 0) {
      text.remove_prefix(gap);
      continue;
    }
    if (!is_digit(text.front()) && text.front() != 'x' && text.front() != 'X') return {};
    out += text.front() == 'x' ? 'X' : text.front();
    text.remove_prefix(1);
  }
  if (is_isbn10(out) || is_isbn13(out)) return out;
  if (out.size() == 10 || out.size() == 13) say_why(why, Reason::isbn_check);
  return {};
}

std::string isbn13_of(string_view isbn10) {
  if (!is_isbn10(isbn10)) return {};
  std::string out = "978";
  out += isbn10.substr(0, 9);
  out += check_digit13(out);
  return out;
}

std::string isbn10_of(string_view isbn13) {
  if (!is_isbn13(isbn13) || !isbn13.starts_with("978")) return {};
  std::string out(isbn13.substr(3, 9));
  out += check_digit10(out);
  return out;
}

bool same_isbn(string_view a, string_view b) {
  if (a.size() == b.size()) return a == b;
  return a.size() == 10 ? isbn13_of(a) == b : isbn13_of(b) == a;
}

string_view id_of(const Ids& ids, string_view name) noexcept {
  for (const auto& [key, value] : ids)
    if (key == name) return value;
  return {};
}

bool add_id(Ids& ids, string_view name, string_view value) {
  if (value.empty() || !id_of(ids, name).empty()) return false;
  ids.emplace_back(name, value);
  return true;
}

bool add_isbn(Ids& ids, string_view text, Why why) {
  const std::string isbn = normal_isbn(text, why);
  return !isbn.empty() && add_id(ids, isbn.size() == 10 ? "isbn10" : "isbn13", isbn);
}

bool add_book_number(Ids& ids, string_view text, Why why) {
  text = trim_blanks(text);
  return is_asin(text) ? add_id(ids, "asin", text) : add_isbn(ids, text, why);
}

}  // namespace postferry
