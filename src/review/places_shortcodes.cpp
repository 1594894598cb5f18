// SPDX-License-Identifier: MIT
#include "review/places_shortcodes.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

#include "base/ascii.h"
#include "base/bytes.h"
#include "review/text.h"

namespace postferry {

namespace {

constexpr std::size_t npos = std::string_view::npos;
constexpr std::size_t longest = 4096;  // that anybody writes
constexpr std::uint8_t sure = 92;

constexpr auto rows = std::to_array<PlaceRow>({
    {"Universal Star Rating", "usr", "rating: `[usr=3.5]`, `[usr 3.5 max=5]`",
     "`max`; left out only the site knows it"},
    {"Universal Star Rating", "usrlist", "ratings of criteria: `[usrlist \"Plot:3\" \"End:3.5\"]`",
     "the same"},
    {"Yet Another Stars Rating", "yasr_overall_rating", "nothing: shows `yasr_overall_rating`", ""},
    {"WP Review", "wp-review-total", "nothing: shows `wp_review_total`", ""},
    {"WP Review", "wp_review_total", "nothing: shows `wp_review_total`", ""},
    {"WP-PostRatings", "ratings", "nothing: shows readers' votes", ""},
    {"Book Database", "book-reviews", "nothing: its reviews are in tables of their own", ""},
    {"Hugo, Jekyll, Eleventy", "rating",
     "rating: `{{< rating 4 >}}`, `{% include stars.html rating=4.5 max=5 %}`; names made of "
     "rating, "
     "stars, star, book, review...",
     "`max` or the second number; left out only the site knows it"},
});

// Quotes that editors make of the straight ones, or empty.
std::string_view quote_at_front(std::string_view text) {
  for (const std::string_view quote :
       {"\"", "'", "\xE2\x80\x9C", "\xE2\x80\x9D", "\xE2\x80\x9E", "\xE2\x80\xB3"})
    if (text.starts_with(quote)) return quote;
  return {};
}

// The words of a shortcode one by one; what is quoted is one word, without its quotes. Of
// `name="value"` both stand in it.
class Words {
 public:
  explicit Words(std::string_view text) : rest_(text) {}

  struct Word {
    std::string_view key;  // of key=value
    std::string_view value;
  };

  std::optional<Word> next() {
    while (const std::size_t blank = blank_at_front(rest_)) rest_.remove_prefix(blank);
    if (rest_.empty()) return std::nullopt;
    Word word;
    std::size_t name = 0;
    while (name < rest_.size() && (is_alpha(rest_[name]) || rest_[name] == '_')) ++name;
    if (name > 0 && name < rest_.size() && rest_[name] == '=') {
      word.key = rest_.substr(0, name);
      rest_.remove_prefix(name + 1);
    }
    word.value = take_value();
    return word;
  }

 private:
  std::string_view take_value() {
    const std::string_view quote = quote_at_front(rest_);
    std::size_t end = quote.size();
    while (end < rest_.size()) {
      const std::string_view here = rest_.substr(end);
      if (quote.empty() ? blank_at_front(here) > 0 : !quote_at_front(here).empty()) break;
      ++end;
    }
    const std::string_view value = rest_.substr(quote.size(), end - quote.size());
    rest_.remove_prefix(end);
    if (!quote.empty()) rest_.remove_prefix(quote_at_front(rest_).size());
    return value;
  }

