// SPDX-License-Identifier: MIT
// Numbers of books in links to shops, libraries and reading sites: book_sites.def.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "body/lines.h"
#include "body/tape.h"
#include "model/post.h"

namespace postferry {

/// A row of the table.
enum class LinkNumber : std::uint8_t { isbn, shop, number, edition, uuid, volume };
struct BookSite {
  std::string_view name;
  std::string_view host;  ///< ends with a dot where any country's domain will do
  std::string_view way;   ///< lower-case: what stands before the number
  LinkNumber kind;
  std::string_view id;  ///< its name in Work::ids; empty: as book_ids.h tells
};
[[nodiscard]] std::span<const BookSite> book_sites() noexcept;
/// What its number is, for people: "ISBN", "ISBN-10 or ASIN", "goodreads".
[[nodiscard]] std::string_view to_string(const BookSite& site) noexcept;

/// What an address says of one book: an ISBN, whose check digit is right, or the site's number. Of
/// an address that has another one in it (a redirector's, an archive's) the inner one counts.
/// Empty for the most part, after a short look.
[[nodiscard]] Ids ids_in_link(std::string_view href);

/// Whether a link's text says where a book is and not which: "Amazon", "Buy it here", "Goodreads".
[[nodiscard]] bool is_where_to_find(std::string_view text);

/// A link of a body that has a book's number.
struct BookLink {
  Ids ids;
  std::string text;        ///< trimmed; empty for an image alone
  std::uint32_t line = 0;  ///< index
};

/// All such links, but for those in quotes, code and table cells; a few hundred at most.
[[nodiscard]] std::vector<BookLink> book_links(const Tape& tape, const BodyLines& lines);

}  // namespace postferry
