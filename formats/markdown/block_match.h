// SPDX-License-Identifier: MIT
// Finds the blocks of a Markdown text again after it was edited, by short sums of what they were.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace postferry::markdown {

inline constexpr std::size_t sum_digits = 4;
inline constexpr std::size_t no_block = static_cast<std::size_t>(-1);

/// The hash of a block, of which sum and check are parts.
[[nodiscard]] std::uint64_t hash_block(std::string_view block) noexcept;
/// Appends the sum of a block.
void append_sum(std::string& sums, std::uint64_t hash);
/// Eight hex digits more of the same hash.
[[nodiscard]] std::string check_of(std::uint64_t hash);
/// 16 hex digits of a text's hash.
[[nodiscard]] std::string hash_text(std::string_view text);

/// For each block of `now` the index of the block of `then` that it is, or no_block. Equal blocks
/// at both ends are paired first, those in between in order, each with the next that is equal.
[[nodiscard]] std::vector<std::size_t> match_blocks(std::string_view then, std::string_view now);

}  // namespace postferry::markdown
