// SPDX-License-Identifier: MIT
// Taxonomies in which book plugins keep ratings, authors, genres and series.
#pragma once

#include <span>

#include "model/post.h"
#include "review/places_values.h"
#include "review/statement.h"
#include "review/trail.h"

namespace postferry {

[[nodiscard]] std::span<const PlaceRow> term_place_rows() noexcept;

/// Appends what the post's terms say: a statement a taxonomy, one a term for ratings. Categories
/// and tags say nothing: they are the blog's, not the work's.
void read_terms(const Post& post, Statements& out, Trail* trail = nullptr);

}  // namespace postferry
