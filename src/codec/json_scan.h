// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace postferry {

/// Finds where a JSON value ends, without parsing it: brackets and strings are followed, nothing
/// else is checked but what a lost quote or bracket gives away at once (a value right behind a
/// value, a bracket of the wrong kind, an object where a key should be). Can be fed piecewise;
/// linear.
class JsonScanner {
 public:
  enum class State : std::uint8_t {
    more,   ///< all bytes were looked at and the value goes on
    done,   ///< `at` is behind the value
    broken  ///< `at` is where it can't be JSON any more
  };

  /// Ready for a new value.
  void restart();
  /// Scans on from `at`, which it moves. The bytes before `at` were given by earlier calls.
  [[nodiscard]] State scan(std::string_view bytes, std::size_t& at);

  /// How many arrays and objects are open.
  [[nodiscard]] std::size_t depth() const noexcept { return open_.size(); }
  [[nodiscard]] bool in_string() const noexcept { return in_string_; }
  /// A number or word at the top level, which only what follows can end.
  [[nodiscard]] bool in_scalar() const noexcept { return in_word_ && open_.empty(); }

 private:
  [[nodiscard]] bool scan_string(std::string_view bytes, std::size_t& at);
  [[nodiscard]] bool may_open() const noexcept;
  [[nodiscard]] bool close(char bracket);
  [[nodiscard]] State scan_mark(char c, std::size_t& at);

  std::string open_;  // the brackets that are open
  bool in_string_ = false;
  bool escaped_ = false;       // the byte before was a backslash
  bool in_word_ = false;       // inside a number, true, false, null or what is none of them
  bool behind_value_ = false;  // the last token was a value or key
  bool behind_colon_ = false;  // the last token was a colon
};

/// Position behind the closing quote of the string that opens at `at`, or npos.
[[nodiscard]] std::size_t find_json_string_end(std::string_view bytes, std::size_t at) noexcept;

/// Position of the first byte at or after `at` that is no JSON white space, or the size.
[[nodiscard]] std::size_t skip_json_space(std::string_view bytes, std::size_t at) noexcept;

}  // namespace postferry
