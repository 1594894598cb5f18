// SPDX-License-Identifier: MIT
// For the scripts here: fragments on standard input, each ended by a NUL byte, come out translated,
// each ended by a NUL byte. Not installed.
#include <cstdio>
#include <string>
#include <string_view>

#include "body/html_read.h"
#include "body/html_write.h"
#include "body/markdown_read.h"
#include "body/markdown_write.h"

namespace {

std::string read_all(std::FILE* file) {
  std::string text;
  char buffer[65536];
  for (std::size_t got = 0; (got = std::fread(buffer, 1, sizeof buffer, file)) > 0;)
    text.append(buffer, got);
  return text;
}

}  // namespace

int main(int argc, char** argv) {
  const std::string_view way = argc == 2 ? argv[1] : "";
  const bool from_markdown = way.starts_with("markdown-");
  const bool to_markdown = way.ends_with("-markdown");
  if (!from_markdown && !way.starts_with("html-")) {
    std::fputs("usage: body_tool html-markdown|markdown-markdown|markdown-html|html-html\n",
               stderr);
    return 2;
  }
  const std::string input = read_all(stdin);
  std::string_view rest = input;
  postferry::Tape tape;
  std::string out;
  while (!rest.empty()) {
    const std::string_view fragment = rest.substr(0, rest.find('\0'));
    rest.remove_prefix(std::min(fragment.size() + 1, rest.size()));
    from_markdown ? postferry::read_markdown(fragment, tape) : postferry::read_html(fragment, tape);
    out.clear();
    to_markdown ? postferry::write_markdown(tape, {}, out) : postferry::write_html(tape, out);
    out += '\0';
    std::fwrite(out.data(), 1, out.size(), stdout);
  }
  return std::fflush(stdout) == 0 ? 0 : 1;
}
