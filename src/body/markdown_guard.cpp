// SPDX-License-Identifier: MIT
#include "body/markdown_guard.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "base/ascii.h"

namespace postferry {
namespace {

bool is_space_or_tab(char c) noexcept { return c == ' ' || c == '\t'; }

std::size_t skip_blanks(std::string_view line, std::size_t at) noexcept {
  while (at < line.size() && is_space_or_tab(line[at])) ++at;
  return at;
}

// End of the list item's mark or quote's > at `at`; `at` if there is none.
std::size_t mark_end(std::string_view line, std::size_t at) noexcept {
  if (at == line.size()) return at;
  if (line[at] == '>') return at + 1;
  std::size_t end = at;
  if (line[at] == '-' || line[at] == '+' || line[at] == '*') {
    ++end;
  } else {
    while (end < line.size() && end < at + 9 && is_digit(line[end])) ++end;
    if (end == at || end == line.size() || (line[end] != '.' && line[end] != ')')) return at;
    ++end;
  }
  return end == line.size() || is_space_or_tab(line[end]) ? end : at;
}

/// How often each low byte of a place would be a line's begin, as far as md4c could confuse it.
class Places {
 public:
  void add_line(std::string_view line, std::size_t begin) {
    std::size_t at = skip_blanks(line, 0);
    if (at == 0 && mark_end(line, at) == at) return;  // not in a list
    add(begin + line.size());                         // the end counts for lines of code
    for (;;) {
      add(begin + at);
      if (at < line.size() && line[at] == '#') {
        while (at < line.size() && line[at] == '#') ++at;
        add(begin + skip_blanks(line, at));
        return;
      }
      const std::size_t end = mark_end(line, at);
      if (end == at) return;
      at = skip_blanks(line, end);
    }
  }

  [[nodiscard]] std::size_t shift() const noexcept {
    std::size_t best = 0;
    for (std::size_t shift = 0; shift < count_.size(); ++shift) {
      const auto hits = [&](std::size_t by) { return count_[(confused + 256 - by) % 256]; };
      if (hits(shift) < hits(best)) best = shift;
    }
    return best;
  }

 private:
  static constexpr std::size_t confused = 4;
  void add(std::size_t place) noexcept { ++count_[place % 256]; }
  std::array<std::uint32_t, 256> count_{};
};

}  // namespace

std::size_t safe_shift(std::string_view markdown) noexcept {
  Places places;
  std::size_t at = 0;
  std::size_t last = 0;  // begin of the line before
  while (at < markdown.size()) {
    const std::size_t end = std::min(markdown.find('\n', at), markdown.size());
    const std::string_view line = markdown.substr(at, end - at);
    const bool blank = line.find_first_not_of(" \t\r>") == std::string_view::npos;
    if (blank && at > last) {
      std::string_view before = markdown.substr(last, at - 1 - last);
      if (before.ends_with('\r')) before.remove_suffix(1);
      places.add_line(before, last);
    }
    if (!blank) last = at;
    at = end + 1;
  }
  return places.shift();
}

}  // namespace postferry
