// SPDX-License-Identifier: MIT
// What the user tells extraction: --map, --rating-scale, --labels.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/numbers.h"
#include "model/review_facts.h"
#include "review/modes.h"

namespace postferry {

class LabelTable;

/// `--map FIELD=PLACE`: the place says that fact of the review, whatever else does.
struct PlaceMap {
  ReviewFact fact{};
  std::string id_kind;  ///< for ReviewFact::ids: "isbn13", "goodreads"...
  std::string place;    ///< as in Found::where: "meta:KEY", "front-matter:KEY", "taxonomy:NAME"
};

/// `--rating-scale KEY=MAX`: ratings found at this place are out of MAX where they do not say so.
struct KnownScale {
  std::string key;  ///< a place ("meta:score"), or its part behind the colon ("score")
  Decimal best;
};

struct ExtractOptions {
  Extract mode = Extract::keep;
  std::vector<PlaceMap> maps = {};
  std::vector<KnownScale> scales = {};
  std::shared_ptr<const LabelTable> labels = {};  ///< null: the built-in ones
  /// Whether somebody needs each body taken apart in full (a writer of Markdown). Else long pieces
  /// of prose that say nothing of works are passed over.
  bool takes_bodies_apart = false;
  /// Whether nobody asks of a post what it says once it is extracted: then nothing is kept of it.
  bool reads_once = false;
};

/// Reads "rating=meta:my_score". FIELD is a name of review_facts.def (title, authors, rating...),
/// `author`, or a kind of id (isbn, asin, goodreads...). Throws Error(usage) with what is wrong.
[[nodiscard]] PlaceMap parse_place_map(std::string_view text);
/// Reads "my_score=10". Throws Error(usage).
[[nodiscard]] KnownScale parse_rating_scale(std::string_view text);

}  // namespace postferry
