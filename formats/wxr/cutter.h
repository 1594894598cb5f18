// SPDX-License-Identifier: MIT
// Cutting WXR files into items that can be put together to other files.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "format/format.h"
#include "wxr/context.h"
#include "wxr/item_cut.h"
#include "wxr/splitter.h"

namespace postferry::wxr {

/// What every file that is put together has around its items. A file is `head`, then each item with
/// item_begin before and item_end behind it, then `tail`.
struct Frame {
  std::string head;  ///< the XML declaration, <rss>, <channel>, site, authors, terms
  std::string tail;  ///< what stood between and behind the items, and the end tags
};
inline constexpr std::string_view item_begin = "\t\t";
inline constexpr std::string_view item_end = "\n";

/// An item that was cut out.
struct CutItem {
  /// One element, byte for byte as it stands in the file (in UTF-8); one that is so damaged that it
  /// would damage its neighbours is mended.
  std::string_view bytes;
  Place place;
  const Post& post;  ///< what an importer reads: native elements alone, no carrier
};

/// Reads WXR files, one after the other, as one. Serial; holds a chunk, and what stands around the
/// items.
class Cutter {
 public:
  /// Throws Error(input) if the first file is no WXR.
  Cutter(Sources& sources, const SplitOptions& limits);

  using TakeItem = std::function<void(const CutItem&)>;
  using TakeNote = std::function<void(const Note&)>;
  /// Gives the items and notes of the next bytes; false at the end. Throws Error(usage) at a file
  /// of another site or with other namespaces than the first, Error(input) as the splitter does.
  [[nodiscard]] bool next(const TakeItem& take, const TakeNote& tell);

  /// At the end, if there were items: the head of the first file, with what the others declare
  /// besides in the tail. Where either is damaged it is written anew from what could be read.
  [[nodiscard]] Frame frame(const TakeNote& tell);
  /// The post of an item that was given, as it was given.
  [[nodiscard]] Post read(std::string_view item) const;

  [[nodiscard]] std::uint64_t skipped() const noexcept { return skipped_; }  ///< too long
  [[nodiscard]] std::uint64_t failed() const noexcept { return failed_; }    ///< beyond use

 private:
  void take_record(const Chunk& chunk, const Record& record, const TakeItem& take,
                   const TakeNote& tell);
  void meet_files(const Chunk& chunk);
  [[nodiscard]] std::string tail_of_rest(Notes& notes) const;

  ChannelBytes around_;
  std::unique_ptr<Splitter> splitter_;
  std::shared_ptr<const WxrContext> context_;  // of the first file
  Chunk chunk_;
  std::optional<ItemCut> item_{std::in_place};
  Site site_;            // of the first file
  Site others_;          // what the heads of later ones declare besides
  std::size_t met_ = 0;  // of the heads
  std::uint64_t skipped_ = 0;
  std::uint64_t failed_ = 0;
};

}  // namespace postferry::wxr
