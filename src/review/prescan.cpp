// SPDX-License-Identifier: MIT
// The cheap look at a body before it is taken apart. Every rule needs a label or a heading, and
// these stand before a colon, or are a heading or bold on a line of their own; so only what is
// before colons, ends of headings and ends of bold text is looked at.
#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <unordered_set>

#include "base/ascii.h"
#include "base/bytes.h"
#include "review/extract.h"
#include "review/labels.h"
#include "review/text.h"

namespace postferry {

namespace {

constexpr std::size_t npos = std::string_view::npos;
constexpr std::size_t look_back = 2048;  // a heading with the markup in it
constexpr std::size_t label_look_back = 256;
constexpr int most_steps = 24;  // blanks and end tags between a label and its colon
constexpr std::string_view wide_colon = "\xEF\xBC\x9A";
constexpr std::string_view close_bracket = "\xE3\x80\x91";

/// Looks at places of one body.
class Scanner {
 public:
  Scanner(std::string_view body, const Clues& clues)
      : body_(body), clues_(clues), budget_(4 * body.size() + 8 * look_back) {}

  [[nodiscard]] bool run() {
    return at_each(":", [this](std::size_t at) { return colon(at, 1); }) ||
           at_each(wide_colon, [this](std::size_t at) { return colon(at, wide_colon.size()); }) ||
           at_each(close_bracket, [this](std::size_t at) { return follows_label(at); }) ||
           at_each("</h", [this](std::size_t at) { return heading_ends(at); }) ||
           at_each("</b>", [this](std::size_t at) { return bold_ends(at, 4); }) ||
           at_each("</strong>", [this](std::size_t at) { return bold_ends(at, 9); }) ||
           at_each("**", [this](std::size_t at) { return bold_ends(at, 2); }) ||
           at_each("__", [this](std::size_t at) { return bold_ends(at, 2); }) ||
           at_each("#", [this](std::size_t at) { return hashes(at); }) ||
           at_each("\n--", [this](std::size_t at) { return heading_ends(at); }) ||
           at_each("\n==", [this](std::size_t at) { return heading_ends(at); }) || begins_line(0) ||
           at_each("\n", [this](std::size_t at) { return begins_line(at + 1); }) ||
           at_each("<p", [this](std::size_t at) { return begins_line(at); }) ||
           at_each("<br", [this](std::size_t at) { return begins_line(at); }) ||
           at_each("<div", [this](std::size_t at) { return begins_line(at); });
  }

 private:
  template <class Look>
  [[nodiscard]] bool at_each(std::string_view what, Look look) {
    for (std::size_t at = find_bytes(body_, what); at != npos;
         at = find_bytes(body_, what, at + what.size()))
      if (look(at)) return true;
    return false;
  }

  // Whether a line ends at `at`, but for blanks and inline end tags.
  [[nodiscard]] bool line_ends(std::size_t at) const {
    constexpr std::size_t farthest = 64;
    const std::string_view rest = body_.substr(at, farthest);
    for (std::size_t i = 0; i < rest.size(); ++i) {
      const char c = rest[i];
      if (c == '\n' || c == '\r' || c == '<') return true;
      if (c == '&') return true;  // &nbsp; or what it may be
      if (c != ' ' && c != '\t' && c != '*' && c != '_' && c != '\\' && c != ':' &&
          static_cast<unsigned char>(c) < 0x80)
        return false;
    }
    return true;
  }

  [[nodiscard]] bool colon(std::size_t at, std::size_t size) {
    if (size == 1 && body_.substr(at + 1, 2) == "//") return false;
    return follows_label(at) ||
           follows_heading(at, line_ends(at + size) ? look_back : label_look_back);
  }

  [[nodiscard]] bool heading_ends(std::size_t at) { return follows_heading(at); }

  [[nodiscard]] bool bold_ends(std::size_t at, std::size_t size) {
    return line_ends(at + size) && follows_heading(at);
  }

  // "If you liked this, try Emma by Jane Austen and...", "Coming up" with nothing around it.
  [[nodiscard]] bool begins_line(std::size_t at) {
    std::string_view line = body_.substr(at, label_look_back);
    for (int steps = 0; !line.empty() && steps < most_steps; ++steps) {
      const std::size_t blank = blank_at_front(line);
      if (line.front() == '<')
        line.remove_prefix(std::min(line.find('>'), line.size() - 1) + 1);
      else if (line.starts_with("&nbsp;"))
        line.remove_prefix(6);
      else if (blank > 0 || std::string_view("*_#-").find(line.front()) != npos)
        line.remove_prefix(std::max<std::size_t>(blank, 1));
      else
        break;
    }
    if (!clues_.begins_heading(line)) return false;
    std::size_t end = line.find('\n');
    for (const std::string_view tag : {"<br", "</p", "</d"}) end = std::min(end, line.find(tag));
    return clues_.holds_heading(line.substr(0, end));
  }

  // Markdown's "## Coming up", or HTML's "&#8217;".
  [[nodiscard]] bool hashes(std::size_t at) {
    if (at > 0 && body_[at - 1] != '\n' && body_[at - 1] != ' ') return false;
    const std::size_t end = std::min(body_.find('\n', at), body_.size());
    return end - at <= look_back && follows_heading(end);
  }

  // Back over blanks, end tags, Markdown's marks; whether a label's last word stands there.
  [[nodiscard]] bool follows_label(std::size_t at) const {
    std::string_view before = body_.substr(at > label_look_back ? at - label_look_back : 0,
                                           std::min(at, label_look_back));
    for (int steps = 0; !before.empty(); ++steps) {
      if (steps == most_steps) return true;
      const char c = before.back();
      if (c == '*' || c == '_' || c == '\\' || c == ':') {
        before.remove_suffix(1);
      } else if (const std::size_t blank = blank_at_back(before)) {
        before.remove_suffix(blank);
      } else if (c == '>') {
        const std::size_t open = before.rfind('<');
        if (open == npos) return false;
        before = before.substr(0, open);
      } else if (c == ';') {
        const std::size_t open = before.rfind('&');
        if (open == npos || before.size() - open > 12) return false;
        if (before.substr(open) != "&nbsp;" && before.substr(open) != "&#160;") return true;
        before = before.substr(0, open);
      } else {
        break;
      }
    }
    return clues_.ends_with_label(before);
  }

  // Where all is colons the looks would add up: then the body is taken apart.
  [[nodiscard]] bool follows_heading(std::size_t at, std::size_t farthest = look_back) {
    std::string_view before =
        body_.substr(at > farthest ? at - farthest : 0, std::min(at, farthest));
    // The line alone, where it is one of the source.
    while (!before.empty() && is_space(before.back())) before.remove_suffix(1);
    const std::size_t newline = before.rfind('\n');
    if (newline != npos) before = before.substr(newline + 1);
    if (before.size() > budget_) return true;
    budget_ -= before.size();
    return clues_.holds_heading(before);
  }

  std::string_view body_;
  const Clues& clues_;
  std::size_t budget_;  // bytes that may be looked at in all
};

}  // namespace

bool may_hold_facts(std::string_view body, const LabelTable& labels) {
  return Scanner(body, labels.clues()).run();
}

}  // namespace postferry
