// SPDX-License-Identifier: MIT
// `postferry join`: merges the review posts of a blog with the library of a reading site.
#pragma once

#include <string>

#include "commands/convert.h"
#include "commands/join_claims.h"

namespace postferry {

struct JoinOptions {
  std::string blog;          ///< file, directory, glob, archive or "-"
  std::string library;       ///< likewise
  std::string library_from;  ///< its format; empty: told from name and content
  std::string unmatched;     ///< file for what has no match, or empty
  ConvertOptions convert;    ///< of the blog; `inputs` is not used
};

struct JoinResult {
  ConvertResult convert;
  JoinCounts counts;
};

/// Writes the blog's posts, those of them that review a work of the library with what the library
/// knows and the post does not say. Posts are matched by their works' ISBNs, else Goodreads ids,
/// else title and author (LibraryLookup); what could be several rows is left alone, with a note.
/// A row that is of one post alone gives it rating, dates and shelves too. Nothing that the post
/// says is overwritten; where the two disagree there is a note. Memory: about 100 bytes a row of
/// the library, whose rows lie in a temporary file; the blog is read twice. Throws as convert().
[[nodiscard]] JoinResult join(const JoinOptions& options, const Hooks& hooks);

}  // namespace postferry
