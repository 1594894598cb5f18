// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "wxr/names.h"

namespace postferry::wxr {

/// Where the value of a text element ends.
struct ValueEnd {
  std::size_t end = 0;   ///< of what belongs to the value; a damaged `]]>` does not
  std::size_t next = 0;  ///< behind the end tag
  bool damaged = false;  ///< the end tag or the end of its CDATA section had to be guessed
};

/// Finds the ends of text elements in damaged XML. Remembers what it searched for in vain, so that
/// a whole document takes linear time; to be asked with growing positions.
class ValueEnds {
 public:
  ValueEnds(std::string_view xml, const Namespaces& namespaces)
      : xml_(xml), namespaces_(namespaces) {}

  /// For the element `name` whose start tag ends at `at`.
  [[nodiscard]] ValueEnd find(std::string_view name, std::size_t at);
  /// True at `</name>`, with white space behind the name if need be.
  [[nodiscard]] bool closes(std::string_view name, std::size_t at) const;

 private:
  /// Positions found before, good for as long as they lie ahead; npos is good for ever.
  struct Known {
    std::size_t exact = 0;  // of `</name>`
    std::size_t near = 0;   // of `]]></name>` with at most one byte damaged
    std::size_t near_size = 0;
    std::size_t fitting = 0;  // of `</name>` behind `]]>`
  };
  [[nodiscard]] static bool is_good(std::size_t position, std::size_t at) {
    return position != 0 && position >= at;
  }

  [[nodiscard]] ValueEnd usual(std::string_view name, std::size_t at);
  [[nodiscard]] ValueEnd of_section(std::string_view name, std::size_t at);
  [[nodiscard]] ValueEnd of_plain(std::string_view name, std::size_t at);
  [[nodiscard]] std::size_t find_section_end(std::size_t at);
  [[nodiscard]] std::size_t find_exact(std::string_view name, std::size_t at);
  [[nodiscard]] std::size_t find_near(std::string_view name, std::size_t at, std::size_t& size);
  [[nodiscard]] std::size_t find_fitting(std::string_view name, std::size_t at);
  [[nodiscard]] std::size_t find_known_tag(std::size_t at, std::size_t end) const;
  [[nodiscard]] std::size_t behind_tag(std::size_t at) const;
  [[nodiscard]] bool is_known_tag(std::size_t at) const;

  std::string_view xml_;
  const Namespaces& namespaces_;
  std::unordered_map<std::string_view, Known> known_;
  std::size_t section_end_ = 0;
};

}  // namespace postferry::wxr
