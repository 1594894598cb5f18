// SPDX-License-Identifier: MIT
// Which work a link to a book's page belongs to: nothing is taken where that is not sure.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "review/body_facts.h"

namespace postferry {

/// An id of a work, and the line with the link.
struct LinkedId {
  std::string kind;
  std::string value;
  std::uint32_t line = 0;
  std::uint8_t confidence = 0;
};

/// The one work that a post is about.
struct LinkedWork {
  std::string_view title;        ///< as another place than the body says it; may be empty
  std::string_view other_title;  ///< as body or post title say it; may be empty
  bool is_written = true;  ///< else a film, a game or a thing: a book of its title is another work
};

/// Ids of links whose text is the work's title, whatever stands around it.
[[nodiscard]] std::vector<LinkedId> ids_of_titled_links(const std::vector<BookLink>& links,
                                                        std::string_view title);

/// Ids of the links of a post about one work: those whose text is its title, or that stand on a
/// line with its facts; else those whose text only says where ("Buy it on Amazon", a cover), of
/// each kind of id if all of them agree. Links in lists of other works are of these.
[[nodiscard]] std::vector<LinkedId> ids_of_links(const BodyFacts& facts, const LinkedWork& work);

}  // namespace postferry
