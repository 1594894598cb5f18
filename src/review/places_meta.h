// SPDX-License-Identifier: MIT
// Custom fields in which plugins and themes keep what a review is about. The table is
// places_meta.def.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "model/post.h"
#include "review/extract_options.h"
#include "review/places_values.h"
#include "review/statement.h"
#include "review/trail.h"

namespace postferry {

/// How the value of a key is read.
enum class MetaHow : std::uint8_t {
  // What is said of the main work, as text.
  title,
  authors,
  series,
  subjects,
  isbn,  ///< ISBN or ASIN
  goodreads,
  publisher,
  binding,
  pages,
  year,
  cover,
  url,
  kind,
  work_summary,
  title_of_score,  ///< title of what the field beside it rates
  summary,         ///< of the review
  // Ratings.
  rating_5,
  stars_word,
  any_rating,
  wp_review_total,
  wppr_rating,
  glsr_export,
  // Several values in one, or values that others decide about.
  wp_review_items,
  wp_review_schema,
  wppr_options,
  wppr_old_options,
  wppr_title,
  wppr_cover,
  wppr_kind,
  yasr_multiset,
  yasr_fields,
  mf2_cite,
  mf2_shelf,
  mbdb_editions,
  // Readers' votes.
  votes,
  wp_review_readers,
  // No statement.
  context,
  nothing
};

/// A row of places_meta.def.
struct MetaRow {
  PlaceRow shown;
  MetaHow how{};
  std::uint8_t confidence = 0;
};
[[nodiscard]] std::span<const MetaRow> meta_place_rows() noexcept;
/// The row of a key; null for keys that nobody here knows. One look into a table of hashes.
[[nodiscard]] const MetaRow* find_meta_row(std::string_view key) noexcept;

/// Appends what the post's custom fields say. A post without a known key costs one look a key.
void read_meta(const Post& post, Statements& out, Trail* trail = nullptr);

/// Leaves on the trail what looks like a rating under a key that no known plugin has and no map
/// names.
void leave_unknown_ratings(const Post& post, const std::vector<PlaceMap>& maps, Trail& trail);

}  // namespace postferry
