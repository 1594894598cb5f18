// SPDX-License-Identifier: MIT
#include "review/microformat_values.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "body/plain_text.h"
#include "review/schema_node.h"
#include "review/text.h"
#include "review/titles.h"

namespace postferry {

namespace {

using std::string_view;
constexpr std::uint32_t most_tokens = 100;
constexpr std::size_t longest = 500;

}  // namespace

bool has_class(string_view classes, string_view name) noexcept {
  for (std::size_t at = classes.find(name); at != string_view::npos;
       at = classes.find(name, at + 1)) {
    const std::size_t end = at + name.size();
    if ((at == 0 || is_space(classes[at - 1])) && (end == classes.size() || is_space(classes[end])))
      return true;
  }
  return false;
}

bool has_any_class(string_view classes, std::initializer_list<string_view> names) noexcept {
  return std::any_of(names.begin(), names.end(),
                     [&](string_view name) { return has_class(classes, name); });
}

void add_item_authors(string_view text, Work& work) {
  if (text.empty() || is_address(text)) return;
  std::vector<std::string> names = split_names(text);
  if (!are_names(names)) names.assign(1, std::string(text));
  for (std::string& name : names)
    if (std::find(work.authors.begin(), work.authors.end(), name) == work.authors.end())
      work.authors.push_back(std::move(name));
}

void name_item(string_view text, Work& work) {
  constexpr std::size_t longest_implied = 120;
  if (text.size() > longest_implied || is_address(text)) return;
  if (auto parsed = parse_title_by_author(text); parsed && work.authors.empty()) {
    work.title = std::move(parsed->title);
    work.authors = std::move(parsed->authors);
  } else {
    work.title = text;
  }
}

std::string MicroformatValues::text(std::uint32_t open) const {
  const std::uint32_t end = tape_.tokens[open].match;
  std::string out;
  if (end <= open || end - open > most_tokens) return out;
  append_plain_text(tape_, open + 1, end, out);
  out = std::string(trim_blanks(out));
  std::replace(out.begin(), out.end(), '\n', ' ');
  return out.size() > longest ? std::string() : out;
}

std::string MicroformatValues::parts(std::uint32_t open) const {
  std::string out;
  for (std::uint32_t i = open + 1; i < tape_.tokens[open].match; ++i) {
    const Token& token = tape_.tokens[i];
    if (token.kind != TokenKind::open || token.count == 0) continue;
    const string_view classes = tape_.attribute(token, "class");
    if (has_class(classes, "value-title")) {
      out += tape_.attribute(token, "title");
    } else if (has_class(classes, "value")) {
      const string_view attribute = attribute_value(token);
      out += attribute.empty() ? text(i) : std::string(attribute);
      i = std::max(i, token.match);
    }
  }
  return std::string(trim_blanks(out));
}

std::string MicroformatValues::value(std::uint32_t at) const {
  const Token& open = tape_.tokens[at];
  if (const string_view own = attribute_value(open); !own.empty())
    return std::string(trim_blanks(own));
  if (open.match <= at || open.match - at > most_tokens) return {};
  std::string out = parts(at);
  return out.empty() ? text(at) : out;
}

std::string MicroformatValues::address(std::uint32_t at) const {
  const Token& open = tape_.tokens[at];
  for (const string_view name : {"href", "src", "data"})
    if (const string_view found = tape_.attribute(open, name); !found.empty())
      return std::string(found);
  std::string text = value(at);
  const bool is_one = is_address(text) || text.starts_with("urn:") || text.starts_with("isbn:");
  return is_one ? text : std::string();
}

string_view MicroformatValues::attribute_value(const Token& open) const {
  switch (open.tag) {
    case Tag::abbr:
    case Tag::link: return tape_.attribute(open, "title");
    case Tag::img:
    case Tag::area: return tape_.attribute(open, "alt");
    case Tag::input: return tape_.attribute(open, "value");
    default: break;
  }
  const string_view name = tape_.name(open);
  // Pages that have microdata, too, put the value into `content`.
  return tape_.attribute(open, name == "data" || name == "meter" ? "value" : "content");
}

}  // namespace postferry
