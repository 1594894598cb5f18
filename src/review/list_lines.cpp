// SPDX-License-Identifier: MIT
#include "review/list_lines.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "review/text.h"

namespace postferry {

namespace {

constexpr std::size_t longest_reason = 160;

}  // namespace

bool all_marked(const BodyLines& lines, const Line& line, std::uint8_t marks) {
  const auto runs = lines.runs_of(line);
  return !runs.empty() && std::all_of(runs.begin(), runs.end(), [&](const Run& run) {
    return !run.image && ((run.marks & marks) != 0 || trim_blanks(lines.text_of(run)).empty());
  });
}

bool ends_with_colon(std::string_view text) {
  text = trim_blanks(text);
  return text.ends_with(':') || text.ends_with("\xEF\xBC\x9A");
}

std::string_view heading_text(std::string_view text) {
  text = trim_blanks(text);
  const std::size_t hashes = text.find_first_not_of('#');
  if (hashes > 0 && hashes <= 6 && blank_at_front(text.substr(hashes)) > 0)
    text = trim_blanks(text.substr(hashes));
  if (marks_at_front(text) > 0 && text.ends_with(':')) {
    const std::string_view before = text.substr(0, text.size() - 1);
    if (const std::string_view inside = unmarked(before); inside.size() < before.size())
      return inside;
  }
  return unmarked(text);
}

bool stands_as_heading(const BodyLines& lines, const Line& line, std::string_view text) {
  if (line.kind == LineKind::heading || ends_with_colon(text)) return true;
  const bool may_be_marked =
      !text.empty() && (text.front() == '#' || text.front() == '*' || text.front() == '_');
  return (may_be_marked && heading_text(text).size() < text.size()) ||
         all_marked(lines, line, bold);
}

std::string_view reason_of(std::string_view text) {
  text = unmarked(trim_blanks(text));
  if (text.ends_with(':')) text = trim_blanks(text.substr(0, text.size() - 1));
  if (text.size() < 3 || text.size() > longest_reason) return {};
  if (text.front() != '(' || text.find(')') != text.size() - 1) return {};
  return trim_blanks(text.substr(1, text.size() - 2));
}

std::string_view without_bullet(std::string_view text) {
  constexpr std::array<std::string_view, 6> bullets = {
      "-", "*", "\xE2\x80\xA2", "\xC2\xB7", "\xE2\x80\x93", "\xE2\x80\x94"};
  for (const std::string_view bullet : bullets)
    if (text.starts_with(bullet) && blank_at_front(text.substr(bullet.size())) > 0)
      return trim_blanks(text.substr(bullet.size()));
  std::size_t digits = 0;
  while (digits < text.size() && digits < 3 && is_digit(text[digits])) ++digits;
  if (digits > 0 && digits < 3 && digits < text.size() &&
      (text[digits] == '.' || text[digits] == ')') && blank_at_front(text.substr(digits + 1)) > 0)
    return trim_blanks(text.substr(digits + 1));
  return text;
}

bool ends_as_sentence(std::string_view text) {
  if (text.ends_with('!') || text.ends_with('?') || text.ends_with(':')) return true;
  if (!text.ends_with('.')) return false;
  const std::size_t blank = text.find_last_of(" \n\t");
  const std::string_view word = blank == std::string_view::npos ? text : text.substr(blank + 1);
  const bool small = word.front() >= 'a' && word.front() <= 'z';
  return (small || word.size() > 3) && word.find('.') == word.size() - 1;
}

bool is_parted(std::string_view text) {
  constexpr std::array<std::string_view, 6> signs = {
      ", ", ": ", " (", " - ", " \xE2\x80\x93 ", " \xE2\x80\x94 "};
  return std::any_of(signs.begin(), signs.end(), [&](std::string_view sign) {
    return text.find(sign) != std::string_view::npos;
  });
}

}  // namespace postferry
