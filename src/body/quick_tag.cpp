// SPDX-License-Identifier: MIT
#include "body/quick_tag.h"

#include <array>
#include <bit>
#include <cstring>

#include "body/raw_tags.h"
#include "body/tag_names.h"

namespace postferry {

namespace {

constexpr std::uint64_t ones = 0x0101010101010101;
constexpr std::size_t looked_at = 10;  // bytes from the '<' on

struct Slot {
  std::uint64_t name = 0;  // with the '>' behind it; 0: empty
  Tag tag = Tag::unknown;
};

// A third of the slots are taken at most: hardly one is probed twice.
constexpr std::size_t slot_bits = 9;
constexpr std::size_t slots = 1U << slot_bits;
constexpr std::size_t slot_of(std::uint64_t name) noexcept {
  return static_cast<std::size_t>((name * 0x9E3779B97F4A7C15) >> (64 - slot_bits));
}

constexpr std::array<Slot, slots> slot_table = [] {
  std::array<Slot, slots> table{};
  const auto add = [&](std::string_view name, Tag tag) {
    const std::uint64_t ended = packed_name(name) | std::uint64_t{'>'} << (8 * name.size());
    std::size_t at = slot_of(ended);
    while (table[at].name != 0) at = (at + 1) % slots;
    table[at] = {ended, tag};
  };
  for (std::size_t i = 1; i < tag_count; ++i)
    if (tag_names[i].size() < 8 && !is_raw(static_cast<Tag>(i)))
      add(tag_names[i], static_cast<Tag>(i));
  add("br/", Tag::br);
  add("br /", Tag::br);
  add("hr/", Tag::hr);
  add("hr /", Tag::hr);
  return table;
}();

Tag find_slot(std::uint64_t name) noexcept {
  for (std::size_t at = slot_of(name); slot_table[at].name != 0; at = (at + 1) % slots)
    if (slot_table[at].name == name) return slot_table[at].tag;
  return Tag::unknown;
}

std::uint64_t eight_bytes(const char* at) noexcept {
  std::uint64_t bytes = 0;
  if constexpr (std::endian::native == std::endian::little) {
    std::memcpy(&bytes, at, sizeof bytes);
    return bytes;
  }
  for (unsigned i = 0; i < 8; ++i)
    bytes |= std::uint64_t{static_cast<unsigned char>(at[i])} << (8 * i);
  return bytes;
}

}  // namespace

QuickTag quick_tag(std::string_view source, std::size_t at) noexcept {
  QuickTag quick;
  if (at + looked_at > source.size()) return quick;
  quick.closes = source[at + 1] == '/';
  const std::uint32_t front = quick.closes ? 2 : 1;
  const std::uint64_t bytes = eight_bytes(source.data() + at + front);
  // The lowest bit that is set stands in the first byte that is '>'.
  const std::uint64_t others = bytes ^ ('>' * ones);
  const std::uint64_t brackets = (others - ones) & ~others & (0x80 * ones);
  if (brackets == 0) return quick;
  const auto bits = static_cast<unsigned>(std::countr_zero(brackets)) + 1;
  quick.tag = find_slot(bytes & (~0ULL >> (64 - bits)));
  quick.size = front + bits / 8;
  return quick;
}

}  // namespace postferry
