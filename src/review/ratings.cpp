// SPDX-License-Identifier: MIT
#include "review/ratings.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "base/ascii.h"
#include "base/utf8.h"
#include "review/rating_glyphs.h"
#include "review/rating_words.h"
#include "review/text.h"
#include "review/text_cursor.h"

namespace postferry {

namespace {

constexpr std::string_view half_sign = "\xC2\xBD";
constexpr std::int64_t most_bare = 10;  // a number alone is no rating above it
constexpr std::size_t most_digits = 3;  // on each side of the decimal point

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
  std::int64_t units = 0;
  for (const std::string_view digits : {whole, fraction})
    for (const char c : digits) units = units * 10 + (c - '0');
  return Decimal(units, static_cast<std::uint8_t>(fraction.size()));
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

// Digits may be in keycaps: the digit, a variation selector, the cap.
void take_keycap(Cursor& cursor) { (void)cursor.take("\xEF\xB8\x8F\xE2\x83\xA3"); }

/// What stands behind a value: " out of 5 stars".
class Scale {
 public:
  Scale(Cursor& cursor, RatingAtFront& found, Why why = nullptr)
      : cursor_(cursor), found_(found), why_(why) {}

  [[nodiscard]] bool read() {
    const Unit early = take_unit(cursor_);  // 4 stars out of 5
    says_stars_ = early == Unit::stars;
    if (early == Unit::stars && found_.rating.value->is_whole() && take_half_words(cursor_))
      found_.rating.value = plus_half(*found_.rating.value);
    const std::size_t behind_value = cursor_.at();
    if (take_out_of(cursor_)) return best(early);
    cursor_.move_to(behind_value);
    return unit(early);
  }

  [[nodiscard]] bool says_stars() const noexcept { return says_stars_; }

 private:
  [[nodiscard]] bool best(Unit early) {
    found_.rating.best = take_best();
    if (!found_.rating.best || !is_scale(*found_.rating.best)) return no(Reason::rating_scale);
    if (!fits(*found_.rating.value, *found_.rating.best)) return no(Reason::rating_above_best);
    if (early == Unit::none && take_unit(cursor_) == Unit::stars) says_stars_ = true;
    return true;
  }

  // 5, five, or the five stars that there could be: "***/*****".
  std::optional<Decimal> take_best() {
    if (auto number = take_decimal(cursor_)) {
      take_keycap(cursor_);
      return number;
    }
    if (auto words = take_number_words(cursor_)) return words;
    const GlyphRow row = glyphs_at_front(cursor_.rest());
    if (row.all() == 0 || row.half > 0) return std::nullopt;
    cursor_.move_to(cursor_.at() + row.size);
    return Decimal(row.all());
  }

  [[nodiscard]] bool unit(Unit early) {
    const std::size_t begin = cursor_.at();
    cursor_.skip_blanks();
    if (early == Unit::percent || (early == Unit::none && cursor_.take("%"))) {
      found_.rating.best = Decimal(100);
      return fits(*found_.rating.value, *found_.rating.best);
    }
    cursor_.move_to(begin);
    if (early == Unit::points) return false;  // points without a scale say nothing
    if (early == Unit::stars) return fits(*found_.rating.value, Decimal(10));
    found_.bare = true;
    return true;
  }

  [[nodiscard]] bool no(Reason reason) const {
    say_why(why_, reason);
    return false;
  }

