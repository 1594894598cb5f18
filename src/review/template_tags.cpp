// SPDX-License-Identifier: MIT
#include "review/template_tags.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "base/bytes.h"
#include "review/text.h"

namespace postferry {

namespace {

constexpr std::size_t npos = std::string_view::npos;
constexpr std::size_t most_tags = 300;
constexpr std::size_t longest_tag = 2000;
constexpr std::size_t most_arguments = 20;

struct Marks {
  std::string_view open;
  std::string_view close;
};
constexpr auto kinds =
    std::to_array<Marks>({{"{{<", ">}}"}, {"{{%", "%}}"}, {"{%-", "-%}"}, {"{%", "%}"}});

bool is_name_byte(char c) noexcept {
  return is_alpha(c) || is_digit(c) || c == '-' || c == '_' || c == '.' || c == '/';
}

// The tag that the source has at `at`, if there is one.
bool read_tag(std::string_view source, std::size_t at, TemplateTag& out) {
  for (const Marks& marks : kinds) {
    if (!source.substr(at).starts_with(marks.open)) continue;
    const std::size_t inside = at + marks.open.size();
    const std::size_t close = source.substr(0, at + longest_tag).find(marks.close, inside);
    if (close == npos) return false;
    std::string_view text = trim_blanks(source.substr(inside, close - inside));
    if (text.ends_with('/')) text = trim_blanks(text.substr(0, text.size() - 1));
    std::size_t size = 0;
    while (size < text.size() && is_name_byte(text[size])) ++size;
    // `{{</* name */>}}` is how Hugo writes an example; `{{< /name >}}` closes.
    if (size == 0 || text.front() == '/') return false;
    out.name = text.substr(0, size);
    out.arguments = trim_blanks(text.substr(size));
    out.begin = static_cast<std::uint32_t>(at);
    out.end = static_cast<std::uint32_t>(close + marks.close.size());
    return true;
  }
  return false;
}

// Source bytes of text in code, in order.
std::vector<std::array<std::uint32_t, 2>> code_of(const Tape& tape) {
  std::vector<std::array<std::uint32_t, 2>> spans;
  int depth = 0;
  for (const Token& token : tape.tokens) {
    const bool is_code = token.tag == Tag::code || token.tag == Tag::pre;
    if (is_code && token.kind == TokenKind::open) ++depth;
    if (is_code && token.kind == TokenKind::close) --depth;
    if (depth > 0 && token.kind == TokenKind::text) spans.push_back({token.begin, token.end()});
  }
  return spans;
}

std::string_view quoted_at_front(std::string_view& rest) {
  const char quote = rest.front();
  const std::size_t end = std::min(rest.find(quote, 1), rest.size());
  const std::string_view value = rest.substr(1, end - 1);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return value;
}

std::string_view value_at_front(std::string_view& rest) {
  if (rest.starts_with('"') || rest.starts_with('\'') || rest.starts_with('`'))
    return quoted_at_front(rest);
  std::size_t end = 0;
  while (end < rest.size() && !is_space(rest[end]) && rest[end] != ',') ++end;
  const std::string_view value = rest.substr(0, end);
  rest.remove_prefix(end);
  return value;
}

}  // namespace

bool may_have_tags(std::string_view body, std::string_view format) noexcept {
  if (format != "markdown" && format != "html") return false;
  for (std::size_t at = find_byte(body, '{'); at != npos; at = find_byte(body, '{', at + 1))
    if (at + 1 < body.size() && (body[at + 1] == '{' || body[at + 1] == '%')) return true;
  return false;
}

std::vector<TemplateTag> template_tags(const Tape& tape) {
  std::vector<TemplateTag> tags;
  const std::string_view source = tape.source;
  TemplateTag tag;
  for (std::size_t at = find_byte(source, '{'); at != npos && tags.size() < most_tags;
       at = find_byte(source, '{', at + 1)) {
    const char next = at + 1 < source.size() ? source[at + 1] : ' ';
    if ((next != '{' && next != '%') || !read_tag(source, at, tag)) continue;
    tags.push_back(tag);
    at = tag.end - 1;
  }
  if (tags.empty()) return tags;
  const auto code = code_of(tape);
  std::erase_if(tags, [&](const TemplateTag& one) {
    return std::any_of(code.begin(), code.end(), [&](const auto& span) {
      return span[0] <= one.begin && one.begin < span[1];
    });
  });
  return tags;
}

std::vector<TagArgument> arguments_of(const TemplateTag& tag) {
  std::vector<TagArgument> out;
  std::string_view rest = tag.arguments;
  while (out.size() < most_arguments) {
    while (!rest.empty() && (is_space(rest.front()) || rest.front() == ',')) rest.remove_prefix(1);
    if (rest.empty()) break;
    TagArgument argument;
    std::size_t name = 0;
    while (name < rest.size() && is_name_byte(rest[name])) ++name;
    if (name > 0 && name < rest.size() &&
        (rest[name] == '=' || rest.substr(name).starts_with(":"))) {
      argument.key = rest.substr(0, name);
      rest.remove_prefix(name + 1);
      while (!rest.empty() && is_space(rest.front())) rest.remove_prefix(1);
      if (rest.empty()) break;
    }
    argument.value = value_at_front(rest);
    out.push_back(argument);
  }
  return out;
}

}  // namespace postferry
