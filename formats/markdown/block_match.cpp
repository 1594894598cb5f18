// SPDX-License-Identifier: MIT
#include "markdown/block_match.h"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "base/bytes.h"

namespace postferry::markdown {

namespace {

void append_hex(std::string& out, std::uint64_t value, std::size_t digits) {
  constexpr std::string_view hex = "0123456789abcdef";
  std::array<char, 16> text;
  for (std::size_t i = 0; i < digits; ++i) text[i] = hex[(value >> (4 * (digits - 1 - i))) & 0xFU];
  out.append(text.data(), digits);
}

std::string_view sum_at(std::string_view sums, std::size_t index) {
  return sums.substr(index * sum_digits, sum_digits);
}

}  // namespace

std::uint64_t hash_block(std::string_view block) noexcept { return hash_bytes(block); }

void append_sum(std::string& sums, std::uint64_t hash) { append_hex(sums, hash, sum_digits); }

std::string check_of(std::uint64_t hash) {
  std::string out;
  append_hex(out, hash >> 32, 8);
  return out;
}

std::string hash_text(std::string_view text) {
  std::string out;
  append_hex(out, hash_bytes(text), 16);
  return out;
}

std::vector<std::size_t> match_blocks(std::string_view then, std::string_view now) {
  const std::size_t old_count = then.size() / sum_digits;
  const std::size_t count = now.size() / sum_digits;
  std::vector<std::size_t> match(count, no_block);
  const std::size_t shorter = std::min(old_count, count);
  std::size_t front = 0;
  while (front < shorter && sum_at(then, front) == sum_at(now, front)) {
    match[front] = front;
    ++front;
  }
  std::size_t back = 0;
  while (back < shorter - front &&
         sum_at(then, old_count - 1 - back) == sum_at(now, count - 1 - back)) {
    ++back;
    match[count - back] = old_count - back;
  }
  // In between: the places of every sum, each used once, in order.
  std::unordered_map<std::string_view, std::vector<std::size_t>> places;
  for (std::size_t i = old_count - back; i > front; --i)
    places[sum_at(then, i - 1)].push_back(i - 1);
  for (std::size_t i = front; i < count - back; ++i) {
    const auto found = places.find(sum_at(now, i));
    if (found == places.end() || found->second.empty()) continue;
    match[i] = found->second.back();
    found->second.pop_back();
  }
  return match;
}

}  // namespace postferry::markdown
