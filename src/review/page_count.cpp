// SPDX-License-Identifier: MIT
#include "review/page_count.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "base/numbers.h"
#include "review/text.h"

namespace postferry {

namespace {

using std::string_view;

// Folded.
constexpr auto page_words = std::to_array<string_view>(
    {"pages",   "page",   "pp",   "pp.",      "pgs",     "pgs.",  "pg",        "pg.",   "p",
     "p.",      "seiten", "s",    "s.",       "páginas", "págs",  "págs.",     "pags.", "pág.",
     "pagine",  "pag",    "pag.", "pagina's", "sidor",   "sider", "sivua",     "stron", "str.",
     "страниц", "стр",    "стр.", "с.",       "blz",     "blz.",  "bladzijden"});
constexpr auto page_signs = std::to_array<string_view>({"ページ", "頁", "页"});

// How much of the text, which stands behind a number, is a word for pages.
std::size_t page_word_at_front(string_view text) {
  for (const string_view sign : page_signs)
    if (text.starts_with(sign)) return sign.size();
  const string_view word = text.substr(0, text.find_first_of(" \t,;()|/"));
  if (word.size() > 20) return 0;
  const auto found = std::find(page_words.begin(), page_words.end(), folded(word));
  return found == page_words.end() ? 0 : word.size();
}

}  // namespace

std::optional<std::int64_t> pages_at_front(string_view text, std::size_t& size) {
  constexpr std::size_t most_digits = 5;
  std::size_t digits = 0;
  while (digits < text.size() && is_digit(text[digits])) ++digits;
  if (digits == 0 || digits > most_digits) return std::nullopt;
  const auto pages = parse_integer(text.substr(0, digits));
  if (!pages || *pages == 0) return std::nullopt;
  const string_view rest = trim_blanks(text.substr(digits));
  size = digits;
  if (rest.empty()) return pages;
  if (const std::size_t word = page_word_at_front(rest)) {
    size = static_cast<std::size_t>(rest.data() - text.data()) + word;
    return pages;
  }
  // "1,024" is one number.
  const bool ends = rest.front() == '(' || rest.front() == '|' || rest.front() == ';' ||
                    (rest.front() == ',' && rest.size() > 1 && !is_digit(rest[1]));
  return ends ? pages : std::nullopt;
}

std::optional<std::int64_t> page_count(string_view text) {
  std::size_t size = 0;
  return pages_at_front(trim_blanks(text), size);
}

}  // namespace postferry
