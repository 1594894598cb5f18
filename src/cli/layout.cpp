// SPDX-License-Identifier: MIT
#include "cli/layout.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "base/utf8.h"
#include "cli/messages.h"

namespace postferry {

namespace {

struct Range {
  char32_t first;
  char32_t last;
};

// Unicode's East_Asian_Width W and F, and emoji presentation, in broad strokes.
constexpr auto wide = std::to_array<Range>({{0x1100, 0x115F},
                                            {0x2E80, 0x303E},
                                            {0x3041, 0x33FF},
                                            {0x3400, 0x4DBF},
                                            {0x4E00, 0x9FFF},
                                            {0xA000, 0xA4CF},
                                            {0xA960, 0xA97F},
                                            {0xAC00, 0xD7A3},
                                            {0xF900, 0xFAFF},
                                            {0xFE30, 0xFE6F},
                                            {0xFF01, 0xFF60},
                                            {0xFFE0, 0xFFE6},
                                            {0x1F300, 0x1F64F},
                                            {0x1F680, 0x1F6FF},
                                            {0x1F900, 0x1F9FF},
                                            {0x20000, 0x3FFFD}});

// Combining marks, joiners, variation selectors.
constexpr auto zero = std::to_array<Range>({{0x0300, 0x036F},
                                            {0x0483, 0x0489},
                                            {0x0591, 0x05BD},
                                            {0x064B, 0x065F},
                                            {0x0E34, 0x0E3A},
                                            {0x0E47, 0x0E4E},
                                            {0x1AB0, 0x1AFF},
                                            {0x1DC0, 0x1DFF},
                                            {0x200B, 0x200F},
                                            {0x2060, 0x2064},
                                            {0x20D0, 0x20FF},
                                            {0x3099, 0x309A},
                                            {0xFE00, 0xFE0F},
                                            {0xFE20, 0xFE2F},
                                            {0xFEFF, 0xFEFF},
                                            {0xE0100, 0xE01EF}});

template <std::size_t N>
bool is_in(const std::array<Range, N>& ranges, char32_t c) noexcept {
  const auto after =
      std::upper_bound(ranges.begin(), ranges.end(), c,
                       [](char32_t value, const Range& r) { return value < r.first; });
  return after != ranges.begin() && c <= (after - 1)->last;
}

std::size_t columns(char32_t c) noexcept {
  if (c < 0x300) return 1;
  return is_in(zero, c) ? 0 : is_in(wide, c) ? 2 : 1;
}

bool moves_the_cursor(char32_t c) noexcept {
  const bool control = c < 0x20 || (c >= 0x7F && c < 0xA0);
  const bool line_end = c == 0x2028 || c == 0x2029;
  const bool turns = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
  return control || line_end || turns;
}

// The longest front of `text` that takes at most `width` columns.
std::size_t front_of(std::string_view text, std::size_t width) noexcept {
  std::size_t taken = 0;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = decode_utf8(text, at);
    taken += columns(c.value);
    if (taken > width) return at;
    at += c.length;
  }
  return text.size();
}

std::string padding(std::size_t used, std::size_t width) {
  return used < width ? std::string(width - used, ' ') : std::string();
}

// "(12)", "(1,204),".
bool is_count(std::string_view word) noexcept {
  const std::size_t end = word.find_first_not_of("0123456789,", 1);
  return word.starts_with('(') && end != std::string_view::npos && end > 1 && word[end] == ')';
}

// "lost: nothing", "0.8 s" and "comment.ip (12)" stay together; a title's end and what is said of
// it need not.
bool holds_the_next(std::string_view word, std::string_view next) noexcept {
  if (word.empty()) return false;
  if (word.back() == ':') return !word.ends_with("\":");
  const bool is_unit = next.starts_with('s') && (next.size() == 1 || !is_alpha(next[1]));
  return (is_unit && is_digit(word.back())) || is_count(next);
}

void strip_trailing_blanks(std::string& line) {
  while (!line.empty() && line.back() == ' ') line.pop_back();
}

}  // namespace

std::size_t display_width(std::string_view text) noexcept {
  std::size_t width = 0;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = decode_utf8(text, at);
    width += columns(c.value);
    at += c.length;
  }
  return width;
}

std::string printable(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = decode_utf8(text, at);
    if (moves_the_cursor(c.value))
      out += ' ';
    else
      append_utf8(out, c.value);
    at += c.length;
  }
  return out;
}

std::string fitted(std::string_view text, std::size_t width, bool utf8) {
  std::string out = printable(text);
  if (display_width(out) <= width) return out;
  const std::string_view dots = utf8 ? "…" : "...";
  const std::size_t dots_width = utf8 ? 1 : 3;
  if (width <= dots_width) return out.substr(0, front_of(out, width));
  out.resize(front_of(out, width - dots_width));
  return out.append(dots);
}

