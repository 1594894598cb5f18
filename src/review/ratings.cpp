// SPDX-License-Identifier: MIT
#include "review/ratings.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/ascii.h"
#include "base/utf8.h"
#include "review/text.h"

namespace postferry {

namespace {

/// Reads a text from the front.
class Cursor {
 public:
  explicit Cursor(std::string_view text) : text_(text) {}

  [[nodiscard]] std::size_t at() const noexcept { return at_; }
  [[nodiscard]] std::string_view rest() const noexcept { return text_.substr(at_); }
  [[nodiscard]] bool ended() const noexcept { return at_ == text_.size(); }
  void move_to(std::size_t at) noexcept { at_ = at; }

  void skip_blanks() noexcept {
    while (const std::size_t n = blank_at_front(rest())) at_ += n;
  }
  bool take(std::string_view token) noexcept {
    if (!rest().starts_with(token)) return false;
    at_ += token.size();
    return true;
  }
  std::string_view take_digits() noexcept {
    const std::size_t begin = at_;
    while (at_ < text_.size() && is_digit(text_[at_])) ++at_;
    return text_.substr(begin, at_ - begin);
  }
  // A run of letters of any script.
  std::string_view take_word() noexcept {
    const std::size_t begin = at_;
    while (at_ < text_.size() && blank_at_front(rest()) == 0 &&
           (is_alpha(text_[at_]) || static_cast<unsigned char>(text_[at_]) >= 0x80))
      ++at_;
    return text_.substr(begin, at_ - begin);
  }