  Cursor& cursor_;
  RatingAtFront& found_;
  Why why_;
  bool says_stars_ = false;
};

// Whether number_rating() has something to look at: most texts begin with a letter.
bool may_begin_number(std::string_view text) {
  if (text.empty()) return false;
  const char c = text.front();
  return !is_plain_byte(c) || is_digit(c) || c == '.' || c == ',';
}

std::optional<RatingAtFront> number_rating(std::string_view text, Why why = nullptr) {
  if (!may_begin_number(text)) return std::nullopt;
  Cursor cursor(text);
  RatingAtFront found;
  // "⭐ 4.5/5": a sign, not a count.
  const GlyphRow sign = glyphs_at_front(text);
  const bool after_sign = sign.full == 1 && sign.all() == 1 && sign.stars;
  if (after_sign) {
    cursor.move_to(sign.size);
    cursor.skip_blanks();
  }
  found.rating.value = take_number(cursor);
  if (!found.rating.value) return std::nullopt;
  take_keycap(cursor);
  if (found.rating.value->is_whole() && take_half_words(cursor))
    found.rating.value = plus_half(*found.rating.value);
  if (!Scale(cursor, found, why).read()) return std::nullopt;
  if (found.bare && (after_sign || text.starts_with(half_sign))) return std::nullopt;  // of what?
  if (runs_on(cursor)) {
    say_why(why, Reason::rating_runs_on);
    return std::nullopt;
  }
  found.size = cursor.at();
  return found;
}

// "four and a half stars", "five out of five stars"; `alone` also without the word for stars.
std::optional<RatingAtFront> word_rating(std::string_view text, bool alone) {
  Cursor cursor(text);
  RatingAtFront found;
  found.rating.value = take_number_words(cursor);
  if (!found.rating.value) return std::nullopt;
  Scale scale(cursor, found);
  if (!scale.read() || runs_on(cursor)) return std::nullopt;
  if (!scale.says_stars() && (!alone || !found.rating.value->is_whole())) return std::nullopt;
  found.size = cursor.at();
  return found;
}

// "★★★★☆ (4.5/5)", "★★★★ 4.5/5": the numbers say it exactly.
std::optional<RatingAtFront> number_behind(Cursor& cursor) {
  const std::size_t begin = cursor.at();
  cursor.skip_blanks();
  const bool bracket = cursor.take("(");
  if (bracket) cursor.skip_blanks();
  if (bracket || cursor.at() > begin) {
    if (auto number = number_rating(cursor.rest()); number && number->rating.best) {
      cursor.move_to(cursor.at() + number->size);
      if (!bracket) return number;
      cursor.skip_blanks();
      if (cursor.take(")")) return number;
    }
  }
  cursor.move_to(begin);
  return std::nullopt;
}

// `any`: hearts, dots and asterisks too.
std::optional<RatingAtFront> glyph_rating(std::string_view text, bool any) {
  const GlyphRow row = glyphs_at_front(text);
  if (!row.is_rating() || (!row.stars && !any)) return std::nullopt;
  Cursor cursor(text);
  cursor.move_to(row.size);
  RatingAtFront found;
  found.rating.value = Decimal(row.full * 10 + row.half * 5, 1);
  // Empty ones show the scale.
  if (row.empty > 0) found.rating.best = Decimal(row.all());
  if (found.rating.best && !is_scale(*found.rating.best)) return std::nullopt;
  if (auto number = number_behind(cursor)) {
    found.rating.value = number->rating.value;
    found.rating.best = number->rating.best;
  } else if (row.empty > 0) {
    (void)take_unit(cursor);
  } else if (!Scale(cursor, found).read()) {
    return std::nullopt;
  }
  found.bare = false;
  found.size = cursor.at();
  return found;
}

// Emoji, which say nothing of their own: "4/5 🍿".
bool is_pictures(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    if (const std::size_t blank = blank_at_front(text.substr(at)); blank > 0) {
      at += blank;
      continue;
    }
    const CodePoint point = decode_utf8(text, at);
    const bool selects = point.value == 0xFE0F || point.value == 0x200D;
    if (point.value < 0x1F300 && !selects && (point.value < 0x2600 || point.value > 0x27BF))
      return false;
    at += point.length;
  }
  return true;
}

// "4 (out of 5)": the scale in brackets behind a bare number.
std::optional<Rating> scaled_in_bracket(std::string_view number, std::string_view rest,
                                        std::string_view value) {
  rest = trim_blanks(rest);
  if (!rest.starts_with('(') || !rest.ends_with(')')) return std::nullopt;
  const std::string_view inside = trim_blanks(rest.substr(1, rest.size() - 2));
  if (inside.empty() || is_digit(inside.front())) return std::nullopt;
  const std::string whole = std::string(trim_blanks(number)) + " " + std::string(inside);
  std::optional<RatingAtFront> found = rating_at_front(whole);
  if (!found || !found->rating.best || found->size != whole.size()) return std::nullopt;
  found->rating.text = std::string(value);
  return found->rating;
}

// Behind a rating in a labelled value: nothing, or a remark that is set off.
bool is_remark(std::string_view rest) {
  rest = trim_blanks(rest);
  if (rest.empty()) return true;
  constexpr std::array<std::string_view, 19> separators = {".",
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
                                                           "\xEF\xBC\x88",  // full-width brackets,
                                                           "\xE3\x80\x90",
                                                           "\xE3\x80\x82",  // stops and commas
                                                           "\xE3\x80\x81",
                                                           "\xEF\xBC\x81",
                                                           "\xC2\xB7",
                                                           "\xE2\x80\xA2"};
  return std::any_of(separators.begin(), separators.end(),
                     [&](std::string_view separator) { return rest.starts_with(separator); });
}

// What is a rating only because a label says so.
std::optional<RatingAtFront> labelled_only(std::string_view value) {
  std::optional<RatingAtFront> found = glyph_rating(value, true);
  if (!found) found = word_rating(value, true);
  if (!found) {
    found.emplace();
    std::optional<Rating> grade = grade_at_front(value, found->size);
    if (!grade) return std::nullopt;
    found->rating = std::move(*grade);
  }
  found->rating.text = std::string(trim_blanks(value.substr(0, found->size)));
  return found;
}

// "4.5/5", "4": digits and no more, as most values are, which need no look at words and signs.
std::optional<Rating> plain_rating(std::string_view value) {
  Cursor cursor(value);
  Rating rating;
  rating.value = take_decimal(cursor);
  if (!rating.value) return std::nullopt;
  if (!cursor.ended()) {
    if (!cursor.take("/")) return std::nullopt;
    rating.best = take_decimal(cursor);
    if (!rating.best || !cursor.ended() || !is_scale(*rating.best)) return std::nullopt;
  } else if (rating.value->units() <= 0) {
    return std::nullopt;
  }
  if (!fits(*rating.value, rating.best.value_or(Decimal(most_bare)))) return std::nullopt;
  rating.text = value;
  return rating;
}

}  // namespace

