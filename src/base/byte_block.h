// SPDX-License-Identifier: MIT
// Sixteen bytes compared at once, for loops over all bytes of a text: SSE2 where the machine has
// it, plain loops that the compiler may turn into the like elsewhere.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace postferry {

/// Which of sixteen bytes are meant.
class ByteMask {
 public:
#if defined(__SSE2__)
  explicit ByteMask(__m128i bytes) noexcept : bytes_(bytes) {}
  [[nodiscard]] static ByteMask none() noexcept { return ByteMask(_mm_setzero_si128()); }
  friend ByteMask operator|(ByteMask a, ByteMask b) noexcept {
    return ByteMask(_mm_or_si128(a.bytes_, b.bytes_));
  }
  friend ByteMask operator&(ByteMask a, ByteMask b) noexcept {
    return ByteMask(_mm_and_si128(a.bytes_, b.bytes_));
  }
  /// Bit i for byte i.
  [[nodiscard]] std::uint32_t bits() const noexcept {
    return static_cast<std::uint32_t>(_mm_movemask_epi8(bytes_));
  }

 private:
  __m128i bytes_;
#else
  explicit ByteMask(std::uint32_t bits) noexcept : bits_(bits) {}
  [[nodiscard]] static ByteMask none() noexcept { return ByteMask(0); }
  friend ByteMask operator|(ByteMask a, ByteMask b) noexcept { return ByteMask(a.bits_ | b.bits_); }
  friend ByteMask operator&(ByteMask a, ByteMask b) noexcept { return ByteMask(a.bits_ & b.bits_); }
  [[nodiscard]] std::uint32_t bits() const noexcept { return bits_; }

 private:
  std::uint32_t bits_;
#endif
};

/// Sixteen bytes of a text.
class ByteBlock {
 public:
  static constexpr std::size_t size = 16;

#if defined(__SSE2__)
  explicit ByteBlock(const char* begin) noexcept
      : bytes_(_mm_loadu_si128(reinterpret_cast<const __m128i*>(begin))) {}
  [[nodiscard]] ByteMask is(char byte) const noexcept {
    return ByteMask(_mm_cmpeq_epi8(bytes_, _mm_set1_epi8(byte)));
  }
  /// Bytes from `first` to `last`, as unsigned numbers.
  [[nodiscard]] ByteMask between(unsigned char first, unsigned char last) const noexcept {
    const __m128i above = _mm_sub_epi8(bytes_, _mm_set1_epi8(static_cast<char>(first)));
    const __m128i range = _mm_set1_epi8(static_cast<char>(last - first));
    return ByteMask(_mm_cmpeq_epi8(_mm_min_epu8(above, range), above));
  }
  /// Bytes that are no ASCII.
  [[nodiscard]] ByteMask is_wide() const noexcept { return ByteMask(bytes_); }
  /// ASCII digits and bytes that are no ASCII, told at once: with '0' taken out of their bits,
  /// these are the numbers below 10, if they have a sign.
  [[nodiscard]] ByteMask is_digit_or_wide() const noexcept {
    const __m128i numbers = _mm_xor_si128(bytes_, _mm_set1_epi8('0'));
    return ByteMask(_mm_cmplt_epi8(numbers, _mm_set1_epi8(10)));
  }

 private:
  __m128i bytes_;
#else
  explicit ByteBlock(const char* begin) noexcept : begin_(begin) {}
  [[nodiscard]] ByteMask is(char byte) const noexcept {
    const auto code = static_cast<unsigned char>(byte);
    return between(code, code);
  }
  [[nodiscard]] ByteMask between(unsigned char first, unsigned char last) const noexcept {
    std::uint32_t bits = 0;
    for (std::size_t i = 0; i < size; ++i) {
      const auto byte = static_cast<unsigned char>(begin_[i]);
      bits |= static_cast<std::uint32_t>(byte >= first && byte <= last) << i;
    }
    return ByteMask(bits);
  }
  [[nodiscard]] ByteMask is_wide() const noexcept { return between(0x80, 0xFF); }
  [[nodiscard]] ByteMask is_digit_or_wide() const noexcept { return between('0', '9') | is_wide(); }

 private:
  const char* begin_;
#endif
};

/// The first byte at or behind `at` that is odd, as far as whole blocks with a byte behind them
/// reach; what is left of the text, 16 bytes at most, is not looked at. `odd_of(block, next)` gives
/// the mask of a block's odd bytes; `next` are the bytes one farther.
template <class OddOf>
[[nodiscard]] std::size_t skip_even(std::string_view text, std::size_t at, OddOf odd_of) noexcept {
  for (; at + ByteBlock::size < text.size(); at += ByteBlock::size) {
    const char* const begin = text.data() + at;
    const std::uint32_t odd = odd_of(ByteBlock(begin), ByteBlock(begin + 1)).bits();
    if (odd != 0) return at + static_cast<std::size_t>(std::countr_zero(odd));
  }
  return at;
}

}  // namespace postferry
