// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>

namespace postferry {

/// Position of `needle` in `bytes` at or after `from`, or npos. memmem: linear, SIMD in glibc.
[[nodiscard]] std::size_t find_bytes(std::string_view bytes, std::string_view needle,
                                     std::size_t from = 0) noexcept;

/// Position of `byte` at or after `from`, or npos.
[[nodiscard]] inline std::size_t find_byte(std::string_view bytes, char byte,
                                           std::size_t from = 0) noexcept {
  if (from >= bytes.size()) return std::string_view::npos;
  const void* hit = std::memchr(bytes.data() + from, byte, bytes.size() - from);
  return hit == nullptr ? std::string_view::npos
                        : static_cast<std::size_t>(static_cast<const char*>(hit) - bytes.data());
}

/// How many line feeds.
[[nodiscard]] std::uint64_t count_newlines(std::string_view bytes) noexcept;

/// A 64-bit hash, the same on every machine and in every release (it is written into carriers).
/// Not for adversaries. FNV-1a over 8-byte words with a final mix.
[[nodiscard]] std::uint64_t hash_bytes(std::string_view bytes, std::uint64_t seed = 0) noexcept;

}  // namespace postferry
