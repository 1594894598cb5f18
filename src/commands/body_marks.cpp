// SPDX-License-Identifier: MIT
#include "commands/body_marks.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "commands/plugins.h"

namespace postferry {

namespace {

constexpr std::size_t most_names = 64;

constexpr std::array<std::string_view, 7> core_shortcodes = {
    "caption", "wp_caption", "gallery", "playlist", "audio", "video", "embed"};

// Null when too many names came before it.
BodyMark* find_or_add(std::vector<BodyMark>& list, std::string_view name) {
  for (BodyMark& mark : list)
    if (mark.name == name) return &mark;
  if (list.size() == most_names) return nullptr;
  return &list.emplace_back(BodyMark{name, 0, false});
}

bool is_name_char(char c) { return is_alpha(c) || is_digit(c) || c == '_' || c == '-'; }

std::string_view name_at(std::string_view text, bool with_slash) {
  std::size_t end = 0;
  while (end < text.size() && (is_name_char(text[end]) || (with_slash && text[end] == '/'))) ++end;
  return text.substr(0, end);
}

bool is_known(std::string_view shortcode) {
  return std::find(core_shortcodes.begin(), core_shortcodes.end(), shortcode) !=
             core_shortcodes.end() ||
         find_sign(Mark::shortcode, shortcode) != nullptr;
}

}  // namespace

void BodyMarks::scan(std::string_view body) {
  blocks_.clear();
  shortcodes_.clear();
  constexpr std::string_view marks = "[<";
  for (std::size_t at = body.find_first_of(marks); at != std::string_view::npos;
       at = body.find_first_of(marks, at + 1)) {
    if (body[at] == '<')
      take_block(body.substr(at));
    else
      take_shortcode(body.substr(at + 1));
  }
}

// Openers only: `<!-- wp:name`, blanks of any number before `wp:`.
void BodyMarks::take_block(std::string_view rest) {
  constexpr std::string_view open = "<!--";
  constexpr std::size_t most_blanks = 16;
  if (!rest.starts_with(open)) return;
  rest.remove_prefix(open.size());
  std::size_t blanks = 0;
  while (blanks < rest.size() && blanks < most_blanks && is_space(rest[blanks])) ++blanks;
  rest.remove_prefix(blanks);
  constexpr std::string_view prefix = "wp:";
  if (blanks == 0 || !rest.starts_with(prefix)) return;
  const std::string_view name = name_at(rest.substr(prefix.size()), true);
  if (name.empty() || name.front() == '/') return;
  if (BodyMark* mark = find_or_add(blocks_, name)) ++mark->count;
}

// `rest` begins behind the bracket.
void BodyMarks::take_shortcode(std::string_view rest) {
  const bool closes = rest.starts_with('/');
  if (closes) rest.remove_prefix(1);
  const std::string_view name = name_at(rest, false);
  if (name.empty() || !is_alpha(name.front())) return;
  rest.remove_prefix(name.size());
  if (rest.empty() || !(is_space(rest[0]) || rest[0] == ']' || rest[0] == '/' || rest[0] == '='))
    return;
  // Up to the next bracket, so that a body full of open ones is read once all the same.
  const std::size_t end = rest.find_first_of("[]");
  if (end == std::string_view::npos || rest[end] == '[') return;
  BodyMark* mark = find_or_add(shortcodes_, name);
  if (mark == nullptr) return;
  if (closes) {
    mark->certain = mark->certain || mark->count > 0;
    return;
  }
  ++mark->count;
  mark->certain =
      mark->certain || rest.substr(0, end).find('=') != std::string_view::npos || is_known(name);
}

}  // namespace postferry
