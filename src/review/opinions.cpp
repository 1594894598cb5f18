// SPDX-License-Identifier: MIT
#include "review/opinions.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/ascii.h"
#include "base/bytes.h"

namespace postferry {

namespace {

constexpr auto opinions = std::to_array<std::string_view>({
#define OPINION(language, text) text,
#include "review/opinions.def"
});
/// Words of those who read, watch, play and listen.
constexpr auto encounters = std::to_array<std::string_view>({
#define ENCOUNTER(language, text) text,
#include "review/opinions.def"
});

constexpr std::size_t looked_at = 3000;  // bytes at either end

// Lower-case, apostrophes straight, "&" as it is written in HTML.
std::string plain(std::string_view text) {
  constexpr std::string_view curly = "\xE2\x80\x99";
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] == '\xE2' && text.substr(at).starts_with(curly)) {
      out += '\'';
      at += curly.size();
    } else if (text[at] == '&' && text.substr(at).starts_with("&amp;")) {
      out += '&';
      at += 5;
    } else {
      out += to_lower(text[at++]);
    }
  }
  return out;
}

bool is_word_byte(char c) noexcept {
  return is_alpha(c) || is_digit(c) || static_cast<unsigned char>(c) >= 0x80;
}

bool has_word(std::string_view text, std::string_view word) {
  for (std::size_t at = text.find(word); at != std::string_view::npos;
       at = text.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    if ((at == 0 || !is_word_byte(text[at - 1])) &&
        (end == text.size() || !is_word_byte(text[end])))
      return true;
  }
  // Scripts that write no blanks.
  return static_cast<unsigned char>(word.front()) >= 0xE0 &&
         text.find(word) != std::string_view::npos;
}

// Quotes, tags and Markdown's brackets and marks around bytes [at, end).
bool is_set_apart(std::string_view text, std::size_t at, std::size_t end) {
  if (at == 0 || end >= text.size()) return false;
  constexpr std::string_view before = "\"'>[*_";
  constexpr std::string_view behind = "\"'<]*_,";
  constexpr auto wide = std::to_array<std::string_view>(
      {"\xE2\x80\x9C", "\xE2\x80\x9E", "\xE2\x80\x98", "\xC2\xAB", "\xC2\xAB ", "\xC2\xAB\xC2\xA0",
       "\xE3\x80\x8C", "\xE3\x80\x8E", "\xE3\x80\x8A"});
  const std::string_view front = text.substr(0, at);
  if (std::any_of(wide.begin(), wide.end(), [&](std::string_view q) { return front.ends_with(q); }))
    return true;
  return before.find(text[at - 1]) != std::string_view::npos &&
         behind.find(text[end]) != std::string_view::npos;
}

// The paragraph around `at`, as far as a sentence reaches.
std::string_view around(std::string_view text, std::size_t at, std::size_t end) {
  constexpr std::size_t reach = 140;
  std::size_t begin = at > reach ? at - reach : 0;
  const std::size_t line = text.substr(begin, at - begin).rfind('\n');
  if (line != std::string_view::npos) begin += line + 1;
  const std::size_t stop = std::min(text.find('\n', end), std::min(text.size(), end + reach));
  return text.substr(begin, stop - begin);
}

bool is_encountered(std::string_view body, std::string_view title) {
  constexpr std::size_t beginning = 1500;
  const std::string_view front = body.substr(0, beginning);
  for (std::size_t at = find_bytes(front, title); at != std::string_view::npos;
       at = find_bytes(front, title, at + 1)) {
    if (!is_set_apart(front, at, at + title.size())) continue;
    const std::string beside = plain(around(front, at, at + title.size()));
    if (std::any_of(encounters.begin(), encounters.end(),
                    [&](std::string_view word) { return has_word(beside, word); }))
      return true;
  }
  return false;
}

}  // namespace

bool judges_work(std::string_view body, std::string_view title) {
  if (title.empty()) return false;
  const bool long_one = body.size() > 2 * looked_at;
  std::string text = plain(body.substr(0, long_one ? looked_at : body.size()));
  if (long_one) text += "\n" + plain(body.substr(body.size() - looked_at));
  if (find_bytes(text, plain(title)) == std::string_view::npos) return false;
  return std::any_of(opinions.begin(), opinions.end(), [&](std::string_view opinion) {
    return find_bytes(text, opinion) != std::string_view::npos;
  });
}

bool tells_of_work(std::string_view body, std::string_view title) {
  return !title.empty() && is_encountered(body, title) && judges_work(body, title);
}

}  // namespace postferry