std::optional<RatingAtFront> rating_at_front(std::string_view text, Why why) {
  if (text.empty()) return std::nullopt;
  std::optional<RatingAtFront> found = number_rating(text, why);
  if (!found) found = glyph_rating(text, false);
  if (!found) found = word_rating(text, false);
  if (found) found->rating.text = std::string(trim_blanks(text.substr(0, found->size)));
  return found;
}

std::optional<Rating> parse_rating(std::string_view value, Why why) {
  value = trim_blanks(value);
  if (auto plain = plain_rating(value)) return plain;
  say_why(why, Reason::no_rating);
  std::optional<RatingAtFront> found = rating_at_front(value, why);
  if (!found) found = labelled_only(value);
  if (!found)
    if (const std::string_view plain = without_qualifiers(value); plain.size() < value.size()) {
      found = rating_at_front(plain, why);
      if (found && found->bare) found.reset();
      if (found) value = plain;
    }
  if (!found) return std::nullopt;
  const std::string_view rest = value.substr(found->size);
  if (found->bare) {
    if (auto scaled = scaled_in_bracket(value.substr(0, found->size), rest, value)) return scaled;
    // "4" and "4." but not "4 - 6 players", "4 (of 12 parts)".
    const std::string_view tail = trim_blanks(rest);
    const double number = found->rating.value->to_double();
    if ((!tail.empty() && tail != ".") || number <= 0 || number > most_bare) {
      say_why(why, Reason::rating_bare);
      return std::nullopt;
    }
    return std::move(found->rating);
  }
  if (!is_remark(rest) && !(found->rating.best && is_pictures(rest))) {
    say_why(why, Reason::rating_goes_on);
    return std::nullopt;
  }
  if (!rest.empty() && counts_votes(rest)) {
    say_why(why, Reason::somebody_elses);
    return std::nullopt;
  }
  return std::move(found->rating);
}

}  // namespace postferry
