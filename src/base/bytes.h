// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>

namespace postferry {

/// Position of `needle` in `bytes` at or after `from`, or npos. 16 positions a step where
/// the machine can. The empty needle is found at `from`.
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

/// Whether `literal` stands in `bytes` at `at`. As quick as comparing numbers, unlike
/// starts_with().
template <std::size_t N>
[[nodiscard]] bool stands_at(std::string_view bytes, std::size_t at,
                             const char (&literal)[N]) noexcept {
  constexpr std::size_t n = N - 1;
  return at <= bytes.size() && bytes.size() - at >= n &&
         std::memcmp(bytes.data() + at, literal, n) == 0;
}

/// U+0000..U+001F without TAB, LF and CR: what XML 1.0 forbids of ASCII.
[[nodiscard]] constexpr bool is_control(char c) noexcept {
  const auto u = static_cast<unsigned char>(c);
  return u < 0x20 && c != '\n' && c != '\t' && c != '\r';
}
[[nodiscard]] bool has_controls(std::string_view bytes) noexcept;

/// How many line feeds.
[[nodiscard]] std::uint64_t count_newlines(std::string_view bytes) noexcept;

/// A 64-bit hash, the same on every machine and in every release (it is written into carriers).
/// Not for adversaries. XXH3 of 64 bits with a seed.
[[nodiscard]] std::uint64_t hash_bytes(std::string_view bytes, std::uint64_t seed = 0) noexcept;

}  // namespace postferry
