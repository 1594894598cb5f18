// SPDX-License-Identifier: MIT
#include "review/places_outside.h"

#include <array>
#include <bitset>

#include "base/ascii.h"
#include "base/bytes.h"

namespace postferry {

namespace {

enum Plugin : std::size_t {
  site_reviews,
  book_database,
  yasr_votes,
  yasr_sets,
  post_ratings,
  mooberry,
  universal_stars
};

constexpr auto rows = std::to_array<OutsideData>({
    {"Site Reviews", "the stars, unless its reviews are exported alone"},
    {"Book Database", "books, reviews and the reading log"},
    {"Yet Another Stars Rating", "visitors' votes"},
    {"Yet Another Stars Rating", "the names of the criteria of its sets"},
    {"WP-PostRatings", "the scale and the single votes"},
    {"Mooberry Book Manager", "books, publishers and the order in series"},
    {"Universal Star Rating", "the number of stars that ratings are of"},
});

using Seen = std::bitset<rows.size()>;

bool states_no_scale(std::string_view text) {
  constexpr std::size_t longest = 4096;
  if (!text.starts_with("usr=") && !text.starts_with("usr ") && !text.starts_with("usrlist "))
    return false;
  const std::size_t end = find_byte(text.substr(0, longest), ']');
  return end != std::string_view::npos &&
         text.substr(0, end).find(" max=") == std::string_view::npos;
}

void look_at_shortcode(std::string_view text, Seen& seen) {
  if (text.starts_with("site_review"))
    seen.set(site_reviews);
  else if (text.starts_with("book-reviews") || text.starts_with("book-grid"))
    seen.set(book_database);
  else if (text.starts_with("yasr_visitor"))
    seen.set(yasr_votes);
  else if (text.starts_with("yasr_multiset"))
    seen.set(yasr_sets);
  else if (text.starts_with("ratings]") || text.starts_with("ratings "))
    seen.set(post_ratings);
  else if (states_no_scale(text))
    seen.set(universal_stars);
}

void look_at_body(std::string_view body, Seen& seen) {
  for (std::size_t at = find_byte(body, '['); at != std::string_view::npos;
       at = find_byte(body, '[', at + 1))
    look_at_shortcode(body.substr(at + 1), seen);
}

void look_at_meta(const Post& post, Seen& seen) {
  bool has_stars = false;  // of a review that was exported alone
  for (const Meta& meta : post.meta) {
    const std::string_view key = meta.key;
    if (key == "_glsr_export") has_stars = true;
    if (key == "yasr_multiset_author_votes") seen.set(yasr_sets);
    if (key == "ratings_users" && meta.value != "0") seen.set(post_ratings);
    if (key.starts_with("_mbdb_")) seen.set(mooberry);
  }
  if (post.type == "site-review" && !has_stars) seen.set(site_reviews);
  if (post.type.starts_with("mbdb_")) seen.set(mooberry);
}

}  // namespace

std::span<const OutsideData> outside_rows() noexcept { return rows; }

std::vector<OutsideData> outside_plugins(const Post& post) {
  Seen seen;
  if (post.content) look_at_body(post.content->value, seen);
  look_at_meta(post, seen);
  std::vector<OutsideData> out;
  for (std::size_t i = 0; i < rows.size(); ++i)
    if (seen[i]) out.push_back(rows[i]);
  return out;
}

}  // namespace postferry
