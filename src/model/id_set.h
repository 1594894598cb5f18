// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstdint>
#include <unordered_map>
#include <unordered_set>

#include "model/post.h"

namespace postferry {

/// The post ids that a run has seen, to tell repeated ones. Integer ids lie in pages of 256 bits,
/// so that a blog's ids, which are dense and have gaps, take a few bits each and a million posts
/// less than a megabyte; other ids are kept as hashes. Serial.
class IdSet {
 public:
  /// True if the id was not there yet. An empty id is always new.
  [[nodiscard]] bool insert(const Id& id);

  /// Whether the id was inserted; an empty one never is.
  [[nodiscard]] bool holds(const Id& id) const;

 private:
  static constexpr std::uint64_t page_bits = 256;
  using Page = std::array<std::uint64_t, page_bits / 64>;

  std::unordered_map<std::uint64_t, Page> pages_;
  std::unordered_set<std::uint64_t> hashes_;
};

}  // namespace postferry
