// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace postferry {

/// How often each name came. Bounded whatever the input holds: names beyond the first few thousand
/// are only counted, long names are cut. Serial; what it says depends on the order of the calls
/// alone.
class NameCounts {
 public:
  static constexpr std::size_t most_names = 4000;
  static constexpr std::size_t longest_name = 450;  ///< bytes, never inside a character

  struct Entry {
    std::string name;
    std::string label;  ///< the first that came with the name; may be empty
    std::uint64_t count = 0;
  };

  void add(std::string_view name, std::uint64_t n = 1, std::string_view label = {});

  [[nodiscard]] bool empty() const noexcept { return total_ == 0; }
  [[nodiscard]] std::uint64_t total() const noexcept { return total_; }
  [[nodiscard]] std::uint64_t count_of(std::string_view name) const;
  /// Occurrences of names that are not listed because there were too many names before them.
  [[nodiscard]] std::uint64_t unlisted() const noexcept { return unlisted_; }

  /// The most frequent first, equals by name.
  [[nodiscard]] std::vector<Entry> by_count() const;
  /// By name.
  [[nodiscard]] std::vector<Entry> by_name() const;

 private:
  struct Value {
    std::uint64_t count = 0;
    std::string label;
  };
  std::map<std::string, Value, std::less<>> values_;
  std::uint64_t total_ = 0;
  std::uint64_t unlisted_ = 0;
};

/// At most `longest` bytes of `text`, cut between characters.
[[nodiscard]] std::string_view cut_text(std::string_view text, std::size_t longest) noexcept;

}  // namespace postferry
