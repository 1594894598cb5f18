// SPDX-License-Identifier: MIT
#include "codec/json_write.h"

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <cstring>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace postferry {

namespace {

constexpr std::size_t longest_escape = 6;  // \u001f

// Writes the escape of such a byte; returns its end.
char* put_escape(char* to, char c) noexcept {
  const auto put = [to](char letter) {
    to[0] = '\\';
    to[1] = letter;
    return to + 2;
  };
  switch (c) {
    case '"': return put('"');
    case '\\': return put('\\');
    case '\n': return put('n');
    case '\t': return put('t');
    case '\r': return put('r');
    case '\b': return put('b');
    case '\f': return put('f');
    default: break;
  }
  constexpr std::string_view hex = "0123456789abcdef";
  const auto byte = static_cast<unsigned char>(c);
  for (const char letter : {'\\', 'u', '0', '0', hex[byte >> 4U], hex[byte & 0xFU]}) *to++ = letter;
  return to;
}

constexpr std::ptrdiff_t block_size = 16;

#if defined(__SSE2__)
using Block = __m128i;

Block block_at(const char* p) noexcept {
  return _mm_loadu_si128(reinterpret_cast<const __m128i*>(p));
}

// Fewer than 16 bytes, with zeros behind.
Block short_block(const char* p, std::size_t size) noexcept {
  std::uint64_t low = 0;
  std::uint64_t high = 0;
  if (size >= 8) {
    std::memcpy(&low, p, 8);
    std::memcpy(&high, p + size - 8, 8);
    high = size == 8 ? 0 : high >> (8 * (16 - size));
  } else if (size >= 4) {
    std::uint32_t front = 0;
    std::uint32_t back = 0;
    std::memcpy(&front, p, 4);
    std::memcpy(&back, p + size - 4, 4);
    low = front | static_cast<std::uint64_t>(back) << (8 * (size - 4));
  } else {
    for (std::size_t i = 0; i < size; ++i)
      low |= static_cast<std::uint64_t>(static_cast<unsigned char>(p[i])) << (8 * i);
  }
  return _mm_set_epi64x(static_cast<std::int64_t>(high), static_cast<std::int64_t>(low));
}

// Writes all of the block, whose first bytes count; bit i of the result is set if byte i needs an
// escape. With bit 1 turned over, control characters and the quote are all that is not above 0x20.
unsigned put_block(char* to, Block block) noexcept {
  _mm_storeu_si128(reinterpret_cast<__m128i*>(to), block);
  const Block low = _mm_subs_epu8(_mm_xor_si128(block, _mm_set1_epi8(2)), _mm_set1_epi8(0x20));
  const Block plain = _mm_min_epu8(low, _mm_xor_si128(block, _mm_set1_epi8('\\')));
  return static_cast<unsigned>(_mm_movemask_epi8(_mm_cmpeq_epi8(plain, _mm_setzero_si128())));
}
#else
constexpr bool needs_escape(char c) noexcept {
  return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\';
}

struct Block {
  std::array<char, block_size> bytes;
};

Block short_block(const char* p, std::size_t size) noexcept {
  Block block{};
  std::memcpy(block.bytes.data(), p, size);
  return block;
}

Block block_at(const char* p) noexcept { return short_block(p, block_size); }

unsigned put_block(char* to, const Block& block) noexcept {
  std::memcpy(to, block.bytes.data(), block.bytes.size());
  unsigned mask = 0;
  for (std::size_t i = 0; i < block.bytes.size(); ++i)
    mask |= static_cast<unsigned>(needs_escape(block.bytes[i])) << i;
  return mask;
}
#endif

}  // namespace

// By way of a buffer, so that a string grows once for many pieces.
void append_json_string(std::string& out, std::string_view text) {
  constexpr std::ptrdiff_t room = 1024;
  std::array<char, room + 2 * block_size + longest_escape + 1> buffer;
  char* to = buffer.data();
  const char* from = text.data();
  const char* const end = from + text.size();
  *to++ = '"';
  while (from < end) {
    if (to - buffer.data() > room) {
      out.append(buffer.data(), static_cast<std::size_t>(to - buffer.data()));
      to = buffer.data();
    }
    unsigned special = 0;
    const std::ptrdiff_t most = std::min(end - from, room + block_size - (to - buffer.data()));
    for (const char* const stop = from + (most & -block_size); from < stop;
         from += block_size, to += block_size)
      if (special = put_block(to, block_at(from)); special != 0) break;
    if (special == 0) {
      const std::ptrdiff_t left = end - from;
      if (left >= block_size) continue;
      special = put_block(to, short_block(from, static_cast<std::size_t>(left)));
      special &= (1U << left) - 1;
      if (special == 0) {
        to += left;
        break;
      }
    }
    const int plain = std::countr_zero(special);
    to = put_escape(to + plain, from[plain]);
    from += plain + 1;
  }
  *to++ = '"';
  out.append(buffer.data(), static_cast<std::size_t>(to - buffer.data()));
}

void append_json_integer(std::string& out, std::int64_t value) {
  std::array<char, 24> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
  out.append(digits.data(), end);
}

}  // namespace postferry
