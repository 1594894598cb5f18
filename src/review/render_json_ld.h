// SPDX-License-Identifier: MIT
// JSON-LD in a body (`--jsonld`).
#pragma once

#include <cstdint>
#include <string_view>

#include "model/post.h"
#include "review/reading.h"

namespace postferry {

/// What came of it.
enum class Stating : std::uint8_t {
  stated,
  unrated,       ///< stated, without a rating
  plain_text,    ///< the body's format has no place for a script
  others,        ///< the body has somebody else's markup of a review
  no_work,       ///< the review names no work and has no rating
  no_text,       ///< neither a rating nor a text: no review to those who read it
  contradicted,  ///< the body's lines say something else than the review
  not_readable   ///< the script would be read back as something else
};
[[nodiscard]] constexpr bool is_stated(Stating stating) noexcept {
  return stating <= Stating::unrated;
}

/// Puts the post's review as JSON-LD behind `body`, which is the post's own or has facts written
/// into it: a <script>, in blocks as an HTML block. One that we wrote before is replaced where it
/// stands. Nothing is done to plain text, to a body in which somebody else states a review in
/// schema.org's words, to a post that neither rates nor says anything, and where the script would
/// not be read back as the review; then one that we wrote before is taken out, since it is out of
/// date. `author` as in review_json_ld(). If the body states the review
/// now, `reading` is of `body`.
[[nodiscard]] Stating add_json_ld(const Post& post, std::string_view author, PostReading& reading,
                                  Text& body);

/// Why a post has no JSON-LD, or what its JSON-LD lacks, in words; empty if all is well.
[[nodiscard]] std::string_view shortcoming(Stating stating) noexcept;

}  // namespace postferry
