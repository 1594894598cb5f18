// SPDX-License-Identifier: MIT
// What the readers of places share: values as programs keep them, and how a statement is begun.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "model/post.h"
#include "review/statement.h"
#include "review/trail.h"

namespace postferry {

/// A row of a table of places, as README.md shows it.
struct PlaceRow {
  std::string_view plugin;
  std::string_view place;  ///< key, block, taxonomy, shortcode; `*` stands for any part
  std::string_view says;
  std::string_view scale;  ///< of ratings; may be empty
};

/// A number as plugins keep it: `4`, `4.50`, `4,5`. What PHP makes of binary fractions
/// (4.4000000000000004) is the decimal that was meant.
[[nodiscard]] std::optional<Decimal> stored_number(std::string_view text);
/// The number, if it is above 0: 0 and -1 say that nothing was rated.
[[nodiscard]] std::optional<Decimal> rated_number(std::string_view text);
[[nodiscard]] bool is_above(const Decimal& value, const Decimal& than) noexcept;

/// A rating on a scale that is known (or not: nullopt). nullopt for 0, -1, what is above the scale
/// and what is no rating. A text that states its own scale ("8/10") keeps that.
[[nodiscard]] std::optional<Rating> stored_rating(std::string_view text,
                                                  const std::optional<Decimal>& best);

/// The value of "four-half-stars", "one-star", "half-star", "zero-stars".
[[nodiscard]] std::optional<Decimal> stars_in_words(std::string_view slug);

/// sum / count: exact where it ends within four decimals, else `average` (as it was stored), else
/// rounded to two. nullopt where count is not above 0.
[[nodiscard]] std::optional<Decimal> average_of(const std::optional<Decimal>& sum,
                                                std::int64_t count,
                                                const std::optional<Decimal>& average);

/// Text without markup and references, blanks at its ends and line breaks within.
[[nodiscard]] std::string clean_text(std::string_view value);
/// What schema.org calls a kind of work, as `Work::kind` has it: empty for books and for what says
/// nothing of the work ("Other", "BlogPosting").
[[nodiscard]] std::string work_kind(std::string_view schema_type);
/// Whether it begins like an address on the web.
[[nodiscard]] bool is_web_address(std::string_view text) noexcept;

/// Appends a statement with that provenance ("meta", "rmp_avg_rating"), which says nothing yet.
Statement& begin_statement(Statements& out, Trust trust, std::uint8_t confidence,
                           std::string_view place, std::string_view name);
/// Takes out the ratings that places of one name contradict each other in, from the statement at
/// `from` on: a post with several blocks of stars rates several things.
/// They go to `apart`, if there is such a list. Parts of items (Statement::item) are left alone.
void drop_contradictions(Statements& out, std::size_t from, Trail* trail = nullptr,
                         Statements* apart = nullptr);
/// The main work; made where it is not there.
[[nodiscard]] Work& main_work(Review& review);
/// Whether a place said any fact that places can say.
[[nodiscard]] bool says_something(const Review& review) noexcept;

}  // namespace postferry
