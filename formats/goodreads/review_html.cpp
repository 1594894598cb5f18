// SPDX-License-Identifier: MIT
#include "goodreads/review_html.h"

#include <string_view>

#include "base/ascii.h"
#include "base/bytes.h"

namespace postferry::goodreads {

namespace {

constexpr std::size_t npos = std::string_view::npos;

// The end of the block delimiter (`<!-- wp:NAME ... -->`, `<!-- /wp:NAME -->`) at `at`, or npos.
// Some `-->` stands behind `at`.
std::size_t delimiter_end(std::string_view text, std::size_t at) {
  std::string_view rest = text.substr(at);
  if (!rest.starts_with("<!--")) return npos;
  std::size_t i = 4;
  while (i < rest.size() && is_space(rest[i])) ++i;
  if (i < rest.size() && rest[i] == '/') ++i;
  if (!rest.substr(i).starts_with("wp:")) return npos;
  const std::size_t end = find_bytes(rest, "-->", i);
  return end == npos ? npos : at + end + 3;
}

std::string without_delimiters(std::string_view text) {
  std::string out;
  std::size_t done = 0;
  const std::size_t last_end = text.rfind("-->");
  if (last_end == npos) return std::string(text);
  for (std::size_t at = 0; (at = find_bytes(text, "<!--", at)) < last_end;) {
    std::size_t end = delimiter_end(text, at);
    if (end == npos) {
      at += 4;
      continue;
    }
    out.append(text, done, at - done);
    while (!out.empty() && out.back() == '\n') out.pop_back();
    while (end < text.size() && text[end] == '\n') ++end;
    done = at = end;
  }
  return out.append(text, done);
}

void append_with_breaks(std::string& out, std::string_view text, bool escape) {
  for (const char c : text) {
    if (c == '\n')
      out += "<br/>";
    else if (escape && c == '&')
      out += "&amp;";
    else if (escape && c == '<')
      out += "&lt;";
    else if (escape && c == '>')
      out += "&gt;";
    else
      out += c;
  }
}

}  // namespace

void append_review_html(std::string& out, const Text& body) {
  if (body.format == "html")
    out += body.value;
  else if (body.format == "blocks")
    append_with_breaks(out, without_delimiters(body.value), false);
  else
    append_with_breaks(out, body.value, body.format == "text");
}

}  // namespace postferry::goodreads
