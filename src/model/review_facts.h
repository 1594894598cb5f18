// SPDX-License-Identifier: MIT
// The facts of a review that the places of a post say one by one ("Rating: 4/5" in the body, a
// custom field, JSON-LD): what extraction finds, rendering writes, and carriers leave to the body.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/field.h"
#include "model/post.h"

namespace postferry {

enum class ReviewFact : std::uint8_t {
#define WORK_FACT(id, member, field) id,
#define REVIEW_FACT(id, member, field) id,
#include "model/review_facts.def"
#undef WORK_FACT
#undef REVIEW_FACT
  other_works  ///< works[1] and those behind it
};
inline constexpr std::size_t review_fact_count =
    static_cast<std::size_t>(ReviewFact::other_works) + 1;
inline constexpr auto all_review_facts = [] {
  std::array<ReviewFact, review_fact_count> all{};
  for (std::size_t i = 0; i < all.size(); ++i) all[i] = static_cast<ReviewFact>(i);
  return all;
}();

/// Whether it is one of the main work: such facts belong together.
[[nodiscard]] bool is_of_main_work(ReviewFact fact) noexcept;

/// "works[0].title", "rating": as `found` names it.
[[nodiscard]] std::string_view name(ReviewFact fact) noexcept;
[[nodiscard]] bool find_review_fact(std::string_view name, ReviewFact& fact) noexcept;
/// The field that says it: what a format must hold to hold the fact.
[[nodiscard]] Field field_of(ReviewFact fact) noexcept;
/// The fact that an entry of `found` is about ("recommendations[1]" too); false for other entries.
[[nodiscard]] bool is_about(const Found& found, ReviewFact fact) noexcept;

[[nodiscard]] bool has_fact(const Review& review, ReviewFact fact) noexcept;

/// A set of facts: the bit of each.
using FactBits = std::uint32_t;
static_assert(review_fact_count <= 32);
[[nodiscard]] constexpr FactBits fact_bit(ReviewFact fact) noexcept {
  return FactBits{1} << static_cast<unsigned>(fact);
}
/// All facts that has_fact() is true of.
[[nodiscard]] FactBits facts_of(const Review& review) noexcept;

/// Whether both say the same. Of ratings without `text` only the numbers count.
[[nodiscard]] bool same_fact(const Review& a, const Review& b, ReviewFact fact);
/// Takes the fact out, with its entries of `found` and a main work that then says nothing.
void erase_fact(Review& review, ReviewFact fact);
/// Takes the fact over from `from`, where `to` lacks it (of ids those that it lacks); entries of
/// `found` come along in order. Whether anything was added.
bool copy_fact(Review& to, const Review& from, ReviewFact fact);
/// The same with the fact itself taken away from `from`; the entries of `found` stay there, too.
bool move_fact(Review& to, Review& from, ReviewFact fact);
/// copy_fact for all facts; whether anything was added. Where the titles of the main works are
/// those of different works, nothing is taken over of that work (a post's title, which is often a
/// headline, tells no works apart).
bool fill_facts(Review& to, const Review& from);
/// Puts the entries of `found` in the order of the facts, as copy_fact() does.
void order_found(Review& review);
/// Whether two titles can be of one work: equal but for case, or one the other's beginning up to
/// where a word ends ("Emma", "Emma: A Novel").
[[nodiscard]] bool may_be_same_work(std::string_view a, std::string_view b) noexcept;

struct Tape;

/// A fact and the bytes of a body that say it.
struct ShownFact {
  ReviewFact fact{};
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// What a target shows in place of a post's body, and which facts of the review it says.
struct ShownBody {
  Text body;
  bool rendered = false;  ///< differs from the post's own body: facts were written into it
  /// The body that is shown (`body` if rendered, else the post's) as read_body() gives it, where it
  /// was read on the way; null otherwise. Until the next post.
  const Tape* tape = nullptr;
  std::vector<ShownFact> facts;
  std::string image = {};  ///< address of the featured image instead of its own; empty: its own
};

/// Whether something else than the post itself is shown.
[[nodiscard]] bool differs(const Post& post, const ShownBody& shown) noexcept;
/// The post with what is shown in the place of its own.
[[nodiscard]] Post as_shown(const Post& post, const ShownBody& shown);

}  // namespace postferry
