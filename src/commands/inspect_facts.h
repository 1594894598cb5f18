// SPDX-License-Identifier: MIT
// What inspect wants to know of one post, in a form that travels from the workers to the one that
// counts: a Piece whose bytes are facts.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "commands/body_marks.h"
#include "format/format.h"

namespace postferry {

/// Kinds of facts. Each comes with a text; where that has parts, `\n` stands between them.
enum class Fact : std::uint8_t {
  kind,           ///< of a post: TYPE, STATUS
  date,           ///< of a post, ISO; empty: it has none
  author,         ///< login
  term,           ///< TAXONOMY, SLUG, NAME
  field,          ///< key of a custom field
  comment_kind,   ///< TYPE, STATUS
  comment_field,  ///< key of a comment's custom field
  commented,      ///< a post with comments
  answer,         ///< a comment to a comment
  image,          ///< a post with a featured image
  body,           ///< format of a body
  block,          ///< NAME, how many of it begin in the body
  shortcode,      ///< the same
  rating,         ///< the author's, of the main work: BEST, VALUE; or BEST, and nothing
  other_rating,   ///< whose else: "readers", "aspects", "works", "comments"
  review_field,   ///< key of the review that says something
  found,          ///< WHERE, FIELD; where = "native" for what the format has fields for
  plugin,         ///< number in plugins(), once a post
  sign,           ///< number in plugins(), sign, once a post
  unknown,        ///< FORMAT, PATH of an extra
  count_
};
inline constexpr std::size_t fact_count = static_cast<std::size_t>(Fact::count_);

/// Appends a fact.
void append_fact(std::string& out, Fact fact, std::string_view text);

/// Takes the facts off the front of what append_fact made.
class FactReader {
 public:
  explicit FactReader(std::string_view bytes) : rest_(bytes) {}
  struct Item {
    Fact fact{};
    std::string_view text;
  };
  [[nodiscard]] std::optional<Item> next() noexcept;

 private:
  std::string_view rest_;
};

/// Makes facts of posts. One a worker.
class FactEncoder final : public Encoder {
 public:
  void encode(const Post& post, std::uint64_t ordinal, Piece& piece, Notes& notes) override;

 private:
  BodyMarks marks_;
};

/// The site's extras and its marks of plugins, as facts.
void append_facts(std::string& out, const Site& site);

}  // namespace postferry
