// SPDX-License-Identifier: MIT
// The facts of a review that a post body can say in lines of its own ("Rating: 4/5"), one by one:
// what extraction finds, rendering writes, and carriers leave to the body.
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
  title,    ///< of the main work
  authors,  ///< of the main work
  subjects,
  rating,
  recommendations,
  upcoming
};
inline constexpr std::array<ReviewFact, 6> all_review_facts = {
    ReviewFact::title,  ReviewFact::authors,         ReviewFact::subjects,
    ReviewFact::rating, ReviewFact::recommendations, ReviewFact::upcoming};

/// "works[0].title", "rating": as `found` names it.
[[nodiscard]] std::string_view name(ReviewFact fact) noexcept;
[[nodiscard]] bool find_review_fact(std::string_view name, ReviewFact& fact) noexcept;
/// The field that says it: what a format must hold to hold the fact.
[[nodiscard]] Field field_of(ReviewFact fact) noexcept;
/// The fact that an entry of `found` is about ("recommendations[1]" too); false for other entries.
[[nodiscard]] bool is_about(const Found& found, ReviewFact fact) noexcept;

[[nodiscard]] bool has_fact(const Review& review, ReviewFact fact) noexcept;
/// Whether both say the same. Of ratings without `text` only the numbers count.
[[nodiscard]] bool same_fact(const Review& a, const Review& b, ReviewFact fact);
/// Takes the fact out, with its entries of `found` and a main work that then says nothing.
void erase_fact(Review& review, ReviewFact fact);
/// Takes the fact over from `from`, where `to` lacks it; entries of `found` come along in order.
void copy_fact(Review& to, const Review& from, ReviewFact fact);
/// copy_fact for all facts; whether anything was added.
bool fill_facts(Review& to, const Review& from);

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
};

}  // namespace postferry
