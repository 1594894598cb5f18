// SPDX-License-Identifier: MIT
#include "review/segments.h"

#include <array>

#include "review/few_words.h"
#include "review/text.h"

namespace postferry {

namespace {

constexpr std::size_t npos = std::string_view::npos;

// What stands between the last two works of a sentence.
constexpr FewWords joints({"and", "&", "und", "et", "y", "e", "en", "i", "oraz", "och", "og", "ja",
                           "\xD0\xB8", "\xE3\x81\xA8"});

// Whether "and" or its like stands at `at`, between blanks; its length with the blank behind it.
std::size_t joint_at(std::string_view text, std::size_t at) {
  std::size_t end = at;
  const std::string_view word = next_word(text, end);
  if (word.empty() || word.size() > 6 || end >= text.size() || !is_joint(word)) return 0;
  return end - at;
}

}  // namespace

bool is_joint(std::string_view word) noexcept { return joints.hold(word); }

std::vector<Segment> segments_of(std::string_view text) {
  std::vector<Segment> out;
  const bool semicolons = text.find(';') != npos;
  Segment segment;
  const auto finish = [&](std::size_t end, std::size_t next, bool joint) {
    segment.end = end;
    if (!trim_blanks(text.substr(segment.begin, end - segment.begin)).empty())
      out.push_back(segment);
    else
      joint = joint || segment.behind_joint;
    segment = {next, 0, joint};
  };
  for (std::size_t at = 0; at < text.size() && out.size() <= most_works_of_line; ++at) {
    const char c = text[at];
    if (c == ';' || (c == ',' && !semicolons && blank_at_front(text.substr(at + 1)) > 0)) {
      finish(at, at + 1, false);
    } else if (c == ' ') {
      if (const std::size_t size = joint_at(text, at + 1); size > 0 && !semicolons)
        finish(at, at + 1 + size, true);
    }
  }
  finish(text.size(), text.size(), false);
  return out;
}

std::string_view without_joint_behind(std::string_view text) {
  constexpr std::array<std::string_view, 6> signs = {
      ",", ";", "/", "\xE3\x80\x81", "\xE3\x83\xBB", "\xEF\xBC\x8C"};
  for (std::size_t size = text.size() + 1; text.size() < size;) {
    size = text.size();
    const std::size_t blank = text.rfind(' ');
    const std::string_view word = blank == npos ? text : text.substr(blank + 1);
    if (is_joint(word)) text = trim_blanks(text.substr(0, text.size() - word.size()));
    for (const std::string_view sign : signs)
      if (text.ends_with(sign)) text = trim_blanks(text.substr(0, text.size() - sign.size()));
  }
  return text;
}

std::string_view without_joint_before(std::string_view text) {
  text = trim_blanks(text);
  while (text.starts_with(',') || text.starts_with(';')) text = trim_blanks(text.substr(1));
  std::size_t at = 0;
  const std::string_view word = next_word(text, at);
  return is_joint(word) ? trim_blanks(text.substr(at)) : text;
}

}  // namespace postferry
