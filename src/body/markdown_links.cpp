// SPDX-License-Identifier: MIT
#include "body/markdown_links.h"

#include <algorithm>

#include "base/ascii.h"
#include "body/markdown_text.h"

namespace postferry {
namespace {

constexpr std::size_t longest_name =
    320;  // of a host or mail address; bounds what is looked at twice

bool is_alnum(char c) noexcept { return is_alpha(c) || is_digit(c); }

// Whether a host's name begins at `at`: no _ in its last two parts, a dot if it needs one.
bool is_domain(std::string_view text, std::size_t at, bool needs_dot) {
  const std::size_t last = std::min(text.size(), at + longest_name);
  std::size_t dots = 0;
  int before = 0;  // _ in the last part but one
  int here = 0;
  std::size_t end = at;
  for (; end < last; ++end) {
    const char c = text[end];
    if (c == '_') {
      ++here;
    } else if (c == '.') {
      before = here;
      here = 0;
      ++dots;
    } else if (static_cast<unsigned char>(c) < 0x80
                   ? !is_alnum(c) && c != '-'
                   : class_at(text, end) == CharClass::space ||
                         class_at(text, end) == CharClass::punctuation) {
      break;
    } else {
      while (end + 1 < last && (static_cast<unsigned char>(text[end + 1]) & 0xC0) == 0x80) ++end;
    }
  }
  return end > at && end < at + longest_name && before == 0 && here == 0 &&
         (dots > 0 || !needs_dot);
}

// Punctuation that ends a sentence is no part of the link, nor is a ) that closes nothing in it.
std::size_t trimmed_end(std::string_view text, std::size_t begin, std::size_t end) {
  const auto from = text.begin() + static_cast<std::ptrdiff_t>(begin);
  const auto to = text.begin() + static_cast<std::ptrdiff_t>(end);
  const auto opened = std::count(from, to, '(');
  auto closed = std::count(from, to, ')');
  while (end > begin) {
    const char c = text[end - 1];
    if (c == ')') {
      if (closed <= opened) break;
      --closed;
      --end;
    } else if (c == ';') {
      std::size_t name = end - 1;
      while (name > begin && is_alpha(text[name - 1])) --name;
      const bool reference = name < end - 1 && name > begin && text[name - 1] == '&';
      end = reference ? name - 1 : end - 1;
    } else if (std::string_view("?!.,:*_~'\"").find(c) != std::string_view::npos) {
      --end;
    } else {
      break;
    }
  }
  return end;
}

std::size_t url_end(std::string_view text, std::size_t begin) {
  std::size_t end = begin;
  while (end < text.size() && !is_blank(text[end]) && text[end] != '<') ++end;
  return trimmed_end(text, begin, end);
}

bool url_at(std::string_view text, std::size_t colon, std::size_t from, BareLink& link) {
  if (text.substr(colon, 3) != "://") return false;
  for (const std::string_view scheme : {"https", "http", "ftp"}) {
    if (colon < from + scheme.size()) continue;
    const std::size_t begin = colon - scheme.size();
    if (!equals_ignoring_case(text.substr(begin, scheme.size()), scheme) ||
        (begin > 0 && is_alpha(text[begin - 1])) || !is_domain(text, colon + 3, false))
      continue;
    link = {begin, url_end(text, begin), {}};
    return link.end > colon + 3;
  }
  return false;
}

bool www_at(std::string_view text, std::size_t dot, std::size_t from, BareLink& link) {
  if (dot < from + 3 || text.substr(dot - 3, 3) != "www") return false;
  const std::size_t begin = dot - 3;
  if (begin > 0 && !is_blank(text[begin - 1]) &&
      std::string_view("*_~(").find(text[begin - 1]) == std::string_view::npos)
    return false;
  if (!is_domain(text, begin, true)) return false;
  link = {begin, url_end(text, begin), "http://"};
  return link.end > dot + 1;
}

bool mail_at(std::string_view text, std::size_t sign, std::size_t from, BareLink& link) {
  std::size_t begin = sign;
  while (begin > from && sign - begin < longest_name &&
         (is_alnum(text[begin - 1]) ||
          std::string_view(".+-_").find(text[begin - 1]) != std::string_view::npos))
    --begin;
  std::size_t end = sign + 1;
  std::size_t dots = 0;
  for (; end < text.size() && end - sign < longest_name; ++end) {
    if (is_alnum(text[end]) || text[end] == '-' || text[end] == '_') continue;
    if (text[end] != '.' || end + 1 == text.size() || !is_alnum(text[end + 1])) break;
    ++dots;
  }
  if (begin == sign || dots == 0 || (end < text.size() && text[end] == '@') ||
      !is_alpha(text[end - 1]))
    return false;
  link = {begin, end, "mailto:"};
  return true;
}

}  // namespace

bool find_bare_link(std::string_view text, std::size_t from, BareLink& link) {
  for (std::size_t at = from; at < text.size(); ++at) {
    const char c = text[at];
    if (c != ':' && c != '.' && c != '@') continue;
    if (c == ':'   ? url_at(text, at, from, link)
        : c == '.' ? www_at(text, at, from, link)
                   : mail_at(text, at, from, link))
      return true;
  }
  return false;
}

}  // namespace postferry
