// SPDX-License-Identifier: MIT
#include "review/rating_images.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/ascii.h"
#include "review/ratings.h"
#include "review/text.h"

namespace postferry {

namespace {

constexpr std::size_t most_images = 10;
constexpr std::size_t longest_name = 120;

enum class Picture : std::uint8_t { other, full, half, empty };

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
     "black", "white",  "voll", "pleine", "llena",  "cheia"});

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
Picture picture_of(std::string_view name, bool strict) {
  if (name.empty() || name.size() > longest_name) return Picture::other;
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
  if (small == "★" || small == "⭐") return Picture::full;
  if (small == "☆") return Picture::empty;
  if (!star || (strict && foreign)) return Picture::other;
  if (half) return Picture::half;
  return empty ? Picture::empty : Picture::full;
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

}  // namespace

std::optional<Rating> image_rating(const Tape& tape, const BodyLines& lines, const Line& line) {
  std::int64_t full = 0;
  std::int64_t half = 0;
  std::int64_t empty = 0;
  std::size_t images = 0;
  std::optional<Rating> said;
  for (const Run& run : lines.runs_of(line)) {
    if (!run.image) {
      if (!trim_blanks(lines.text_of(run)).empty()) return std::nullopt;
      continue;
    }
    if (++images > most_images) return std::nullopt;
    const Token& token = tape.tokens[run.token];
    const std::string_view alt = trim_blanks(tape.attribute(token, "alt"));
    const std::string_view name = base_name(tape.attribute(token, "src"));
    if (images == 1) {
      said = rating_of_text(alt);
      if (!said) said = rating_of_name(name);
      if (said) said->text = std::string(alt.empty() ? name : alt);
    }
    Picture picture = picture_of(alt, true);
    if (picture == Picture::other || picture == Picture::full)
      if (const Picture by_name = picture_of(name, picture == Picture::other);
          by_name != Picture::other)
        picture = by_name;
    full += picture == Picture::full ? 1 : 0;
    half += picture == Picture::half ? 1 : 0;
    empty += picture == Picture::empty ? 1 : 0;
    if (picture == Picture::other && !(images == 1 && said)) return std::nullopt;
  }
  if (images == 1) return said;
  if (images < 2 || full + half == 0 || half > 1 ||
      full + half + empty != static_cast<std::int64_t>(images))
    return std::nullopt;
  Rating rating;
  rating.value = Decimal(full * 10 + half * 5, 1);
  if (empty > 0) rating.best = Decimal(full + half + empty);
  return rating;
}

}  // namespace postferry
