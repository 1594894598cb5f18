// SPDX-License-Identifier: MIT
#include "base/bytes.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>
#include <bit>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace postferry {

#if defined(__SSE2__)

namespace {

__m128i load(const char* p) noexcept {
  return _mm_loadu_si128(reinterpret_cast<const __m128i*>(p));
}

}  // namespace

// Compares 16 positions at a time by the needle's first and last byte; candidates are checked
// whole. glibc's memmem looks at a byte at a time.
std::size_t find_bytes(std::string_view bytes, std::string_view needle, std::size_t from) noexcept {
  const std::size_t n = needle.size();
  if (from > bytes.size() || n > bytes.size() - from) return std::string_view::npos;
  if (n <= 1) return n == 0 ? from : find_byte(bytes, needle[0], from);
  const char* const data = bytes.data();
  const std::size_t last_start = bytes.size() - n;
  const __m128i first = _mm_set1_epi8(needle.front());
  const __m128i last = _mm_set1_epi8(needle.back());
  const auto hits = [&](std::size_t at) {
    return _mm_and_si128(_mm_cmpeq_epi8(first, load(data + at)),
                         _mm_cmpeq_epi8(last, load(data + at + n - 1)));
  };
  const auto check = [&](std::size_t at, __m128i candidates) {
    auto mask = static_cast<unsigned>(_mm_movemask_epi8(candidates));
    for (; mask != 0; mask &= mask - 1) {
      const std::size_t candidate = at + static_cast<std::size_t>(std::countr_zero(mask));
      if (n <= 2 || std::memcmp(data + candidate + 1, needle.data() + 1, n - 2) == 0)
        return candidate;
    }
    return std::string_view::npos;
  };
  std::size_t at = from;
  for (; at + 31 <= last_start; at += 32) {
    const __m128i one = hits(at);
    const __m128i two = hits(at + 16);
    if (_mm_movemask_epi8(_mm_or_si128(one, two)) == 0) continue;
    if (const std::size_t found = check(at, one); found != std::string_view::npos) return found;
    if (const std::size_t found = check(at + 16, two); found != std::string_view::npos)
      return found;
  }
  for (; at + 15 <= last_start; at += 16)
    if (const std::size_t found = check(at, hits(at)); found != std::string_view::npos)
      return found;
  if (at > last_start) return std::string_view::npos;
  // What is left, together with positions that were looked at already.
  if (last_start - from >= 15) return check(last_start - 15, hits(last_start - 15));
  for (; at <= last_start; ++at)
    if (data[at] == needle.front() && std::memcmp(data + at, needle.data(), n) == 0) return at;
  return std::string_view::npos;
}

bool has_controls(std::string_view bytes) noexcept {
  const char* p = bytes.data();
  std::size_t left = bytes.size();
  const __m128i limit = _mm_set1_epi8(0x1F);
  for (; left >= 16; left -= 16, p += 16) {
    const __m128i block = load(p);
    const __m128i low = _mm_cmpeq_epi8(_mm_min_epu8(block, limit), block);
    const __m128i allowed = _mm_or_si128(_mm_or_si128(_mm_cmpeq_epi8(block, _mm_set1_epi8('\n')),
                                                      _mm_cmpeq_epi8(block, _mm_set1_epi8('\t'))),
                                         _mm_cmpeq_epi8(block, _mm_set1_epi8('\r')));
    if (_mm_movemask_epi8(_mm_andnot_si128(allowed, low)) != 0) return true;
  }
  for (; left > 0; --left, ++p)
    if (is_control(*p)) return true;
  return false;
}

// Comparing gives 0xFF for a hit: up to 255 of them are counted down in a byte each.
std::uint64_t count_newlines(std::string_view bytes) noexcept {
  const char* p = bytes.data();
  std::size_t left = bytes.size();
  const __m128i newline = _mm_set1_epi8('\n');
  std::uint64_t count = 0;
  while (left >= 16) {
    __m128i sums = _mm_setzero_si128();
    const std::size_t rounds = std::min<std::size_t>(left / 16, 255);
    for (std::size_t i = 0; i < rounds; ++i, p += 16)
      sums = _mm_sub_epi8(sums, _mm_cmpeq_epi8(load(p), newline));
    left -= rounds * 16;
    const __m128i halves = _mm_sad_epu8(sums, _mm_setzero_si128());
    count += static_cast<std::uint64_t>(_mm_cvtsi128_si32(halves)) +
             static_cast<std::uint64_t>(_mm_extract_epi16(halves, 4));
  }
  for (; left > 0; --left, ++p) count += *p == '\n';
  return count;
}

#else

std::size_t find_bytes(std::string_view bytes, std::string_view needle, std::size_t from) noexcept {
  return bytes.find(needle, from);
}

bool has_controls(std::string_view bytes) noexcept {
  return std::any_of(bytes.begin(), bytes.end(), is_control);
}

std::uint64_t count_newlines(std::string_view bytes) noexcept {
  return static_cast<std::uint64_t>(std::count(bytes.begin(), bytes.end(), '\n'));
}

#endif

std::uint64_t hash_bytes(std::string_view bytes, std::uint64_t seed) noexcept {
  return XXH3_64bits_withSeed(bytes.data(), bytes.size(), seed);
}

}  // namespace postferry
