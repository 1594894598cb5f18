// SPDX-License-Identifier: MIT
#include "unit/review/seed_page.h"

#include <cstdlib>
#include <fstream>
#include <string_view>

namespace postferry::seed {

namespace {

std::string page_path() { return shared_folder() + "/seed/never-let-me-go.txt"; }

// The first three lines behind the title are the labels; `head` joins them, `line` makes one
// paragraph of each other.
template <class Line>
std::string build(const std::vector<std::string>& lines, std::string_view head_open,
                  std::string_view head_break, std::string_view head_close, Line line) {
  std::string out(head_open);
  for (std::size_t i = 1; i < 4; ++i) {
    if (i > 1) out += head_break;
    out += lines[i];
  }
  out += head_close;
  for (std::size_t i = 4; i < lines.size(); ++i) out += line(lines[i]);
  return out;
}

}  // namespace

std::string shared_folder() {
  const char* shared = std::getenv("POSTFERRY_SHARED");
  return shared != nullptr && *shared != '\0' ? shared : POSTFERRY_SHARED;
}

bool is_required() {
  const char* required = std::getenv("POSTFERRY_REQUIRE_SHARED");
  return required != nullptr && std::string_view(required) == "1";
}

std::optional<std::vector<std::string>> page_lines() {
  std::ifstream file(page_path());
  if (!file) return std::nullopt;
  std::vector<std::string> lines;
  for (std::string line; std::getline(file, line);)
    if (!line.empty()) lines.push_back(line);
  return lines;
}

std::string as_classic(const std::vector<std::string>& lines) {
  return build(lines, "", "\n", "\n\n", [](const std::string& line) { return line + "\n\n"; });
}

std::string as_broken_paragraph(const std::vector<std::string>& lines) {
  return build(lines, "<p>", "<br />\n", "</p>\n",
               [](const std::string& line) { return "<p>" + line + "</p>\n"; });
}

std::string as_paragraphs(const std::vector<std::string>& lines) {
  return build(lines, "<p>", "</p>\n<p>", "</p>\n",
               [](const std::string& line) { return "<p>" + line + "</p>\n"; });
}

std::string as_blocks(const std::vector<std::string>& lines) {
  const auto block = [](const std::string& line) {
    return "<!-- wp:paragraph -->\n<p>" + line + "</p>\n<!-- /wp:paragraph -->\n\n";
  };
  return build(lines, "<!-- wp:paragraph -->\n<p>", "<br>", "</p>\n<!-- /wp:paragraph -->\n\n",
               block);
}

std::string as_markdown(const std::vector<std::string>& lines) {
  return build(lines, "", "\n", "\n\n", [](const std::string& line) { return line + "\n\n"; });
}

std::string as_text(const std::vector<std::string>& lines) { return as_markdown(lines); }

}  // namespace postferry::seed
