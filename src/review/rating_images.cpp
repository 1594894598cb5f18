// SPDX-License-Identifier: MIT
#include "review/rating_images.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "base/ascii.h"
#include "review/ratings.h"
#include "review/text.h"

namespace postferry {

namespace {

constexpr std::size_t longest_name = 120;

enum class Shape : std::uint8_t { other, full, half, empty };

constexpr auto star_words = std::to_array<std::string_view>(
    {"star",     "stars",   "rating",   "stern",     "sterne", "etoile", "etoiles",
     "étoile",   "étoiles", "estrella", "estrellas", "stella", "stelle", "estrela",
     "estrelas", "ster",    "sterren",  "gwiazdka",  "heart",  "hearts"});
constexpr auto empty_words = std::to_array<std::string_view>(
    {"empty",   "off",   "grey",  "gray",     "faded",    "fade", "fadeout", "blank",
     "outline", "no",    "none",  "unfilled", "inactive", "dead", "void",    "leer",
     "vide",    "vacía", "vazia", "vuota",    "leeg",     "0"});
constexpr auto half_words =
    std::to_array<std::string_view>({"half", "halb", "halber", "halbe", "demi", "media", "meia"});
constexpr auto neutral_words = std::to_array<std::string_view>(
    {"full",  "filled", "on",   "gold",   "yellow", "solid",  "active", "icon",
     "img",   "image",  "a",    "1",      "small",  "symbol", "book",   "red",
     "black", "white",  "voll", "pleine", "llena",  "cheia",  "fa",     "fas"});

template <class List>
bool has(const List& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

// Words of a name: star-half.png -> star, half.
template <class Look>
void each_word(std::string_view name, Look look) {
  std::size_t begin = 0;
  for (std::size_t at = 0; at <= name.size(); ++at) {
    const bool in_word = at < name.size() && (is_alpha(name[at]) || is_digit(name[at]) ||
                                              static_cast<unsigned char>(name[at]) >= 0x80);
    if (in_word) continue;
    if (at > begin) look(name.substr(begin, at - begin));
    begin = at + 1;
  }
}

// The last part of an address, without query, ending and the size that WordPress adds.
std::string_view base_name(std::string_view src) {
  src = src.substr(0, src.find_first_of("?#"));
  const std::size_t slash = src.rfind('/');
  if (slash != std::string_view::npos) src.remove_prefix(slash + 1);
  src = src.substr(0, src.rfind('.'));
  const std::size_t dash = src.rfind('-');
  if (dash != std::string_view::npos && src.find('x', dash) != std::string_view::npos &&
      src.find_first_not_of("0123456789x", dash + 1) == std::string_view::npos)
    src = src.substr(0, dash);
  return src;
}

// `strict`: all words must be known ones (an alt text is a sentence, a file name has other parts).
Shape shape_of(std::string_view name, bool strict) {
  if (name.empty() || name.size() > longest_name) return Shape::other;
  const std::string small = folded(name);
  bool star = false;
  bool half = false;
  bool empty = false;
  bool foreign = false;
  each_word(small, [&](std::string_view word) {
    if (has(star_words, word))
      star = true;
    else if (has(half_words, word))
      half = true;
    else if (has(empty_words, word))
      empty = true;
    else if (!has(neutral_words, word))
      foreign = true;
  });
  if (small == "★" || small == "⭐") return Shape::full;
  if (small == "☆") return Shape::empty;
  if (!star || (strict && foreign)) return Shape::other;
  if (half) return Shape::half;
  return empty ? Shape::empty : Shape::full;
}

std::optional<Rating> rating_of_text(std::string_view text) {
  text = trim_blanks(text);
  if (text.empty() || text.size() > longest_name) return std::nullopt;
  const std::size_t colon = text.find(':');
  if (colon != std::string_view::npos) {
    const std::string label = folded(text.substr(0, colon));
    if (label != "rating" && label != "my rating") return std::nullopt;
    text = trim_blanks(text.substr(colon + 1));
  }
  if (text.ends_with('.')) text.remove_suffix(1);
  const auto found = rating_at_front(text);
  if (!found || found->bare || found->size != text.size()) return std::nullopt;
  return found->rating;
}

// 4-stars, 4stars, 4.5-stars, 4-5-stars (which is four and a half), four-stars, stars-4.
std::optional<Rating> rating_of_name(std::string_view name) {
  if (name.empty() || name.size() > longest_name) return std::nullopt;
  std::string words;
  std::string number;
  bool stars_first = false;
  bool foreign = false;
  const std::string small = folded(name);
  each_word(small, [&](std::string_view word) {
    const std::size_t digits = std::min(word.find_first_not_of("0123456789"), word.size());
    const std::string_view rest = word.substr(digits);
    if (digits > 0 && digits <= 2) {
      number += (number.empty() ? "" : ".") + std::string(word.substr(0, digits));
      if (!rest.empty() && !has(star_words, rest)) foreign = true;
      if (has(star_words, rest)) words += " stars";
    } else if (has(star_words, word)) {
      stars_first = stars_first || number.empty();
      if (word != "rating" && words.find("stars") == std::string::npos) words += " stars";
    } else {
      words += (words.empty() ? "" : " ") + std::string(word);
    }
  });
  if (foreign) return std::nullopt;
  if (number.empty()) return rating_of_text(words);
  // "star1" and its like are parts of a row.
  if (words != " stars" || stars_first) return std::nullopt;
  std::optional<Rating> rating = rating_of_text(number + words);
  if (!rating || rating->value->to_double() > 5) return std::nullopt;
  return rating;
}

std::optional<Rating> rating_that_is_said(const Picture& picture) {
  const std::string_view alt = trim_blanks(picture.alt);
  const std::string_view name = base_name(picture.src);
  std::optional<Rating> said = rating_of_text(alt);
  if (!said) said = rating_of_name(name);
  if (said) said->text = std::string(alt.empty() ? name : alt);
  return said;
}

// The words of a file name that say nothing of a state: "rating parchment" of
// book-rating-parchment-fadeout.png.
std::string stem_of(std::string_view src) {
  std::string stem;
  const std::string small = folded(base_name(src));
  each_word(small, [&](std::string_view word) {
    if (!has(half_words, word) && !has(empty_words, word) && !has(neutral_words, word))
      stem += (stem.empty() ? "" : " ") + std::string(word);
  });
  return stem;
}

// Images of a theme's own make: all of one name, but for words of state.
bool are_of_one_make(std::span<const Picture> pictures) {
  constexpr std::size_t fewest = 3;
  if (pictures.size() < fewest) return false;
  const std::string stem = stem_of(pictures.front().src);
  return std::all_of(pictures.begin(), pictures.end(),
                     [&](const Picture& picture) { return stem_of(picture.src) == stem; });
}

// A file name tells more than "star" as the alt text of all of a row. `strict` as above.
Shape shape_of(const Picture& picture, bool strict) {
  const Shape by_alt = shape_of(trim_blanks(picture.alt), true);
  if (by_alt != Shape::other && by_alt != Shape::full) return by_alt;
  const Shape by_name = shape_of(base_name(picture.src), strict && by_alt == Shape::other);
  return by_name == Shape::other ? by_alt : by_name;
}

std::vector<Picture> pictures_of(const Tape& tape, const BodyLines& lines, const Line& line) {
  std::vector<Picture> pictures;
  for (const Run& run : lines.runs_of(line)) {
    if (!run.image) continue;
    const Token& token = tape.tokens[run.token];
    pictures.push_back({tape.attribute(token, "alt"), tape.attribute(token, "src")});
    if (pictures.size() > most_rating_pictures) break;
  }
  return pictures;
}

// Whether a line has nothing but images and is of the same block as the one before it.
bool goes_on(const BodyLines& lines, std::uint32_t i) {
  const Line& line = lines.lines[i];
  return line.block != no_token && line.block == lines.lines[i - 1].block && line.run_count > 0 &&
         trim_blanks(lines.text_of(line)).empty();
}

}  // namespace

std::optional<Rating> rating_of_pictures(std::span<const Picture> pictures) {
  if (pictures.empty() || pictures.size() > most_rating_pictures) return std::nullopt;
  if (auto said = rating_that_is_said(pictures.front()); said && pictures.size() == 1) return said;
  if (pictures.size() < 2) return std::nullopt;
  std::int64_t full = 0;
  std::int64_t half = 0;
  std::int64_t empty = 0;
  const bool strict = !are_of_one_make(pictures);
  for (const Picture& picture : pictures) {
    const Shape shape = shape_of(picture, strict);
    if (shape == Shape::other) return std::nullopt;
    full += shape == Shape::full ? 1 : 0;
    half += shape == Shape::half ? 1 : 0;
    empty += shape == Shape::empty ? 1 : 0;
  }
  if (full + half == 0 || half > 1) return std::nullopt;
  Rating rating;
  rating.value = Decimal(full * 10 + half * 5, 1);
  if (empty > 0) rating.best = Decimal(full + half + empty);
  return rating;
}

std::optional<ShownRating> image_rating(const Tape& tape, const BodyLines& lines, std::uint32_t i) {
  std::vector<Picture> pictures = pictures_of(tape, lines, lines.lines[i]);
  if (pictures.empty()) return std::nullopt;
  std::uint32_t last = i;
  while (last + 1 < lines.lines.size() && pictures.size() <= most_rating_pictures &&
         goes_on(lines, last + 1)) {
    const auto more = pictures_of(tape, lines, lines.lines[++last]);
    pictures.insert(pictures.end(), more.begin(), more.end());
  }
  auto rating = rating_of_pictures(pictures);
  if (!rating) return std::nullopt;
  return ShownRating{*std::move(rating), last};
}

std::optional<Rating> images_beside_label(const Tape& tape, const BodyLines& lines,
                                          const Line& line) {
  return rating_of_pictures(pictures_of(tape, lines, line));
}

}  // namespace postferry
