// SPDX-License-Identifier: MIT
#include "review/named_works.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/ascii.h"
#include "base/bytes.h"
#include "review/post_title.h"
#include "review/rating_spots.h"
#include "review/ratings.h"
#include "review/text.h"
#include "review/title_words.h"
#include "review/titles.h"

namespace postferry {

namespace {

constexpr std::size_t longest_heading = 300;
constexpr std::size_t longest_rated = 200;
constexpr std::size_t longest_aspect = 40;

// "Emma (novel)": what the brackets say of the work is no part of its title.
std::string without_bracket(std::string_view title) {
  if (title.ends_with(')')) {
    const std::size_t open = title.rfind(" (");
    if (open != std::string_view::npos && open > 0) title = title.substr(0, open);
  }
  return std::string(trim_blanks(unquoted(unmarked(trim_blanks(title)))));
}

// "Emma" edited by Ann Ax: the editor is no author, but the quotes show the title.
std::optional<ListedWork> edited(std::string_view text) {
  constexpr std::array<std::string_view, 2> joints = {" edited by ", " ed. by "};
  for (const std::string_view joint : joints) {
    const std::size_t at = text.rfind(joint);
    if (at == std::string_view::npos) continue;
    const std::string_view title = trim_blanks(text.substr(0, at));
    if (!is_quoted(title)) continue;
    return ListedWork{std::string(unquoted(title)), {}, {}, {}};
  }
  return std::nullopt;
}

// Sites and people whose scores are not the author's.
bool is_other_rater(std::string_view label) {
  constexpr std::array<std::string_view, 13> others = {
      "imdb",  "goodreads", "metacritic", "rotten tomatoes", "amazon",  "average", "readers",
      "users", "critics",   "letterboxd", "storygraph",      "my wife", "filmweb"};
  return std::any_of(others.begin(), others.end(), [&](std::string_view other) {
    return label.find(other) != std::string_view::npos;
  });
}

}  // namespace

std::optional<ListedWork> named_in_heading(std::string_view text) {
  if (text.size() > longest_heading || find_bytes(text, "by") == std::string_view::npos)
    return std::nullopt;
  if (text.find(':') != std::string_view::npos)
    if (const std::size_t colon = text.find(':'); find_set_off(text.substr(0, colon)) != nullptr)
      text = trim_blanks(text.substr(colon + 1));
  std::optional<ListedWork> work = parse_title_by_author(text);
  if (!work) return edited(text);
  work->title = without_bracket(work->title);
  work->note.clear();
  if (work->title.empty()) return std::nullopt;
  return work;
}

std::optional<Work> rated_work(std::string_view text) {
  if (text.size() > longest_rated || next_rating_spot(text) == std::string_view::npos)
    return std::nullopt;
  PostTitle read = read_post_title(text, {});
  if (!read.rating || read.authors.empty() || read.title.empty()) return std::nullopt;
  Work work;
  work.title = std::move(read.title);
  work.authors = std::move(read.authors);
  work.series = std::move(read.series);
  work.rating = std::move(read.rating);
  return work;
}

std::optional<AspectRating> aspect_rating(std::string_view text, Why why) {
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos || colon > longest_aspect) return std::nullopt;
  std::string_view value = text.substr(colon + 1);
  std::string_view label = text.substr(0, colon);
  // "**Plot:** 4/5", where nobody took the marks for such.
  const std::string_view marks = label.substr(0, marks_at_front(label));
  label.remove_prefix(marks.size());
  value = trim_blanks(value);
  if (!marks.empty() && label.ends_with(marks)) label.remove_suffix(marks.size());
  if (!marks.empty() && value.starts_with(marks)) value = value.substr(marks.size());
  label = trim_blanks(label);
  value = trim_blanks(value);
  if (label.empty() || has_more_words(label, 3)) return std::nullopt;
  if (is_other_rater(folded(label))) {
    if (why != nullptr && parse_rating(value)) *why = Reason::somebody_elses;
    return std::nullopt;
  }
  if (std::any_of(label.begin(), label.end(), [](char c) {
        return !is_alpha(c) && c != ' ' && c != '-' && c != '&' && c != '\'' && c != '/' && c > 0;
      }))
    return std::nullopt;
  const auto rating = rating_at_front(value);
  if (!rating || rating->bare) return std::nullopt;
  if (rating->size != value.size()) {
    say_why(why, Reason::rating_goes_on);
    return std::nullopt;
  }
  return AspectRating{std::string(label), rating->rating.value, rating->rating.best, std::nullopt,
                      rating->rating.text};
}

}  // namespace postferry
