// SPDX-License-Identifier: MIT
// The bytes that rules on titles look for, found in one pass: most titles have none of them, so
// that most rules need no look.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace postferry {

/// Bytes that a title has. Signs beyond ASCII are told by their first byte alone: a bit that is set
/// says that there may be one, a bit that is not that there is none.
class TitleMarks {
 public:
  enum Mark : std::uint16_t {
    colon = 1U << 0U,       ///< ':' or the wide one
    dash = 1U << 1U,        ///< '-', '|', dashes
    bracket = 1U << 2U,     ///< of any kind, either end
    comma = 1U << 3U,       ///< ','
    hash = 1U << 4U,        ///< '#', '@'
    star = 1U << 5U,        ///< stars beyond ASCII
    wide_quote = 1U << 6U,  ///< 『』「」《》
    small_b = 1U << 7U,
    small_y = 1U << 8U,
    capital_b = 1U << 9U,
    capital_y = 1U << 10U,
    small_by = small_b | small_y,
    capital_by = capital_b | capital_y,
  };

  explicit constexpr TitleMarks(std::string_view title) noexcept {
    for (const char c : title)
      bits_ = static_cast<std::uint16_t>(bits_ | of_bytes[static_cast<unsigned char>(c)]);
  }
  [[nodiscard]] constexpr bool any(unsigned marks) const noexcept { return (bits_ & marks) != 0; }
  [[nodiscard]] constexpr bool all(unsigned marks) const noexcept {
    return (bits_ & marks) == marks;
  }

 private:
  static constexpr std::array<std::uint16_t, 256> of_bytes = [] {
    std::array<std::uint16_t, 256> table{};
    const auto add = [&table](std::string_view bytes, Mark mark) {
      for (const char c : bytes) {
        std::uint16_t& bits = table[static_cast<unsigned char>(c)];
        bits = static_cast<std::uint16_t>(bits | mark);
      }
    };
    add(":\xEF", colon);
    add("-|\xE2", dash);
    add("()[]\xE3\xEF", bracket);
    add(",", comma);
    add("#@", hash);
    add("\xE2\xF0", star);
    add("\xE3", wide_quote);
    add("b", small_b);
    add("y", small_y);
    add("B", capital_b);
    add("Y", capital_y);
    return table;
  }();

  std::uint16_t bits_ = 0;
};

}  // namespace postferry
