// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "format/format.h"

namespace postferry::wxr {

/// What stands around the items of the files that were read, byte for byte (in UTF-8): for whoever
/// makes files of the same items again.
struct ChannelBytes {
  /// All before the first item of a file.
  struct Head {
    std::string source;  ///< the file's name
    std::string text;
    std::size_t begin = 0;          ///< where `<rss` (or `<channel`) stands in it
    bool unknown_encoding = false;  ///< the encoding that it declares is not known here
  };
  std::vector<Head> heads;        ///< of each file
  std::vector<std::string> rest;  ///< whole elements between and behind items, of all files
};

/// Cuts WXR files into items. Follows XML strictly (CDATA sections, comments and instructions may
/// hold `</item>`) as long as the file does; where a CDATA section turns out to be unclosed or an
/// item has no end tag, it resynchronises at the next `</item>` or `<item>`.
[[nodiscard]] std::unique_ptr<Splitter> make_splitter(Sources& sources, const ReadOptions& options,
                                                      const SplitOptions& limits);
/// The same, and fills `around`, which outlives the splitter: with a file's head before its first
/// item is given.
[[nodiscard]] std::unique_ptr<Splitter> make_splitter(Sources& sources, const SplitOptions& limits,
                                                      ChannelBytes& around);

}  // namespace postferry::wxr