 private:
  std::string_view text_;
  std::size_t at_ = 0;
};

constexpr std::string_view half_sign = "\xC2\xBD";
constexpr std::size_t most_digits = 3;  // on each side of the decimal point

Decimal plus_half(const Decimal& value) { return *Decimal::parse(value.to_string() + ".5"); }

// 4, 4.5, 4,5, .5; no longer than a rating is.
std::optional<Decimal> take_decimal(Cursor& cursor) {
  const std::size_t begin = cursor.at();
  const std::string_view whole = cursor.take_digits();
  std::string_view fraction;
  const std::size_t point = cursor.at();
  if (cursor.take(".") || cursor.take(",")) {
    fraction = cursor.take_digits();
    if (fraction.empty()) cursor.move_to(point);
  }
  if (whole.size() + fraction.size() == 0 || whole.size() > most_digits ||
      fraction.size() > most_digits) {
    cursor.move_to(begin);
    return std::nullopt;
  }
  return Decimal::parse(std::string(whole.empty() ? "0" : whole) + "." +
                        std::string(fraction.empty() ? "0" : fraction));
}

// "½", " ½", " 1/2" behind a whole number. "4 1/2/5" would be a half too.
bool take_half(Cursor& cursor) {
  const std::size_t begin = cursor.at();
  cursor.skip_blanks();
  if (cursor.take(half_sign)) return true;
  if (cursor.at() > begin && cursor.take("1/2") &&
      (cursor.ended() || !is_digit(cursor.rest().front())))
    return true;
  cursor.move_to(begin);
  return false;
}

// 4, 4.5, 4½, ½.
std::optional<Decimal> take_number(Cursor& cursor) {
  if (cursor.take(half_sign)) return Decimal(5, 1);
  std::optional<Decimal> value = take_decimal(cursor);
  if (value && value->is_whole() && take_half(cursor)) value = plus_half(*value);
  return value;
}

enum class Unit : std::uint8_t { none, stars, points };

/// Words for stars and points; one entry a form. Lower-case.
struct UnitWord {
  std::string_view word;
  Unit unit;
};
constexpr auto unit_words = std::to_array<UnitWord>({
    {"star", Unit::stars},      {"stars", Unit::stars},    {"stern", Unit::stars},
    {"sterne", Unit::stars},    {"sternen", Unit::stars},  {"sternchen", Unit::stars},
    {"étoile", Unit::stars},    {"étoiles", Unit::stars},  {"estrella", Unit::stars},
    {"estrellas", Unit::stars}, {"stella", Unit::stars},   {"stelle", Unit::stars},
    {"estrela", Unit::stars},   {"estrelas", Unit::stars}, {"ster", Unit::stars},
    {"sterren", Unit::stars},   {"gwiazdka", Unit::stars}, {"gwiazdki", Unit::stars},
    {"gwiazdek", Unit::stars},  {"stjärna", Unit::stars},  {"stjärnor", Unit::stars},
    {"звезда", Unit::stars},    {"звезды", Unit::stars},   {"звёзд", Unit::stars},
    {"звезд", Unit::stars},     {"point", Unit::points},   {"points", Unit::points},
    {"punkte", Unit::points},   {"punkten", Unit::points}, {"puntos", Unit::points},
    {"punti", Unit::points},    {"pontos", Unit::points},  {"punten", Unit::points},
    {"punktów", Unit::points},  {"poäng", Unit::points},   {"баллов", Unit::points},
});

/// Words between a value and its best: 4 out of 5.
constexpr auto of_words = std::to_array<std::string_view>(
    {"out of", "of", "von", "auf", "sur", "de", "su", "van", "na", "av", "из"});

Unit take_unit(Cursor& cursor) {
  const std::size_t begin = cursor.at();
  cursor.skip_blanks();
  if (cursor.at() == begin) (void)cursor.take("-");  // 4-star
  const std::string word = folded(cursor.take_word());
  const auto* hit = std::find_if(unit_words.begin(), unit_words.end(),
                                 [&](const UnitWord& unit) { return unit.word == word; });
  if (hit != unit_words.end()) return hit->unit;
  cursor.move_to(begin);
  return Unit::none;
}

// "/", "out of"... with blanks around.
bool take_of(Cursor& cursor) {
  const std::size_t begin = cursor.at();
  cursor.skip_blanks();
  if (cursor.take("/")) {
    cursor.skip_blanks();
    return true;
  }
  if (cursor.at() > begin) {
    const std::size_t from = cursor.at();
    std::string words = folded(cursor.take_word());
    if (words == "out") {
      cursor.skip_blanks();
      words += " " + folded(cursor.take_word());
    }
    if (std::find(of_words.begin(), of_words.end(), words) != of_words.end()) {
      const std::size_t behind = cursor.at();
      cursor.skip_blanks();
      if (cursor.at() > behind) return true;
    }
    cursor.move_to(from);
  }
  cursor.move_to(begin);
  return false;
}

bool is_scale(const Decimal& best) {
  constexpr std::array<std::int64_t, 10> scales = {3, 4, 5, 6, 7, 8, 10, 12, 20, 100};
  return best.is_whole() && std::find(scales.begin(), scales.end(), best.units()) != scales.end();
}

bool fits(const Decimal& value, const Decimal& best) {
  return value.to_double() >= 0 && value.to_double() <= best.to_double();
}

// What may not follow a number that is to be a rating: 4/5/2020, 4.5.1, 4/5th, 9-11.
bool runs_on(const Cursor& cursor) {
  if (cursor.ended()) return false;
  const std::string_view rest = cursor.rest();
  const char c = rest.front();
  if (is_digit(c) || is_alpha(c) || c == '/' || c == '_') return true;
  return (c == '.' || c == ',' || c == ':' || c == '-') && rest.size() > 1 && is_digit(rest[1]);
}

std::optional<RatingAtFront> number_rating(std::string_view text) {
  Cursor cursor(text);
  RatingAtFront found;
  found.rating.value = take_number(cursor);
  if (!found.rating.value) return std::nullopt;
  const Unit early = take_unit(cursor);  // 4 stars out of 5
  const std::size_t behind_value = cursor.at();
  if (take_of(cursor)) {
    found.rating.best = take_decimal(cursor);
    if (!found.rating.best || !is_scale(*found.rating.best) ||
        !fits(*found.rating.value, *found.rating.best))
      return std::nullopt;
    if (early == Unit::none) (void)take_unit(cursor);
  } else {
    cursor.move_to(behind_value);
    const std::size_t begin = cursor.at();
    cursor.skip_blanks();
    if (early == Unit::none && cursor.take("%")) {
      found.rating.best = Decimal(100);
      if (!fits(*found.rating.value, *found.rating.best)) return std::nullopt;
    } else {
      cursor.move_to(begin);
      if (early == Unit::points) return std::nullopt;  // points without a scale say nothing
      if (early == Unit::stars && !fits(*found.rating.value, Decimal(10))) return std::nullopt;
      found.bare = early == Unit::none;
      if (found.bare && text.starts_with(half_sign)) return std::nullopt;  // ½ of what?
    }
  }
  if (runs_on(cursor)) return std::nullopt;
  found.size = cursor.at();
  return found;
}

enum class Glyph : std::uint8_t { none, full, half, empty, mute };

Glyph glyph_of(char32_t c) noexcept {
  switch (c) {
    case 0x2605:   // ★
    case 0x2B50:   // ⭐
    case 0x1F31F:  // 🌟
    case 0x272D:   // ✭
    case 0x272E:   // ✮
    case 0x272F:   // ✯
    case 0x2B51:   // ⭑
      return Glyph::full;
    case 0xBD:    // ½
    case 0x2BE8:  // left half black star
    case 0x2BEA:  // star with left half black
      return Glyph::half;
    case 0x2606:  // ☆
    case 0x2729:  // ✩
    case 0x2730:  // ✰
    case 0x2B52:  // ⭒
      return Glyph::empty;
    case 0xFE0E:
    case 0xFE0F: return Glyph::mute;  // variation selectors
    default: return Glyph::none;
  }
}

/// A row of glyphs, as counted.
struct Stars {
  std::int64_t full = 0;
  std::int64_t half = 0;
  std::int64_t empty = 0;
};

// "★★★☆☆", also parted by blanks; ends behind the last glyph.
Stars take_glyphs(Cursor& cursor) {
  Stars stars;
  std::size_t end = cursor.at();
  while (!cursor.ended()) {
    cursor.skip_blanks();
    if (cursor.ended()) break;
    const CodePoint point = decode_utf8(cursor.rest(), 0);
    const Glyph glyph = glyph_of(point.value);
    if (glyph == Glyph::none) break;
    stars.full += glyph == Glyph::full ? 1 : 0;
    stars.half += glyph == Glyph::half ? 1 : 0;
    stars.empty += glyph == Glyph::empty ? 1 : 0;
    cursor.move_to(cursor.at() + point.length);
    end = cursor.at();
  }
  cursor.move_to(end);
  return stars;
}

// "★★★★☆ (4.5/5)": the numbers say it exactly.
std::optional<RatingAtFront> number_in_brackets(Cursor& cursor) {
  const std::size_t begin = cursor.at();
  cursor.skip_blanks();
  if (cursor.take("(")) {
    cursor.skip_blanks();
    if (auto number = number_rating(cursor.rest()); number && number->rating.best) {
      cursor.move_to(cursor.at() + number->size);
      cursor.skip_blanks();
      if (cursor.take(")")) return number;
    }
  }
  cursor.move_to(begin);
  return std::nullopt;
}

std::optional<RatingAtFront> glyph_rating(std::string_view text) {
  constexpr std::int64_t most_glyphs = 10;
  Cursor cursor(text);
  const Stars stars = take_glyphs(cursor);
  const std::int64_t all = stars.full + stars.half + stars.empty;
  // A row of empty ones is a form that nobody filled in, a lone half is typography.
  if (all > most_glyphs || stars.half > 1 || all == stars.empty) return std::nullopt;
  if (stars.full == 0 && stars.empty == 0) return std::nullopt;
  RatingAtFront found;
  found.rating.value = Decimal(stars.full * 10 + stars.half * 5, 1);
  // Empty ones show the scale.
  if (stars.empty > 0) found.rating.best = Decimal(all);
  if (found.rating.best && !is_scale(*found.rating.best)) return std::nullopt;
  if (auto number = number_in_brackets(cursor)) {
    found.rating.value = number->rating.value;
    found.rating.best = number->rating.best;
  } else {
    (void)take_unit(cursor);
  }
  found.size = cursor.at();
  return found;
}

// Behind a rating in a labelled value: nothing, or a remark that is set off.
bool is_remark(std::string_view rest) {
  rest = trim_blanks(rest);
  if (rest.empty()) return true;
  constexpr std::array<std::string_view, 14> separators = {".",
                                                           ",",
                                                           ";",
                                                           "!",
                                                           "-",
                                                           "(",
                                                           "[",
                                                           "|",
                                                           ":",
                                                           "\xE2\x80\x93",
                                                           "\xE2\x80\x94",
                                                           "\xE2\x80\xA6",
                                                           "\xC2\xB7",
                                                           "\xE2\x80\xA2"};
  return std::any_of(separators.begin(), separators.end(),
                     [&](std::string_view separator) { return rest.starts_with(separator); });
}

}  // namespace

std::optional<RatingAtFront> rating_at_front(std::string_view text) {
  if (text.empty()) return std::nullopt;
  std::optional<RatingAtFront> found = number_rating(text);
  if (!found) found = glyph_rating(text);
  if (found) found->rating.text = std::string(trim_blanks(text.substr(0, found->size)));
  return found;
}

std::optional<Rating> parse_rating(std::string_view value) {
  value = trim_blanks(value);
  const std::optional<RatingAtFront> found = rating_at_front(value);
  if (!found) return std::nullopt;
  const std::string_view rest = value.substr(found->size);
  if (found->bare) {
    // "4" and "4." but not "4 - 6 players", "4 (of 12 parts)".
    const std::string_view tail = trim_blanks(rest);
    const double number = found->rating.value->to_double();
    if ((!tail.empty() && tail != ".") || number <= 0 || number > 10) return std::nullopt;
    return found->rating;
  }
  if (!is_remark(rest)) return std::nullopt;
  return found->rating;
}

}  // namespace postferry
