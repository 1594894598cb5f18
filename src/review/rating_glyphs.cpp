// SPDX-License-Identifier: MIT
#include "review/rating_glyphs.h"

#include "base/ascii.h"
#include "base/utf8.h"
#include "review/text_cursor.h"

namespace postferry {

namespace {

enum class Glyph : std::uint8_t { none, full, half, empty, mute };
enum class Shape : std::uint8_t { none, star, heart, dot, asterisk };

struct Sign {
  Glyph glyph = Glyph::none;
  Shape shape = Shape::none;
};

Sign sign_of(char32_t c) noexcept {
  switch (c) {
    case 0x2605:   // ★
    case 0x2B50:   // ⭐
    case 0x1F31F:  // 🌟
    case 0x272D:   // ✭
    case 0x272E:   // ✮
    case 0x272F:   // ✯
    case 0x2B51:   // ⭑
      return {Glyph::full, Shape::star};
    case 0x2BE8:  // left half black star
    case 0x2BEA:  // star with left half black
      return {Glyph::half, Shape::star};
    case 0xBD:  // ½
      return {Glyph::half, Shape::none};
    case 0x2606:  // ☆
    case 0x2729:  // ✩
    case 0x2730:  // ✰
    case 0x2B52:  // ⭒
      return {Glyph::empty, Shape::star};
    case 0x2665:   // ♥
    case 0x2764:   // ❤
    case 0x1F499:  // the hearts of colours
    case 0x1F49A:
    case 0x1F49B:
    case 0x1F49C:
    case 0x1F5A4:
    case 0x1F9E1: return {Glyph::full, Shape::heart};
    case 0x2661:   // ♡
    case 0x1F90D:  // white heart
      return {Glyph::empty, Shape::heart};
    case 0x1F315: return {Glyph::full, Shape::dot};  // moons
    case 0x1F317: return {Glyph::half, Shape::dot};
    case 0x1F311: return {Glyph::empty, Shape::dot};
    case 0x25CF: return {Glyph::full, Shape::dot};   // ●
    case 0x25CB: return {Glyph::empty, Shape::dot};  // ○
    case U'*': return {Glyph::full, Shape::asterisk};
    case 0xFE0E:
    case 0xFE0F: return {Glyph::mute, Shape::none};  // variation selectors
    default: return {};
  }
}

// "⭐⭐⭐⭐.5"
bool takes_tenths(Cursor& cursor) {
  const std::string_view rest = cursor.rest();
  if (!rest.starts_with(".5") && !rest.starts_with(",5")) return false;
  if (rest.size() > 2 && (is_digit(rest[2]) || is_alpha(rest[2]) || rest[2] == '/')) return false;
  cursor.move_to(cursor.at() + 2);
  return true;
}

}  // namespace

bool GlyphRow::is_rating() const noexcept {
  constexpr std::int64_t most_glyphs = 10;
  return all() <= most_glyphs && half <= 1 && full + half > 0 && (full > 0 || empty > 0);
}

GlyphRow glyphs_at_front(std::string_view text) {
  GlyphRow row;
  if (!text.empty() && is_plain_byte(text.front()) && text.front() != '*') return row;
  Cursor cursor(text);
  Shape shape = Shape::none;
  while (!cursor.ended()) {
    const std::size_t begin = cursor.at();
    cursor.skip_blanks();
    if (cursor.ended()) break;
    if (row.full > 0 && row.half == 0 && cursor.take("1/2")) {
      row.half = 1;
      row.size = cursor.at();
      continue;
    }
    if (row.full > 0 && row.half == 0 && takes_tenths(cursor)) {
      row.half = 1;
      row.size = cursor.at();
      break;
    }
    const CodePoint point = decode_utf8(cursor.rest(), 0);
    const Sign sign = sign_of(point.value);
    if (sign.glyph == Glyph::none) break;
    if (sign.shape != Shape::none) {
      if (shape != Shape::none && shape != sign.shape) break;
      // "* * *" is an ornament.
      if (sign.shape == Shape::asterisk && begin > 0 && cursor.at() > begin) break;
      shape = sign.shape;
    }
    row.full += sign.glyph == Glyph::full ? 1 : 0;
    row.half += sign.glyph == Glyph::half ? 1 : 0;
    row.empty += sign.glyph == Glyph::empty ? 1 : 0;
    cursor.move_to(cursor.at() + point.length);
    row.size = cursor.at();
  }
  row.stars = shape == Shape::star || shape == Shape::none;
  if (shape == Shape::asterisk && (row.full < 2 || row.full > 5)) return {};
  return row;
}

}  // namespace postferry
