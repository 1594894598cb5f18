// SPDX-License-Identifier: MIT
// Numbers of books and their check digits (ISO 2108), as they stand in bodies, keys and links.
#pragma once

#include <string>
#include <string_view>

#include "model/post.h"
#include "review/reason.h"

namespace postferry {

/// Ten digits, the last may be an `X`, with a right check digit; nothing around, no hyphens.
[[nodiscard]] bool is_isbn10(std::string_view text) noexcept;
/// Thirteen digits that begin with 978 or 979, with a right check digit.
[[nodiscard]] bool is_isbn13(std::string_view text) noexcept;
/// Amazon's number for what has no ISBN: `B0` and eight digits or capital letters.
[[nodiscard]] bool is_asin(std::string_view text) noexcept;
/// Open Library's number of an edition or a work: `OL7353617M`, `OL45804W`.
[[nodiscard]] bool is_olid(std::string_view text) noexcept;

/// The ISBN that `text` is, without hyphens and blanks (those of Unicode too), with a capital X:
/// `978-0-141-43958-7`, `0 14 143958 x`, `ISBN-13: 9780141439587`, `urn:isbn:...`. Empty if it is
/// none or its check digit is wrong.
[[nodiscard]] std::string normal_isbn(std::string_view text, Why why = nullptr);

/// The other form of a valid ISBN; empty where there is none (979 has no short form).
[[nodiscard]] std::string isbn13_of(std::string_view isbn10);
[[nodiscard]] std::string isbn10_of(std::string_view isbn13);
/// Whether two valid ISBNs of either length are of the same book.
[[nodiscard]] bool same_isbn(std::string_view a, std::string_view b);

/// The id of that name; empty if there is none.
[[nodiscard]] std::string_view id_of(const Ids& ids, std::string_view name) noexcept;
/// Adds an id, if `ids` has none of that name and the value is not empty. Whether it did.
bool add_id(Ids& ids, std::string_view name, std::string_view value);
/// Adds normal_isbn(text) as isbn10 or isbn13. Whether it did.
bool add_isbn(Ids& ids, std::string_view text, Why why = nullptr);
/// Adds what a text that is to be a book's number proves to be by its form: isbn10, isbn13, asin
/// (a ten-digit one is an ISBN). Whether it did.
bool add_book_number(Ids& ids, std::string_view text, Why why = nullptr);

}  // namespace postferry
