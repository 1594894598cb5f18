// SPDX-License-Identifier: MIT
#include "review/trail.h"

#include <utility>

namespace postferry {

void shorten(std::string& text, std::size_t longest) {
  if (text.size() <= longest) return;
  std::size_t end = longest;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  text.resize(end);
  text += "\xE2\x80\xA6";
}

std::string place_of_lines(const BodyLines& lines, std::uint32_t first, std::uint32_t last) {
  return "body:" + std::to_string(lines.lines[first].begin) + "-" +
         std::to_string(lines.lines[last].end);
}

void Trail::clear() {
  left_.clear();
  unlisted_ = 0;
  pieces_ = 0;
  bytes_ = 0;
}

void Trail::leave(LeftOut left) {
  if (left_.size() == most) {
    ++unlisted_;
    return;
  }
  shorten(left.said, longest_said);
  shorten(left.instead, longest_said);
  left_.push_back(std::move(left));
}

void Trail::leave_lines(Reason reason, std::string_view field, const BodyLines& lines,
                        std::uint32_t first, std::uint32_t last, std::string_view said,
                        std::string_view instead) {
  leave({reason, std::string(field), place_of_lines(lines, first, last), std::string(said),
         std::string(instead)});
}

void Trail::skim(const Line& line) {
  ++pieces_;
  bytes_ += line.end - line.begin;
}

void Trail::take_back(std::size_t size) {
  if (size < left_.size()) left_.resize(size);
}

}  // namespace postferry
