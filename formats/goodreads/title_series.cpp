// SPDX-License-Identifier: MIT
#include "goodreads/title_series.h"

#include <optional>

#include "base/ascii.h"
#include "model/members.h"

namespace postferry::goodreads {

namespace {

constexpr std::size_t npos = std::string_view::npos;

// `12`, `1.5`: takes it off the front.
bool take_number(std::string_view& text) {
  const auto take_digits = [&text] {
    std::size_t n = 0;
    while (n < text.size() && is_digit(text[n])) ++n;
    text.remove_prefix(n);
    return n > 0;
  };
  if (!take_digits()) return false;
  if (!text.starts_with('.')) return true;
  text.remove_prefix(1);
  return take_digits();
}

// A number or a range of two.
bool is_position(std::string_view text) {
  if (!take_number(text)) return false;
  if (text.empty()) return true;
  if (!text.starts_with('-')) return false;
  text.remove_prefix(1);
  return take_number(text) && text.empty();
}

// `Discworld, #3` or `Discworld #3`.
std::optional<Series> read_part(std::string_view part) {
  part = trim(part);
  const std::size_t hash = part.rfind('#');
  if (hash == npos || !is_position(part.substr(hash + 1))) return std::nullopt;
  std::string_view name = trim(part.substr(0, hash));
  if (name.ends_with(',')) name = trim(name.substr(0, name.size() - 1));
  if (name.empty()) return std::nullopt;
  return Series{std::string(name), std::string(part.substr(hash + 1))};
}

std::optional<std::vector<Series>> read_bracket(std::string_view text) {
  std::vector<Series> out;
  for (;;) {
    const std::size_t end = text.find(';');
    auto part = read_part(text.substr(0, end));
    if (!part) return std::nullopt;
    out.push_back(std::move(*part));
    if (end == npos) return out;
    text.remove_prefix(end + 1);
  }
}

}  // namespace

TitleParts split_title(std::string_view cell) {
  const std::string_view whole = trim(cell);
  TitleParts out{std::string(whole), {}};
  const std::size_t open = whole.rfind('(');
  if (open == npos || open == 0 || !whole.ends_with(')')) return out;
  const std::string_view bracket = whole.substr(open + 1, whole.size() - open - 2);
  const std::string_view title = trim(whole.substr(0, open));
  if (title.empty() || bracket.find(')') != npos) return out;
  if (auto series = read_bracket(bracket)) out = {std::string(title), std::move(*series)};
  return out;
}

std::string join_title(const std::string& title, const std::vector<Series>& series) {
  std::string joined = title + " (";
  for (const Series& s : series) {
    if (&s != &series.front()) joined += "; ";
    joined += s.name + ", #" + s.position;
  }
  joined += ')';
  const TitleParts parts = split_title(joined);
  return parts.title == title && parts.series == series ? joined : title;
}

}  // namespace postferry::goodreads
