// SPDX-License-Identifier: MIT
#include "base/bytes.h"

#include <algorithm>
#include <bit>

namespace postferry {

std::size_t find_bytes(std::string_view bytes, std::string_view needle, std::size_t from) noexcept {
  if (from >= bytes.size()) return std::string_view::npos;
  const void* hit =
      ::memmem(bytes.data() + from, bytes.size() - from, needle.data(), needle.size());
  return hit == nullptr ? std::string_view::npos
                        : static_cast<std::size_t>(static_cast<const char*>(hit) - bytes.data());
}

namespace {

constexpr std::uint64_t low_bits = 0x0101010101010101ULL;

std::uint64_t load_word(const char* p) noexcept {
  std::uint64_t word = 0;
  std::memcpy(&word, p, sizeof word);
  if constexpr (std::endian::native == std::endian::big) word = __builtin_bswap64(word);
  return word;
}

}  // namespace

std::uint64_t count_newlines(std::string_view bytes) noexcept {
  const char* p = bytes.data();
  std::size_t left = bytes.size();
  std::uint64_t count = 0;
  while (left >= 8) {
    // Up to 255 rounds fit into the byte-wide counters of `sums`.
    std::uint64_t sums = 0;
    const std::size_t rounds = std::min<std::size_t>(left / 8, 255);
    for (std::size_t i = 0; i < rounds; ++i, p += 8) {
      const std::uint64_t x = load_word(p) ^ (low_bits * '\n');
      const std::uint64_t high = ((x & ~(low_bits << 7)) + ~(low_bits << 7)) | x;
      sums += (~high >> 7) & low_bits;
    }
    left -= rounds * 8;
    for (int i = 0; i < 8; ++i) count += (sums >> (8 * i)) & 0xFF;
  }
  for (; left > 0; --left, ++p) count += *p == '\n';
  return count;
}

std::uint64_t hash_bytes(std::string_view bytes, std::uint64_t seed) noexcept {
  constexpr std::uint64_t prime = 0x100000001B3ULL;
  std::uint64_t h = 0xCBF29CE484222325ULL ^ seed ^ (bytes.size() * 0x9E3779B97F4A7C15ULL);
  const char* p = bytes.data();
  std::size_t left = bytes.size();
  for (; left >= 8; left -= 8, p += 8) h = std::rotl((h ^ load_word(p)) * prime, 29);
  for (; left > 0; --left, ++p) h = (h ^ static_cast<unsigned char>(*p)) * prime;
  h ^= h >> 32;
  h *= 0xD6E8FEB86659FD93ULL;
  return h ^ (h >> 32);
}

}  // namespace postferry
