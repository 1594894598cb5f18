// SPDX-License-Identifier: MIT
#include "review/template_ratings.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

#include "base/ascii.h"
#include "base/bytes.h"
#include "review/places_values.h"
#include "review/rating_images.h"
#include "review/template_tags.h"
#include "review/text.h"

namespace postferry {

namespace {

constexpr std::uint8_t by_images = 80;
constexpr std::uint8_t by_name = 92;

constexpr auto image_tags =
    std::to_array<std::string_view>({"figure", "img", "image", "picture", "icon", "fa", "svg"});
constexpr auto file_tags =
    std::to_array<std::string_view>({"include", "render", "include_relative"});
/// Words that names of tags about ratings are made of; one of the first three must be there.
constexpr auto rating_names = std::to_array<std::string_view>(
    {"rating", "stars", "star", "book", "review", "movie", "film", "game", "my", "show", "html"});
constexpr std::size_t telling_names = 3;
constexpr auto value_keys = std::to_array<std::string_view>(
    {"rating", "stars", "value", "score", "number", "count", "rate", "filled", "val", "n"});
constexpr auto best_keys =
    std::to_array<std::string_view>({"max", "of", "best", "total", "outof", "out_of", "scale"});

template <class List>
bool has(const List& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

bool is_about_rating(std::string_view name) {
  bool tells = false;
  const std::string small = folded(name.substr(name.rfind('/') + 1));
  for (std::size_t at = 0; at < small.size();) {
    const std::size_t end = std::min(small.find_first_of("-_.", at), small.size());
    const std::string_view word = std::string_view(small).substr(at, end - at);
    const auto hit = std::find(rating_names.begin(), rating_names.end(), word);
    if (hit == rating_names.end()) return false;
    tells = tells || hit - rating_names.begin() < static_cast<std::ptrdiff_t>(telling_names);
    at = end + 1;
  }
  return tells;
}

// `include rating.html stars=4`: the file is what the tag is about.
std::string_view subject_of(const TemplateTag& tag, std::vector<TagArgument>& arguments) {
  if (!has(file_tags, tag.name) || arguments.empty() || !arguments.front().key.empty())
    return tag.name;
  const std::string_view file = arguments.front().value;
  arguments.erase(arguments.begin());
  return file;
}

std::optional<Rating> rating_of(const std::vector<TagArgument>& arguments) {
  std::optional<Rating> rating;
  std::optional<Decimal> best;
  std::size_t without_key = 0;
  for (const TagArgument& argument : arguments) {
    const std::string key = folded(argument.key);
    const std::size_t place = key.empty() ? ++without_key : 0;
    if (!rating && (place == 1 || has(value_keys, key)))
      rating = stored_rating(argument.value, std::nullopt);
    else if (place == 2 || has(best_keys, key))
      best = rated_number(argument.value);
  }
  if (!rating || rating->best || !best) return rating;
  if (is_above(*rating->value, *best)) return std::nullopt;
  rating->best = best;
  return rating;
}

/// What a tag shows, as an image's names.
struct TagPicture {
  std::string alt;
  std::string src;
  bool is_one = false;
};

TagPicture picture_of(const TemplateTag& tag) {
  TagPicture picture;
  const bool is_image = has(image_tags, tag.name);
  std::string words = is_image ? "" : std::string(tag.name);
  for (const TagArgument& argument : arguments_of(tag)) {
    if (argument.key == "alt" || argument.key == "title")
      picture.alt = argument.value;
    else if (argument.key == "src" || argument.key == "name" ||
             (argument.key.empty() && argument.value.find('.') != std::string_view::npos))
      picture.src = argument.value;
    else if (argument.key.empty())
      words += (words.empty() ? "" : " ") + std::string(argument.value);
  }
  if (picture.src.empty() && picture.alt.empty()) picture.alt = std::move(words);
  picture.is_one = !picture.alt.empty() || !picture.src.empty();
  return picture;
}

// The line that a tag stands on.
std::optional<std::uint32_t> line_at(const BodyLines& lines, std::uint32_t begin) {
  const auto hit =
      std::upper_bound(lines.lines.begin(), lines.lines.end(), begin,
                       [](std::uint32_t at, const Line& line) { return at < line.end; });
  if (hit == lines.lines.end() || hit->kind == LineKind::code ||
      hit->kind == LineKind::table_cell || hit->quotes > 0)
    return std::nullopt;
  return static_cast<std::uint32_t>(hit - lines.lines.begin());
}

bool is_beside(std::string_view source, const TemplateTag& a, const TemplateTag& b) {
  return trim_blanks(source.substr(a.end, b.begin - a.end)).empty();
}

std::optional<Rating> rating_of_row(std::vector<TagPicture>& row) {
  std::vector<Picture> pictures;
  for (const TagPicture& one : row) pictures.push_back({one.alt, one.src});
  return rating_of_pictures(pictures);
}

}  // namespace

void find_tag_ratings(const Tape& tape, const BodyLines& lines,
                      std::vector<Candidate<Rating>>& out) {
  const std::vector<TemplateTag> tags = template_tags(tape);
  std::vector<TagPicture> row;
  for (std::size_t i = 0; i < tags.size();) {
    const std::size_t first = i;
    row.clear();
    for (; i < tags.size(); ++i) {
      if (i > first && !is_beside(tape.source, tags[i - 1], tags[i])) break;
      TagPicture picture = picture_of(tags[i]);
      if (!picture.is_one) break;
      row.push_back(std::move(picture));
    }
    if (row.empty()) {
      ++i;
      continue;
    }
    auto rating = rating_of_row(row);
    const auto begin = line_at(lines, tags[first].begin);
    const auto end = line_at(lines, tags[i - 1].begin);
    if (!rating || !begin || !end || out.size() >= BodyFacts::most) continue;
    out.push_back({*std::move(rating), {*begin, *end}, by_images, "images", false});
  }
}

void read_tag_ratings(const Tape& tape, Statements& out, Statements* apart) {
  const std::size_t before = out.size();
  for (const TemplateTag& tag : template_tags(tape)) {
    std::vector<TagArgument> arguments = arguments_of(tag);
    const std::string_view subject = subject_of(tag, arguments);
    if (!is_about_rating(subject)) continue;
    auto rating = rating_of(arguments);
    if (!rating) continue;
    Statement& made = begin_statement(out, Trust::block, by_name, "shortcode", "rating");
    made.says.rating = std::move(rating);
    made.at = tag.begin;
  }
  if (out.size() > before + 1) drop_contradictions(out, before, nullptr, apart);
}

}  // namespace postferry
