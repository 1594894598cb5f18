// SPDX-License-Identifier: MIT
#include "io/tree_manifest.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "base/bytes.h"

namespace postferry {

namespace {

constexpr std::size_t hash_digits = 16;

template <class Number>
bool take_number(std::string_view& text, Number& number, int base) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number, base);
  const auto length = static_cast<std::size_t>(end - text.data());
  if (error != std::errc() || length >= text.size() || text[length] != ' ') return false;
  text.remove_prefix(length + 1);
  return true;
}

}  // namespace

std::uint64_t file_hash(std::string_view bytes) noexcept {
  std::uint64_t hash = 0;
  do {
    const std::string_view piece = bytes.substr(0, hashed_piece);
    hash = hash_bytes(piece, hash);
    bytes.remove_prefix(piece.size());
  } while (!bytes.empty());
  return hash;
}

void FileHash::add(std::string_view bytes) {
  while (!bytes.empty()) {
    const std::string_view taken = bytes.substr(0, hashed_piece - piece_.size());
    piece_ += taken;
    bytes.remove_prefix(taken.size());
    if (piece_.size() < hashed_piece) continue;
    hash_ = hash_bytes(piece_, hash_);
    any_ = true;
    piece_.clear();
  }
}

std::uint64_t FileHash::value() const noexcept {
  return any_ && piece_.empty() ? hash_ : hash_bytes(piece_, hash_);
}

void append_manifest_line(std::string& out, const ManifestEntry& entry) {
  constexpr std::string_view hex = "0123456789abcdef";
  for (std::size_t i = hash_digits; i > 0; --i) out += hex[(entry.hash >> (4 * (i - 1))) & 0xFU];
  out += ' ';
  out += std::to_string(entry.size);
  out += ' ';
  out += entry.name;
  out += '\n';
}

bool parse_manifest_line(std::string_view line, ManifestEntry& entry) {
  if (line.size() <= hash_digits || line[hash_digits] != ' ') return false;
  if (!take_number(line, entry.hash, 16) || !take_number(line, entry.size, 10)) return false;
  entry.name = line;
  return !line.empty();
}

Manifest::Manifest(std::string text) : text_(std::move(text)) {
  for (std::string_view rest = lines(); !rest.empty();) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    ManifestEntry entry;
    if (parse_manifest_line(rest.substr(0, end), entry)) entries_.push_back(entry);
    rest.remove_prefix(std::min(rest.size(), end + 1));
  }
  std::sort(entries_.begin(), entries_.end(),
            [](const ManifestEntry& a, const ManifestEntry& b) { return a.name < b.name; });
}

std::string_view Manifest::lines() const noexcept {
  if (!text_.starts_with(manifest_head)) return {};
  return std::string_view(text_).substr(manifest_head.size());
}

bool Manifest::has(std::string_view name) const {
  const auto at = std::lower_bound(
      entries_.begin(), entries_.end(), name,
      [](const ManifestEntry& entry, std::string_view wanted) { return entry.name < wanted; });
  return at != entries_.end() && at->name == name;
}

bool Manifest::has(std::string_view name, std::uint64_t hash, std::uint64_t size) const {
  auto at = std::lower_bound(
      entries_.begin(), entries_.end(), name,
      [](const ManifestEntry& entry, std::string_view wanted) { return entry.name < wanted; });
  for (; at != entries_.end() && at->name == name; ++at)
    if (at->hash == hash && at->size == size) return true;
  return false;
}

}  // namespace postferry
