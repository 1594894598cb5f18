// SPDX-License-Identifier: MIT
#include "review/title_reader.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/ascii.h"
#include "review/ratings.h"
#include "review/series.h"
#include "review/title_parts.h"

namespace postferry {

namespace {

constexpr std::size_t longest_title = 300;
constexpr std::size_t most_title_words = 12;

// A rating that all of the text is.
std::optional<Rating> whole_rating(std::string_view text) {
  const auto found = rating_at_front(text);
  if (!found || found->bare || found->size != text.size()) return std::nullopt;
  return found->rating;
}

// 『灯台の家』
std::string_view without_wide_quotes(std::string_view text) {
  constexpr std::array<std::array<std::string_view, 2>, 3> pairs = {
      {{"\xE3\x80\x8E", "\xE3\x80\x8F"},
       {"\xE3\x80\x8C", "\xE3\x80\x8D"},
       {"\xE3\x80\x8A", "\xE3\x80\x8B"}}};
  for (const auto& [open, close] : pairs)
    if (text.starts_with(open) && text.ends_with(close) &&
        text.find(open, 1) == std::string_view::npos)
      return text.substr(open.size(), text.size() - open.size() - close.size());
  return text;
}

}  // namespace

bool is_headline(std::string_view text) {
  return has_more_words(text, most_title_words) || text.ends_with('?') || has_news(text);
}

void TitleReader::run() {
  if (text_.empty() || text_.size() > longest_title) return;
  if (marks_.any(TitleMarks::hash)) text_ = without_hashtags(text_);
  out_.announces = is_parted() && announces_work(text_);
  out_.no_work = is_instruction(text_) || names_other_review(text_) || is_instalment(text_);
  if (is_parted() || marks_.any(TitleMarks::comma | TitleMarks::star)) take_rating();
  take_later();
  for (int rounds = 0; rounds < 3 && take_affix(); ++rounds) {
  }
  if (out_.proof == 0 && clues_.names(Medium::review) && !out_.announces && !no_title(text_))
    prove(implied);
  if (!out_.rating && marks_.any(TitleMarks::bracket)) take_rating();  // "Emma [4/5] - Review"
  take_kind();
  if (marks_.any(TitleMarks::bracket)) take_brackets();
  if (!take_by() && !take_quoted_by() && !take_artist() && !take_labelled_author() &&
      out_.proof > 0)
    take_author();
  if (out_.proof > 0 && marks_.any(TitleMarks::dash)) leave_remark();
  if (out_.proof > 0 && marks_.any(TitleMarks::wide_quote)) take_wide_quoted();
  out_.title = title_of(text_);
  if (out_.title.empty()) out_.proof = 0;
  if (out_.whole.empty()) out_.whole = out_.title;
  out_.media = medium_ == Medium::any ? clues_.media : bit_of(medium_);
}

// "Emma (4/5)", "Emma - 4 stars", "Emma ★★★★", "[8/10] Emma".
void TitleReader::take_rating() {
  std::size_t size = 0;
  if (std::string_view inside = bracket_at_back(text_, size); !inside.empty())
    if (set_rating(inside, text_.substr(0, text_.size() - size))) return;
  if (std::string_view inside = bracket_at_front(text_, size); !inside.empty())
    if (set_rating(inside, text_.substr(size))) return;
  if (const Break dash = last_dash(text_); dash.at != npos)
    if (set_rating(text_.substr(dash.next), text_.substr(0, dash.at))) return;
  for (const char mark : {':', ','})
    if (const std::size_t at = text_.rfind(mark); at != npos)
      if (set_rating(text_.substr(at + 1), text_.substr(0, at))) return;
  for (const std::string_view star : {"\xE2\x98\x85", "\xE2\xAD\x90", "\xF0\x9F\x8C\x9F"})
    if (const std::size_t at = text_.find(star); at != npos && at > 0)
      if (set_rating(text_.substr(at), text_.substr(0, at))) return;
}

bool TitleReader::set_rating(std::string_view said_text, std::string_view rest) {
  rest = trim_blanks(rest);
  said_text = trim_blanks(said_text);
  auto rating = whole_rating(said_text);
  if (!rating || rest.empty()) return false;
  // "My trip (3/5)" is the third part of five.
  out_.sure_rating = said_text.find_first_not_of("0123456789/ ") != npos;
  out_.rating = std::move(rating);
  text_ = rest;
  return true;
}

// "Gadget X200 nine months on", "Gadget - 2 years later": a second look. Of what is no product by
// its name ("Our wedding, one year on") it proves nothing.
void TitleReader::take_later() {
  const std::size_t size = size_of_later(text_);
  if (size == 0) return;
  std::string_view rest = trim_blanks(text_.substr(0, text_.size() - size));
  if (const Break dash = last_dash(text_); dash.next == text_.size() - size)
    rest = trim_blanks(text_.substr(0, dash.at));
  while (rest.ends_with(',') || rest.ends_with(':')) rest.remove_suffix(1);
  if (rest.empty() || !begins_title(rest) || is_headline(rest)) return;
  if (!has_model_number(rest) && !clues_.names(Medium::review)) return;
  text_ = rest;
  prove(implied - 5, Medium::thing);
}

// "Livro: Emma"; "Livro Emma" where a term says that the post is about books.
void TitleReader::take_kind() {
  if (const Break colon = marks_.any(TitleMarks::colon) ? first_colon(text_) : Break{};
      colon.at != npos)
    if (const TitleRow* row = kind_of(trim_blanks(text_.substr(0, colon.at)))) {
      const std::string_view rest = trim_blanks(text_.substr(colon.next));
      if (!begins_title(rest) || no_title(rest)) return;
      text_ = rest;
      prove(clues_.names(row->medium) ? implied + 5 : implied - 5, row->medium);
      return;
    }
  std::size_t at = 0;
  const TitleRow* row = kind_of(next_word(text_, at));
  if (row == nullptr || row->language == "en" || !clues_.names(row->medium)) return;
  const std::string_view rest = trim_blanks(text_.substr(at));
  if (!begins_title(rest) || no_title(rest)) return;
  text_ = rest;
  prove(implied + 5, row->medium);
}

// "(The Sprawl #1)", "(1815)"; others too where it is sure that the rest is a work's title.
void TitleReader::take_brackets() {
  std::size_t size = 0;
  for (std::string_view inside = bracket_at_back(text_, size); !inside.empty();
       inside = bracket_at_back(text_, size)) {
    std::optional<Series> series = parse_series(inside);
    if (!series && !is_year(inside) && out_.proof == 0) return;
    const std::string_view rest = trim_blanks(text_.substr(0, text_.size() - size));
    if (rest.empty()) return;
    if (series) out_.series.push_back(std::move(*series));
    text_ = rest;
  }
}

// A headline, which words for a review make no work's title.
bool TitleReader::no_title(std::string_view text) {
  if (!is_headline(text)) return false;
  out_.unproved = Reason::title_headline;
  return true;
}

// "Gadget X - the best thing since sliced bread".
void TitleReader::leave_remark() {
  const Break dash = first_dash(text_);
  if (dash.at == npos || dash.at == 0 || dash.next >= text_.size()) return;
  const char c = text_[dash.next];
  if (c >= 'a' && c <= 'z') text_ = trim_blanks(text_.substr(0, dash.at));
}

std::string_view TitleReader::title_of(std::string_view text) const {
  const std::string_view inside = without_wide_quotes(unquoted(unmarked(text)));
  if (inside.size() == text.size() && out_.proof > 0)
    if (const std::string_view quoted = quoted_part(text); !quoted.empty()) return quoted;
  return trim_blanks(inside);
}

}  // namespace postferry
