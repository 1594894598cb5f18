// SPDX-License-Identifier: MIT
// What a post's title says about the work that it reviews, and how far title and terms prove that
// it reviews one at all. Words: titles.def.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/post.h"
#include "review/reason.h"

namespace postferry {

/// What a work is, as far as words of titles and terms tell. `review` stands for words that say
/// that something is reviewed, whatever it is.
enum class Medium : std::uint8_t { any, book, film, game, music, thing, review };

/// What type and terms of a post say.
struct PostClues {
  std::uint8_t media = 0;                    ///< bit 1 << Medium of each that a term names
  std::vector<std::string> creators;         ///< terms of taxonomies of authors and artists
  std::vector<std::string> labelled;         ///< the author, as a label of the body has it
  const std::vector<Term>* terms = nullptr;  ///< the post's, which live as long as this

  [[nodiscard]] bool names(Medium medium) const noexcept {
    return (media >> static_cast<unsigned>(medium) & 1U) != 0;
  }
};
[[nodiscard]] PostClues clues_of(const Post& post);

/// A post's title, taken apart.
struct PostTitle {
  std::string title;  ///< the work's: without "Review:", author, rating, quotes
  std::string whole;  ///< the same with what stands behind "by"
  std::vector<std::string> authors;
  std::vector<Series> series;    ///< "(The Sprawl #1)"
  std::optional<Rating> rating;  ///< "Emma (4/5)"
  bool sure_rating = false;      ///< stars are; "(4/5)" may number the parts of a story
  std::uint8_t media = 0;        ///< what the work can be, as bits of Medium; 0: anything
  std::uint8_t proof = 0;  ///< per cent: title and clues prove that the post reviews this work
  bool announces = false;  ///< "Cover Reveal: Emma": labels without a rating make no review
  bool no_work = false;    ///< "How to build a shelf", "Code review: tips": about no work
  std::optional<Reason> unproved;  ///< why words that prove a review prove none here
};
/// Whether works of that kind have authors: films, games and things have makers of other kinds.
[[nodiscard]] bool may_have_author(const PostTitle& title) noexcept;
/// Whether the title can be a work's, so that it is worth a look whether the body judges a work of
/// that name.
[[nodiscard]] bool may_name_work(const PostTitle& title);
[[nodiscard]] PostTitle read_post_title(std::string_view title, const PostClues& clues);

}  // namespace postferry
