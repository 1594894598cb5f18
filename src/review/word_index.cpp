// SPDX-License-Identifier: MIT
#include "review/word_index.h"

#include <cstring>

namespace postferry {

namespace {

template <class Number>
std::uint64_t load(const char* from) noexcept {
  Number number = 0;
  std::memcpy(&number, from, sizeof number);
  return number;
}

}  // namespace

// Words are short: their ends and their length tell most of them apart.
std::uint32_t WordIndex::mark_of(std::string_view word) noexcept {
  const std::size_t n = word.size();
  const char* const begin = word.data();
  std::uint64_t ends = n;
  if (n >= 8)
    ends += load<std::uint64_t>(begin) ^ (load<std::uint64_t>(begin + n - 8) * 31);
  else if (n >= 4)
    ends += load<std::uint32_t>(begin) | (load<std::uint32_t>(begin + n - 4) << 32);
  else if (n > 0)
    ends += (load<std::uint8_t>(begin) << 8) | (load<std::uint8_t>(begin + n / 2) << 16) |
            (load<std::uint8_t>(begin + n - 1) << 24);
  constexpr std::uint64_t mixer = 0x9E3779B97F4A7C15;
  return static_cast<std::uint32_t>((ends * mixer) >> 32);
}

// The word's slot, or the free one where it belongs.
std::size_t WordIndex::slot_of(std::string_view word, std::uint32_t mark) const noexcept {
  const std::size_t last = slots_.size() - 1;
  std::size_t at = mark & last;
  for (; slots_[at].number != none; at = (at + 1) & last)
    if (slots_[at].mark == mark && words_[slots_[at].number] == word) break;
  return at;
}

std::uint32_t WordIndex::look_up(std::string_view word) const noexcept {
  return slots_[slot_of(word, mark_of(word))].number;
}

std::uint32_t WordIndex::add(std::string_view word) {
  const std::uint32_t mark = mark_of(word);
  if (const std::uint32_t number = slots_[slot_of(word, mark)].number; number != none)
    return number;
  if (2 * (words_.size() + 1) > slots_.size()) grow();
  const auto number = static_cast<std::uint32_t>(words_.size());
  words_.emplace_back(word);
  mark_row(word);
  slots_[slot_of(word, mark)] = {mark, number};
  return number;
}

void WordIndex::mark_row(std::string_view word) noexcept {
  if (word.empty()) {
    has_empty_ = true;
    return;
  }
  Row& row = rows_[row_of(word.front())];
  row.lengths |= length_bit(word.size());
  row.ends |= letter_bit(word.back());
}

void WordIndex::grow() {
  std::vector<Slot> old(2 * slots_.size());
  old.swap(slots_);
  for (const Slot& slot : old)
    if (slot.number != none) slots_[slot_of(words_[slot.number], slot.mark)] = slot;
}

}  // namespace postferry
