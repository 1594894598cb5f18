// SPDX-License-Identifier: MIT
// What an output directory's `.postferry/manifest` says: which files are ours, and what they were
// like when we wrote them. A line "postferry 1", then a line a file:
//   HASH SIZE NAME        16 hex digits, bytes, the name to the end of the line
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace postferry {

inline constexpr std::string_view manifest_head = "postferry 1\n";
/// The hash of a file is that of its pieces of this size, one as the seed of the next.
inline constexpr std::size_t hashed_piece = std::size_t{64} << 10;

/// Hash of a file's whole bytes.
[[nodiscard]] std::uint64_t file_hash(std::string_view bytes) noexcept;

/// file_hash() of bytes that come one after the other.
class FileHash {
 public:
  void add(std::string_view bytes);
  [[nodiscard]] std::uint64_t value() const noexcept;

 private:
  std::uint64_t hash_ = 0;  // of the whole pieces
  std::string piece_;       // the one that is not full yet
  bool any_ = false;
};

/// One file of ours. Its name is a view into the manifest's text.
struct ManifestEntry {
  std::string_view name;
  std::uint64_t hash = 0;
  std::uint64_t size = 0;
};

void append_manifest_line(std::string& out, const ManifestEntry& entry);
/// One line without its end; false if it is none.
[[nodiscard]] bool parse_manifest_line(std::string_view line, ManifestEntry& entry);

/// A manifest that was read. About 100 bytes a file. Lines that say nothing are passed over.
class Manifest {
 public:
  Manifest() = default;
  explicit Manifest(std::string text);
  Manifest(const Manifest&) = delete;
  Manifest& operator=(const Manifest&) = delete;

  [[nodiscard]] bool has(std::string_view name) const;
  /// Whether a file of that name and content was written by us.
  [[nodiscard]] bool has(std::string_view name, std::uint64_t hash, std::uint64_t size) const;
  [[nodiscard]] const std::vector<ManifestEntry>& entries() const noexcept { return entries_; }
  /// All lines, without the head.
  [[nodiscard]] std::string_view lines() const noexcept;

 private:
  std::string text_;
  std::vector<ManifestEntry> entries_;  // by name; several a name after an interrupted run
};

}  // namespace postferry
