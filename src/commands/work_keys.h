// SPDX-License-Identifier: MIT
// What a work is recognised by: its numbers, its title with an author.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/post.h"

namespace postferry {

/// Kinds of keys; keys of different kinds never meet.
enum class WorkKey : std::uint8_t { isbn = 1, goodreads, full_title, brief_title };
[[nodiscard]] std::uint64_t hash_of(WorkKey kind, std::string_view text);
/// A title together with an author, as hash_of() wants it.
[[nodiscard]] std::string title_and(std::string_view title, std::string_view author);

/// The authors as name_key() has them; of long lists the first.
[[nodiscard]] std::vector<std::string> author_keys(const Work& work);
/// The ISBNs of a work as ISBN-13, each once; those that are wrong are left out.
[[nodiscard]] std::vector<std::string> isbns_of(const Work& work);
/// Digits of its Goodreads id; empty if it has none.
[[nodiscard]] std::string goodreads_id_of(const Work& work);
/// Whether the two have an author in common, as name_key() has them; false if one names none.
[[nodiscard]] bool share_author(const Work& a, const Work& b);
/// Whether their titles can be of one work.
[[nodiscard]] bool share_title(const Work& a, const Work& b);

}  // namespace postferry
