// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace postferry {

/// A block or shortcode of a body, and how often it begins there. Views into the body.
struct BodyMark {
  std::string_view name;
  std::size_t count = 0;
  bool certain = false;  ///< shortcodes: it has attributes or an end, or is a known one
};

/// Finds the names of WordPress blocks and shortcodes in a body, in one pass and without parsing.
/// `[sic]` and `[1]` are text: a shortcode has a `name=value` or an end `[/name]`, or is one of
/// WordPress's or a known plugin's. At most 64 different names of each are told apart in one body.
/// One a worker: clears and reuses its lists.
class BodyMarks {
 public:
  void scan(std::string_view body);
  [[nodiscard]] const std::vector<BodyMark>& blocks() const noexcept { return blocks_; }
  /// All that look like one; those that are not `certain` are probably text.
  [[nodiscard]] const std::vector<BodyMark>& shortcodes() const noexcept { return shortcodes_; }

 private:
  void take_block(std::string_view rest);
  void take_shortcode(std::string_view rest);

  std::vector<BodyMark> blocks_;
  std::vector<BodyMark> shortcodes_;
};

}  // namespace postferry
