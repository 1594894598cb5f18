// SPDX-License-Identifier: MIT
// WordPress's block delimiters: comments like <!-- wp:heading {"level":3} -->.
#pragma once

#include <cstdint>
#include <string_view>

namespace postferry {

/// Finds out what delimiter begins somewhere in one body, as the block editor's parser does. Asked
/// at rising places; remembers where attributes can end, so that all questions together are linear.
class BlockDelimiters {
 public:
  enum class Kind : std::uint8_t { none, opener, closer, lonely };
  struct Delimiter {
    Kind kind = Kind::none;
    std::size_t end = 0;
  };

  explicit BlockDelimiters(std::string_view body) : body_(body) {}
  /// The delimiter that begins at `at`, where "<!--" stands.
  [[nodiscard]] Delimiter read(std::size_t at);

 private:
  [[nodiscard]] Delimiter read_any(std::size_t at);
  [[nodiscard]] std::size_t attributes_end(std::size_t at);

  std::string_view body_;
  std::size_t brace_ = 0;  ///< the first '}' before blanks, '/' and "-->" at or after `asked_`
  std::size_t asked_ = 1;  ///< > brace_: not known yet
};

}  // namespace postferry
