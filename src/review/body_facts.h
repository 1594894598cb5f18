// SPDX-License-Identifier: MIT
// The rules: what single lines of a body, and lists under a heading, may say about works. Rules
// yield candidates, each with its lines, its confidence and the rule's name; what is taken of them
// is decided elsewhere (decide.h).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "body/lines.h"
#include "body/tape.h"
#include "model/post.h"
#include "review/book_links.h"
#include "review/edition_facts.h"
#include "review/labels.h"
#include "review/trail.h"

namespace postferry {

/// Lines [first, last] of a body, by index.
struct LineRange {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
};

template <class T>
struct Candidate {
  T value;
  LineRange lines;
  std::uint8_t confidence = 0;  ///< per cent
  std::string_view rule;        ///< for explanations: "label", "lone line"
  bool whole = true;            ///< the lines say nothing besides
};

/// All candidates of a body, in order. Of facts that a review says once not more than `most` are
/// kept; so many tell as well as all of them that the body is about several works.
struct BodyFacts {
  static constexpr std::size_t most = 40;

  std::vector<Candidate<std::string>> titles;
  std::vector<Candidate<std::vector<std::string>>> authors;  ///< can only be the work's
  std::vector<Candidate<std::vector<std::string>>> bylines;  ///< the work's or the post's
  std::vector<Candidate<std::vector<std::string>>> subjects;
  std::vector<Candidate<Rating>> ratings;
  std::vector<Candidate<Rating>> lone_ratings;     ///< lines that are a rating and no more
  std::vector<Candidate<Rating>> told_ratings;     ///< in sentences: "I give it 4 out of 5 stars"
  std::vector<Candidate<Rating>> closing_ratings;  ///< last sentences: "A fine book. 4/5 stars"
  std::vector<Candidate<ListedWork>> named;        ///< headings such as "Emma" by Jane Austen
  std::vector<Candidate<Work>> rated;              ///< lines such as Emma by Jane Austen - 4/5
  std::vector<Candidate<StatedFact>> editions;     ///< Publisher: ..., ISBN: ..., Date read: ...
  std::vector<Candidate<AspectRating>> aspects;    ///< Plot: 4/5
  std::vector<BookLink> links;                     ///< to a book's page at a shop
  std::vector<Candidate<Recommendation>> recommendations;
  std::vector<Candidate<Recommendation>> upcoming;

  void clear();
};

/// Fills `out` from a body's lines. Quotes, code and table cells say nothing here. What looks like
/// a fact and is none goes to the trail, if there is one.
void find_body_facts(const Tape& tape, const BodyLines& lines, const LabelTable& labels,
                     BodyFacts& out, Trail* trail = nullptr);

}  // namespace postferry
