// SPDX-License-Identifier: MIT
#include "goodreads/isbn.h"

#include <algorithm>

#include "base/ascii.h"

namespace postferry::goodreads {

namespace {

bool all_digits(std::string_view text) { return std::all_of(text.begin(), text.end(), is_digit); }

bool is_isbn10(std::string_view text) {
  if (text.size() != 10 || !all_digits(text.substr(0, 9))) return false;
  if (!is_digit(text[9]) && text[9] != 'X') return false;
  int sum = 0;
  for (std::size_t i = 0; i < 10; ++i)
    sum += (10 - static_cast<int>(i)) * (text[i] == 'X' ? 10 : text[i] - '0');
  return sum % 11 == 0;
}

bool is_isbn13(std::string_view text) {
  if (text.size() != 13 || !all_digits(text)) return false;
  if (!text.starts_with("978") && !text.starts_with("979")) return false;
  int sum = 0;
  for (std::size_t i = 0; i < 13; ++i) sum += (i % 2 == 0 ? 1 : 3) * (text[i] - '0');
  return sum % 10 == 0;
}

// Amazon's own numbers for what has no ISBN: B0 and eight letters or digits.
bool is_asin(std::string_view text) {
  return text.size() == 10 && text.starts_with("B0") &&
         std::all_of(text.begin(), text.end(),
                     [](char c) { return is_digit(c) || (c >= 'A' && c <= 'Z'); });
}

}  // namespace

BookNumber read_book_number(std::string_view cell) {
  std::string text;
  for (const char c : unwrap_formula(cell))
    if (c != '-' && !is_space(c)) text += c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
  if (text.empty()) return {};
  if (is_isbn10(text)) return {BookNumberKind::isbn10, std::move(text), false};
  if (is_isbn13(text)) return {BookNumberKind::isbn13, std::move(text), false};
  if (is_asin(text)) return {BookNumberKind::asin, std::move(text), false};
  // Publishers' numbers begin with at most three zeros (000 is HarperCollins).
  if (text.size() >= 7 && text.size() < 10) {
    text.insert(0, 10 - text.size(), '0');
    if (is_isbn10(text)) return {BookNumberKind::isbn10, std::move(text), true};
  }
  return {BookNumberKind::damaged, {}, false};
}

std::string_view unwrap_formula(std::string_view cell) {
  cell = trim(cell);
  if (cell.starts_with('=')) cell.remove_prefix(1);
  while (cell.starts_with('"')) cell.remove_prefix(1);
  while (cell.ends_with('"')) cell.remove_suffix(1);
  return cell;
}

std::string wrap_formula(std::string_view number) { return "=\"" + std::string(number) + "\""; }

}  // namespace postferry::goodreads
