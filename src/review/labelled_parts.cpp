// SPDX-License-Identifier: MIT
#include "review/labelled_parts.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "base/byte_block.h"
#include "base/bytes.h"
#include "review/text.h"

namespace postferry {

namespace {

constexpr std::size_t most_parts = 20;

/// What parts are parted by. Hyphens are not among them: they stand in values.
constexpr auto separators = std::to_array<std::string_view>(
    {"|", "\xE2\x80\xA2", "\xC2\xB7", "\xE2\x80\x93", "\xE2\x80\x94", "--", "\xEF\xBD\x9C"});

/// A place where a part may begin: [end of the one before, begin).
struct Start {
  std::size_t end = 0;
  std::size_t begin = 0;
  bool is_bar = false;  // a bar or a bullet: nobody writes these within a value
};

bool is_dash_at(std::string_view text, std::size_t at) {
  text = text.substr(at);
  return text.starts_with('-') || text.starts_with("\xE2\x80\x93") ||
         text.starts_with("\xE2\x80\x94");
}

bool is_separator_byte(char c) {
  return c == '|' || c == '-' || (static_cast<unsigned char>(c) >= 0xC2);
}

// Bytes of the separator that `text` begins with; dashes have blanks around them.
std::size_t separator_at(std::string_view text, std::size_t at) {
  for (const std::string_view mark : separators) {
    if (!text.substr(at).starts_with(mark)) continue;
    if (is_dash_at(text, at) && at > 0 && blank_at_back(text.substr(0, at)) == 0) continue;
    return mark.size();
  }
  return 0;
}

void add_separated(std::string_view text, std::vector<Start>& out) {
  const auto odd_of = [](const ByteBlock& bytes, const ByteBlock& next) {
    return bytes.is('|') | (bytes.is('-') & next.is('-')) | bytes.is_wide();
  };
  for (std::size_t at = 0; at < text.size() && out.size() < most_parts; ++at) {
    at = skip_even(text, at, odd_of);
    if (!is_separator_byte(text[at])) continue;
    const std::size_t size = separator_at(text, at);
    if (size == 0) continue;
    out.push_back({at, at + size, !is_dash_at(text, at)});
    at += size - 1;
  }
}

void add_bold(const BodyLines& lines, const Line& line, std::string_view text,
              std::vector<Start>& out) {
  const auto offset = static_cast<std::size_t>(text.data() - lines.text.data());
  bool was_bold = true;  // the first run begins no further part
  for (const Run& run : lines.runs_of(line)) {
    if (run.image) continue;
    const bool is_bold = (run.marks & bold) != 0;
    if (is_bold && !was_bold && run.text_begin > offset && out.size() < most_parts) {
      const std::size_t at = run.text_begin - offset;
      out.push_back({at, at, false});
    }
    was_bold = is_bold;
  }
}

// Whether bold text stands behind other text.
bool has_later_bold(const BodyLines& lines, const Line& line) {
  bool was_bold = true;
  for (const Run& run : lines.runs_of(line)) {
    if (run.image) continue;
    const bool is_bold = (run.marks & bold) != 0;
    if (is_bold && !was_bold) return true;
    was_bold = is_bold;
  }
  return false;
}

bool has_colon(std::string_view text) {
  return find_byte(text, ':') != std::string_view::npos ||
         find_bytes(text, "\xEF\xBC\x9A") != std::string_view::npos;
}

// "Price: 9": a label that the table does not know.
bool begins_with_label(std::string_view text) {
  constexpr std::size_t longest = 30;
  const std::size_t colon = text.substr(0, longest).find(':');
  return colon != std::string_view::npos && colon > 0 && !has_more_words(text.substr(0, colon), 3);
}

}  // namespace

bool may_have_parts(const BodyLines& lines, const Line& line, std::string_view text,
                    const LineMarks& marks) {
  if (marks.wide_sign) return true;
  if (!marks.colon) return false;
  const std::size_t colon = find_byte(text, ':');
  if (find_byte(text, ':', colon + 1) != std::string_view::npos) return true;
  return (line.run_count > 1 && has_later_bold(lines, line)) ||
         std::any_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(colon),
                     is_separator_byte);
}

std::vector<std::string_view> labelled_parts(const BodyLines& lines, const Line& line,
                                             std::string_view text, const LabelTable& labels) {
  std::vector<Start> starts;
  add_separated(text, starts);
  if (line.run_count > 1) add_bold(lines, line, text, starts);
  if (starts.empty() || !has_colon(text)) return {};
  const auto names_nothing = [&](const Start& start) {
    const std::string_view part = trim_blanks(text.substr(std::min(start.begin, text.size())));
    return !labels.labelled(part) && !(start.is_bar && begins_with_label(part));
  };
  std::erase_if(starts, names_nothing);
  if (starts.empty()) return {};
  std::sort(starts.begin(), starts.end(),
            [](const Start& a, const Start& b) { return a.begin < b.begin; });
  std::vector<std::string_view> parts;
  std::size_t begin = 0;
  for (const Start& start : starts) {
    if (start.end > begin) parts.push_back(trim_blanks(text.substr(begin, start.end - begin)));
    begin = start.begin;
  }
  parts.push_back(trim_blanks(text.substr(begin)));
  return parts;
}

}  // namespace postferry