  std::string_view rest_;
};

// "Ice Cream:3.5"
void add_aspect(std::string_view pair, Review& says) {
  const std::size_t colon = pair.rfind(':');
  if (colon == npos) return;
  const std::string_view aspect = trim_blanks(pair.substr(0, colon));
  const std::string_view text = trim_blanks(pair.substr(colon + 1));
  const auto value = rated_number(text);
  if (aspect.empty() || !value) return;
  says.aspect_ratings.push_back(
      {std::string(aspect), value, std::nullopt, std::nullopt, std::string(text)});
}

// Ratings above the scale that is stated for all of them prove that it is none.
void set_best(Review& says, const std::optional<Decimal>& best) {
  if (!best) return;
  const auto fits = [&best](const auto& rating) { return !is_above(*rating.value, *best); };
  for (AspectRating& aspect : says.aspect_ratings)
    if (fits(aspect)) aspect.best = best;
  if (says.rating && fits(*says.rating)) says.rating->best = best;
}

// What stands in the brackets.
void read_shortcode(std::string_view text, Statements& out) {
  const bool is_list = text.starts_with("usrlist");
  const std::string_view name = is_list ? "usrlist" : "usr";
  text.remove_prefix(name.size());
  if (text.empty() || (blank_at_front(text) == 0 && (is_list || text.front() != '='))) return;
  if (text.front() == '=') text.remove_prefix(1);
  Review says;
  std::optional<Decimal> best;
  Words words(text);
  bool first = true;
  while (const auto word = words.next()) {
    if (word->key == "max")
      best = rated_number(word->value);
    else if (word->key.empty() && is_list)
      add_aspect(word->value, says);
    else if (word->key.empty() && first)
      says.rating = stored_rating(word->value, std::nullopt);
    first = false;
  }
  set_best(says, best);
  if (says_something(says))
    begin_statement(out, Trust::block, sure, "shortcode", name).says = std::move(says);
}

/// Text of one paragraph: emphasis within a shortcode parts it into tokens.
struct Paragraph {
  struct Piece {
    std::size_t in_text;
    std::uint32_t in_body;
  };
  std::string text;
  std::vector<Piece> pieces;

  void clear() {
    text.clear();
    pieces.clear();
  }
  /// Where the piece begins that holds that byte of the text.
  [[nodiscard]] std::uint32_t piece_at(std::size_t at) const {
    const auto behind = std::find_if(pieces.begin(), pieces.end(),
                                     [at](const Piece& piece) { return piece.in_text > at; });
    return (behind - 1)->in_body;
  }
};

void read_text(const Paragraph& paragraph, Statements& out) {
  const std::string_view text = paragraph.text;
  for (std::size_t at = find_byte(text, '['); at != npos; at = find_byte(text, '[', at + 1)) {
    if (!text.substr(at + 1).starts_with("usr") || (at > 0 && text[at - 1] == '[')) continue;
    const std::size_t end = find_byte(text.substr(at, longest), ']');
    if (end == npos) continue;
    const std::size_t before = out.size();
    read_shortcode(text.substr(at + 1, end - 1), out);
    if (out.size() > before) out.back().at = paragraph.piece_at(at);
  }
}

bool is_code(Tag tag) noexcept {
  return tag == Tag::pre || tag == Tag::code || tag == Tag::script || tag == Tag::style;
}

}  // namespace

std::span<const PlaceRow> shortcode_place_rows() noexcept { return rows; }

void read_shortcodes(const Tape& tape, Statements& out, Trail* trail, Statements* apart) {
  const std::size_t bracket = find_byte(tape.source, '[');
  if (bracket == npos || find_bytes(tape.source, "[usr", bracket) == npos) return;
  const std::size_t before = out.size();
  Paragraph paragraph;
  const auto end_paragraph = [&paragraph, &out] {
    read_text(paragraph, out);
    paragraph.clear();
  };
  for (std::size_t i = 0; i < tape.tokens.size(); ++i) {
    const Token& token = tape.tokens[i];
    if (token.kind == TokenKind::text) {
      paragraph.pieces.push_back({paragraph.text.size(), token.begin});
      paragraph.text += tape.text(token);
    } else if (token.kind == TokenKind::open && is_code(token.tag)) {
      end_paragraph();
      if (token.match > i) i = token.match;
    } else if (is_block(token.tag) || token.kind == TokenKind::block_open) {
      end_paragraph();
    }
  }
  end_paragraph();
  if (out.size() > before + 1) drop_contradictions(out, before, trail, apart);
}

}  // namespace postferry
