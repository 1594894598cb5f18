// SPDX-License-Identifier: MIT
#include "body/block_delimiter.h"

#include <array>

#include "base/ascii.h"
#include "base/bytes.h"

namespace postferry {

namespace {

constexpr bool is_small(char c) { return c >= 'a' && c <= 'z'; }
constexpr std::array<bool, 256> name_bytes = [] {
  std::array<bool, 256> bytes{};
  for (unsigned c = 0; c < 128; ++c)
    bytes[c] =
        is_small(static_cast<char>(c)) || is_digit(static_cast<char>(c)) || c == '_' || c == '-';
  return bytes;
}();
bool in_name(char c) { return name_bytes[static_cast<unsigned char>(c)]; }

std::size_t skip_blanks(std::string_view body, std::size_t at) {
  while (at < body.size() && is_space(body[at])) ++at;
  return at;
}

// The end of a name that begins at `at`; `at` itself if there is none.
std::size_t name_end(std::string_view body, std::size_t at) {
  if (at >= body.size() || !is_small(body[at])) return at;
  while (at < body.size() && in_name(body[at])) ++at;
  return at;
}

// Whether blanks, perhaps a slash and the comment's end follow at `at`.
bool ends_here(std::string_view body, std::size_t at) {
  std::size_t next = skip_blanks(body, at);
  if (next == at) return false;
  if (next < body.size() && body[next] == '/') ++next;
  return stands_at(body, next, "-->");
}

}  // namespace

std::size_t BlockDelimiters::attributes_end(std::size_t at) {
  constexpr std::size_t npos = std::string_view::npos;
  if (asked_ <= at && at <= brace_) return brace_;
  std::size_t brace = find_byte(body_, '}', at);
  while (brace != npos && !ends_here(body_, brace + 1)) brace = find_byte(body_, '}', brace + 1);
  asked_ = at;
  brace_ = brace;
  return brace;
}

// What most delimiters are, to the letter.
BlockDelimiters::Delimiter BlockDelimiters::read(std::size_t at) {
  constexpr char opener[] = "<!-- wp:paragraph -->";
  constexpr char closer[] = "<!-- /wp:paragraph -->";
  if (stands_at(body_, at, opener)) return {Kind::opener, at + sizeof(opener) - 1};
  if (stands_at(body_, at, closer)) return {Kind::closer, at + sizeof(closer) - 1};
  return read_any(at);
}

BlockDelimiters::Delimiter BlockDelimiters::read_any(std::size_t at) {
  std::size_t next = skip_blanks(body_, at + 4);
  if (next == at + 4) return {};
  const bool closes = next < body_.size() && body_[next] == '/';
  if (closes) ++next;
  if (!stands_at(body_, next, "wp:")) return {};
  next += 3;
  std::size_t end = name_end(body_, next);
  if (end == next) return {};
  if (end < body_.size() && body_[end] == '/') {
    next = end + 1;
    end = name_end(body_, next);
    if (end == next) return {};
  }
  next = skip_blanks(body_, end);
  if (next == end) return {};
  if (next < body_.size() && body_[next] == '{') {
    const std::size_t brace = attributes_end(next);
    if (brace == std::string_view::npos) return {};
    next = skip_blanks(body_, brace + 1);
  }
  const bool lonely = next < body_.size() && body_[next] == '/';
  if (lonely) ++next;
  if (!stands_at(body_, next, "-->")) return {};
  return {lonely ? Kind::lonely : closes ? Kind::closer : Kind::opener, next + 3};
}

}  // namespace postferry
