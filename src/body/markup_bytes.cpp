// SPDX-License-Identifier: MIT
#include "body/markup_bytes.h"

#include <algorithm>
#include <cstring>

#include "base/byte_block.h"

namespace postferry {

namespace {

// The stops of sixty-four bytes.
std::uint64_t stops_of(const char* bytes) noexcept {
  const auto quarter = [bytes](unsigned i) {
    const ByteBlock block(bytes + i);
    return std::uint64_t{(block.is('<') | block.is('\n')).bits()} << i;
  };
  return quarter(0) | quarter(16) | quarter(32) | quarter(48);
}

}  // namespace

void MarkupBytes::look_at(std::size_t at) noexcept {
  begin_ = at - at % word_size;
  end_ = std::min(begin_ + words * word_size, text_.size());
  const char* const bytes = text_.data() + begin_;
  const std::size_t size = end_ - begin_;
  for (std::size_t word = 0; word < size / word_size; ++word)
    stops_[word] = stops_of(bytes + word * word_size);
  const std::size_t left = size % word_size;
  if (left == 0) return;
  std::array<char, word_size> rest{};
  std::memcpy(rest.data(), bytes + size - left, left);
  stops_[size / word_size] = stops_of(rest.data());
}

}  // namespace postferry
