// SPDX-License-Identifier: MIT
// `postferry split`: cuts a WordPress export into smaller ones.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "commands/convert.h"

namespace postferry {

/// Of `size` and `posts` one is given, the other 0.
struct SplitFilesOptions {
  std::vector<std::string> inputs;  ///< none or "-": standard input; several are read as one
  std::uint64_t size = 0;           ///< most bytes of a piece
  std::uint64_t posts = 0;          ///< most items of a piece, of any type
  std::string output;               ///< a directory or .zip archive
  bool overwrite = false;
  std::string report;  ///< file for the report, or empty
  bool strict = false;
  std::size_t max_record = std::size_t{64} << 20;
};

/// A file that was written.
struct SplitPiece {
  std::string name;
  std::uint64_t bytes = 0;
  std::uint64_t posts = 0;
};

struct SplitResult {
  ConvertResult convert;
  std::vector<SplitPiece> pieces;
};

/// Cuts WXR into pieces that are WXR by themselves: each begins as the input does (site, authors,
/// terms, namespaces), each item is written byte for byte as it stands there. Families stay
/// together as plan_pieces() has it; notes name what could not. Reads the input once, into a
/// temporary file of $TMPDIR that is as large; memory: about 90 bytes an item. The pieces appear
/// together when all are written. Throws Error as convert() does.
[[nodiscard]] SplitResult split(const SplitFilesOptions& options, const Hooks& hooks);

/// A line of JSON a piece: file, bytes, posts.
[[nodiscard]] std::string to_json(const SplitResult& result);

}  // namespace postferry