std::string filled(std::string_view text, std::size_t width, bool utf8) {
  std::string out = fitted(text, width, utf8);
  return out + padding(display_width(out), width);
}

std::string bar(std::uint64_t part, std::uint64_t whole, std::size_t width, bool utf8) {
  if (part == 0 || whole == 0 || width == 0) return {};
  const double share = std::min(1.0, static_cast<double>(part) / static_cast<double>(whole));
  if (!utf8) {
    const auto full = static_cast<std::size_t>(share * static_cast<double>(width) + 0.5);
    return std::string(std::max<std::size_t>(1, full), '#');
  }
  constexpr std::array<std::string_view, 8> eighths = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
  const auto parts = std::max<std::size_t>(
      1, static_cast<std::size_t>(share * static_cast<double>(width * 8) + 0.5));
  std::string out;
  for (std::size_t i = 0; i < parts / 8; ++i) out += "█";
  return out.append(eighths[parts % 8]);
}

std::string wrapped(std::string_view text, std::size_t indent, const Canvas& canvas) {
  constexpr std::size_t narrowest = 10;
  const std::size_t width = std::max(canvas.width, indent + narrowest) - indent;
  const std::string margin(indent, ' ');
  const std::string plain = printable(text);
  std::string out;
  for (std::string_view rest = plain; !rest.empty();) {
    std::size_t end = front_of(rest, width);
    if (end < rest.size()) {
      const std::size_t blank = rest.substr(0, end + 1).rfind(' ');
      if (blank != std::string_view::npos && blank > 0) end = blank;
    }
    out += margin + std::string(rest.substr(0, std::max<std::size_t>(end, 1))) + "\n";
    rest.remove_prefix(std::max<std::size_t>(end, 1));
    while (rest.starts_with(' ')) rest.remove_prefix(1);
  }
  return out;
}

std::string hanging(std::string_view text, std::size_t taken, std::size_t indent,
                    std::size_t width) {
  const std::string plain = printable(text);
  std::string out;
  bool fresh = true;  // no word yet on this line
  for (std::string_view rest = plain; !rest.empty();) {
    std::size_t end = std::min(rest.find(' '), rest.size());
    while (end < rest.size() && holds_the_next(rest.substr(0, end), rest.substr(end + 1)))
      end = std::min(rest.find(' ', end + 1), rest.size());
    const std::string_view word = rest.substr(0, end);
    rest.remove_prefix(std::min(rest.size(), end + 1));
    const std::size_t added = display_width(word);
    if (!fresh && width != 0 && taken + 1 + added > width) {
      out += "\n" + std::string(indent, ' ');
      taken = indent;
      fresh = true;
    }
    out += (fresh ? "" : " ") + std::string(word);
    taken += added + (fresh ? 0 : 1);
    fresh = false;
  }
  return out + "\n";
}

std::string chart(const std::vector<ChartRow>& rows, const Canvas& canvas) {
  constexpr std::size_t indent = 2;
  constexpr std::size_t gap = 2;
  constexpr std::size_t shortest_bar = 8;
  constexpr std::size_t longest_bar = 40;
  std::size_t label_width = 0;
  std::size_t count_width = 0;
  std::uint64_t most = 0;
  for (const ChartRow& row : rows) {
    label_width = std::max(label_width, display_width(printable(row.label)));
    count_width = std::max(count_width, with_thousands(row.count).size());
    most = std::max(most, row.count);
  }
  label_width = std::min(label_width, std::max<std::size_t>(canvas.width / 2, shortest_bar));
  const std::size_t used = indent + label_width + gap + count_width + gap;
  const std::size_t left = canvas.width > used ? canvas.width - used : 0;
  // One bar by itself says nothing.
  const bool worth_it = left >= shortest_bar && rows.size() > 1;
  const std::size_t bar_width = worth_it ? std::min(left, longest_bar) : 0;
  std::string out;
  for (const ChartRow& row : rows) {
    const std::string count = with_thousands(row.count);
    std::string line = std::string(indent, ' ') + filled(row.label, label_width, canvas.utf8) +
                       std::string(gap, ' ') + padding(count.size(), count_width) + count +
                       std::string(gap, ' ');
    const std::string drawn = bar(row.count, most, bar_width, canvas.utf8);
    if (drawn.empty()) strip_trailing_blanks(line);
    out += line + (drawn.empty() ? "" : canvas.colors.dim(drawn)) + "\n";
  }
  return out;
}

}  // namespace postferry
