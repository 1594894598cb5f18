// SPDX-License-Identifier: MIT
// How diff finds which post of one source is which post of the other.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/post.h"

namespace postferry {

/// The ways to recognise a post, the surest first: type and id; guid; slug and date; the main
/// work's Goodreads id or ISBN; title.
inline constexpr std::size_t key_kinds = 5;

/// A post in a few words: what it may be recognised by and what it says.
struct Fingerprint {
  std::uint64_t content = 0;                    ///< hash of its canonical JSON
  std::array<std::uint64_t, key_kinds> keys{};  ///< hashes; 0: it has no such key

  Fingerprint() = default;
  Fingerprint(const Post& post, std::string_view json);

  /// The surest key; one that all share if there is none at all.
  [[nodiscard]] std::uint64_t surest() const noexcept;

  /// As bytes, to travel before the JSON in a Piece.
  static constexpr std::size_t size = (1 + key_kinds) * sizeof(std::uint64_t);
  void append_to(std::string& out) const;
  [[nodiscard]] static Fingerprint read(std::string_view bytes) noexcept;
};

/// The posts of one source by one key each, 40 bytes a post and their JSON in a spool. Filled, then
/// sealed, then asked. Posts with equal keys are given in their order, each once.
class PairIndex {
 public:
  struct Entry {
    std::uint64_t key = 0;
    std::uint64_t content = 0;
    std::uint64_t offset = 0;  ///< in the spool
    std::uint32_t size = 0;
    std::uint32_t taken = 0;  ///< of the group of equal keys that begins here
    bool matched = false;
  };

  void add(const Entry& entry) { entries_.push_back(entry); }
  void seal();
  /// The next post with that key that was not taken yet, as its number; nullopt if there is none.
  [[nodiscard]] std::optional<std::size_t> take(std::uint64_t key);
  [[nodiscard]] const std::vector<Entry>& entries() const noexcept { return entries_; }

 private:
  std::vector<Entry> entries_;
  std::vector<std::uint32_t> order_;  // entries by key, then by number
};

}  // namespace postferry
