// SPDX-License-Identifier: MIT
#include "review/post_title.h"

#include <algorithm>
#include <array>

#include "review/text.h"
#include "review/title_parts.h"
#include "review/title_reader.h"
#include "review/title_words.h"
#include "review/titles.h"

namespace postferry {

namespace {

/// Taxonomies whose terms are the makers of the work.
constexpr auto creator_taxonomies =
    std::to_array<std::string_view>({"artist", "artists", "band", "book-author", "book_author",
                                     "book-authors", "writer", "writers"});

// "book-review", "book_review".
std::uint8_t media_of_type(std::string_view type) {
  std::string name(type);
  std::replace(name.begin(), name.end(), '-', ' ');
  std::replace(name.begin(), name.end(), '_', ' ');
  return media_of_term(name);
}

}  // namespace

PostClues clues_of(const Post& post) {
  PostClues clues;
  clues.terms = &post.terms;
  if (!post.type.empty() && post.type != "post" && post.type != "page")
    clues.media = media_of_type(post.type);
  for (const Term& term : post.terms) {
    clues.media = static_cast<std::uint8_t>(clues.media | media_of_term(term.name));
    if (std::find(creator_taxonomies.begin(), creator_taxonomies.end(), term.taxonomy) !=
        creator_taxonomies.end())
      clues.creators.push_back(term.name);
  }
  return clues;
}

PostTitle read_post_title(std::string_view title, const PostClues& clues) {
  PostTitle out;
  TitleReader(title, clues, out).run();
  if (out.proof > 0 && out.authors.empty() && are_names(clues.creators))
    out.authors = clues.creators;
  return out;
}

bool may_have_author(const PostTitle& title) noexcept {
  constexpr unsigned with_author = bit_of(Medium::book) | bit_of(Medium::music);
  constexpr unsigned without = bit_of(Medium::film) | bit_of(Medium::game) | bit_of(Medium::thing);
  return (title.media & with_author) != 0 || (title.media & without) == 0;
}

bool may_name_work(const PostTitle& title) {
  constexpr std::size_t most_words = 6;
  // "Films of the year" are several.
  std::size_t behind = 0;
  if (media_of_term(next_word(title.title, behind)) != 0) return false;
  return title.proof == 0 && !title.title.empty() && begins_title(title.title + " ") &&
         !is_headline(title.title) && !has_more_words(title.title, most_words) &&
         !title.title.ends_with("...") && !title.title.ends_with("\xE2\x80\xA6");
}

}  // namespace postferry
