// SPDX-License-Identifier: MIT
// The table of front_keys.def and how a key of front matter is looked up in it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace postferry {

/// What a key says.
enum class FrontFact : std::uint8_t {
  rating,
  stars,
  best,
  average,
  title,
  subtitle,
  authors,
  contributors,
  translator,
  narrator,
  illustrator,
  editor,
  director,
  artist,
  publisher,
  pages,
  year,
  original_year,
  binding,
  language,
  series,
  position,
  cover,
  url,
  isbn,
  asin,
  goodreads,
  openlibrary,
  librarything,
  oclc,
  shop,
  subjects,
  finished,
  started,
  shelf,
  recommendations,
  upcoming,
  recommended_by
};
/// How much a key tells: see front_keys.def.
enum class FrontStrength : std::uint8_t { strong, weak, inner };

struct FrontKey {
  FrontFact fact{};
  FrontStrength strength{};
};

/// Where a key stands.
enum class FrontScope : std::uint8_t {
  top,    ///< the front matter itself, or `params:`
  work,   ///< `book:` and its like
  review  ///< `review:`
};

/// `date_read`, `dateRead`, `Date Read` as `dateread`.
[[nodiscard]] std::string bare_key(std::string_view key);
/// What a bare key says in that scope; nullopt for what says nothing of a work.
[[nodiscard]] std::optional<FrontKey> find_front_key(std::string_view bare, FrontScope scope);
/// The kind of the works that a map under this bare key is about; nullopt if it is no such map.
[[nodiscard]] std::optional<std::string_view> front_scope_kind(std::string_view bare);

}  // namespace postferry
