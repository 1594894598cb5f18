// SPDX-License-Identifier: MIT
// What one place of a post says about works: a custom field, a block's attributes, JSON-LD, a
// key of the front matter. Places yield statements; what is taken of them is decided in decide.h.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/post.h"

namespace postferry {

/// How far a kind of place is believed; where two disagree the higher one wins. What the source's
/// own fields say (a column, `review:` of front matter, a carrier) stands above all of them.
enum class Trust : std::uint8_t {
  title,    ///< the post's title
  derived,  ///< JSON-LD that was made of the post (--jsonld): who edits the post forgets it
  glyphs,   ///< stars as characters or images on a line of their own
  lines,    ///< labelled lines and lists of the body
  term,     ///< terms of a taxonomy
  markup,   ///< JSON-LD, microdata, microformats
  meta,     ///< custom fields that a known program writes, keys of front matter
  block,    ///< attributes of a block
  user      ///< what the user says stands there (--map)
};

/// Facts that one place says, all with the same provenance. A place that says a rating and a title
/// under two keys yields two statements.
struct Statement {
  Review says;  ///< these facts and no others; `found` is empty
  Trust trust = Trust::lines;
  std::uint8_t confidence = 0;  ///< per cent
  std::string where;       ///< as in Found: "meta:KEY", "block:NAME", "taxonomy:NAME", "json-ld"...
  std::string by;          ///< who reviews, where the place names somebody
  std::uint32_t item = 0;  ///< of a part of a block that reviews a book: which one, from 1
  std::optional<std::uint32_t> at = {};  ///< byte of the body, of a rating that stands there alone
  bool one_of_many = false;  ///< of several reviews of one work, which are hardly all by one person
};

/// All that the places of a post say, in the order they stand in it.
using Statements = std::vector<Statement>;

}  // namespace postferry
